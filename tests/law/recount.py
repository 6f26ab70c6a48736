"""The same counts made another way: day by day, knowing nothing of the clock's calendar and its tables."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from calendars.statute import is_working_day

ONE_DAY = timedelta(days=1)

Paused = Sequence[tuple[date, date]]
"""The first and the last day of each pause; neither counts."""

IsWorkingDay = Callable[[date], bool]


def recount(after: date, days: int, paused: Paused = (), works: IsWorkingDay = is_working_day) -> date:
    """The `days`-th working day after `after`, leaving out the days of each pause with both its ends."""
    on, counted = after, 0
    while counted < days:
        on += ONE_DAY
        counted += 1 if works(on) and not _is_paused(on, paused) else 0
    return on


def recount_months(after: date, months: int, paused: Paused = (), works: IsWorkingDay = is_working_day) -> date:
    """As many days as the months have, leaving out the days of each pause; then on to a working day without pause."""
    end, month_ends = after, 0
    while month_ends < months or (end.day < after.day and (end + ONE_DAY).day != 1):
        month_ends += 1 if (end + ONE_DAY).day == 1 else 0
        end += ONE_DAY
    left, on = (end - after).days, after
    while left:
        on += ONE_DAY
        left -= 0 if _is_paused(on, paused) else 1
    while not works(on) or _is_paused(on, paused):
        on += ONE_DAY
    return on


def count_between(after: date, until: date, works: IsWorkingDay) -> int:
    """How many working days lie after the one day, up to and with the other."""
    return sum(works(after + timedelta(days=number)) for number in range(1, (until - after).days + 1))


def _is_paused(on: date, paused: Paused) -> bool:
    return any(first <= on <= last for first, last in paused)
