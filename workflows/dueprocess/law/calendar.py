"""A calendar of working days: a frozen list of holidays with its name, version and limits."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property, lru_cache
from typing import Literal

from dueprocess.law.errors import OutsideCalendar
from dueprocess.law.working_days import Skipped, WorkingDays

Nation = Literal["ENG", "WLS", "SCT", "NIR"]

NATION_NAMES: Mapping[str, str] = {
    "ENG": "England",
    "WLS": "Wales",
    "SCT": "Scotland",
    "NIR": "Northern Ireland",
}

CalendarName = Literal["uk", "england-and-wales", "scotland", "northern-ireland"]

CALENDARS: Mapping[CalendarName, frozenset[Nation]] = {
    "uk": frozenset({"ENG", "WLS", "SCT", "NIR"}),
    "england-and-wales": frozenset({"ENG", "WLS"}),
    "scotland": frozenset({"SCT"}),
    "northern-ireland": frozenset({"NIR"}),
}
"""Each calendar, and the nations of which a holiday in any is no working day in it."""

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Holiday:
    """A day that is not a working day, other than a Saturday or Sunday.

    `nations` names the parts of the United Kingdom that keep it; empty means all of them. `source` is the page of its
    proclamation, for a day that was added to the official list.
    """

    on: date
    name: str
    nations: tuple[Nation, ...] = ()
    source: str = ""

    def __str__(self) -> str:
        """The name, with the nations when not all of them keep the day."""
        if not self.nations:
            return self.name
        return f"{self.name} ({', '.join(NATION_NAMES[nation] for nation in self.nations)})"


@dataclass(frozen=True)
class Calendar:
    """The holidays known for `first_on` to `last_on`, cut from one version of the list of holidays.

    A date counted past `verified_to`, the last day covered by the official list, is provisional: nobody has
    yet proclaimed the holidays of that year. `version` is a hash of the whole list, whatever the cut, and `made_of`
    says from what it was made, so that a date can be traced to the list that gave it.
    """

    name: str
    version: str
    made_of: str
    first_on: date
    last_on: date
    verified_to: date
    holidays: tuple[Holiday, ...]
    verified_from: date | None = None

    def __hash__(self) -> int:
        """Of what tells one calendar from another; its holidays are for equality to compare."""
        return hash((self.name, self.version, self.first_on, self.last_on))

    def named(self, name: CalendarName) -> "Calendar":
        """The calendar of this name, made from this one, which must be that of the whole United Kingdom.

        Raises:
            ValueError: this one is that of a part only, which knows nothing of the others.
        """
        if name == self.name:
            return self
        if self.name in CALENDARS and self.name != "uk":
            raise ValueError(f"The calendar '{name}' cannot be taken from '{self.name}'. Take it from 'uk'.")
        return _named(self, name)

    @cached_property
    def working_days(self) -> WorkingDays:
        """Its days, laid out for counting."""
        return _laid_out(self)

    @cached_property
    def reasons(self) -> Mapping[date, Skipped]:
        """Each holiday as a day to skip. Nations that keep one day under several names are put together."""
        kept = dict[date, list[Holiday]]()
        for holiday in self.holidays:
            kept.setdefault(holiday.on, []).append(holiday)
        return {on: _skipped(holidays) for on, holidays in kept.items()}

    def why_not_working(self, on: date) -> Skipped | None:
        """Why `on` is not a working day, or None if it is one.

        Raises:
            OutsideCalendar: `on` is not between `first_on` and `last_on`.
        """
        self.refuse_outside(on)
        return next(iter(self.working_days.skipped_between(on - _ONE_DAY, on)), None)

    def nations_keeping(self, on: date) -> frozenset[str]:
        """The nations in which `on` is a holiday; none for a day that is no holiday."""
        skipped = self.reasons.get(on)
        if skipped is None:
            return frozenset()
        return frozenset(skipped.nations or NATION_NAMES)

    def is_provisional(self, on: date) -> bool:
        """Whether `on` lies past the years whose holidays are officially known."""
        return on > self.verified_to

    def refuse_outside(self, on: date) -> None:
        """See that the calendar knows a day.

        Raises:
            OutsideCalendar: it does not.
        """
        if not self.first_on <= on <= self.last_on:
            raise self.outside(on)

    def outside(self, on: date) -> OutsideCalendar:
        """The error for a day that this calendar does not know."""
        return OutsideCalendar(on, calendar=self.name, first_on=self.first_on, last_on=self.last_on)

    def cut(self, first_year: int, last_year: int) -> "Calendar":
        """The same list for these whole years only, as far as it knows them."""
        first_on = max(self.first_on, date(first_year, 1, 1))
        last_on = min(self.last_on, date(last_year, 12, 31))
        kept = tuple(holiday for holiday in self.holidays if first_on <= holiday.on <= last_on)
        return replace(self, first_on=first_on, last_on=last_on, holidays=kept)


# The days of a calendar take some milliseconds to lay out, and every case of a worker has a copy of the same calendar.
@lru_cache(maxsize=64)
def _laid_out(calendar: Calendar) -> WorkingDays:
    return WorkingDays(calendar.first_on, calendar.last_on, calendar.reasons)


@lru_cache(maxsize=64)
def _named(calendar: Calendar, name: CalendarName) -> Calendar:
    nations = CALENDARS[name]
    kept = tuple(holiday for holiday in calendar.holidays if not holiday.nations or nations & set(holiday.nations))
    return replace(calendar, name=name, holidays=kept)


def _skipped(holidays: list[Holiday]) -> Skipped:
    names = " / ".join(dict.fromkeys(holiday.name for holiday in holidays))
    if any(not holiday.nations for holiday in holidays):
        return Skipped(holidays[0].on, names)
    kept = {nation for holiday in holidays for nation in holiday.nations}
    nations = tuple(nation for nation in NATION_NAMES if nation in kept)
    if len(nations) == len(NATION_NAMES):
        return Skipped(holidays[0].on, names)
    where = ", ".join(NATION_NAMES[nation] for nation in nations)
    return Skipped(holidays[0].on, f"{names} ({where})", nations)
