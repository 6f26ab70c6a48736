"""Counting working days, keeping what was skipped and why."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from operator import attrgetter
from typing import NamedTuple

from dueprocess.law.calendar import Calendar
from dueprocess.law.working_days import Skipped

ONE_DAY = timedelta(days=1)


class Pause(NamedTuple):
    """Days that do not count although they may be working days; both ends are included."""

    first_on: date
    last_on: date
    why: str


class Count(NamedTuple):
    """The day a count ended on, the days it skipped, whether it rests on unknown holidays, and what stopped it."""

    on: date
    skipped: tuple[Skipped, ...]
    provisional: bool
    pauses: tuple[Pause, ...] = ()


def working_day_after(on: date, days: int, calendar: Calendar) -> date:
    """The `days`-th working day after `on`, which itself is day 0 and may be any day of the week.

    Source: FOIA 2000 s.10(1) "following the date of receipt", s.10(6) (working day).

    Raises:
        OutsideCalendar: the count leaves the days that the calendar knows.
    """
    if days < 1:
        return on
    try:
        return calendar.working_days.after(on, days)
    except IndexError:
        raise _outside(on, calendar, calendar.last_on + ONE_DAY) from None


def working_day_from(on: date, calendar: Calendar) -> date:
    """The day itself if it is a working day, and else the next one after it.

    Raises:
        OutsideCalendar: the calendar does not know the day, or no working day after it.
    """
    return on if calendar.why_not_working(on) is None else working_day_after(on, 1, calendar)


def working_day_before(on: date, days: int, calendar: Calendar) -> date:
    """The `days`-th working day before `on`: when to remind of a date.

    Raises:
        OutsideCalendar: the count leaves the days that the calendar knows.
    """
    if days < 1:
        return on
    try:
        return calendar.working_days.before(on, days)
    except IndexError:
        raise _outside(on, calendar, calendar.first_on - ONE_DAY) from None


def working_days_between(after: date, until: date, calendar: Calendar) -> int:
    """How many working days lie after the one day, up to and with the other; 0 when it is not later.

    Raises:
        OutsideCalendar: one of the days is not known to the calendar.
    """
    try:
        return calendar.working_days.between(after, until)
    except IndexError:
        raise _outside(after, calendar, until) from None


def count_working_days(after: date, days: int, calendar: Calendar, pauses: Sequence[Pause] = ()) -> Count:
    """The `days`-th working day after `after`, not counting the days of pauses; with the reason for each day skipped.

    Source: FOIA 2000 s.10(1), s.10(2) (pauses), s.10(6).

    Raises:
        OutsideCalendar: the count leaves the days that the calendar knows.
    """
    on = working_day_after(after, days, calendar)
    if not pauses:
        return Count(on, tuple(calendar.working_days.skipped_between(after, on)), calendar.is_provisional(on))
    paused, stops = list[Skipped](), list[Pause]()
    for pause in joined(pauses, after):
        if pause.first_on > on:
            break
        stops.append(pause)
        paused += _paused(pause, after, calendar)
        on = working_day_after(after, days + len(paused), calendar)
    skipped = sorted((*calendar.working_days.skipped_between(after, on), *paused), key=attrgetter("on"))
    return Count(on, tuple(skipped), calendar.is_provisional(on), tuple(stops))


def joined(pauses: Sequence[Pause], after: date) -> Iterator[Pause]:
    """The pauses in order from the day after `after`, none reaching into the next."""
    last_on = after
    for pause in sorted(pauses, key=attrgetter("first_on", "last_on")):
        if pause.last_on > last_on:
            yield Pause(max(pause.first_on, last_on + ONE_DAY), pause.last_on, pause.why)
            last_on = pause.last_on


def _paused(pause: Pause, after: date, calendar: Calendar) -> Iterator[Skipped]:
    """The working days of a pause after day 0."""
    day_before = max(pause.first_on - ONE_DAY, after)
    try:
        working = calendar.working_days.working_between(day_before, pause.last_on)
    except IndexError:
        raise _outside(day_before, calendar, pause.last_on) from None
    return (Skipped(on, pause.why) for on in working)


def _outside(on: date, calendar: Calendar, else_: date) -> ValueError:
    """The error for `on`, or for the other day when the calendar knows `on`."""
    return calendar.outside(else_ if calendar.first_on <= on <= calendar.last_on else on)
