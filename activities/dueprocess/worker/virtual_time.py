"""A case on a server with virtual time: its own clock, moved on by hand."""

from datetime import date, timedelta

from temporalio.testing import WorkflowEnvironment

from dueprocess.case.request import InformationRequested
from dueprocess.case.view import CaseView, Receipt
from dueprocess.client import Cases, CaseSummary
from dueprocess.law.facts import type_of_fact
from dueprocess.law.uk_time import start_of_day_at

_OFFICE_OPENS = timedelta(hours=9)


class VirtualCase:
    """One case and its clock. The clock runs with real time until it is moved."""

    def __init__(self, server: WorkflowEnvironment, cases: Cases, case_id: str) -> None:
        self._server = server
        self._cases = cases
        self.case_id = case_id

    async def open(self, request: InformationRequested) -> CaseSummary:
        """Open the case without letting its clock run ahead.

        Raises:
            CannotOpen: the request is refused.
        """
        with self._server.with_time_skipping_disabled():
            return await self._cases.open(self.case_id.partition("/")[2], request)

    async def tell(self, fact: type_of_fact) -> Receipt:
        """Tell the case what happened.

        Raises:
            NotTold: it refused.
        """
        return await self._cases.tell(self.case_id, fact)

    async def move_to(self, on: date) -> CaseView:
        """Move the case's clock to nine in the morning of the day, if that is ahead; all due by then is done."""
        handle = self._server.client.get_workflow_handle(self.case_id)
        ahead = start_of_day_at(on) + _OFFICE_OPENS - await self._server.get_current_time(handle)
        if ahead > timedelta():
            await self._server.fast_forward(handle, ahead)
        return await self._cases.read(self.case_id)
