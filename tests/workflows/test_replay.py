"""Histories recorded by released versions replay with today's code, and their timers still mean the same dates."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from temporalio.api.common.v1 import Payload
from temporalio.api.history.v1 import HistoryEvent
from temporalio.client import WorkflowHistory
from temporalio.worker import Replayer

from dueprocess.case.agenda import agenda
from dueprocess.client import DueprocessPlugin
from dueprocess.law.uk_time import short_date, start_of_day_at, uk_date
from workflows.recorded_dates import wrong_dates
from workflows.timers import timers_of

HISTORIES = sorted((Path(__file__).parents[1] / "histories").glob("*.json"))


def recorded(file: Path) -> WorkflowHistory:
    return WorkflowHistory.from_json(f"leeds/{file.stem}", file.read_text())


def test_there_are_recorded_histories() -> None:
    assert HISTORIES


@pytest.mark.parametrize("file", HISTORIES, ids=lambda file: file.stem)
async def test_a_recorded_history_replays(file: Path) -> None:
    replayed = await Replayer(workflows=[], plugins=[DueprocessPlugin()]).replay_workflow(recorded(file))
    assert replayed.replay_failure is None


@pytest.mark.parametrize("file", HISTORIES, ids=lambda file: file.stem)
def test_every_recorded_timer_ends_on_the_date_that_the_law_gives_today(file: Path) -> None:
    """A timer of another length replays without an error, so the dates are held against the law themselves."""
    timers = list(timers_of(recorded(file)))
    assert len(timers) >= 4
    for timer in timers:
        wake_on = agenda(timer.case, uk_date(timer.armed_at)).wake_on
        assert wake_on is not None
        assert abs(timer.ends_at - start_of_day_at(wake_on)) < timedelta(seconds=1), timer.summary
        assert timer.summary.startswith(short_date(wake_on))


@pytest.mark.parametrize("file", HISTORIES, ids=lambda file: file.stem)
def test_every_recorded_date_is_that_of_an_independent_count(file: Path) -> None:
    """What its timers, letters, lists and answers said, from the recorded facts and calendar alone."""
    assert list(wrong_dates(recorded(file))) == []


EVENTFUL = next(file for file in HISTORIES if file.stem.startswith("eventful-0.1.0-python"))


async def test_a_timer_altered_by_a_day_replays_and_is_refused_for_its_date() -> None:
    """Why the dates need a check of their own: to Temporal a timer is a timer, however long."""
    altered = recorded(EVENTFUL)
    timer = next(event.timer_started_event_attributes for event in altered.events if "reminder" in summary_of(event))
    timer.start_to_fire_timeout.FromTimedelta(timer.start_to_fire_timeout.ToTimedelta() + timedelta(days=1))
    replayed = await Replayer(workflows=[], plugins=[DueprocessPlugin()]).replay_workflow(altered)
    assert replayed.replay_failure is None
    (why,) = wrong_dates(altered)
    assert re.fullmatch(r"Event \d+: the timer '.+: reminder\. Due: .+' ends at .+", why)


@pytest.mark.parametrize(
    ("date_of", "why"),
    [
        (r'"dated_on":"(\d{4}-\d\d-\d\d)"', "was ordered at .+ under another date"),
        (r'"next_due_on":"(\d{4}-\d\d-\d\d)"', "is recorded as due on .+, and by count on"),
        (r'^"(\d{4}-\d\d-\d\d)T00:00:00\+00:00"$', "is recorded as due on .+, and by count on"),
    ],
    ids=["of-a-letter", "in-an-answer", "in-lists"],
)
def test_a_recorded_date_altered_by_a_day_is_refused(date_of: str, why: str) -> None:
    altered = recorded(EVENTFUL)
    payload = next(payload for payload in payloads_of(altered) if re.search(date_of, payload.data.decode()))
    was = re.search(date_of, payload.data.decode())
    assert was is not None
    later = date.fromisoformat(was[1]) + timedelta(days=1)
    payload.data = payload.data.replace(was[1].encode(), str(later).encode())
    assert any(re.search(why, sentence) for sentence in wrong_dates(altered))


def payloads_of(history: WorkflowHistory) -> Iterator[Payload]:
    """Every payload in which a date of the case is written."""
    for event in history.events:
        yield from event.activity_task_scheduled_event_attributes.input.payloads
        yield from event.workflow_execution_update_completed_event_attributes.outcome.success.payloads
        shown = event.upsert_workflow_search_attributes_event_attributes.search_attributes.indexed_fields
        yield from (shown[name] for name in shown if name == "NextDueOn")


def summary_of(event: HistoryEvent) -> str:
    return event.user_metadata.summary.data.decode()
