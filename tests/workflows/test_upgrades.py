"""Upgrades while cases are open: nothing moves a date of an open case unless the case is told so."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import pytest
from temporalio.client import WorkflowHistory
from temporalio.worker import Replayer

from dueprocess.case.notices import Notice
from dueprocess.case.plan import Reminder
from dueprocess.client import DueprocessPlugin
from dueprocess.institutions import Institutions, hookimpl
from dueprocess.institutions.discovery import Plugin, find
from dueprocess.law.facts import Decided
from dueprocess.law.outcomes import Outcome
from dueprocess.law.position import DeadlineKind
from dueprocess.workflows import effects
from workflows.virtual_server import (
    EXAMPLES,
    VirtualServer,
    a_request,
    activities,
    proclaim,
    today,
    working_day_before_limit,
)

DAY = timedelta(days=1)


@dataclass
class MoreReminders:
    """Anytown, upgraded: it now also reminds twelve working days before the limit."""

    working_days: int = 12
    asked: list[str] = field(default_factory=list[str])

    @hookimpl
    def dueprocess_reminders(self, authority: str) -> Iterable[Reminder] | None:
        self.asked.append(authority)
        return (Reminder(before=DeadlineKind.RESPOND, working_days=self.working_days),)


def timer_lengths(history: WorkflowHistory) -> list[timedelta]:
    return [
        event.timer_started_event_attributes.start_to_fire_timeout.ToTimedelta()
        for event in history.events
        if event.HasField("timer_started_event_attributes")
    ]


async def test_a_holiday_added_by_an_upgrade_moves_no_date_of_an_open_case_until_it_is_told_to_replan(
    server: VirtualServer, tmp_path: Path
) -> None:
    queue = "upgraded-holidays"
    async with server.worker(activities(tmp_path), queue):
        case = await server.opened(a_request(), task_queue=queue)
        before = await case.move_to(today() + DAY)
    assert before.respond_by is not None
    timers = timer_lengths(await server.history(case))
    calendars = proclaim(tmp_path / "proclaimed.json", working_day_before_limit(before.respond_by))
    upgraded = activities(tmp_path, calendars=calendars)
    async with server.worker(upgraded, queue):
        after = await case.move_to(today() + 2 * DAY)
        assert after.respond_by == before.respond_by
        assert after.deadlines == before.deadlines
        assert after.calendar_version == before.calendar_version
        assert timer_lengths(await server.history(case))[: len(timers)] == timers

        replanned = await server.cases(queue).replan(case.case_id, by="records officer")
        assert replanned.old_respond_by == before.respond_by
        assert replanned.new_respond_by is not None
        assert replanned.new_respond_by > before.respond_by
        moved = await case.move_to(today() + 3 * DAY)
        assert moved.respond_by == replanned.new_respond_by
        skipped = [day.why for deadline in moved.deadlines for day in deadline.skipped]
        assert "A day of thanks" in skipped
        assert moved.replanned == (replanned,)


@pytest.mark.special
async def test_a_new_reminder_in_an_upgraded_institution_reaches_no_open_case_until_it_is_told_to_replan(
    server: VirtualServer, tmp_path: Path
) -> None:
    queue = "upgraded-institution"
    request = a_request(authority="anytown")
    async with server.worker(activities(tmp_path), queue):
        case = await server.opened(request, task_queue=queue)
        planned = await case.move_to(today() + DAY)
        untold = await server.opened(request, task_queue=queue)
    plugin = MoreReminders()
    institutions = Institutions([find("anytown", (EXAMPLES,)), Plugin("more", "more-reminders", "2.0", plugin)])
    async with server.worker(activities(tmp_path, institutions=institutions), queue):
        await server.cases(queue).replan(case.case_id)
        assert "anytown" in plugin.asked
        assert planned.respond_by is not None
        told_view = await case.move_to(planned.respond_by)
        untold_view = await untold.move_to(planned.respond_by)
        told_reminders = [sent for sent in told_view.issued if sent.step.notice == "reminder"]
        untold_reminders = [sent for sent in untold_view.issued if sent.step.notice == "reminder"]
        assert len(told_reminders) == len(untold_reminders) + 1
        assert any(sent.step.key.endswith("-12") for sent in told_reminders)


async def test_a_case_opened_before_an_upgrade_replays_after_it(server: VirtualServer, tmp_path: Path) -> None:
    """Replaying asks no activity: the calendar and the plan are in the history."""
    queue = "replayed"
    async with server.worker(activities(tmp_path), queue):
        case = await server.opened(a_request(), task_queue=queue)
        await case.tell(Decided(on=today(), outcome=Outcome.NOT_HELD))
        await server.run_to_end(case)
    result = await Replayer(workflows=[], plugins=[DueprocessPlugin()]).replay_workflow(await server.history(case))
    assert result.replay_failure is None


@pytest.mark.special
async def test_a_case_opened_before_internal_notices_were_activities_goes_on_as_it_began_and_a_new_one_does_not(
    server: VirtualServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    queue = "internal-notices"
    with monkeypatch.context() as before:
        before.setattr(effects, "internal_notices_are_activities", lambda: False)
        async with server.worker(activities(tmp_path), queue):
            old = await server.opened(a_request(), task_queue=queue)
            limit = (await old.move_to(today() + DAY)).respond_by
    assert limit is not None
    async with server.worker(activities(tmp_path), queue):
        new = await server.opened(a_request(), task_queue=queue)
        for case, as_activities in ((old, 0), (new, 2)):
            view = await case.move_to(limit)
            assert [notice.step.notice for notice in view.issued].count(Notice.REMINDER) == 2
            scheduled = [
                event.activity_task_scheduled_event_attributes.activity_type.name
                for event in (await server.history(case)).events
            ]
            assert scheduled.count(effects.REMIND) == as_activities
        page = (Path(__file__).parents[2] / "docs" / "decisions" / "changing-the-workflow.md").read_text()
        (query,) = re.findall(r"""workflow list --query "([^"]+)\"""", page)
        without = [
            found.id
            async for found in server.environment.client.list_workflows(query)
            if found.id in {old.case_id, new.case_id}
        ]
        assert without == [old.case_id]
