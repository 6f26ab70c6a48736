from dataclasses import replace
from datetime import date

import pytest

from dueprocess.law.calendar import Calendar, Holiday
from dueprocess.law.errors import OutsideCalendar

SHORT = Calendar(
    name="short",
    version="1",
    made_of="a test",
    first_on=date(2020, 1, 1),
    last_on=date(2020, 1, 31),
    verified_to=date(2020, 1, 20),
    holidays=(
        Holiday(date(2020, 1, 1), "New Year's Day"),
        Holiday(date(2020, 1, 2), "2nd January", ("SCT",)),
        Holiday(date(2020, 1, 4), "A fair", ("ENG", "WLS")),
    ),
)


@pytest.mark.parametrize(
    ("of_january", "why"),
    [
        (1, "New Year's Day"),
        (2, "2nd January (Scotland)"),
        (3, None),
        (4, "A fair (England, Wales)"),
        (5, "Sunday"),
        (11, "Saturday"),
        (31, None),
    ],
)
def test_a_day_that_does_not_count_says_why(of_january: int, why: str | None) -> None:
    assert SHORT.why_not_working(date(2020, 1, of_january)) == why


@pytest.mark.parametrize("outside", [date(2019, 12, 31), date(2020, 2, 1)])
def test_a_day_it_does_not_know_is_refused_never_guessed(outside: date) -> None:
    """An empty future year gives wrong dates without a warning in other systems."""
    with pytest.raises(OutsideCalendar, match=r"knows 2020-01-01 to 2020-01-31\. Use dates inside it") as told:
        SHORT.why_not_working(outside)
    assert told.value.on == outside
    assert f"{outside.isoformat()} is outside the calendar 'short'" in str(told.value)


def test_only_days_past_the_official_years_are_provisional() -> None:
    assert not SHORT.is_provisional(date(2020, 1, 20))
    assert SHORT.is_provisional(date(2020, 1, 21))


def test_a_changed_calendar_does_not_remember_the_old_days() -> None:
    assert SHORT.why_not_working(date(2020, 1, 1))
    assert replace(SHORT, holidays=()).why_not_working(date(2020, 1, 1)) is None
