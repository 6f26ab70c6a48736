"""`dueprocess calendar tell`: a day proclaimed while cases are open, from the command to the cases."""

import json
import subprocess
from collections.abc import Generator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from cli.conftest import Command
from dueprocess.calendars import InstalledCalendars
from dueprocess.law.counting import working_day_after, working_day_before
from dueprocess.law.uk_time import uk_date
from servers import PROGRAMS, Dev, running_dev, wait_until

pytestmark = pytest.mark.special

SOURCE = "https://www.legislation.gov.uk/a-proclamation"
UK = InstalledCalendars().uk()


@pytest.fixture(scope="module")
def own_dev(tmp_path_factory: pytest.TempPathFactory) -> Generator[Dev]:
    """A server of its own: what is proclaimed here would move the dates of other tests."""
    with running_dev(tmp_path_factory.mktemp("proclaimed")) as running:
        yield running


@pytest.fixture
def online(own_dev: Dev, command: Command, monkeypatch: pytest.MonkeyPatch) -> Command:
    monkeypatch.setenv("TEMPORAL_ADDRESS", own_dev.address)
    monkeypatch.setenv("DUEPROCESS_HOME", str(own_dev.home))
    return command


def opened(online: Command, key: str, received_on: date) -> date:
    request = {"authority": "leeds", "received_on": received_on.isoformat(), "text": "How many bicycles?"}
    done = online("open", "-", "--key", key, "--json", sent=json.dumps(request))
    assert done.code == 0, done.err
    return date.fromisoformat(json.loads(done.out)["next_due_on"])


def told(online: Command, *options: str) -> dict[str, Any]:
    answer = online("calendar", "tell", "--json", *options)
    assert answer.code == 0, answer.err
    said: dict[str, Any] = json.loads(answer.out)
    return said


def test_a_proclaimed_day_is_added_tried_told_and_told_again(online: Command) -> None:
    today = uk_date(datetime.now(UTC))
    limit = opened(online, "open", today)
    opened(online, "missed", today - timedelta(days=60))
    holiday = working_day_before(limit, 2, UK)
    options = ("--nation", "scotland", "--source", SOURCE)
    added = online("calendar", "add", holiday.isoformat(), "A day of thanks", *options)
    assert added.code == 0, added.err
    wait_until(lambda: told(online, "--dry-run")["cases"] == 2)

    tried = told(online, "--dry-run")
    new = working_day_after(limit, 1, UK)
    (move,) = tried["moved"]
    assert (move["case_id"], move["kind"]) == ("leeds/open", "respond")
    assert (move["old_on"], move["new_on"]) == (limit.isoformat(), new.isoformat())
    assert move["days"] == (new - limit).days
    assert move["cause"] == f"{holiday} is a holiday now: A day of thanks (Scotland) <{SOURCE}>"
    assert limit.isoformat() in online("show", "leeds/open", "--json").out, "a dry run moves nothing"

    done = told(online)
    assert done["moved"] == tried["moved"]
    assert done["failed"] == []
    shown = json.loads(online("show", "leeds/open", "--json").out)
    assert shown["respond_by"] == new.isoformat()
    assert "A day of thanks (Scotland)" in [day["why"] for day in shown["deadlines"][0]["skipped"]]
    assert shown["replanned"][0]["cause"] == move["cause"]

    wait_until(lambda: told(online, "--dry-run")["cases"] == 0)
    assert "follows calendar" in online("calendar", "tell").out


def test_a_machine_with_other_days_than_the_workers_is_told_so(
    online: Command, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    opened(online, "elsewhere", uk_date(datetime.now(UTC)))
    monkeypatch.setenv("DUEPROCESS_HOME", str(tmp_path / "another"))
    day = working_day_after(uk_date(datetime.now(UTC)), 9, UK)
    online("calendar", "add", day.isoformat(), "A local day", "--nation", "all", "--source", SOURCE)
    wait_until(lambda: told(online, "--dry-run")["cases"] != 0)
    refused = online("calendar", "tell")
    assert refused.code == 1
    assert "The workers follow calendar" in refused.err
    assert "DUEPROCESS_PROCLAIMED_DAYS" in refused.err


def test_a_table_names_case_dates_and_cause(online: Command) -> None:
    today = uk_date(datetime.now(UTC))
    limit = opened(online, "table", today)
    holiday = working_day_before(limit, 5, UK)
    online("calendar", "add", holiday.isoformat(), "A fair", "--nation", "northern-ireland", "--source", SOURCE)
    wait_until(lambda: told(online, "--dry-run")["cases"] != 0)
    words = online("calendar", "tell", "--dry-run").out
    assert "leeds/table" in words
    assert "answer the request" in words
    assert "A fair (Northern Ireland)" in words
    assert "would be told" in words


@pytest.mark.parametrize(("days", "alarm"), [(None, "calendar.cases_behind"), ("no list", "calendar.unusable")])
def test_a_worker_that_starts_says_what_is_wrong_with_the_calendar(
    online: Command, own_dev: Dev, tmp_path: Path, days: str | None, alarm: str
) -> None:
    opened(online, f"seen-by-a-worker-{alarm[-3:]}", uk_date(datetime.now(UTC)))
    file = tmp_path / "proclaimed_days.json"
    if days is None:
        on = working_day_after(uk_date(datetime.now(UTC)), 9, UK).isoformat()
        nations = ["ENG", "WLS", "SCT", "NIR"]
        days = json.dumps([{"on": on, "name": "A local day", "nations": nations, "source": SOURCE}])
    file.write_text(days)
    environment = {**own_dev.environment, "DUEPROCESS_PROCLAIMED_DAYS": str(file), "DUEPROCESS_TASK_QUEUE": "idle"}
    with (tmp_path / "log").open("wb") as log:
        worker = subprocess.Popen([PROGRAMS / "dueprocess", "worker"], env=environment, stderr=log, stdout=log)
        try:
            wait_until(lambda: alarm in (tmp_path / "log").read_text("utf-8"))
        finally:
            worker.terminate()
            worker.wait(30)
