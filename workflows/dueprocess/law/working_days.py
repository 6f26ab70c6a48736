"""The working days of a calendar, laid out so that a count is two look-ups and not a walk."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

WEEKEND = {5: "Saturday", 6: "Sunday"}
"""The days of the week, Monday being 0, that are no working days, and how they are called as a reason."""


class Skipped(NamedTuple):
    """A day that did not count, and why in words; `nations` is empty where the whole United Kingdom keeps the day."""

    on: date
    why: str
    nations: tuple[str, ...] = ()


class WorkingDays:
    """Every day of a span, sorted into working days and days that do not count.

    Args:
        first_on: the first day of the span.
        last_on: the last day of the span.
        holidays: each day that is no working day besides Saturdays and Sundays, with its reason.
    """

    __slots__ = ("_before", "_length", "_skipped", "_through", "_working")

    def __init__(self, first_on: date, last_on: date, holidays: Mapping[date, Skipped]) -> None:
        self._before = first_on.toordinal() - 1
        self._length = last_on.toordinal() - self._before
        self._working = list[date]()
        self._skipped = list[Skipped]()
        # How many working days there are up to and with each day; the first entry is for the day before the span.
        self._through = [0]
        for ordinal in range(first_on.toordinal(), last_on.toordinal() + 1):
            on = date.fromordinal(ordinal)
            skipped = holidays.get(on)
            if skipped is None and on.weekday() in WEEKEND:
                skipped = Skipped(on, WEEKEND[on.weekday()])
            if skipped is None:
                self._working.append(on)
            else:
                self._skipped.append(skipped)
            self._through.append(len(self._working))

    def after(self, on: date, days: int) -> date:
        """The `days`-th working day after `on`, which itself is day 0 and may be any day of the week; `days` > 0.

        Raises:
            IndexError: the count leaves the span.
        """
        index = on.toordinal() - self._before
        if index < 0:
            raise IndexError
        return self._working[self._through[index] + days - 1]

    def before(self, on: date, days: int) -> date:
        """The `days`-th working day before `on`; `days` > 0.

        Raises:
            IndexError: the count leaves the span.
        """
        position = self._index(on)
        index = self._through[position - 1] - days
        # The day before the span has nothing before it, and Python would count its -1 from the end.
        if position == 0 or index < 0:
            raise IndexError
        return self._working[index]

    def between(self, after: date, until: date) -> int:
        """How many working days lie after the one day, up to and with the other; 0 when it is not later.

        Raises:
            IndexError: one of the days is outside the span.
        """
        count = self._through[self._index(until)] - self._through[self._index(after)]
        return max(0, count)

    def skipped_between(self, after: date, until: date) -> Sequence[Skipped]:
        """The days that do not count after the one day, up to and with the other.

        Raises:
            IndexError: one of the days is outside the span.
        """
        first, last = self._index(after), self._index(until)
        return self._skipped[first - self._through[first] : last - self._through[last]]

    def working_between(self, after: date, until: date) -> Sequence[date]:
        """The working days after the one day, up to and with the other.

        Raises:
            IndexError: one of the days is outside the span.
        """
        return self._working[self._through[self._index(after)] : self._through[self._index(until)]]

    def _index(self, on: date) -> int:
        index = on.toordinal() - self._before
        if not 0 <= index <= self._length:
            raise IndexError
        return index
