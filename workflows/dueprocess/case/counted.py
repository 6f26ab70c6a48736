"""Which facts count, and from which day: what the applicant must be told counts when its letter has gone out."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date

from dueprocess.case.steps import TOLD_BY_LETTER, Step
from dueprocess.law.facts import Decided, type_of_fact


@dataclass(frozen=True, slots=True)
class LetterDays:
    """What has become of letters, by key.

    Attributes:
        sent: the day on which each went out.
        waits: those that are held, or wait for approval.
        waited: those that were ever held or waited; such a letter speaks on the day it goes out, not before.
        dropped: those that will never go out.
    """

    sent: Mapping[str, date]
    waits: AbstractSet[str]
    waited: AbstractSet[str]
    dropped: AbstractSet[str]


def counted_facts(
    facts: Sequence[type_of_fact], steps: Sequence[Step], days: LetterDays, today: date
) -> tuple[type_of_fact, ...]:
    """The facts as the clock is to see them.

    A decision whose letter is held or waits for approval has told the applicant nothing, so the time to answer runs on;
    when the letter goes out, it counts as of that day. A fact that needs several letters, one a part, may count for
    some parts only.
    """
    by_fact = dict[int | None, list[Step]]()
    for step in steps:
        by_fact.setdefault(step.fact, []).append(step)
    counted = list[type_of_fact]()
    for number, fact in enumerate(facts):
        of_fact = by_fact.get(number, []) if isinstance(fact, TOLD_BY_LETTER) else []
        counts_on = [_counts_on(step, fact, days, today) for step in of_fact]
        if len(set(counts_on)) <= 1:
            counted += _as_of(fact, counts_on[0] if counts_on else fact.on, fact.part)
        else:
            for step, on in zip(of_fact, counts_on, strict=True):
                counted += _as_of(fact, on, step.part or fact.part)
    return tuple(counted)


def _counts_on(step: Step, fact: type_of_fact, days: LetterDays, today: date) -> date | None:
    if step.key in days.dropped or step.key in days.waits:
        return None
    if step.key not in days.waited:
        return fact.on
    return max(fact.on, days.sent.get(step.key, today))


def _as_of(fact: type_of_fact, on: date | None, part: str | None) -> list[type_of_fact]:
    if on is None:
        return []
    if on == fact.on and part == fact.part:
        return [fact]
    changes: dict[str, object] = {"on": on, "part": part}
    if isinstance(fact, Decided) and fact.reached_applicant_on is not None and fact.reached_applicant_on < on:
        changes["reached_applicant_on"] = None
    return [fact.model_copy(update=changes)]
