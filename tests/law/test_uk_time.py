"""A day begins and ends at midnight in London: Berend v Information Commissioner, EA/2006/0049."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from dueprocess.law.uk_time import short_date, start_of_day_at, uk_date


@pytest.mark.parametrize(
    ("instant", "on"),
    [
        (datetime(2026, 6, 30, 23, 30, tzinfo=UTC), date(2026, 7, 1)),
        (datetime(2026, 6, 30, 22, 59, 59, tzinfo=UTC), date(2026, 6, 30)),
        (datetime(2026, 1, 31, 23, 59, 59, tzinfo=UTC), date(2026, 1, 31)),
        (datetime(2026, 2, 1, tzinfo=UTC), date(2026, 2, 1)),
        (datetime(2026, 7, 1, 8, 30, tzinfo=timezone(timedelta(hours=9))), date(2026, 7, 1)),
    ],
    ids=["half past midnight in summer", "a second before", "a winter evening", "winter midnight", "from Tokyo"],
)
def test_an_instant_falls_on_the_day_it_is_in_london(instant: datetime, on: date) -> None:
    """From late March to late October half past midnight in London is still yesterday in UTC."""
    assert uk_date(instant) == on


@pytest.mark.parametrize(
    ("on", "at"),
    [
        (date(2026, 1, 15), datetime(2026, 1, 15, tzinfo=UTC)),
        (date(2026, 7, 1), datetime(2026, 6, 30, 23, tzinfo=UTC)),
        (date(2026, 3, 29), datetime(2026, 3, 29, tzinfo=UTC)),
        (date(2026, 3, 30), datetime(2026, 3, 29, 23, tzinfo=UTC)),
        (date(2026, 10, 25), datetime(2026, 10, 24, 23, tzinfo=UTC)),
        (date(2026, 10, 26), datetime(2026, 10, 26, tzinfo=UTC)),
    ],
    ids=["winter", "summer", "clocks go forward", "the day after", "clocks go back", "the day after that"],
)
def test_a_day_begins_at_midnight_in_london(on: date, at: datetime) -> None:
    assert start_of_day_at(on) == at
    assert uk_date(at) == on
    assert uk_date(at - timedelta(seconds=1)) == on - timedelta(days=1)


def test_a_date_is_written_so_that_nobody_can_swap_day_and_month() -> None:
    assert short_date(date(2020, 3, 9)) == "9 March 2020"
    assert [short_date(date(2020, month, 1)).split()[1][:3] for month in range(1, 13)] == [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]  # fmt: skip
