"""Counting working days, one day at a time, keeping what was skipped and why."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dueprocess.law.calendar import Calendar

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Skipped:
    """A day that did not count, and why in words."""

    on: date
    why: str


@dataclass(frozen=True, slots=True)
class Pause:
    """Days that do not count although they may be working days; both ends are included."""

    first_on: date
    last_on: date
    why: str


@dataclass(frozen=True, slots=True)
class Count:
    """The day a count ended on, the days it skipped, and whether it rests on unknown holidays."""

    on: date
    skipped: tuple[Skipped, ...]
    provisional: bool


def count_working_days(after: date, days: int, calendar: Calendar, pauses: Sequence[Pause] = ()) -> Count:
    """The `days`-th working day after `after`, which itself is day 0 and may be any day of the week.

    Source: FOIA 2000 s.10(1) "following the date of receipt", s.10(2) (pauses), s.10(6) (working day).

    Raises:
        OutsideCalendar: the count leaves the days that the calendar knows.
    """
    on, left, skipped = after, days, list[Skipped]()
    while left > 0:
        on += ONE_DAY
        why = calendar.why_not_working(on) or _paused(on, pauses)
        if why is None:
            left -= 1
        else:
            skipped.append(Skipped(on, why))
    return Count(on, tuple(skipped), calendar.is_provisional(on))


def count_back_working_days(before: date, days: int, calendar: Calendar) -> date:
    """The `days`-th working day before `before`: when to remind of a date.

    Raises:
        OutsideCalendar: the count leaves the days that the calendar knows.
    """
    on, left = before, days
    while left > 0:
        on -= ONE_DAY
        if calendar.why_not_working(on) is None:
            left -= 1
    return on


def _paused(on: date, pauses: Sequence[Pause]) -> str | None:
    return next((pause.why for pause in pauses if pause.first_on <= on <= pause.last_on), None)
