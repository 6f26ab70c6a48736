"""Counting at the edges: the first and last days of a calendar, holidays on them, and pauses that begin in a roll."""

from dataclasses import replace
from datetime import UTC, date

import pytest

from dueprocess.law.calendar import Calendar, Holiday
from dueprocess.law.counting import (
    Pause,
    count_working_days,
    joined,
    working_day_after,
    working_day_before,
    working_days_between,
)
from dueprocess.law.errors import InvalidTimeline, OutsideCalendar
from dueprocess.law.limits import Limit, in_force
from dueprocess.law.months import count_months
from dueprocess.law.recalculating import difference
from dueprocess.law.source import foia
from dueprocess.law.uk_time import start_of_day_at
from dueprocess.law.working_days import Skipped
from law.clocks import UK, day

# Monday to Friday of the next week.
SHORT = replace(UK, first_on=day("2020-02-03"), last_on=day("2020-02-14"), holidays=())


def test_the_first_working_day_of_a_calendar_can_be_counted_back_to() -> None:
    assert working_day_before(day("2020-02-04"), 1, SHORT) == day("2020-02-03")
    assert working_day_before(day("2020-02-14"), 9, SHORT) == day("2020-02-03")


@pytest.mark.parametrize(
    ("on", "days", "named"),
    [
        ("2020-02-05", 3, "2020-02-02"),
        ("2020-02-03", 1, "2020-02-02"),
        ("2020-02-17", 1, "2020-02-17"),
        ("2020-01-31", 1, "2020-01-31"),
    ],
)
def test_a_count_back_out_of_the_calendar_names_the_first_day_it_does_not_know(on: str, days: int, named: str) -> None:
    with pytest.raises(OutsideCalendar, match=named) as outside:
        working_day_before(day(on), days, SHORT)
    assert outside.value.on == day(named)


@pytest.mark.parametrize(
    ("on", "days", "named"),
    [
        ("2020-02-12", 3, "2020-02-15"),
        ("2020-02-14", 1, "2020-02-15"),
        ("2020-02-17", 1, "2020-02-17"),
        ("2020-02-01", 1, "2020-02-01"),
    ],
)
def test_a_count_on_out_of_the_calendar_names_the_first_day_it_does_not_know(on: str, days: int, named: str) -> None:
    with pytest.raises(OutsideCalendar, match=named) as outside:
        working_day_after(day(on), days, SHORT)
    assert outside.value.on == day(named)


def test_a_calendar_that_ends_in_the_week_knows_no_working_day_after_its_last() -> None:
    until_wednesday = replace(SHORT, last_on=day("2020-02-12"))
    assert working_day_after(day("2020-02-11"), 1, until_wednesday) == day("2020-02-12")
    with pytest.raises(OutsideCalendar, match="2020-02-13"):
        working_day_after(day("2020-02-12"), 1, until_wednesday)


def test_of_two_days_the_one_that_the_calendar_does_not_know_is_named() -> None:
    for after, until, named in [
        ("2020-02-03", "2020-02-17", "2020-02-17"),
        ("2020-01-31", "2020-02-14", "2020-01-31"),
    ]:
        with pytest.raises(OutsideCalendar) as outside:
            working_days_between(day(after), day(until), SHORT)
        assert outside.value.on == day(named)


def with_holidays(*days: str) -> Calendar:
    return replace(SHORT, holidays=tuple(Holiday(day(on), f"kept on {on}") for on in days))


def test_a_holiday_on_the_first_or_last_day_is_kept_by_a_cut_and_seen_as_a_difference() -> None:
    year = replace(
        UK.cut(2020, 2020), holidays=(Holiday(day("2020-01-01"), "New Year"), Holiday(day("2020-12-31"), "x"))
    )
    assert year.cut(2020, 2020).holidays == year.holidays
    edges = with_holidays("2020-02-03", "2020-02-14")
    assert difference(SHORT, edges).added == edges.holidays
    assert str(difference(with_holidays("2020-02-05"), edges)) == (
        "2020-02-03 is a holiday now: kept on 2020-02-03; 2020-02-14 is a holiday now: kept on 2020-02-14; "
        "2020-02-05 is no longer a holiday: kept on 2020-02-05"
    )


def test_the_nations_that_keep_a_holiday_are_listed() -> None:
    holiday = Holiday(day("2020-03-17"), "St Patrick's Day", ("NIR", "SCT"))
    assert str(holiday) == "St Patrick's Day (Northern Ireland, Scotland)"


def test_a_holiday_that_names_every_nation_is_one_of_the_whole_kingdom() -> None:
    on = day("2020-02-05")
    everywhere = replace(SHORT, holidays=(Holiday(on, "Coronation", ("ENG", "WLS", "SCT", "NIR")),))
    assert everywhere.why_not_working(on) == Skipped(on, "Coronation")


def test_a_pause_that_begins_on_the_last_day_moves_it() -> None:
    count = count_working_days(day("2020-02-03"), 3, SHORT, [Pause(day("2020-02-06"), day("2020-02-07"), "asked")])
    assert count.on == day("2020-02-10")


def test_pauses_are_joined_alike_in_whatever_order_they_are_told() -> None:
    long, short = (Pause(day("2020-02-04"), day(until), until) for until in ("2020-02-06", "2020-02-05"))
    parts = [short, Pause(day("2020-02-06"), day("2020-02-06"), long.why)]
    assert list(joined([long, short], day("2020-02-03"))) == list(joined([short, long], day("2020-02-03"))) == parts


def test_a_pause_within_another_adds_nothing_also_when_both_end_on_one_day() -> None:
    outer, inner = (Pause(day(since), day("2020-02-06"), since) for since in ("2020-02-04", "2020-02-05"))
    assert list(joined([outer, inner], day("2020-02-03"))) == [outer]


def test_a_pause_that_begins_while_the_end_rolls_to_a_working_day_moves_it_further() -> None:
    """A month after 13 January, and two days of waiting, is Saturday 15 February; the next pause begins on Sunday."""
    first = Pause(day("2020-01-20"), day("2020-01-21"), "first")
    second = Pause(day("2020-02-16"), day("2020-02-18"), "second")
    count = count_months(day("2020-01-13"), 1, UK, [first, second])
    assert count.on == day("2020-02-19")
    assert [(skip.on.isoformat(), skip.why) for skip in count.skipped] == [
        ("2020-01-20", "first"),
        ("2020-01-21", "first"),
        ("2020-02-15", "Saturday"),
        ("2020-02-16", "second"),
        ("2020-02-17", "second"),
        ("2020-02-18", "second"),
    ]


def test_a_day_begins_at_an_instant_that_says_it_is_utc() -> None:
    assert start_of_day_at(date(2020, 6, 1)).tzinfo is UTC


def test_a_number_asked_of_a_day_before_its_law_is_refused_with_the_day_it_begins() -> None:
    number = Limit(20, foia("s.10(1)", "10"), date(2005, 1, 1))
    with pytest.raises(InvalidTimeline) as refused:
        in_force((replace(number, valid_from=date(2007, 1, 1)), number), date(2004, 12, 31))
    assert str(refused.value) == "FOIA 2000 s.10(1) was not in force on 2004-12-31; it begins with 2005-01-01."


def test_a_pause_that_begins_after_the_end_of_the_month_moves_nothing() -> None:
    after = Pause(day("2020-02-14"), day("2020-02-20"), "waiting")
    assert count_months(day("2020-01-13"), 1, UK, [after]) == count_months(day("2020-01-13"), 1, UK)
    assert count_months(day("2020-01-13"), 1, UK).on == day("2020-02-13")
