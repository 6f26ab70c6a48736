"""A holiday proclaimed while cases are open: each is told, and moves what can still move."""

import asyncio
from datetime import date, timedelta
from pathlib import Path

import pytest

from dueprocess.calendars import InstalledCalendars
from dueprocess.case.telling import MovedDate
from dueprocess.case.view import CaseView
from dueprocess.client import Cases
from dueprocess.client.calendar_change import CaseChange, OtherCalendar, cases_behind, count_behind, tell_of_calendar
from dueprocess.law.calendar import Calendar
from dueprocess.law.counting import working_day_after
from dueprocess.law.facts import Decided
from dueprocess.law.outcomes import Outcome
from dueprocess.law.position import DeadlineKind
from dueprocess.worker.virtual_time import VirtualCase
from workflows.virtual_server import (
    VirtualServer,
    a_request,
    activities,
    proclaim,
    today,
    working_day_before_limit,
)

DAY = timedelta(days=1)


async def told(
    cases: Cases, one: list[VirtualCase], calendar: Calendar, *, only_try: bool = False
) -> dict[str, CaseChange]:
    """What came of telling these cases, by case id."""
    ours = {case.case_id for case in one}
    behind = [case for case in await cases_behind(cases, calendar) if case.case_id in ours]
    changes = tell_of_calendar(cases, behind, calendar, only_try=only_try, at_once=2)
    return {change.case.case_id: change async for change in changes}


async def shown(cases: Cases, one: list[VirtualCase], calendar: Calendar, behind: int) -> None:
    """Wait until lists show how many of these cases follow another calendar."""
    ours = {case.case_id for case in one}
    async with asyncio.timeout(20):
        while sum([case.case_id in ours for case in await cases_behind(cases, calendar)]) != behind:  # noqa: ASYNC110
            await asyncio.sleep(0.05)


def limit_of(view: CaseView, kind: DeadlineKind) -> date:
    return next(deadline.on for deadline in view.deadlines if deadline.kind is kind)


async def test_each_open_case_moves_what_is_neither_met_nor_missed_and_says_why(
    server: VirtualServer, tmp_path: Path
) -> None:
    queue, file = "proclaimed", tmp_path / "proclaimed.json"
    cases = server.cases(queue)
    async with server.worker(activities(tmp_path, calendars=InstalledCalendars(file)), queue):
        waiting = await server.opened(a_request(), task_queue=queue)
        late = await server.opened(a_request(today() - 60 * DAY), task_queue=queue)
        decided = await server.opened(a_request(today() - 7 * DAY), task_queue=queue)
        await decided.tell(Decided(on=today(), outcome=Outcome.NOT_HELD))
        before = {case.case_id: await case.move_to(today() + DAY) for case in (waiting, late, decided)}
        first_limit = before[waiting.case_id].respond_by
        assert first_limit is not None
        calendar = proclaim(file, on := working_day_before_limit(first_limit)).uk()
        await shown(cases, [waiting, late, decided], calendar, 3)

        tried = await told(cases, [waiting, late, decided], calendar, only_try=True)
        untold = {case.case_id: await case.move_to(today() + DAY) for case in (waiting, late, decided)}
        assert untold == before, "a dry run changes nothing"

        changes = await told(cases, [waiting, late, decided], calendar)
        (move,) = _moved(changes[waiting.case_id])
        assert (move.old_on, move.new_on) == (first_limit, working_day_after(first_limit, 1, calendar))
        assert _moved(changes[late.case_id]) == (), "a date that was missed stays missed"
        (window,) = _moved(changes[decided.case_id])
        assert window.kind is DeadlineKind.ASK_FOR_REVIEW, "a date that was met stays met"
        for case_id, change in changes.items():
            assert _moved(tried[case_id]) == _moved(change), "the dry run said so"
            assert change.change is not None
            assert f"{on} is a holiday now: A day of thanks" in change.change.cause

        after = await waiting.move_to(today() + 2 * DAY)
        assert after.respond_by == move.new_on
        assert after.next_on != before[waiting.case_id].next_on or after.next_for != before[waiting.case_id].next_for
        assert after.replanned == (changes[waiting.case_id].change,)
        met = limit_of(await decided.move_to(today() + 2 * DAY), DeadlineKind.RESPOND)
        assert met == limit_of(before[decided.case_id], DeadlineKind.RESPOND)

        await shown(cases, [waiting, late, decided], calendar, 0)
        again = await cases.change_calendar(waiting.case_id)
        assert again.moved == ()
        assert (await waiting.move_to(today() + 2 * DAY)).replanned == after.replanned, "told twice, recorded once"


@pytest.mark.special
async def test_the_moved_date_is_the_one_the_case_wakes_for(server: VirtualServer, tmp_path: Path) -> None:
    queue, file = "woken", tmp_path / "proclaimed.json"
    async with server.worker(activities(tmp_path, calendars=InstalledCalendars(file)), queue):
        case = await server.opened(a_request(), task_queue=queue)
        old = (await case.move_to(today() + DAY)).respond_by
        assert old is not None
        proclaim(file, working_day_before_limit(old))
        new = (await server.cases(queue).change_calendar(case.case_id)).new_respond_by
        assert new is not None
        assert not (await case.move_to(new)).overdue
        assert (await case.move_to(new + DAY)).overdue


async def test_workers_with_another_calendar_are_found_out(server: VirtualServer, tmp_path: Path) -> None:
    """The machine that tells has a day that the workers do not have."""
    queue = "apart"
    cases = server.cases(queue)
    async with server.worker(activities(tmp_path), queue):
        case = await server.opened(a_request(), task_queue=queue)
        ours = proclaim(tmp_path / "only-here.json", working_day_before_limit(today() + 28 * DAY)).uk()
        await shown(cases, [case], ours, 1)
        with pytest.raises(OtherCalendar, match="same file of proclaimed days"):
            await told(cases, [case], ours)


async def test_a_worker_can_count_the_cases_behind(server: VirtualServer, tmp_path: Path) -> None:
    queue = "counted"
    cases = server.cases(queue)
    async with server.worker(activities(tmp_path), queue):
        case = await server.opened(a_request(), task_queue=queue)
        ours = proclaim(tmp_path / "newer.json", working_day_before_limit(today() + 28 * DAY)).uk()
        await shown(cases, [case], ours, 1)
        assert await count_behind(server.environment.client, ours) >= 1


def _moved(change: CaseChange) -> tuple[MovedDate, ...]:
    assert change.change is not None
    return change.change.moved
