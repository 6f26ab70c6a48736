"""The values that a letter's wording may use, and nothing else."""

from datetime import date

from pydantic import BaseModel, ConfigDict

from dueprocess.law.outcomes import Closing, Outcome, ReviewOutcome
from dueprocess.law.regime import Statute


class ExemptionParticulars(BaseModel):
    """One exemption relied on, ready for a letter."""

    model_config = ConfigDict(frozen=True)

    provision: str
    name: str
    is_qualified: bool
    """Whether the law has the public interest weighed for it."""
    reasons: str
    public_interest: str


class DocumentParticulars(BaseModel):
    """A document that goes with the letter, ready to be listed in it."""

    model_config = ConfigDict(frozen=True)

    title: str
    kind: str
    """What it is, in words: `PDF`, `Excel workbook`, or its media type."""
    size: str
    """In words: `52 kB`."""
    sha256: str
    media_type: str = ""
    """For example `application/pdf`."""


class Particulars(BaseModel):
    """What the wording of every notice can name: `{{ reference }}`, `{{ received_on }}` and so on.

    Dates print in full ("29 January 2020", never in figures). A value that a notice does not have is absent, and
    wording that names it is an error, not an empty space.
    """

    model_config = ConfigDict(frozen=True)

    reference: str
    regime: str
    """The law in full with its year: `Freedom of Information Act 2000`."""
    statute: Statute = Statute.FOIA_2000
    """The same as a key, for wording that differs between laws: `foia-2000`, `eir-2004` and so on."""
    part: str = ""
    """The part of the request that the notice is about; empty where it is about the whole."""
    dated_on: date
    """The date of the letter."""
    applicant: str = ""
    applicant_address: tuple[str, ...] = ()
    applicant_email: str = ""
    """As given; may be no address at all."""
    applicant_reference: str = ""
    request_dated_on: date | None = None
    received_on: date
    """The day the request reached the authority, as last corrected."""
    counted_from: date
    """Day 0 of the time limit: the day of receipt, or the later day on which a clarification came."""
    request: str = ""
    """The words of the request. Empty in internal notices."""
    respond_by: date | None = None
    provisional: bool = False
    respond_by_explained: tuple[str, ...] = ()
    """Why `respond_by` is the day it is, one sentence each: the rule, what happened, each day left out."""
    handler: str = ""
    """The unit that handles the case now."""

    question: str = ""
    """What the applicant is asked, to find the information."""
    clarify_by: date | None = None
    """The day by which a request lapses that is not clarified; absent where the authority sets none."""
    fee: str = ""
    """The fee in words: `£12.50`."""
    pay_by: date | None = None
    """The last day to pay it; absent where the law sets none."""
    extended_to: date | None = None
    """The day to which the answer, or the review, was extended."""
    extension_reason: str = ""
    delay_reason: str = ""
    expected_on: date | None = None
    """The day on which a late answer is expected."""
    closing: Closing | None = None
    """Why the case came to its end."""
    earlier_limit: date | None = None
    """The limit as it was before it was extended."""

    outcome: Outcome | None = None
    decided_on: date | None = None
    answer: str = ""
    exemptions: tuple[ExemptionParticulars, ...] = ()
    estimate_hours: str = ""
    earlier_reference: str = ""
    transferred_to: str = ""
    documents: tuple[DocumentParticulars, ...] = ()
    """What goes with the letter; nothing goes with one that neither confirms nor denies."""

    ask_review_by: date | None = None
    review_working_days: int = 40
    review_counted_from: str = "issue"
    """`issue` or `receipt`: from which day the 40 working days to ask for a review run."""
    answer_review_working_days: int = 20
    review_requested_on: date | None = None
    review_in_time: bool = True
    review_accepted: bool = True
    answer_review_by: date | None = None
    review_outcome: ReviewOutcome | None = None
    review_reasons: str = ""

    due: str = ""
    """Internal notices: what is due, in words ("answer the request")."""
    due_on: date | None = None
    due_source: str = ""
    working_days_left: int = 0
    working_days_late: int = 0
    recipients: tuple[str, ...] = ()
