"""Counting calendar months, where a law counts in them."""

import calendar as months
from collections.abc import Sequence
from datetime import date, timedelta

from dueprocess.law.calendar import Calendar
from dueprocess.law.counting import ONE_DAY, Count, Pause, joined, working_day_from
from dueprocess.law.working_days import Skipped

_MONTHS_IN_A_YEAR = 12


def corresponding_date(on: date, count: int) -> date:
    """The day of the same number `count` months later, or the last day of that month when it has no such day.

    Source: Dodds v Walker [1981] UKHL 4 (the corresponding date rule).
    """
    index = on.month - 1 + count
    year, month = on.year + index // _MONTHS_IN_A_YEAR, index % _MONTHS_IN_A_YEAR + 1
    return date(year, month, min(on.day, months.monthrange(year, month)[1]))


def last_day_of_months_beginning_with(on: date, count: int) -> date:
    """The last day of a period of `count` months that begins with the day `on`.

    It is the day before the corresponding date, or the last day of the month when there is no such date, so
    that nobody is given less than the months they were told.
    """
    end = corresponding_date(on, count)
    return end if end.day < on.day else end - ONE_DAY


def count_months(after: date, count: int, calendar: Calendar, pauses: Sequence[Pause] = ()) -> Count:
    """The corresponding date `count` months after `after`, moved on by each paused day and then to a working day.

    Only the days that moved it are said to be skipped: weekends on the way count as any day does. A pause that begins
    while the end is being moved to a working day still falls within the time, and the end comes after it.

    Raises:
        OutsideCalendar: the end is not known to the calendar.
    """
    # Past the calendar lies also the last year that a date can have.
    calendar.refuse_outside(after)
    on, skipped, stops = corresponding_date(after, count), list[Skipped](), list[Pause]()
    end = working_day_from(on, calendar)
    for pause in joined(pauses, after):
        if pause.first_on > end:
            break
        stops.append(pause)
        calendar.refuse_outside(pause.last_on)
        days = (pause.last_on - pause.first_on).days + 1
        if pause.first_on > on:
            skipped += calendar.working_days.skipped_between(on - ONE_DAY, pause.first_on - ONE_DAY)
            on = pause.first_on
        skipped += [Skipped(pause.first_on + timedelta(days=number), pause.why) for number in range(days)]
        on += timedelta(days=days)
        end = working_day_from(on, calendar)
    skipped += calendar.working_days.skipped_between(on - ONE_DAY, end)
    return Count(end, tuple(skipped), calendar.is_provisional(end), tuple(stops))
