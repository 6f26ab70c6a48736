"""What an institution is told of a case, one event after the other. No personal data."""

from datetime import date
from typing import Self

from pydantic import BaseModel, ConfigDict, Field

from dueprocess.case.letters import StoredFile
from dueprocess.case.notices import Notice
from dueprocess.law.outcomes import Outcome
from dueprocess.law.position import Stage

OPENED = "opened"
LETTER_ISSUED = "letter-issued"
LETTER_HELD = "letter-held"
CLOSED = "closed"


class EventLetter(BaseModel):
    """The letter that an event is about."""

    model_config = ConfigDict(frozen=True)

    key: str = Field(description="Its key in the case: `decision`, `clarification.2`.")
    notice: Notice
    files: tuple[StoredFile, ...] = Field(default=(), description="As they lie in the folder of letters, once issued.")


class CaseEvent(BaseModel):
    """Something that happened in a case."""

    model_config = ConfigDict(frozen=True)

    key: str = Field(description="The same however often it is told, and unique: the case id, `/` and the number.")
    number: int = Field(ge=1, description="1, 2, 3 and so on within the case, in the order in which it happened.")
    kind: str = Field(
        description="`opened`, `letter-issued`, `letter-held`, `closed`, or the kind of a fact that the case was told: "
        "`decided`, `review-requested`."
    )
    case_id: str
    authority: str
    reference: str
    regime: str = Field(description="The key of the law that the case is under: `foia-2000`.")
    on: date = Field(description="The day on which it happened, UK local time.")
    stage: Stage = Field(description="Where the case stands since.")
    outcome: Outcome | None = Field(default=None, description="The decision, once there is one.")
    letter: EventLetter | None = None


class GivenUp(BaseModel):
    """An event that an institution could not be told, and why."""

    model_config = ConfigDict(frozen=True)

    number: int
    kind: str
    on: date
    why: str


class EventLog(BaseModel):
    """What a case has numbered, what of it is still to be told, and what was given up."""

    model_config = ConfigDict(frozen=True)

    numbered: int = 0
    untold: tuple[CaseEvent, ...] = ()
    given_up: tuple[GivenUp, ...] = ()

    def with_events(self, *events: CaseEvent) -> Self:
        """The log with more events to tell."""
        return self.model_copy(
            update={"numbered": self.numbered + len(events), "untold": (*self.untold, *events)},
        )

    def without_first(self, why: str) -> Self:
        """The log once the first event was told, or with a reason once it was given up."""
        first, *later = self.untold
        lost = (GivenUp(number=first.number, kind=first.kind, on=first.on, why=why),) if why else ()
        return self.model_copy(update={"untold": tuple(later), "given_up": (*self.given_up, *lost)})
