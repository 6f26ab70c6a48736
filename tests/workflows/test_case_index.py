"""Every case is in the register's index as it stands, whatever happens to the register meanwhile."""

import asyncio
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select
from temporalio.worker import Replayer

from dueprocess.case.indexed import IndexedCase
from dueprocess.client import DueprocessPlugin
from dueprocess.law.facts import Decided, ReviewRequested, Withdrawn
from dueprocess.law.outcomes import Closing, Outcome
from dueprocess.law.position import Stage
from dueprocess.register import CaseIndex, Register, open_register
from dueprocess.register.tables import CASE_FACTS, CASES
from workflows.virtual_server import VirtualServer, a_request, activities, today

pytestmark = pytest.mark.special


def indexed(home: Path, case_id: str) -> IndexedCase:
    """The case as it stands in the register of this home."""
    engine = open_register(home / "register.sqlite")
    with engine.connect() as register:
        case: Mapping[str, object] = dict(
            register.execute(select(CASES).where(CASES.c.case_id == case_id)).mappings().one()
        )
        facts = register.execute(
            select(CASE_FACTS).where(CASE_FACTS.c.case_id == case_id).order_by(CASE_FACTS.c.number)
        ).mappings()
        found = IndexedCase.model_validate({**case, "facts": [dict(fact) for fact in facts]})
    engine.dispose()
    return found


async def test_a_case_is_in_the_index_from_its_opening_to_its_end(server: VirtualServer) -> None:
    case = await server.opened(a_request())
    opened = indexed(server.home, case.case_id)
    assert (opened.stage, opened.revision, opened.opened_on) == (Stage.AWAITING_DECISION, 1, today())
    tomorrow = today() + timedelta(days=1)
    await case.move_to(tomorrow)
    await case.tell(Decided(on=tomorrow, outcome=Outcome.NOT_HELD))
    decided = indexed(server.home, case.case_id)
    assert (decided.stage, decided.outcome) == (Stage.REVIEW_WINDOW, Outcome.NOT_HELD)
    assert [(fact.kind, fact.on, fact.outcome) for fact in decided.facts] == [("decided", tomorrow, Outcome.NOT_HELD)]
    closed = await server.run_to_end(case)
    ended = indexed(server.home, case.case_id)
    assert (ended.stage, ended.closing, ended.closed_on) == (Stage.CLOSED, Closing.WINDOW_PASSED, closed.closed_on)
    assert (ended.reference, ended.opened_on) == (closed.reference, today())
    replayed = await Replayer(workflows=[], plugins=[DueprocessPlugin()]).replay_workflow(await server.history(case))
    assert replayed.replay_failure is None


async def test_one_that_is_overdue_is_overdue_there(server: VirtualServer) -> None:
    case = await server.opened(a_request())
    respond_by = indexed(server.home, case.case_id).respond_by
    assert respond_by is not None
    await case.move_to(respond_by + timedelta(days=2))
    assert indexed(server.home, case.case_id).overdue


async def test_a_late_review_opens_it_there_again_under_a_later_revision(server: VirtualServer) -> None:
    received_on = today() - timedelta(days=150)
    case = await server.opened(a_request(received_on, authority="anytown"))
    await case.tell(Decided(on=today() - timedelta(days=140), outcome=Outcome.NOT_HELD))
    await server.run_to_end(case)
    ended = indexed(server.home, case.case_id)
    await case.tell(ReviewRequested(on=today()))
    again = indexed(server.home, case.case_id)
    assert (ended.stage, again.stage, again.closed_on) == (Stage.CLOSED, Stage.IN_REVIEW, None)
    assert again.revision > ended.revision
    assert (again.received_on, again.opened_on) == (received_on, today())
    assert [fact.kind for fact in again.facts] == ["decided", "review-requested"]


class LostIndex(CaseIndex):
    """An index that cannot be written until it is found again."""

    lost = True
    asked = 0

    def enter(self, entry: IndexedCase) -> None:
        if entry.facts:
            self.asked += 1
            if self.lost:
                raise OSError("the disk is full")
        super().enter(entry)


async def test_a_case_goes_on_while_the_register_is_away_and_closes_when_it_is_there_again(
    server: VirtualServer, tmp_path: Path
) -> None:
    queue = "index-away"
    register = Register.open(tmp_path / "register.sqlite")
    index = LostIndex(register.engine)
    async with server.worker(activities(tmp_path, register=replace(register, cases=index)), queue):
        case = await server.opened(a_request(), task_queue=queue)
        told = await case.tell(Withdrawn(on=today()))
        assert told.stage is Stage.CLOSED
        async with asyncio.timeout(30):
            while index.asked < 2:  # noqa: ASYNC110 - a worker's thread counts
                await asyncio.sleep(0.05)
        assert indexed(tmp_path, case.case_id).stage is Stage.AWAITING_DECISION
        index.lost = False
        closed = await server.run_to_end(case)
    assert indexed(tmp_path, case.case_id).closed_on == closed.closed_on
