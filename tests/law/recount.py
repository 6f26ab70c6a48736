"""The same counts made another way: day by day over the statutes, knowing nothing of the clock's calendar."""

from collections.abc import Sequence
from datetime import date, timedelta

from calendars.statute import is_working_day


def recount(after: date, days: int, paused: Sequence[tuple[date, date]] = ()) -> date:
    """The `days`-th working day after `after`, leaving out the days of each pause with both its ends."""
    on, counted = after, 0
    while counted < days:
        on += timedelta(days=1)
        counts = is_working_day(on) and not any(first <= on <= last for first, last in paused)
        counted += 1 if counts else 0
    return on
