"""The file of bank holidays as GOV.UK publishes it, held against a calendar."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from pydantic import BaseModel, TypeAdapter, ValidationError

from dueprocess.calendars.official import is_weekday
from dueprocess.case.reading import Unreadable, explain
from dueprocess.law.calendar import Calendar, CalendarName
from dueprocess.law.day import Day

DIVISIONS: Sequence[CalendarName] = ("england-and-wales", "scotland", "northern-ireland")


@dataclass(frozen=True, slots=True, order=True)
class Listed:
    """A holiday of a division."""

    on: date
    division: CalendarName
    name: str


@dataclass(frozen=True, slots=True)
class Compared:
    """How a published file and a calendar differ from `first_on` to `last_on`, the first and the last day in the file.

    `only_published` are holidays that the calendar lacks; `only_here` those that the file lacks. Names may differ.
    """

    first_on: date
    last_on: date
    only_published: tuple[Listed, ...]
    only_here: tuple[Listed, ...]

    @property
    def agree(self) -> bool:
        """Whether both name the same days."""
        return not self.only_published and not self.only_here


def read_published(sent: bytes) -> tuple[Listed, ...]:
    """The weekdays that a `bank-holidays.json` from GOV.UK lists.

    Raises:
        Unreadable: it is no such file.
    """
    try:
        divisions = _FILE.validate_json(sent)
    except ValidationError as error:
        raise Unreadable(f"This is not a list of bank holidays as GOV.UK publishes it: {explain(error)}") from error
    lacking = [division for division in DIVISIONS if division not in divisions or not divisions[division].events]
    if lacking:
        raise Unreadable(f"This is not a list of bank holidays as GOV.UK publishes it: nothing for {lacking[0]}.")
    return tuple(
        sorted(
            Listed(event.date, division, event.title)
            for division in DIVISIONS
            for event in divisions[division].events
            if is_weekday(event.date)
        )
    )


def compare(published: Sequence[Listed], calendar: Calendar) -> Compared:
    """Hold what was published against the calendar of the United Kingdom, over the days that both know.

    Raises:
        OutsideCalendar: they have no year in common.
    """
    if not published or not any(calendar.first_on <= day.on <= calendar.last_on for day in published):
        raise calendar.outside(published[0].on if published else date.min)
    first_on = max(calendar.first_on, published[0].on)
    last_on = min(calendar.last_on, published[-1].on)
    there = {(day.on, day.division): day for day in published if first_on <= day.on <= last_on}
    here = {(day.on, day.division): day for day in _of_divisions(calendar) if first_on <= day.on <= last_on}
    return Compared(
        first_on,
        last_on,
        only_published=tuple(there[key] for key in sorted(there.keys() - here.keys())),
        only_here=tuple(here[key] for key in sorted(here.keys() - there.keys())),
    )


def _of_divisions(calendar: Calendar) -> Iterator[Listed]:
    for division in DIVISIONS:
        for holiday in calendar.named(division).holidays:
            yield Listed(holiday.on, division, holiday.name)


class _Event(BaseModel):
    title: str
    date: Day


class _Division(BaseModel):
    events: tuple[_Event, ...]


_FILE: TypeAdapter[Mapping[str, _Division]] = TypeAdapter(Mapping[str, _Division])
