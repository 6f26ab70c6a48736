"""How an activity fails: for a person, with a sentence of what to mend; everything else is tried again."""

from collections.abc import Mapping

import structlog
from temporalio.exceptions import ApplicationError

from dueprocess.case.orders import NoticeMade, NoticeOrder
from dueprocess.delivery.letters import FileLost
from dueprocess.institutions import UnknownAuthority
from dueprocess.law.errors import InvalidTimeline

_log = structlog.stdlib.get_logger()

_TYPES: Mapping[type[Exception], str] = {
    UnknownAuthority: "unknown-authority",
    InvalidTimeline: "impossible-request",
    FileLost: "file-lost",
}


def type_of(error: Exception) -> str:
    """The type of the failure as Temporal shows it."""
    return _TYPES.get(type(error), "institution-failed")


def needs_a_person(error: Exception) -> ApplicationError:
    """What no retry can mend."""
    return ApplicationError(str(error), type=type_of(error), non_retryable=True)


def held(order: NoticeOrder, failure: str, why: str, made: NoticeMade | None = None) -> ApplicationError:
    """A letter that waits for a person, with its files if it was made."""
    # No traceback: its frames can hold the applicant's words.
    _log.error("letter.held", case_id=order.case_id, step=order.step.key, notice=order.step.notice, why=why)
    return ApplicationError(why, *([made] if made else []), type=failure, non_retryable=True)


def removed(order: NoticeOrder) -> ApplicationError:
    """A letter of an authority that no enabled institution serves any more."""
    why = f"No enabled institution serves '{order.authority}' any more; enable it again."
    return held(order, _TYPES[UnknownAuthority], why)
