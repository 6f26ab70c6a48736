"""What a regime is: the numbers of one law, and how its clock is stopped, started again and extended."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Literal

from dueprocess.law.calendar import CalendarName
from dueprocess.law.errors import InvalidTimeline
from dueprocess.law.limits import Limits
from dueprocess.law.source import Source


class Statute(StrEnum):
    """The law that a regime belongs to, whose exemptions its refusals cite."""

    FOIA_2000 = "foia-2000"
    EIR_2004 = "eir-2004"
    FOISA_2002 = "foisa-2002"
    EISR_2004 = "eisr-2004"
    UK_GDPR = "uk-gdpr"


class Effect(StrEnum):
    """What waiting for the applicant does to the time limit."""

    RESTART = "restart"
    """The full time begins again when what was asked for has come."""
    PAUSE = "pause"
    """The days of waiting, the first and the last included, do not count."""
    NONE = "none"
    """The clock runs on."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """That an authority may wait for the applicant: on what ground, and what it does to the clock.

    Attributes:
        ask: where it may ask.
        resume: where it stands what the answer does to the clock.
        within_limit: whether it must ask within the time limit; asked later, it stops nothing.
        valid_from: for requests received since.
        within_first_limit: whether an extension of the answer gives no more time to ask.
    """

    effect: Effect
    ask: Source
    resume: Source
    within_limit: bool
    valid_from: date
    within_first_limit: bool = False


def waiting_for(ways: Sequence[Waiting], received_on: date) -> Waiting | None:
    """How the clock waits in a request received on this day; None where the law knows no such waiting."""
    return next((way for way in reversed(ways) if way.valid_from <= received_on), None)


@dataclass(frozen=True, slots=True)
class Fees:
    """That an authority may ask for a fee first, and how long the applicant has to pay it.

    Attributes:
        pay_within: empty where the law sets no end.
        begins_with_notice: whether the day of the notice is itself the first of that time, and not day 0.
    """

    waiting: Waiting
    pay_within: Limits
    begins_with_notice: bool


@dataclass(frozen=True, slots=True)
class Extension:
    """More time for the answer, of which the applicant must be told within the time then running.

    Attributes:
        ground: what must need the time.
        limits: how much; further to the first limit, or in all from receipt.
        counts_from: which of the two.
        is_cap: whether no later date can be told. Where it is not, `limits` is a norm, and a later date is warned of.
        once: whether there is no second extension.
    """

    ground: Literal["public-interest", "complexity"]
    limits: Limits
    counts_from: Literal["limit", "receipt"]
    is_cap: bool
    once: bool


@dataclass(frozen=True, slots=True)
class Reviews:
    """The second look at a decision that an applicant can ask the authority for.

    Attributes:
        asking: how long the applicant has to ask.
        asking_counts_from: from the answer, be it its issue or its receipt as the institution chooses; from its
            receipt; or from its receipt when it came late, and else from the limit for it.
        answering: how long the authority has to answer.
        extended: how long in all when it tells the applicant that it needs more; empty where it cannot.
        of_silence: by which provision a review can be asked for when no answer came in time; None where it cannot.
        required_by: where the review itself stands.
        silence_ends: whether the time to ask ends also when no answer came, counted from the limit for one.
    """

    asking: Limits
    asking_counts_from: Literal["answer", "receipt", "limit-or-receipt"]
    answering: Limits
    extended: Limits
    of_silence: Source | None
    required_by: Source
    silence_ends: bool = True


@dataclass(frozen=True, slots=True)
class Regime:
    """The numbers of one law and the ways of its clock.

    Attributes:
        key: the word for it in timelines and requests.
        title: the law in full with its year.
        statute: the law whose exemptions are cited.
        calendar: whose holidays are no working days; None where it is the authority's own nation's.
        respond: the time for an answer.
        clarification, identity: how the authority may wait for them, the oldest first; empty where the law knows none.
        fees: None where the law knows none.
        extension: None where the time cannot be extended.
        reviews: None where the law knows no review; a case then ends with its decision.
        allowed: how much the Commissioner may allow when asked within the first limit; empty where nothing.
        school_days_within: where only school days count, the working day by which an answer is due all the same.
        like: the regime that this one is made from, by an institution; it is nowhere looser.
    """

    key: str
    title: str
    statute: Statute
    calendar: CalendarName | None
    in_force_from: date
    respond: Limits
    clarification: tuple[Waiting, ...]
    fees: Fees | None
    extension: Extension | None
    reviews: Reviews | None
    identity: tuple[Waiting, ...] = ()
    allowed: Limits = ()
    school_days_within: Limits = ()
    like: str | None = None

    def refuse_before_force(self, received_on: date) -> None:
        """See that the regime was in force when a request was received.

        Raises:
            InvalidTimeline: it was not.
        """
        if received_on < self.in_force_from:
            raise InvalidTimeline(
                f"received_on {received_on} is before {self.in_force_from}, when the {self.title} came into force."
            )
