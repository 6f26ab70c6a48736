"""Calendars with any holidays in any nations, for Hypothesis, and the plain sets of days they were made from."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from dueprocess.law.calendar import CALENDARS, Calendar, CalendarName, Holiday, Nation
from law.recount import IsWorkingDay

DAYS: Final = 1000
"""How many days a calendar knows after the day it is made for."""

_DAYS_BEFORE: Final = 40

_NATIONS: Final[tuple[Nation, ...]] = ("ENG", "WLS", "SCT", "NIR")

Kept = frozenset[tuple[date, Nation]]
"""Each holiday of each nation."""


@dataclass(frozen=True)
class Drawn:
    """A calendar of the United Kingdom around a day, and what is in it."""

    around: date
    kept: Kept
    verified_to: date

    @property
    def calendar(self) -> Calendar:
        return Calendar(
            name="uk",
            version=str(hash(self.kept)),
            made_of="chance",
            first_on=self.around - timedelta(days=_DAYS_BEFORE),
            last_on=self.around + timedelta(days=DAYS),
            verified_to=self.verified_to,
            holidays=tuple(Holiday(on, f"day of {nation}", (nation,)) for on, nation in sorted(self.kept)),
        )

    def works(self, name: CalendarName) -> IsWorkingDay:
        """Whether a day is a working day in the calendar of this name, from the plain sets."""
        nations = CALENDARS[name]
        closed = {on for on, nation in self.kept if nation in nations}
        return lambda on: on.isoweekday() < 6 and on not in closed

    def with_more(self, more: Kept) -> "Drawn":
        return Drawn(self.around, self.kept | more, self.verified_to)


@st.composite
def holidays(draw: DrawFn, around: date, most: int = 30) -> Kept:
    """Holidays of single nations in the year after a day, weekends among them."""
    # One number for a day and a nation: Hypothesis draws it several times faster than a pair.
    drawn = draw(st.lists(st.integers(0, 4 * 365 - 1), max_size=most))
    return frozenset((around + timedelta(days=number // 4), _NATIONS[number % 4]) for number in drawn)


@st.composite
def calendars(draw: DrawFn, around: date) -> Drawn:
    """A calendar that knows the days around a day of receipt, verified for some of them."""
    verified_to = around + timedelta(days=draw(st.integers(-10, 400)))
    return Drawn(around, draw(holidays(around)), verified_to)
