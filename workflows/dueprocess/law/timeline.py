"""A timeline: when a request was received and what has happened since."""

from collections.abc import Mapping
from datetime import date

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
        return max([self.received_on, *(fact.on for fact in self.facts)])

    def known_facts(self) -> list[type_of_fact]:
        """The facts up to `assessed_on`, in the order in which they happened."""
        last_on = self.assessed_on
        known = [fact for fact in self.facts if fact.on <= last_on]
        return sorted(known, key=lambda fact: (fact.on, _ORDER_IN_A_DAY[type(fact)]))

    def true_receipt_on(self) -> date:
        """The day of receipt, as last corrected."""
        corrections = [fact for fact in self.known_facts() if isinstance(fact, ReceiptCorrected)]
        return corrections[-1].received_on if corrections else self.received_on

    def parts(self) -> tuple[PartOfRequest, ...]:
        """The parts of the request with their laws, as last classified; empty for one that was not."""
        classified = [fact for fact in self.known_facts() if isinstance(fact, Classified)]
        return classified[-1].parts if classified else ()


def check_facts(facts: list[type_of_fact], received_on: date, as_of: date, regime: Regime) -> None:
    """See that the facts of one part of a request, in order, can all be true together.

    Raises:
        InvalidTimeline: they cannot; the sentence names the fact.
    """
    if as_of < received_on:
        raise InvalidTimeline(f"as_of {as_of} is before the day of receipt, {received_on}.")
    regime.refuse_before_force(received_on)
    seen = set[type[type_of_fact]]()
    may_review_silence = regime.reviews is not None and regime.reviews.of_silence is not None
    for fact in facts:
        if fact.on < received_on and not isinstance(fact, ReceiptCorrected):
            raise InvalidTimeline(f"'{fact.kind}' on {fact.on} is before the day of receipt, {received_on}.")
        if isinstance(fact, Decided) and fact.reached_applicant_on is not None and fact.reached_applicant_on < fact.on:
            raise InvalidTimeline(
                f"'{fact.kind}' on {fact.on} cannot have reached the applicant before, on {fact.reached_applicant_on}."
            )
        if isinstance(fact, _ONCE) and type(fact) in seen:
            raise InvalidTimeline(f"'{fact.kind}' is there twice; the second is of {fact.on}.")
        needed, name = _COMES_AFTER.get(type(fact), (None, ""))
        is_of_silence = isinstance(fact, ReviewRequested) and may_review_silence
        if needed is not None and needed not in seen and not is_of_silence:
            raise InvalidTimeline(f"'{fact.kind}' on {fact.on} has no {name} before it.")
        if regime.reviews is None and isinstance(fact, ReviewRequested):
            raise InvalidTimeline(f"'{fact.kind}' on {fact.on}: the {regime.title} knows no review.")
        seen.add(type(fact))


_ONCE = (Decided, ReviewRequested, ReviewExtended, ReviewDecided)

_COMES_AFTER: Mapping[type[type_of_fact], tuple[type[type_of_fact], str]] = {
    FeePaid: (FeeCharged, "fees notice"),
    ReviewRequested: (Decided, "decision"),
    ReviewExtended: (ReviewRequested, "request for a review"),
    ReviewDecided: (ReviewRequested, "request for a review"),
}
"""What must have happened first, and its name in a sentence."""
