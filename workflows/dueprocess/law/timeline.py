"""A timeline: when a request was received and what has happened since."""

from collections.abc import Mapping
from datetime import date
from operator import attrgetter

from pydantic import BaseModel, ConfigDict, Field

from dueprocess.law.day import Day
from dueprocess.law.errors import InvalidTimeline
from dueprocess.law.facts import (
    FACTS,
    AnyFact,
    Classified,
    Decided,
    FeeCharged,
    FeePaid,
    PartOfRequest,
    ReceiptCorrected,
    ReviewDecided,
    ReviewExtended,
    ReviewRequested,
    Withdrawn,
    type_of_fact,
)
from dueprocess.law.regime import Regime

_ORDER_IN_A_DAY = {kind: order for order, kind in enumerate(FACTS)}


class Timeline(BaseModel):
    """One request as the clock sees it. Also the input of `dueprocess clock`.

    Facts may be told in any order. Those dated after `as_of` are left out of account; without `as_of` the
    position is that of the last day the timeline speaks of, so that the same timeline always gives the same answer.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    regime: str = Field(default="foia-2000", description="The key of the regime, for example `foia-2000`.")
    received_on: Day = Field(description="The day the request reached any part of the authority: day 0.")
    facts: tuple[AnyFact, ...] = ()
    as_of: Day | None = Field(default=None, description="The day to give the position of.")

    @property
    def assessed_on(self) -> date:
        """The day whose position is asked for."""
        if self.as_of is not None:
            return self.as_of
        return max([self.received_on, *[fact.on for fact in self.facts]])

    def known_facts(self) -> list[type_of_fact]:
        """The facts up to `assessed_on`, in the order in which they happened."""
        last_on = self.assessed_on
        known = [fact for fact in self.facts if fact.on <= last_on]
        known.sort(key=lambda fact: _ORDER_IN_A_DAY[type(fact)])
        return sorted(known, key=attrgetter("on"))

    def true_receipt_on(self) -> date:
        """The day of receipt, as last corrected."""
        return self.receipt_by(self.known_facts())

    def receipt_by(self, facts: list[type_of_fact]) -> date:
        """The day of receipt by these facts, which are in order."""
        corrected = next((fact for fact in reversed(facts) if isinstance(fact, ReceiptCorrected)), None)
        return self.received_on if corrected is None else corrected.received_on

    def parts(self) -> tuple[PartOfRequest, ...]:
        """The parts of the request with their laws, as last classified; empty for one that was not."""
        return parts_by(self.known_facts())


def parts_by(facts: list[type_of_fact]) -> tuple[PartOfRequest, ...]:
    """The parts of a request by its facts, which are in order; empty where it was not classified."""
    classified = classified_by(facts)
    return classified[-1].parts if classified else ()


def classified_by(facts: list[type_of_fact]) -> list[Classified]:
    """Each time that a request was classified, by its facts, which are in order; never once it was withdrawn."""
    found = list[Classified]()
    for fact in facts:
        if isinstance(fact, Classified):
            found.append(fact)
        elif isinstance(fact, Withdrawn) and fact.part is None:
            break
    return found


def check_facts(facts: list[type_of_fact], received_on: date, as_of: date, regime: Regime) -> None:
    """See that the facts of one part of a request, in order, can all be true together.

    Raises:
        InvalidTimeline: they cannot; the sentence names the fact.
    """
    if as_of < received_on:
        raise InvalidTimeline(f"as_of {as_of} is before the day of receipt, {received_on}.")
    regime.refuse_before_force(received_on)
    seen = set[type[type_of_fact]]()
    reviews = regime.reviews
    for fact in facts:
        kind = type(fact)
        if fact.on < received_on and kind is not ReceiptCorrected:
            raise InvalidTimeline(f"'{fact.kind}' on {fact.on} is before the day of receipt, {received_on}.")
        if kind in seen and kind in _ONCE:
            raise InvalidTimeline(f"'{fact.kind}' is there twice; the second is of {fact.on}.")
        if kind in _COMES_AFTER:
            needed, name = _COMES_AFTER[kind]
            # Where the law knows no review at all, asking for one has no effect.
            can_be_first = kind is ReviewRequested and (reviews is None or reviews.of_silence is not None)
            if needed not in seen and not can_be_first:
                raise InvalidTimeline(f"'{fact.kind}' on {fact.on} has no {name} before it.")
        if isinstance(fact, Decided):
            _check_arrival(fact)
        seen.add(kind)


def _check_arrival(decided: Decided) -> None:
    arrived_on = decided.reached_applicant_on
    if arrived_on is not None and arrived_on < decided.on:
        raise InvalidTimeline(
            f"'{decided.kind}' on {decided.on} cannot have reached the applicant before, on {arrived_on}."
        )


_ONCE = frozenset[type[type_of_fact]]({Decided, ReviewRequested, ReviewExtended, ReviewDecided})

_COMES_AFTER: Mapping[type[type_of_fact], tuple[type[type_of_fact], str]] = {
    FeePaid: (FeeCharged, "fees notice"),
    ReviewRequested: (Decided, "decision"),
    ReviewExtended: (ReviewRequested, "request for a review"),
    ReviewDecided: (ReviewRequested, "request for a review"),
}
"""What must have happened first, and its name in a sentence."""
