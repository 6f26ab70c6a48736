"""Sample answers: every outcome that a law knows."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Final

from dueprocess.case.describing_decisions import of_decision
from dueprocess.case.notices import Notice
from dueprocess.law.facts import Attachment, CitedExemption, Decided
from dueprocess.law.outcomes import Outcome
from dueprocess.law.refusal_notice import REFUSAL_NOTICES
from dueprocess.law.regime import Statute
from dueprocess.letters.samples.grounds import absolute, limb, weighed
from dueprocess.letters.samples.sample import DECIDED_ON, Either, Sample, both

DOCUMENTS: Final = (
    Attachment(
        title="Spending on bicycles, 2023 to 2025",
        media_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        size_bytes=52_480,
        sha256="5a" * 32,
    ),
    Attachment(
        title="Policy on lending bicycles", media_type="application/pdf", size_bytes=1_400_000, sha256="a5" * 32
    ),
)
"""What goes with a sample letter."""

WINDOW: Final = {"ask_review_by": Either(date(2026, 5, 28), None), "review_counted_from": Either("receipt", "issue")}
"""The time to ask for a review."""

_LATE_ON: Final = date(2026, 4, 20)
_ANSWER: Final = (
    "We spent £4,120.00 in 2023, £3,985.50 in 2024 and £5,210.25 in 2025.\n\n"
    "The bicycles came from Example Cycles Ltd of Sampleton."
)
_WITH_DOCUMENTS: Final = frozenset({Outcome.DISCLOSED_IN_FULL, Outcome.DISCLOSED_IN_PART})
_ASKED_BY_LAW: Final[dict[Outcome, dict[str, object]]] = {
    Outcome.DISCLOSED_IN_FULL: {"answer": _ANSWER},
    Outcome.DISCLOSED_IN_PART: {"answer": _ANSWER},
    Outcome.COST_LIMIT: {"estimate_hours": 31.5},
    Outcome.REPEATED: {"earlier_reference": "SAMPLE/25/088"},
    Outcome.TRANSFERRED: {"transferred_to": "Example County Council"},
}
_BESIDE: Final = {
    Outcome.REFUSED: "The prices of the current tender are the only part of your request that we hold.",
    Outcome.NOT_HELD: "We searched the records of the fleet, finance and human resources teams for 2015 to 2026.",
    Outcome.COST_LIMIT: "A request about one year, or about one department, is likely to stay within the limit.",
    Outcome.VEXATIOUS: "This is the fortieth request about the same bicycle shed in two months.",
    Outcome.REPEATED: "Nothing has changed since our answer of 12 January 2026.",
    Outcome.TRANSFERRED: "Bicycles in Sampleton are lent out by the county.",
}


def decisions(statute: Statute) -> Iterator[Sample]:
    """Every outcome, full and least; and a letter about one part that is late and without the public interest."""
    for outcome in Outcome:
        if outcome not in REFUSAL_NOTICES[statute].instead:
            full, least = _of(outcome, statute), _of(outcome, statute, least=True)
            yield from _of_both(str(outcome), statute, DECIDED_ON, full, least)
    decided = Decided(on=_LATE_ON, outcome=Outcome.REFUSED, exemptions=absolute(statute))
    alone = of_decision(decided, statute)
    yield from _of_both("refused-late-not-weighed", statute, _LATE_ON, {**alone, "part": "policy"}, alone)


def _of_both(
    name: str, statute: Statute, on: date, full: Mapping[str, object], least: Mapping[str, object]
) -> Iterator[Sample]:
    for sample in both(name, Notice.DECISION, statute, on, **WINDOW):
        told = least if sample.is_least else full
        yield replace(sample, particulars=sample.particulars.model_copy(update=told))


def _of(outcome: Outcome, statute: Statute, *, least: bool = False) -> dict[str, object]:
    given: dict[str, object] = {} if least else {"answer": _BESIDE.get(outcome, "")}
    if not least and outcome in _WITH_DOCUMENTS:
        given["attachments"] = DOCUMENTS
    given |= _ASKED_BY_LAW.get(outcome, {})
    decided = Decided.model_validate(
        {"on": DECIDED_ON, "outcome": outcome, "exemptions": _grounds(outcome, statute, least=least), **given}
    )
    return of_decision(decided, statute)


def _grounds(outcome: Outcome, statute: Statute, *, least: bool) -> tuple[CitedExemption, ...]:
    match outcome:
        case Outcome.NEITHER_CONFIRMED_NOR_DENIED:
            return limb(statute, least=least)
        case Outcome.REFUSED if least:
            return weighed(statute, least=True) or absolute(statute)
        case Outcome.REFUSED | Outcome.DISCLOSED_IN_PART:
            return (*weighed(statute), *absolute(statute))
        case _:
            return ()
