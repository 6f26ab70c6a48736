"""A calendar of working days: a frozen list of holidays with its name, version and limits."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Literal

from dueprocess.law.errors import OutsideCalendar

Nation = Literal["ENG", "WLS", "SCT", "NIR"]

NATION_NAMES: Mapping[str, str] = {
    "ENG": "England",
    "WLS": "Wales",
    "SCT": "Scotland",
    "NIR": "Northern Ireland",
}

_WEEKEND = {5: "Saturday", 6: "Sunday"}


@dataclass(frozen=True, slots=True)
class Holiday:
    """A day that is not a working day, other than a Saturday or Sunday.

    `nations` names the parts of the United Kingdom that keep it; empty means all of them.
    """

    on: date
    name: str
    nations: tuple[Nation, ...] = ()

    def __str__(self) -> str:
        """The name, with the nations when not all of them keep the day."""
        if not self.nations:
            return self.name
        return f"{self.name} ({', '.join(NATION_NAMES[nation] for nation in self.nations)})"


@dataclass(frozen=True)
class Calendar:
    """The holidays known for `first_on` to `last_on`, as one version of one named calendar.

    A date counted past `verified_to`, the last day covered by the official list, is provisional: nobody has
    yet proclaimed the holidays of that year. `version` is a hash of the content and `made_of` says from what
    it was made, so that a date can be traced to the list that gave it.
    """

    name: str
    version: str
    made_of: str
    first_on: date
    last_on: date
    verified_to: date
    holidays: tuple[Holiday, ...]

    @cached_property
    def _by_day(self) -> Mapping[date, Holiday]:
        return {holiday.on: holiday for holiday in self.holidays}

    def why_not_working(self, on: date) -> str | None:
        """Why `on` is not a working day, or None if it is one.

        Raises:
            OutsideCalendar: `on` is not between `first_on` and `last_on`.
        """
        if not self.first_on <= on <= self.last_on:
            raise OutsideCalendar(on, calendar=self.name, first_on=self.first_on, last_on=self.last_on)
        holiday = self._by_day.get(on)
        if holiday is not None:
            return str(holiday)
        return _WEEKEND.get(on.weekday())

    def is_provisional(self, on: date) -> bool:
        """Whether `on` lies past the years whose holidays are officially known."""
        return on > self.verified_to
