"""FOIA 2000 s.10(1): the twentieth working day following the date of receipt; s.10(2): days disregarded."""

from datetime import date, timedelta

import pytest

from dueprocess.law.counting import (
    Pause,
    count_working_days,
    working_day_after,
    working_day_before,
    working_day_from,
    working_days_between,
)
from dueprocess.law.errors import OutsideCalendar
from dueprocess.law.working_days import Skipped
from law.clocks import UK

ONE_DAY = timedelta(days=1)


def test_the_day_of_receipt_is_day_nought_even_on_a_sunday() -> None:
    """The Act says day, not working day; DVLA and others began to count on the Monday."""
    friday, sunday = date(2020, 2, 7), date(2020, 2, 9)
    assert count_working_days(sunday, 20, UK).on == count_working_days(friday, 20, UK).on == date(2020, 3, 6)


def test_no_days_is_the_day_itself() -> None:
    assert count_working_days(date(2020, 2, 9), 0, UK).on == date(2020, 2, 9)
    assert working_day_before(date(2020, 2, 9), 0, UK) == date(2020, 2, 9)


def test_every_day_skipped_is_kept_with_its_reason() -> None:
    pause = Pause(date(2020, 3, 12), date(2020, 3, 13), "waiting")
    count = count_working_days(date(2020, 3, 11), 2, UK, [pause])
    assert count.on == date(2020, 3, 18)
    assert count.skipped == (
        Skipped(date(2020, 3, 12), "waiting"),
        Skipped(date(2020, 3, 13), "waiting"),
        Skipped(date(2020, 3, 14), "Saturday"),
        Skipped(date(2020, 3, 15), "Sunday"),
        Skipped(date(2020, 3, 17), "Saint Patrick's Day (Northern Ireland)", ("NIR",)),
    )


def test_both_ends_of_a_pause_are_left_out() -> None:
    """s.10(2): beginning with the day of the notice and ending with the day the fee is received."""
    monday = date(2020, 2, 3)
    assert count_working_days(monday, 5, UK).on == date(2020, 2, 10)
    one_day = Pause(date(2020, 2, 5), date(2020, 2, 5), "")
    assert count_working_days(monday, 5, UK, [one_day]).on == date(2020, 2, 11)
    three_days = Pause(date(2020, 2, 5), date(2020, 2, 7), "")
    assert count_working_days(monday, 5, UK, [three_days]).on == date(2020, 2, 13)


def test_two_pauses_of_one_day_leave_it_out_once() -> None:
    twice = [Pause(date(2020, 2, 5), date(2020, 2, 6), "one"), Pause(date(2020, 2, 6), date(2020, 2, 7), "two")]
    count = count_working_days(date(2020, 2, 3), 5, UK, twice)
    assert count.on == date(2020, 2, 13)
    assert [skip.why for skip in count.skipped][:3] == ["one", "one", "two"]


def test_a_count_that_ends_past_the_official_years_is_provisional() -> None:
    assert not count_working_days(date(2028, 12, 1), 10, UK).provisional
    assert count_working_days(date(2028, 12, 20), 10, UK).provisional


def test_a_count_past_the_known_days_is_refused() -> None:
    with pytest.raises(OutsideCalendar):
        count_working_days(date(2100, 12, 20), 20, UK)


def test_counting_back_skips_the_same_days_and_ends_before_the_date() -> None:
    """To remind two working days before Tuesday 14 April 2020, go back over Easter to Wednesday 8 April."""
    assert working_day_before(date(2020, 4, 14), 2, UK) == date(2020, 4, 8)
    with pytest.raises(OutsideCalendar):
        working_day_before(date(2005, 1, 5), 5, UK)


def test_nothing_lies_before_the_first_day_known() -> None:
    """The day before it may be a day 0, but there is nothing to count back to from it."""
    first_on = UK.first_on
    assert working_day_after(first_on - ONE_DAY, 1, UK) == date(2005, 1, 5)
    for on in (first_on - ONE_DAY, first_on, first_on - 2 * ONE_DAY):
        with pytest.raises(OutsideCalendar):
            working_day_before(on, 1, UK)
    with pytest.raises(OutsideCalendar):
        working_day_after(first_on - 2 * ONE_DAY, 1, UK)


def test_the_days_between_two_are_counted_with_the_last() -> None:
    friday, monday = date(2020, 2, 7), date(2020, 2, 10)
    assert working_days_between(friday, monday, UK) == 1
    assert working_days_between(friday, friday, UK) == 0
    assert working_days_between(monday, friday, UK) == 0
    for after, until in ((friday, date(2101, 1, 1)), (date(2004, 12, 30), friday)):
        with pytest.raises(OutsideCalendar):
            working_days_between(after, until, UK)


def test_a_working_day_is_itself_and_any_other_day_the_next_one() -> None:
    assert working_day_from(date(2020, 2, 7), UK) == date(2020, 2, 7)
    assert working_day_from(date(2020, 4, 10), UK) == date(2020, 4, 14)


def test_a_pause_that_outlasts_the_known_days_is_refused() -> None:
    with pytest.raises(OutsideCalendar, match="2101-02-01 is outside"):
        count_working_days(date(2100, 11, 2), 5, UK, [Pause(date(2100, 11, 3), date(2101, 2, 1), "waiting")])
