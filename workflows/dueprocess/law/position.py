"""Where a case stands on a day: its stage and its deadlines, each with its working."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dueprocess.law.counting import Skipped
from dueprocess.law.outcomes import Closing, Outcome
from dueprocess.law.source import Source


class Stage(StrEnum):
    """What a case is waiting for."""

    AWAITING_DECISION = "awaiting-decision"
    AWAITING_CLARIFICATION = "awaiting-clarification"
    AWAITING_FEE = "awaiting-fee"
    EXTENDED = "extended"
    REVIEW_WINDOW = "review-window"
    IN_REVIEW = "in-review"
    CLOSED = "closed"


class DeadlineKind(StrEnum):
    """What is due."""

    RESPOND = "respond"
    RESPOND_EXTENDED = "respond-extended"
    CLARIFY = "clarify"
    PAY_FEE = "pay-fee"
    ASK_FOR_REVIEW = "ask-for-review"
    ANSWER_REVIEW = "answer-review"


OWED_BY_AUTHORITY = frozenset({DeadlineKind.RESPOND, DeadlineKind.RESPOND_EXTENDED, DeadlineKind.ANSWER_REVIEW})
"""Deadlines the authority must meet; the others are the applicant's, and passing them is not a breach."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """The last day for something, and how it was worked out.

    `counted_from` is day 0. `met_on` is the day the thing was done, in time or late, or None.
    """

    kind: DeadlineKind
    on: date
    rule: str
    source: Source
    counted_from: date
    skipped: tuple[Skipped, ...] = ()
    provisional: bool = False
    met_on: date | None = None


@dataclass(frozen=True, slots=True)
class Position:
    """Where a case stands at the end of the day `as_of`.

    Attributes:
        received_on: day 0 of the time limit now in force (a clarification moves it).
        respond_by: the last day to answer, with any extension; None while the clock waits for the applicant.
        deadlines: all that have been set, in the order of the case.
        running: the one the case waits for, if any; always one of `deadlines`.
        overdue: whether `running` is the authority's and has passed.
    """

    as_of: date
    stage: Stage
    received_on: date
    respond_by: date | None
    provisional: bool
    deadlines: tuple[Deadline, ...]
    running: Deadline | None
    overdue: bool
    outcome: Outcome | None = None
    closing: Closing | None = None

    def deadline(self, kind: DeadlineKind) -> Deadline | None:
        """The deadline of this kind, if one has been set."""
        return next((deadline for deadline in self.deadlines if deadline.kind is kind), None)
