"""Random requests under every law, whose facts can all be true together, for Hypothesis.

They do not ask whether a fact had any effect: a question after the limit, an extension on the wrong ground and a fee
that this law does not know are all told, as people do.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final, Literal

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from dueprocess.law.facts import (
    CitedExemption,
    ClarificationAsked,
    ClarificationReceived,
    Classified,
    Decided,
    Extended,
    FeeCharged,
    FeePaid,
    IdentityAsked,
    IdentityProved,
    PartOfRequest,
    ReceiptCorrected,
    ReviewDecided,
    ReviewExtended,
    ReviewRequested,
    TimeAllowed,
    Withdrawn,
    type_of_fact,
)
from dueprocess.law.outcomes import Outcome, ReviewOutcome
from dueprocess.law.practice import Closure, Practice
from dueprocess.law.regimes import REGIMES
from dueprocess.law.timeline import Timeline

RECEIPTS: Final[SearchStrategy[date]] = st.one_of(
    st.dates(date(2018, 6, 1), date(2027, 12, 31)),
    # Where the numbers of a law change: Scotland in 2020, subject access in 2020 and 2026.
    st.dates(date(2020, 2, 1), date(2020, 6, 30)),
    st.dates(date(2025, 12, 1), date(2026, 3, 31)),
)

_STEPS: Final = (
    "clarify",
    "clarify",
    "fee",
    "fee",
    "extend",
    "extend",
    "identify",
    "allow",
    "correct",
    "withdraw",
    "review",
)


_NEVER: Final[SearchStrategy[Literal["never"]]] = st.just("never")


@st.composite
def practices(draw: DrawFn, around: date) -> Practice:
    """Any choices of an institution; a school closed for some days or weeks now and then."""
    closed = list[Closure]()
    for first, length in draw(st.lists(st.tuples(st.integers(0, 200), st.integers(0, 40)), max_size=3)):
        first_on = around + timedelta(days=first)
        closed.append(Closure(first_on=first_on, last_on=first_on + timedelta(days=length)))
    return Practice(
        review_window_from=draw(st.sampled_from(("issue", "receipt"))),
        posting_working_days=draw(st.integers(0, 10)),
        late_review=draw(st.sampled_from(("accept", "refuse"))),
        clarification_lapses_after_working_days=draw(st.none() | st.integers(20, 80)),
        identity_lapses_after_working_days=draw(st.none() | _NEVER | st.integers(20, 80)),
        fee_lapses_after_working_days=draw(st.none() | st.integers(20, 80)),
        nation=draw(st.sampled_from(("england-and-wales", "scotland", "northern-ireland"))),
        school_closed=tuple(closed),
    )


@dataclass
class _Told:
    """The facts so far and the day of the last."""

    draw: DrawFn
    received_on: date
    on: date
    facts: list[type_of_fact] = field(default_factory=list[type_of_fact])
    reviewed: bool = False

    def later(self, most: int = 25) -> date:
        self.on += timedelta(days=self.draw(st.integers(0, most)))
        return self.on


@st.composite
def requests(draw: DrawFn) -> Timeline:
    """A request under any law, as one whole or in parts, without a day to assess."""
    received_on = draw(RECEIPTS)
    told = _Told(draw, received_on, received_on)
    regime, names = draw(st.sampled_from(sorted(REGIMES))), tuple[str, ...]()
    regimes = [regime]
    if draw(st.integers(0, 3)) == 0:
        names = draw(st.sampled_from((("all",), ("1", "2"), ("1", "2", "3"))))
        regimes = [draw(st.sampled_from(sorted(REGIMES))) for _ in names]
        parts = tuple(PartOfRequest(part=name, regime=key) for name, key in zip(names, regimes, strict=True))
        told.facts.append(Classified(on=told.later(), parts=parts))
    for step in draw(st.lists(st.sampled_from(_STEPS), max_size=5)):
        _tell(told, step, draw(st.sampled_from((None, *names))), regimes)
    if draw(st.booleans()):
        _decide(told, names, regimes)
    return Timeline(regime=regime, received_on=received_on, facts=tuple(told.facts))


def _tell(told: _Told, step: str, part: str | None, regimes: Sequence[str]) -> None:
    draw, on = told.draw, told.later()
    match step:
        case "clarify" | "identify" | "fee":
            asked, answered = _QUESTIONS[step]
            told.facts.append(asked(on=on, part=part))
            if draw(st.booleans()):
                told.facts.append(answered(on=told.later(110), part=part))
        case "extend":
            until = draw(st.none() | st.integers(0, 90).map(lambda days: on + timedelta(days=days)))
            reason = draw(st.sampled_from(("", "large")))
            exemptions = draw(st.sampled_from(((), (CitedExemption(provision="43(2)"),))))
            told.facts.append(Extended(on=on, until=until, reason=reason, exemptions=exemptions, part=part))
        case "allow":
            asked_on = on - timedelta(days=draw(st.integers(0, 20)))
            until = on + timedelta(days=draw(st.integers(0, 100)))
            told.facts.append(TimeAllowed(on=on, asked_on=asked_on, until=until, part=part))
        case "correct":
            # Never past a fact already told: earlier than the receipt first recorded.
            true_day = told.received_on - timedelta(days=draw(st.integers(0, 5)))
            told.facts.append(ReceiptCorrected(on=on, received_on=true_day))
        case "review":
            if not told.reviewed and all(_reviews_silence(key) for key in regimes):
                told.facts.append(ReviewRequested(on=on))
                told.reviewed = True
        case _:
            told.facts.append(Withdrawn(on=on, part=part))


_QUESTIONS: Final[Mapping[str, tuple[Callable[..., type_of_fact], Callable[..., type_of_fact]]]] = {
    "clarify": (ClarificationAsked, ClarificationReceived),
    "identify": (IdentityAsked, IdentityProved),
    "fee": (FeeCharged, FeePaid),
}


def _decide(told: _Told, names: Sequence[str], regimes: Sequence[str]) -> None:
    """One decision on all, or on the first part alone; then perhaps a review."""
    draw, on = told.draw, told.later()
    of_one_part = bool(names) and draw(st.booleans())
    part = names[0] if of_one_part else None
    reached = draw(st.none() | st.integers(0, 10).map(lambda days: on + timedelta(days=days)))
    told.facts.append(Decided(on=on, outcome=Outcome.NOT_HELD, reached_applicant_on=reached, part=part))
    reviewable = [regimes[0]] if part else regimes
    if any(REGIMES[key].reviews is None for key in reviewable):
        return
    if not told.reviewed and draw(st.booleans()):
        told.facts.append(ReviewRequested(on=told.later(70), part=part))
        told.reviewed = True
        if draw(st.booleans()):
            until = draw(st.none() | st.integers(0, 90).map(lambda days: told.on + timedelta(days=days)))
            told.facts.append(ReviewExtended(on=told.later(), until=until, part=part))
        if draw(st.booleans()):
            told.facts.append(ReviewDecided(on=told.later(), outcome=ReviewOutcome.UPHELD, part=part))


def _reviews_silence(key: str) -> bool:
    reviews = REGIMES[key].reviews
    return reviews is not None and reviews.of_silence is not None
