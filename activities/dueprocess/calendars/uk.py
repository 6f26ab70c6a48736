"""The holidays of the four nations of the United Kingdom, from which every calendar is taken.

Sources: the `holidays` package, held against the official GOV.UK list, and what was proclaimed since.
"""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import Protocol

import holidays  # noqa: TID251 - the one place that asks the package

from dueprocess.calendars.official import Disagreement, OfficialList, SourcesDisagree, is_weekday, official_list
from dueprocess.calendars.proclaimed import ProclaimedDay, read_proclaimed
from dueprocess.law.calendar import Calendar, CalendarName, Holiday, Nation

NATIONS: tuple[Nation, ...] = ("ENG", "WLS", "SCT", "NIR")

FIRST_YEAR = 2005
"""FOIA 2000 and its sisters came into force on 1 January 2005; no limit was counted before."""

YEARS_AHEAD = 72
"""How far past the official list dates can be counted, as provisional ones."""

# The package names it a year early: the St Andrew's Day Bank Holiday (Scotland) Act 2007 came into force on 16 January
# 2007. The official list begins in 2012 and cannot show it.
_NOT_HOLIDAYS = frozenset[tuple[Nation, date]]({("SCT", date(2006, 11, 30))})

Named = Mapping[Nation, Mapping[date, str]]
"""The weekday holidays of each nation with their names."""


@dataclass(frozen=True, slots=True)
class Assembled:
    """The calendar that the sources give together, and where they disagree.

    While they do, no date may be counted by it: it is for telling and mending the disagreement.
    """

    calendar: Calendar
    disagreements: tuple[Disagreement, ...]

    def agreed(self) -> Calendar:
        """The calendar.

        Raises:
            SourcesDisagree: the sources do not agree.
        """
        if self.disagreements:
            raise SourcesDisagree(self.disagreements)
        return self.calendar


class CalendarSource(Protocol):
    """Anything that can give the calendar of the United Kingdom."""

    def uk(self) -> Calendar:
        """All that is known, as one calendar of all nations."""
        ...


class InstalledCalendars:
    """Calendars made from the installed `holidays` package, the official list and the days proclaimed since.

    Args:
        proclaimed: the file of days proclaimed since; it is read afresh each time, so that a running worker learns
            of a day that is added to it. None for no such file.
    """

    def __init__(self, proclaimed: Path | None = None) -> None:
        self._proclaimed = proclaimed

    def uk(self) -> Calendar:
        """All that is known, as one calendar of all nations; its parts are taken from it with `named` and `cut`.

        Raises:
            SourcesDisagree: the package and the official list name different days.
            BadProclaimedDays: the file of proclaimed days cannot be read.
        """
        return self.assembled().agreed()

    def assembled(self) -> Assembled:
        """What the sources give together, whether or not they agree.

        Raises:
            BadProclaimedDays: the file of proclaimed days cannot be read.
        """
        return _assembled(read_proclaimed(self._proclaimed) if self._proclaimed else ())

    def calendar(self, name: CalendarName, first_year: int, last_year: int) -> Calendar:
        """The calendar of this name for whole years, both included, as far as they are known.

        Raises:
            SourcesDisagree: the package and the official list name different days.
            BadProclaimedDays: the file of proclaimed days cannot be read.
        """
        return self.uk().cut(first_year, last_year).named(name)


def verified_to() -> date:
    """The last day whose holidays are officially known."""
    return date(official_list().last_year, 12, 31)


@lru_cache(maxsize=8)
def _assembled(proclaimed: tuple[ProclaimedDay, ...]) -> Assembled:
    official = official_list()
    years = range(FIRST_YEAR, official.last_year + YEARS_AHEAD + 1)
    return assemble(_packaged(years), official, proclaimed, years)


@cache
def _packaged(years: range) -> Named:
    return {nation: _weekday_holidays(nation, years) for nation in NATIONS}


def assemble(packaged: Named, official: OfficialList, proclaimed: Sequence[ProclaimedDay], years: range) -> Assembled:
    """The calendar of these whole years from its three sources, and where the first two disagree.

    Of several things proclaimed of one day the last counts.
    """
    days = tuple(_holidays(packaged, proclaimed, years))
    content = json.dumps([(str(day.on), day.name, day.nations, official.last_year) for day in days])
    since = f", {len(proclaimed)} proclaimed since" if proclaimed else ""
    calendar = Calendar(
        name="uk",
        version=hashlib.sha256(content.encode()).hexdigest()[:12],
        made_of=f"holidays {version('holidays')}, GOV.UK list of {official.retrieved_on}{since}",
        first_on=date(years[0], 1, 1),
        last_on=date(years[-1], 12, 31),
        verified_from=date(official.first_year, 1, 1),
        verified_to=date(official.last_year, 12, 31),
        holidays=days,
    )
    compared = (official.disagreement(nation, set(packaged[nation]), years, proclaimed) for nation in NATIONS)
    return Assembled(calendar, tuple(found for found in compared if found))


def _holidays(packaged: Named, proclaimed: Sequence[ProclaimedDay], years: range) -> Iterator[Holiday]:
    kept = defaultdict[tuple[date, str, str], list[Nation]](list)
    for nation in NATIONS:
        named = {on: (name, "") for on, name in packaged[nation].items()}
        for day in proclaimed:
            if nation not in day.nations or day.on.year not in years:
                continue
            if day.change == "removed":
                named.pop(day.on, None)
            else:
                named.setdefault(day.on, (day.name, day.source))
        for on, (name, source) in named.items():
            kept[on, name, source].append(nation)
    for (on, name, source), nations in sorted(kept.items()):
        yield Holiday(on, name, () if len(nations) == len(NATIONS) else tuple(nations), source)


def _weekday_holidays(nation: Nation, years: range) -> Mapping[date, str]:
    listed = holidays.country_holidays("GB", subdiv=nation, years=years, language="en_GB")
    # The package may add a substitute day in a neighbouring year; a Saturday or Sunday is no working day anyway.
    return {
        on: name.replace("(observed)", "(substitute day)")
        for on, name in listed.items()
        if on.year in years and is_weekday(on) and (nation, on) not in _NOT_HOLIDAYS
    }
