"""The facts of a case: what happened, and on which day.

One class a kind. Its `kind` is one hyphenated word that is the same everywhere: in the timelines of `dueprocess
clock`, as the name of the Temporal update and as the command. Every fact is one flat JSON object.
"""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

from dueprocess.law.day import Day
from dueprocess.law.outcomes import Outcome, ReviewOutcome

Words = Annotated[str, StringConstraints(strip_whitespace=True, max_length=50_000)]
"""Free text that may end in a letter."""

ShortWords = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]


class Fact(BaseModel):
    """Something that happened in a case on the day `on`, in UK local time."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    on: Day = Field(description="The day it happened, UK local time.")
    by: ShortWords | None = Field(
        default=None, description="Who tells it: a role or a staff id, never the name of an applicant."
    )


class CitedExemption(BaseModel):
    """An exemption relied on, with the authority's reasons."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    provision: ShortWords = Field(description="Section and subsection, for example `31(3)`.")
    reasons: Words = Field(default="", description="Why it applies (s.17(1)(c)).")
    public_interest: Words = Field(default="", description="Why the balance favours it (s.17(3)).")


def _provision_alone(value: Any) -> Any:  # noqa: ANN401 - pydantic hands over whatever was sent
    return {"provision": value} if isinstance(value, str) else value


Cited = Annotated[CitedExemption, BeforeValidator(_provision_alone)]


class ReceiptCorrected(Fact):
    """The request had reached the authority on another day than first recorded."""

    kind: Literal["receipt-corrected"] = "receipt-corrected"
    received_on: Day = Field(description="The true day of receipt.")
    reason: Words = ""


class ClarificationAsked(Fact):
    """The applicant was told that more is needed to identify the information (s.1(3))."""

    kind: Literal["clarification-asked"] = "clarification-asked"
    question: Words = ""


class ClarificationReceived(Fact):
    """What was asked for has arrived: a new day of receipt (s.10(6))."""

    kind: Literal["clarification-received"] = "clarification-received"
    text: Words = ""


class FeeCharged(Fact):
    """A fees notice was given (s.9)."""

    kind: Literal["fee-charged"] = "fee-charged"
    amount_pence: int | None = Field(default=None, gt=0)


class FeePaid(Fact):
    """The fee was received (s.10(2))."""

    kind: Literal["fee-paid"] = "fee-paid"


class Extended(Fact):
    """The applicant was told that the public interest needs more time (s.10(3), s.17(2))."""

    kind: Literal["extended"] = "extended"
    exemptions: tuple[Cited, ...] = Field(default=(), description="The qualified exemptions being weighed.")
    until: Day | None = Field(
        default=None, description="The estimated date; by default 20 working days after the original limit."
    )


class Decided(Fact):
    """The authority decided and told the applicant."""

    kind: Literal["decided"] = "decided"
    outcome: Outcome
    exemptions: tuple[Cited, ...] = ()
    answer: Words = Field(default="", description="The answer itself, or what the reader needs beside it.")
    estimate_hours: float | None = Field(default=None, gt=0, description="For `cost-limit`: the estimate.")
    earlier_reference: ShortWords | None = Field(default=None, description="For `repeated`.")
    transferred_to: ShortWords | None = Field(default=None, description="For `transferred`.")


class Withdrawn(Fact):
    """The applicant withdrew the request."""

    kind: Literal["withdrawn"] = "withdrawn"


class Reassigned(Fact):
    """Another unit of the authority handles the case."""

    kind: Literal["reassigned"] = "reassigned"
    to: ShortWords


class ReviewRequested(Fact):
    """A request for an internal review arrived on the day `on`."""

    kind: Literal["review-requested"] = "review-requested"
    grounds: Words = ""


class ReviewExtended(Fact):
    """The applicant was told that the review takes longer than 20 working days."""

    kind: Literal["review-extended"] = "review-extended"
    until: Day | None = Field(default=None, description="By default 40 working days after the review request.")
    reason: Words = ""


class ReviewDecided(Fact):
    """The internal review was answered."""

    kind: Literal["review-decided"] = "review-decided"
    outcome: ReviewOutcome
    reasons: Words = ""


type_of_fact = (
    ReceiptCorrected
    | ClarificationAsked
    | ClarificationReceived
    | FeeCharged
    | FeePaid
    | Extended
    | Decided
    | Withdrawn
    | Reassigned
    | ReviewRequested
    | ReviewExtended
    | ReviewDecided
)
AnyFact = Annotated[type_of_fact, Field(discriminator="kind")]
"""Any of the facts, told apart by `kind`."""

FACTS: tuple[type[type_of_fact], ...] = (
    ReceiptCorrected,
    ClarificationAsked,
    ClarificationReceived,
    FeeCharged,
    FeePaid,
    Extended,
    Decided,
    Withdrawn,
    Reassigned,
    ReviewRequested,
    ReviewExtended,
    ReviewDecided,
)
"""In the order in which facts of one day happened (a question comes before its answer)."""
