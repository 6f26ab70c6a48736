"""Random requests whose facts can all be true together, for Hypothesis."""

from datetime import date, timedelta
from typing import Final, Protocol

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from dueprocess.law.facts import (
    ClarificationAsked,
    ClarificationReceived,
    Decided,
    Extended,
    FeeCharged,
    FeePaid,
    Reassigned,
    ReceiptCorrected,
    ReviewDecided,
    ReviewExtended,
    ReviewRequested,
    Withdrawn,
    type_of_fact,
)
from dueprocess.law.outcomes import Outcome, ReviewOutcome
from dueprocess.law.practice import Practice
from dueprocess.law.timeline import Timeline

RECEIPTS: Final[SearchStrategy[date]] = st.dates(date(2005, 1, 6), date(2028, 12, 31))

PRACTICES: Final[SearchStrategy[Practice]] = st.builds(
    Practice,
    review_window_from=st.sampled_from(("issue", "receipt")),
    posting_working_days=st.integers(0, 10),
    late_review=st.sampled_from(("accept", "refuse")),
    clarification_lapses_after_working_days=st.none() | st.integers(20, 80),
)


class Later(Protocol):
    """Moves the day on by at most so many days and gives it."""

    def __call__(self, most: int = 25) -> date: ...


_STEPS = ("clarify", "fee", "extend", "reassign", "correct", "withdraw")


@st.composite
def stories(draw: DrawFn) -> Timeline:
    """A receipt and what followed, without a day to assess."""
    received_on = on = draw(RECEIPTS)

    def later(most: int = 25) -> date:
        nonlocal on
        on += timedelta(days=draw(st.integers(0, most)))
        return on

    facts = list[type_of_fact]()
    for step in draw(st.lists(st.sampled_from(_STEPS), max_size=4)):
        facts += _step(draw, step, received_on, later)
    if draw(st.booleans()):
        facts += _decision(draw, later)
    return Timeline(received_on=received_on, facts=tuple(facts))


def _step(draw: DrawFn, step: str, received_on: date, later: Later) -> list[type_of_fact]:
    on = later()
    match step:
        case "clarify":
            asked = ClarificationAsked(on=on)
            return [asked, ClarificationReceived(on=later(110))] if draw(st.booleans()) else [asked]
        case "fee":
            charged = FeeCharged(on=on)
            return [charged, FeePaid(on=later(110))] if draw(st.booleans()) else [charged]
        case "extend":
            until = draw(st.none() | st.integers(0, 60).map(lambda days: on + timedelta(days=days)))
            return [Extended(on=on, until=until)]
        case "reassign":
            return [Reassigned(on=on, to="estates")]
        case "correct":
            # Never past a fact already told: earlier than the receipt first recorded.
            return [ReceiptCorrected(on=on, received_on=received_on - timedelta(days=draw(st.integers(0, 5))))]
        case _:
            return [Withdrawn(on=on)]


def _decision(draw: DrawFn, later: Later) -> list[type_of_fact]:
    facts: list[type_of_fact] = [Decided(on=later(), outcome=Outcome.NOT_HELD)]
    if draw(st.booleans()):
        facts.append(ReviewRequested(on=later(70)))
        if draw(st.booleans()):
            until = draw(st.none() | st.just(facts[-1].on + timedelta(days=draw(st.integers(0, 90)))))
            facts.append(ReviewExtended(on=later(), until=until))
        if draw(st.booleans()):
            facts.append(ReviewDecided(on=later(), outcome=ReviewOutcome.UPHELD))
    return facts
