"""A fault of ours suspends a case until it is mended; it neither ends the case nor goes by in silence."""

import asyncio
from pathlib import Path

import pytest
from temporalio.api.enums.v1 import EventType

from dueprocess.case import agenda, describing
from dueprocess.case.notices import Notice
from dueprocess.law.facts import Withdrawn
from dueprocess.law.outcomes import Closing
from dueprocess.worker.virtual_time import VirtualCase
from workflows.virtual_server import VirtualServer, a_request, activities, today

pytestmark = pytest.mark.special


def broken(*_: object) -> None:
    raise KeyError("a fault in our code")


async def suspended(server: VirtualServer, case: VirtualCase) -> None:
    """Wait until a workflow task of the case has failed."""
    async with asyncio.timeout(20):
        while True:
            events = (await server.history(case)).events
            if any(event.event_type == EventType.EVENT_TYPE_WORKFLOW_TASK_FAILED for event in events):
                return
            await asyncio.sleep(0.1)


async def listed(server: VirtualServer, case: VirtualCase, *, as_a_problem: bool) -> None:
    """Wait until the case is, or is not, in the view of the UI that lists failing workflow tasks."""
    query = f"WorkflowId = '{case.case_id}' AND TemporalReportedProblems IS NOT NULL"
    async with asyncio.timeout(40):
        while True:
            if bool((await server.environment.client.count_workflows(query)).count) is as_a_problem:
                return
            await asyncio.sleep(0.2)


async def test_a_fault_while_a_letter_is_described_suspends_the_case_and_the_letter_goes_out_once_mended(
    server: VirtualServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    queue = "faulty-letters"
    async with server.worker(activities(tmp_path), queue):
        case = server.case(task_queue=queue)
        with monkeypatch.context() as fault:
            fault.setattr(describing, "_of_review", broken)
            opening = asyncio.create_task(case.open(a_request()))
            await asyncio.sleep(1)
            await suspended(server, case)
        await opening
        await case.tell(Withdrawn(on=today()))
        closed = await server.run_to_end(case)
        assert closed.closing is Closing.WITHDRAWN
    assert len(list((tmp_path / "letters").glob("*/*/acknowledgement/*.pdf"))) == 1


async def test_a_fault_when_a_date_comes_suspends_the_case_and_it_goes_on_once_mended(
    server: VirtualServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    queue = "faulty-dates"
    async with server.worker(activities(tmp_path), queue):
        case = await server.opened(a_request(), task_queue=queue)
        opened = await case.move_to(today())
        assert opened.respond_by is not None
        with monkeypatch.context() as fault:
            fault.setattr(agenda, "_next", broken)
            moving = asyncio.create_task(case.move_to(opened.respond_by))
            await suspended(server, case)
            await listed(server, case, as_a_problem=True)
        view = await moving
        assert [notice.step.notice for notice in view.issued].count(Notice.REMINDER) == 2
        await listed(server, case, as_a_problem=False)
