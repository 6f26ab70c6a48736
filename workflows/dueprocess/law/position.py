"""Where a case stands on a day: its stage and its deadlines, each with its working."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from dueprocess.law.outcomes import Closing, Outcome
from dueprocess.law.source import Source
from dueprocess.law.working_days import Skipped


class Stage(StrEnum):
    """What a case is waiting for."""

    AWAITING_DECISION = "awaiting-decision"
    AWAITING_CLARIFICATION = "awaiting-clarification"
    AWAITING_IDENTITY = "awaiting-identity"
    AWAITING_FEE = "awaiting-fee"
    EXTENDED = "extended"
    REVIEW_WINDOW = "review-window"
    IN_REVIEW = "in-review"
    CLOSED = "closed"


BEFORE_DECISION = (
    Stage.AWAITING_DECISION,
    Stage.AWAITING_CLARIFICATION,
    Stage.AWAITING_IDENTITY,
    Stage.AWAITING_FEE,
    Stage.EXTENDED,
)
"""The stages in which the authority has yet to decide."""


class DeadlineKind(StrEnum):
    """What is due."""

    RESPOND = "respond"
    RESPOND_EXTENDED = "respond-extended"
    CLARIFY = "clarify"
    PROVE_IDENTITY = "prove-identity"
    PAY_FEE = "pay-fee"
    ASK_FOR_REVIEW = "ask-for-review"
    ANSWER_REVIEW = "answer-review"


OWED_BY_AUTHORITY = frozenset({DeadlineKind.RESPOND, DeadlineKind.RESPOND_EXTENDED, DeadlineKind.ANSWER_REVIEW})
"""Deadlines the authority must meet; the others are the applicant's, and passing them is not a breach."""


# Named tuples, and not frozen dataclasses, which cost more: each position makes and remakes some dozens of these.
class Event(NamedTuple):
    """Something that set, stopped or moved a time limit: on which day, what in words, by which provision."""

    on: date
    what: str
    source: Source | None = None


class Deadline(NamedTuple):
    """The last day for something, and how it was worked out.

    Attributes:
        counted_from: day 0.
        skipped: the days after day 0 that did not count, in order.
        events: what set day 0, paused the count or moved its end, in order.
        met_on: the day the thing was done, in time or late, or None.
        part: the part of the request it is of; empty where the request is one whole.
        regime: the key of the law it is under.
    """

    kind: DeadlineKind
    on: date
    rule: str
    source: Source
    counted_from: date
    skipped: tuple[Skipped, ...] = ()
    provisional: bool = False
    met_on: date | None = None
    events: tuple[Event, ...] = ()
    part: str = ""
    regime: str = ""


@dataclass(frozen=True, slots=True)
class Caution:
    """Something lawful that may need justifying, or something told that had no effect."""

    rule: str
    what: str
    source: Source | None
    part: str = ""


@dataclass(frozen=True, slots=True)
class PartPosition:
    """Where one part of a request stands."""

    part: str
    regime: str
    stage: Stage
    respond_by: date | None
    running: Deadline | None
    outcome: Outcome | None
    closing: Closing | None


@dataclass(frozen=True, slots=True)
class Position:
    """Where a case stands at the end of the day `as_of`.

    Attributes:
        received_on: day 0 of the time limit now in force (a clarification moves it); of several parts the earliest.
        respond_by: the last day to answer, with any extension; None while the clock waits for the applicant. Of
            several parts that of the earliest that is not yet answered.
        deadlines: all that have been set, in the order of the case, part after part.
        running: the one the case waits for, if any; always one of `deadlines`. Of several parts the earliest that the
            authority must meet.
        overdue: whether a deadline that the authority must meet has passed.
        regime: the key of the law it stands under; of several parts that of the one that leads.
        outcome: how the request was answered; of several parts only when all were answered the same way.
        parts: each part, where the request was found to have parts or another law; else the request as one whole.
    """

    as_of: date
    stage: Stage
    received_on: date
    respond_by: date | None
    provisional: bool
    deadlines: tuple[Deadline, ...]
    running: Deadline | None
    overdue: bool
    regime: str = ""
    outcome: Outcome | None = None
    closing: Closing | None = None
    cautions: tuple[Caution, ...] = ()
    parts: tuple[PartPosition, ...] = ()

    @property
    def awaited(self) -> tuple[Deadline, ...]:
        """What each part of the case waits for now, the earliest first."""
        running = [part.running for part in self.parts] if self.parts else [self.running]
        return tuple(sorted((d for d in running if d is not None), key=lambda deadline: deadline.on))

    def deadline(self, kind: DeadlineKind, part: str | None = None) -> Deadline | None:
        """The first deadline of this kind, of the part or of any; None if none has been set."""
        wanted = (d for d in self.deadlines if d.kind is kind and part in {None, d.part})
        return next(wanted, None)
