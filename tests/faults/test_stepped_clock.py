"""A worker whose clock is days wrong: dates are the server's, whose clock alone counts.

The server's own clock is moved on in `test_three_weeks_away`.
"""

from datetime import timedelta
from email import message_from_bytes
from email.utils import parsedate_to_datetime
from pathlib import Path

import pytest

from faults.clocks import library
from faults.institutions import IN_FOLDER, write_institutions
from faults.office import open_office, sent, today
from faults.set_up import OUTBOX

pytestmark = pytest.mark.special
WHOLE = ["acknowledgement", "decision", "review-acknowledgement", "review-outcome"]


async def test_letters_and_dates_follow_the_server_while_the_workers_clock_is_stepped_days_ahead_and_back(
    tmp_path: Path,
) -> None:
    institutions, clock = write_institutions(tmp_path, mail=False), tmp_path / "clock"
    clock.write_text("+0")
    settings = {
        "LD_PRELOAD": str(library()),
        "FAKETIME_TIMESTAMP_FILE": str(clock),
        "FAKETIME_NO_CACHE": "1",
        # A step moves the time of day and never the clock that only counts on.
        "FAKETIME_DONT_FAKE_MONOTONIC": "1",
    }
    async with open_office(tmp_path, institutions, settings=settings) as office:
        right = await office.open(IN_FOLDER, "right")
        for name, days in (("ahead", 9), ("behind", -12)):
            clock.write_text(f"{days:+}d")
            case_id = await office.open(IN_FOLDER, name)
            await office.decide(case_id)
            closed = await office.review(case_id)
            assert closed.closed_on == today()
            view = await office.cases.read(case_id)
            assert sent(view) == WHOLE, "a clock ahead sends no reminder early, and one behind none late"
            assert {issued.dated_on for issued in view.issued} == {today()}
            assert view.respond_by == (await office.cases.read(right)).respond_by
            log = (tmp_path / "worker-only.log").read_text()
            assert f'"timestamp": "{today() + timedelta(days=days)}T' in log, "the worker's clock was stepped"
    dates = {message_from_bytes(file.read_bytes())["Date"] for file in (tmp_path / OUTBOX).rglob("*.eml")}
    assert {parsedate_to_datetime(date).date() for date in dates} == {today()}
