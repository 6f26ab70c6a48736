"""One call to one case, with Temporal's errors turned into ours."""

import asyncio
from collections.abc import Sequence
from datetime import timedelta
from typing import TypeVar, cast
from uuid import uuid4

from pydantic import BaseModel
from temporalio.client import (
    Client,
    WorkflowExecutionStatus,
    WorkflowFailureError,
    WorkflowQueryFailedError,
    WorkflowUpdateFailedError,
    WorkflowUpdateRPCTimeoutOrCancelledError,
)
from temporalio.exceptions import ApplicationError
from temporalio.service import RPCError, RPCStatusCode

from dueprocess.case.view import CaseClosed
from dueprocess.client.errors import CannotOpen, NoAnswer, NoSuchCase, NotTold
from dueprocess.client.listing import CaseSummary, summary_of

_SHORTEST_WAIT_SECONDS = 0.05
_LONGEST_WAIT_SECONDS = 0.8
A = TypeVar("A", bound=BaseModel)


class Calls:
    """Updates and queries of the cases in one namespace, each bounded in time."""

    def __init__(self, client: Client, answer_within: timedelta) -> None:
        self._client = client
        self._answer_within = answer_within

    async def update(self, case_id: str, name: str, message: BaseModel, answer: type[A], update_id: str | None) -> A:
        """Send one update and wait for its answer.

        Raises:
            NotTold: it was refused; with the rule `case-closed` when the case runs no more.
            NoSuchCase: no case has this id.
            NoAnswer: no worker answered in time.
        """
        handle = self._client.get_workflow_handle(case_id)
        try:
            told: A = await handle.execute_update(
                name,
                message,
                id=update_id or str(uuid4()),
                result_type=answer,
                rpc_timeout=self._answer_within,
            )
        except WorkflowUpdateFailedError as failed:
            raise _refused(failed.cause) from failed
        except WorkflowUpdateRPCTimeoutOrCancelledError as late:
            raise self.no_answer() from late
        except RPCError as error:
            if error.status is RPCStatusCode.NOT_FOUND and await self._exists(case_id):
                raise NotTold("This case is closed; nothing more can be told to it.", "case-closed", None) from error
            raise self._meant(error, case_id) from error
        return told

    async def query(self, case_id: str, name: str, answer: type[A]) -> A:
        """Ask one question.

        Raises:
            NotTold: the case cannot answer it yet.
            NoSuchCase: no case has this id.
            NoAnswer: no worker answered in time.
        """
        handle = self._client.get_workflow_handle(case_id)
        try:
            return cast("A", await handle.query(name, result_type=answer, rpc_timeout=self._answer_within))
        except WorkflowQueryFailedError as failed:
            raise NotTold(str(failed), "not-open", None) from failed
        except RPCError as error:
            raise self._meant(error, case_id) from error

    async def opened(self, case_id: str) -> CaseSummary:
        """Wait until a case that was just started has its reference. Asks the server alone: a query costs more.

        Raises:
            CannotOpen: its start was refused.
            NoAnswer: no worker opened it in time.
        """
        handle = self._client.get_workflow_handle(case_id)
        wait_seconds = _SHORTEST_WAIT_SECONDS
        try:
            async with asyncio.timeout(self._answer_within.total_seconds()):
                while True:
                    case = summary_of(described := await handle.describe())
                    if described.status is not WorkflowExecutionStatus.RUNNING and not case.reference:
                        await self.result(case_id)
                    if case.reference:
                        return case
                    await asyncio.sleep(wait_seconds)
                    wait_seconds = min(2 * wait_seconds, _LONGEST_WAIT_SECONDS)
        except TimeoutError as late:
            raise self.no_answer() from late

    async def result(self, case_id: str) -> CaseClosed:
        """Wait for the end of a case.

        Raises:
            CannotOpen: it never opened, or was ended from outside.
            NoSuchCase: no case has this id.
        """
        handle = self._client.get_workflow_handle(case_id, result_type=CaseClosed)
        try:
            closed: CaseClosed = await handle.result()
        except WorkflowFailureError as failed:
            cause = failed.cause
            if isinstance(cause, ApplicationError):
                raise CannotOpen(cause.message, cause.type or "failed") from failed
            raise CannotOpen(f"The case was ended from outside: {cause}.", "ended") from failed
        except RPCError as error:
            raise self._meant(error, case_id) from error
        return closed

    def no_answer(self) -> NoAnswer:
        """No worker answered in time."""
        return NoAnswer(self._answer_within.total_seconds())

    async def _exists(self, case_id: str) -> bool:
        try:
            await self._client.get_workflow_handle(case_id).describe()
        except RPCError:
            return False
        return True

    def _meant(self, error: RPCError, case_id: str) -> Exception:
        match error.status:
            case RPCStatusCode.NOT_FOUND if "Namespace" in error.message:
                return error
            case RPCStatusCode.NOT_FOUND | RPCStatusCode.INVALID_ARGUMENT:
                return NoSuchCase(case_id)
            case RPCStatusCode.DEADLINE_EXCEEDED | RPCStatusCode.FAILED_PRECONDITION | RPCStatusCode.CANCELLED:
                return self.no_answer()
            case _:
                return error


def _refused(cause: BaseException | None) -> NotTold:
    if not isinstance(cause, ApplicationError):
        return NotTold(str(cause), "failed", None)
    details = cast("Sequence[dict[str, str | None]]", cause.details)
    source = details[0].get("source") if details else None
    return NotTold(cause.message, cause.type or "failed", source)
