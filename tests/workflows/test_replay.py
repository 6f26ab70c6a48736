"""Histories recorded by released versions replay with today's code, and their timers still mean the same dates."""

from datetime import timedelta
from pathlib import Path

import pytest
from temporalio.client import WorkflowHistory
from temporalio.worker import Replayer

from dueprocess.case.agenda import agenda
from dueprocess.client import DueprocessPlugin
from dueprocess.law.uk_time import short_date, start_of_day_at, uk_date
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
