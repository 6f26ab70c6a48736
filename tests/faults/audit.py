"""The audit of a run: what was lost, doubled, skipped or stuck, by what lies outside of the program."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from dueprocess.case.notices import Notice

INSIDE = frozenset({"reminder", "escalation"})
"""Notices that stay inside the authority."""


class Delivered(NamedTuple):
    """A letter as it was found where letters arrive: a file, an entry of a records system, a message taken by SMTP.

    `message_id` is that of mail, and empty elsewhere; `at` is when it arrived, in seconds since 1970.
    """

    case_id: str
    step: str
    at: float = 0.0
    sha256: str = ""
    message_id: str = ""


class Reference(NamedTuple):
    """A row of the register."""

    case_id: str
    authority: str
    series: str
    number: int
    reference: str


class Evidence(NamedTuple):
    """What a run left behind. Facts are JSON."""

    acknowledged: Sequence[tuple[str, str]]
    """Each fact that a client was told had been taken, with its case."""
    recorded: Mapping[str, Sequence[str]]
    """The facts that each case knows at the end."""
    owed: Mapping[str, Counter[str]]
    """How many notices of each kind each case owed, worked out by the test."""
    delivered: Sequence[Delivered]
    references: Sequence[Reference]
    shown: Mapping[str, str]
    """The reference that each case shows."""
    still_open: Sequence[str]
    """The cases that had not closed in time."""
    handed_over: Counter[tuple[str, str]]
    """How often the register says that a letter, by case and step, was handed over."""
    indexed: Mapping[str, Sequence[str]]
    """The kinds of the facts of each case that closed, in order, as the register's index has them."""


class Findings(NamedTuple):
    """What is wrong: sentences, none when all is well. `mail_repeated` counts what SMTP alone may repeat."""

    facts_lost: Sequence[str]
    facts_doubled: Sequence[str]
    letters_lost: Sequence[str]
    letters_doubled: Sequence[str]
    letters_not_owed: Sequence[str]
    references_wrong: Sequence[str]
    cases_stuck: Sequence[str]
    register_wrong: Sequence[str]
    index_wrong: Sequence[str]
    mail_repeated: int

    @property
    def sentences(self) -> tuple[str, ...]:
        """All of them."""
        return tuple(sentence for found in self[:-1] if not isinstance(found, int) for sentence in found)


def audit(evidence: Evidence) -> Findings:
    """Compare what was told and owed with what was found."""
    doubled, mail_repeated = _doubled(evidence.delivered)
    lost, not_owed = _letters(evidence)
    return Findings(
        facts_lost=tuple(_facts_lost(evidence)),
        facts_doubled=tuple(
            f"{case_id} knows {fact} {count} times"
            for case_id, facts in evidence.recorded.items()
            for fact, count in Counter(facts).items()
            if count > 1
        ),
        letters_lost=lost,
        letters_doubled=doubled,
        letters_not_owed=not_owed,
        references_wrong=tuple(_references_wrong(evidence)),
        cases_stuck=tuple(f"{case_id} has not closed" for case_id in evidence.still_open),
        register_wrong=tuple(_register_wrong(evidence)),
        index_wrong=tuple(_index_wrong(evidence)),
        mail_repeated=mail_repeated,
    )


def notice_of(step: str) -> str:
    """The kind of notice that a step is: `decision` of `decision.2`."""
    return max((notice.value for notice in Notice if step.startswith(notice)), key=len)


def _facts_lost(evidence: Evidence) -> Iterator[str]:
    for case_id, fact in evidence.acknowledged:
        if fact not in evidence.recorded.get(case_id, ()):
            yield f"{case_id} was told {fact}, and does not know it"


def _letters(evidence: Evidence) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The letters that were owed and did not arrive, and those to applicants that arrived and were not owed."""
    found = defaultdict[str, Counter[str]](Counter)
    for case_id, step in {(letter.case_id, letter.step) for letter in evidence.delivered}:
        found[case_id][notice_of(step)] += 1
    lost = [
        f"{case_id} owed {count} x {notice} and {found[case_id][notice]} arrived"
        for case_id, owed in evidence.owed.items()
        for notice, count in owed.items()
        if found[case_id][notice] < count
    ]
    not_owed = [
        f"{case_id} owed {evidence.owed.get(case_id, Counter())[notice]} x {notice} and {count} arrived"
        for case_id, arrived in found.items()
        for notice, count in arrived.items()
        if notice not in INSIDE and count > evidence.owed.get(case_id, Counter())[notice]
    ]
    return tuple(lost), tuple(not_owed)


def _doubled(delivered: Sequence[Delivered]) -> tuple[tuple[str, ...], int]:
    """What arrived twice, except mail that says by its Message-ID that it is the same; and how often that came again.

    The same Message-ID with other content is a double as well.
    """
    arrived = defaultdict[tuple[str, str], list[Delivered]](list)
    for letter in delivered:
        arrived[letter.case_id, letter.step].append(letter)
    doubled, repeated = list[str](), 0
    for (case_id, step), letters in arrived.items():
        alike = {(letter.message_id, letter.sha256) for letter in letters}
        if len(letters) > 1 and len(alike) == 1 and letters[0].message_id:
            repeated += len(letters) - 1
        elif len(letters) > 1:
            doubled.append(f"{step} of {case_id} arrived {len(letters)} times, in {len(alike)} forms")
    return tuple(doubled), repeated


def _references_wrong(evidence: Evidence) -> Iterator[str]:
    numbers = defaultdict[tuple[str, str], list[int]](list)
    for row in evidence.references:
        numbers[row.authority, row.series].append(row.number)
    for (authority, series), given in numbers.items():
        if sorted(given) != list(range(1, len(given) + 1)):
            yield f"series {series} of {authority} has the numbers {sorted(given)}"
    given_to = {row.case_id: row.reference for row in evidence.references}
    for case_id, reference in evidence.shown.items():
        if given_to.get(case_id) != reference:
            yield f"{case_id} shows {reference}, and the register gave it {given_to.get(case_id, 'none')}"
    for case_id in given_to.keys() - evidence.shown.keys():
        yield f"{given_to[case_id]} was given to {case_id}, which no client opened"


def _register_wrong(evidence: Evidence) -> Iterator[str]:
    arrived = {(letter.case_id, letter.step) for letter in evidence.delivered}
    for case_id, step in sorted(arrived | evidence.handed_over.keys()):
        times = evidence.handed_over[case_id, step]
        if times != 1:
            yield f"{step} of {case_id} was handed over {times} times, the register says"
        if (case_id, step) not in arrived:
            yield f"{step} of {case_id} was handed over, the register says, and it is not there"


def _index_wrong(evidence: Evidence) -> Iterator[str]:
    told = defaultdict[str, list[str]](list)
    for case_id, fact in evidence.acknowledged:
        told[case_id].append(_kind(fact))
    for case_id in evidence.shown.keys() - set(evidence.still_open):
        if told[case_id] != list(evidence.indexed.get(case_id, ("not closed",))):
            yield f"{case_id} was told {told[case_id]}, and stands in the index with {evidence.indexed.get(case_id)}"


def _kind(fact: str) -> str:
    kind: str = json.loads(fact)["kind"]
    return kind
