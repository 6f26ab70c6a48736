"""The letters that facts call for: one step each, with a key that is the same however often it is worked out."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from pydantic import BaseModel, ConfigDict

from dueprocess.case.notices import Notice
from dueprocess.case.plan import Plan, Recipient
from dueprocess.law.facts import (
    ClarificationAsked,
    Classified,
    Decided,
    DelayNotified,
    Extended,
    Fact,
    FeeCharged,
    ReviewDecided,
    ReviewExtended,
    ReviewRequested,
    Withdrawn,
    type_of_fact,
)
from dueprocess.law.position import DeadlineKind


class Step(BaseModel):
    """A notice that is owed. `key` is unique in the case and is the same however often it is worked out.

    `fact` is the place among the case's facts of the one that the notice tells of or answers, if it is of one.
    """

    model_config = ConfigDict(frozen=True)

    key: str
    notice: Notice
    due_on: date
    deadline: DeadlineKind | None = None
    part: str = ""
    fact: int | None = None
    to: tuple[Recipient, ...] = ()
    """Whom in the authority an internal notice reminds or tells."""


_LETTERS: Mapping[type[Fact], Notice] = {
    ClarificationAsked: Notice.CLARIFICATION,
    FeeCharged: Notice.FEES_NOTICE,
    Extended: Notice.EXTENSION,
    DelayNotified: Notice.DELAY,
    Decided: Notice.DECISION,
    Withdrawn: Notice.WITHDRAWAL,
    ReviewRequested: Notice.REVIEW_ACKNOWLEDGEMENT,
    ReviewExtended: Notice.REVIEW_EXTENSION,
    ReviewDecided: Notice.REVIEW_OUTCOME,
}
"""The letter that tells the applicant of a fact, or answers it."""

TOLD_BY_LETTER = (ClarificationAsked, FeeCharged, Extended, DelayNotified, Decided, ReviewExtended, ReviewDecided)
"""What the applicant must be told to have any effect: it counts from the day on which its letter goes out."""


def letter_of(fact: type_of_fact) -> Notice | None:
    """The letter that a fact calls for; None where it calls for none.

    A question, a fee, an extension and a delay call for one when the words for it were told. Without them the authority
    has told the applicant by itself, and the fact alone is recorded.
    """
    match fact:
        case ClarificationAsked():
            has_words = bool(fact.question)
        case FeeCharged():
            has_words = fact.amount_pence is not None
        case Extended():
            has_words = bool(fact.reason) or (bool(fact.exemptions) and all(cited.reasons for cited in fact.exemptions))
        case DelayNotified():
            has_words = bool(fact.reason) or fact.expected_on is not None
        case ReviewExtended():
            has_words = bool(fact.reason)
        case _:
            has_words = True
    return _LETTERS.get(type(fact)) if has_words else None


def steps_of_facts(facts: Sequence[type_of_fact], plan: Plan) -> Iterator[Step]:
    """The letters of the facts, in the order in which these were told, without those that the plan never sends."""
    told = dict[str, int]()
    for number, fact in enumerate(facts):
        notice = letter_of(fact)
        if notice is None or plan.rule(notice) == "never":
            continue
        for part in parts_in_letters_of_their_own(fact, facts[:number]):
            key = f"{notice}-{part}" if part else notice.value
            told[key] = again = told.get(key, 0) + 1
            # A dot, which no part has in its name: a second decision is not that of a part named `2`.
            key = key if again == 1 else f"{key}.{again}"
            yield Step(key=key, notice=notice, due_on=fact.on, part=part, fact=number)


def parts_in_letters_of_their_own(fact: Fact, told_before: Sequence[type_of_fact]) -> tuple[str, ...]:
    """The parts that each have a letter about this fact; the one empty name is one letter about the whole request.

    A fact that names no part covers all of them. One letter can say so while they stand under one law and were decided
    together; else their dates and rights differ. What is told later does not count, so that a letter sent stays sent.
    """
    if fact.part is not None:
        return (fact.part,)
    classified = [earlier for earlier in told_before if isinstance(earlier, Classified)]
    # Of several of one day the one told last holds.
    parts = max(reversed(classified), key=lambda earlier: earlier.on).parts if classified else ()
    decided_apart = any(isinstance(earlier, Decided) and earlier.part for earlier in told_before)
    if len({part.regime for part in parts}) > 1 or (decided_apart and len(parts) > 1):
        return tuple(part.part for part in parts)
    return ("",)
