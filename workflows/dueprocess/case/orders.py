"""What the workflow asks of its activities, and what it gets back. One object each, so that fields can be added."""

from collections.abc import Sequence
from datetime import date

from pydantic import BaseModel, ConfigDict

from dueprocess.case.events import CaseEvent
from dueprocess.case.letters import Approved, Delivered, StoredFile
from dueprocess.case.particulars import Particulars
from dueprocess.case.plan import AnsweredBy
from dueprocess.case.request import AuthorityKey, InformationRequested
from dueprocess.case.steps import Step
from dueprocess.law.regime import Statute

DATED_ANOTHER_DAY = "dated-another-day"
"""The type of the failure of a letter that could not go out on the day of its date: it is to be ordered anew."""


class OpenOrder(BaseModel):
    """Give this case its reference, calendar and plan. `case_id` is the workflow id: asking twice gives the same."""

    model_config = ConfigDict(frozen=True)

    case_id: str
    request: InformationRequested
    opened_on: date


class ReplanOrder(BaseModel):
    """Give the calendar and plan as they are today, for a case that was told to take them."""

    model_config = ConfigDict(frozen=True)

    authority: AuthorityKey
    regime: str
    received_on: date
    today: date


class NoticeOrder(BaseModel):
    """Compose and store one notice. `case_id` and `step.key` together are its one key in every store."""

    model_config = ConfigDict(frozen=True)

    case_id: str
    authority: AuthorityKey
    language: str
    statute: Statute = Statute.FOIA_2000
    step: Step
    particulars: Particulars
    approved: Approved | None = None
    """The approval that it goes out by, with the file that takes its place if an officer edited it."""


class TellOrder(BaseModel):
    """Tell the institution of a case what happened in it."""

    model_config = ConfigDict(frozen=True)

    event: CaseEvent


class SentOrder(BaseModel):
    """Enter that an officer said that a letter went out."""

    model_config = ConfigDict(frozen=True)

    case_id: str
    step: str
    delivered: Delivered


class NoticeMade(BaseModel):
    """The notice as it was stored, whose words it carries, and how it went out."""

    model_config = ConfigDict(frozen=True)

    files: tuple[StoredFile, ...]
    answered_by: tuple[AnsweredBy, ...] = ()
    delivered: Delivered | None = None


def files_of_failure(details: Sequence[object]) -> tuple[StoredFile, ...]:
    """The files of a letter that was made and could not be delivered, from the details of the failure."""
    return NoticeMade.model_validate(details[0]).files if details else ()
