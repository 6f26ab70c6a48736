"""Which errors are a user's to mend, and how they are said."""

from pydantic import ValidationError
from sqlalchemy.exc import OperationalError
from temporalio.service import RPCError

from dueprocess.calendars import BadProclaimedDays, SourcesDisagree
from dueprocess.case.reading import Unreadable, explain
from dueprocess.client import CannotOpen, CannotReach, NoAnswer, NoSuchCase, NotTold, WrongConfiguration
from dueprocess.client.calendar_change import OtherCalendar
from dueprocess.delivery.documents import NoDocument
from dueprocess.delivery.smtp_url import UnusableMailServer
from dueprocess.institutions import CannotLoad, InstitutionError, UnknownAuthority
from dueprocess.law.errors import InvalidTimeline, OutsideCalendar, Refused
from dueprocess.letters import WordingError
from dueprocess.register import UnusableRegister
from dueprocess.worker.bootstrap import NotReady, TakenSearchAttribute
from dueprocess.worker.server import NoServer, NotStarted

_A_USERS_TO_MEND = (
    BadProclaimedDays,
    CannotLoad,
    CannotOpen,
    CannotReach,
    InstitutionError,
    InvalidTimeline,
    NoAnswer,
    NoDocument,
    NoServer,
    NoSuchCase,
    NotReady,
    NotStarted,
    NotTold,
    OSError,
    OperationalError,
    OtherCalendar,
    OutsideCalendar,
    Refused,
    SourcesDisagree,
    TakenSearchAttribute,
    UnknownAuthority,
    Unreadable,
    UnusableMailServer,
    UnusableRegister,
    WordingError,
    WrongConfiguration,
)


def said(error: Exception) -> str | None:
    """The error as one sentence, or None for one that is a fault of ours."""
    if isinstance(error, ValidationError):
        return explain(error)
    if isinstance(error, RPCError):
        return (
            f"The Temporal server refused: {error.message} (TEMPORAL_NAMESPACE names the namespace; "
            "`dueprocess bootstrap` prepares it.)"
        )
    return str(error) if isinstance(error, _A_USERS_TO_MEND) else None
