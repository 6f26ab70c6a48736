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


PART_NAME = r"^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$"

PartName = Annotated[str, StringConstraints(pattern=PART_NAME, max_length=30)]
"""A short name for a part of a request: letters and digits, with hyphens between. It ends in file names."""


class Fact(BaseModel):
    """Something that happened in a case on the day `on`, in UK local time."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    on: Day = Field(description="The day it happened, UK local time.")
    by: ShortWords | None = Field(
        default=None, description="Who tells it: a role or a staff id, never the name of an applicant."
    )
    part: PartName | None = Field(
        default=None, description="The part of the request it is about; left out, it is about all of them."
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


class PartOfRequest(BaseModel):
    """A part of a request, and the law it is answered under."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    part: PartName = Field(description="A short name, for example `2` or `noise-survey`; never a person's.")
    regime: ShortWords = Field(description="The key of the regime, for example `eir-2004`.")


class Classified(Fact):
    """The request was found to fall under another law than first recorded, or its parts under several.

    What was told before, and what names no part, is about every part.
    """

    kind: Literal["classified"] = "classified"
    parts: tuple[PartOfRequest, ...] = Field(min_length=1, max_length=20)


class IdentityAsked(Fact):
    """The applicant was asked to prove who they are (UK GDPR Art 12(6))."""

    kind: Literal["identity-asked"] = "identity-asked"


class IdentityProved(Fact):
    """The proof came."""

    kind: Literal["identity-proved"] = "identity-proved"


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
    """The applicant was told that the answer needs more time: to weigh the public interest, or for its complexity."""

    kind: Literal["extended"] = "extended"
    exemptions: tuple[Cited, ...] = Field(
        default=(), description="FOIA: the qualified exemptions being weighed (s.10(3), s.17(2))."
    )
    reason: Words = Field(
        default="",
        description="EIR, EISR, subject access: why the complexity and volume of the request need the time.",
    )
    until: Day | None = Field(
        default=None, description="The date told to the applicant; by default as far as the law or its norm goes."
    )


class TimeAllowed(Fact):
    """The Commissioner allowed a later date, asked within the first limit (SI 2004/3364 regs 5 and 6)."""

    kind: Literal["time-allowed"] = "time-allowed"
    asked_on: Day = Field(description="The day the authority asked the Commissioner.")
    until: Day = Field(description="The date that the Commissioner specified.")


class DelayNotified(Fact):
    """The applicant was told that the answer is late. It moves no date: a missed limit stays missed."""

    kind: Literal["delay-notified"] = "delay-notified"
    reason: Words = Field(default="", description="Why it is late.")
    expected_on: Day | None = Field(default=None, description="The day on which the answer is expected.")


class Attachment(BaseModel):
    """A document that goes with a letter. The document itself lies in a store, under its SHA-256."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    title: ShortWords = Field(description="What the letter calls it, for example `Spending on bicycles, 2025`.")
    media_type: Annotated[str, StringConstraints(pattern=r"^[a-z]+/[A-Za-z0-9.+-]+$", max_length=127)] = Field(
        description="For example `application/pdf`."
    )
    size_bytes: int = Field(gt=0)
    sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


Attachments = Annotated[tuple[Attachment, ...], Field(max_length=100)]


class Decided(Fact):
    """The authority decided and told the applicant."""

    kind: Literal["decided"] = "decided"
    outcome: Outcome
    exemptions: tuple[Cited, ...] = ()
    answer: Words = Field(default="", description="The answer itself, or what the reader needs beside it.")
    estimate_hours: float | None = Field(default=None, gt=0, description="For `cost-limit`: the estimate.")
    earlier_reference: ShortWords | None = Field(default=None, description="For `repeated`.")
    transferred_to: ShortWords | None = Field(default=None, description="For `transferred`.")
    attachments: Attachments = Field(default=(), description="The documents that go with the letter.")
    reached_applicant_on: Day | None = Field(
        default=None, description="The day the applicant received it, if known and later than it was issued."
    )


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
    """The applicant was told that the review takes longer than usual."""

    kind: Literal["review-extended"] = "review-extended"
    until: Day | None = Field(default=None, description="By default as far as the extension goes.")
    reason: Words = ""


class ReviewDecided(Fact):
    """The internal review was answered."""

    kind: Literal["review-decided"] = "review-decided"
    outcome: ReviewOutcome
    reasons: Words = ""
    attachments: Attachments = Field(default=(), description="The documents that go with the letter.")


type_of_fact = (
    ReceiptCorrected
    | Classified
    | IdentityAsked
    | IdentityProved
    | ClarificationAsked
    | ClarificationReceived
    | FeeCharged
    | FeePaid
    | Extended
    | TimeAllowed
    | DelayNotified
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
    Classified,
    IdentityAsked,
    IdentityProved,
    ClarificationAsked,
    ClarificationReceived,
    FeeCharged,
    FeePaid,
    Extended,
    TimeAllowed,
    DelayNotified,
    Decided,
    Withdrawn,
    Reassigned,
    ReviewRequested,
    ReviewExtended,
    ReviewDecided,
)
"""In the order in which facts of one day happened (a question comes before its answer)."""
