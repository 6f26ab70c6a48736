"""The calendar of FOIA 2000: a holiday anywhere in the United Kingdom is no working day.

Source: FOIA 2000 s.10(6), "in any part of the United Kingdom".
"""

import hashlib
import json
from collections import defaultdict
from datetime import date
from functools import cache
from importlib.metadata import version
from typing import Protocol

import holidays  # noqa: TID251 - the one place that asks the package

from dueprocess.calendars.official import is_weekday, official_list
from dueprocess.law.calendar import Calendar, Holiday, Nation

NATIONS: tuple[Nation, ...] = ("ENG", "WLS", "SCT", "NIR")


# The package names it a year early: the St Andrew's Day Bank Holiday (Scotland) Act 2007 came into force on 16 January
# 2007. The official list begins in 2012 and cannot show it.
_NOT_HOLIDAYS = frozenset[tuple[Nation, date]]({("SCT", date(2006, 11, 30))})


class CalendarSource(Protocol):
    """Anything that can give the calendar of a span of years."""

    def calendar(self, name: str, first_year: int, last_year: int) -> Calendar:
        """The calendar `name` for whole years, both included."""
        ...


class InstalledCalendars:
    """Calendars made from the installed `holidays` package and the official list."""

    def calendar(self, name: str, first_year: int, last_year: int) -> Calendar:
        """The calendar `name` for whole years, both included.

        Raises:
            LookupError: there is no calendar of that name.
            SourcesDisagree: the package and the official list name different days.
        """
        if name != "uk":
            raise LookupError(f"There is no calendar '{name}'. Use 'uk'.")
        return _uk(first_year, max(first_year, last_year))


def verified_to() -> date:
    """The last day whose holidays are officially known."""
    return date(official_list().last_year, 12, 31)


@cache
def _uk(first_year: int, last_year: int) -> Calendar:
    years = range(first_year, last_year + 1)
    named = defaultdict[date, dict[Nation, str]](dict)
    for nation in NATIONS:
        days = _weekday_holidays(nation, years)
        official_list().check(nation, set(days), years)
        for on, name in days.items():
            named[on][nation] = name
    kept = tuple(_holiday(on, names) for on, names in sorted(named.items()))
    made_of = f"holidays {version('holidays')}, GOV.UK list of {official_list().retrieved_on}"
    content = json.dumps([(str(holiday.on), str(holiday)) for holiday in kept], ensure_ascii=True)
    return Calendar(
        name="uk",
        version=hashlib.sha256(content.encode()).hexdigest()[:12],
        made_of=made_of,
        first_on=date(first_year, 1, 1),
        last_on=date(last_year, 12, 31),
        verified_to=verified_to(),
        holidays=kept,
    )


def _weekday_holidays(nation: Nation, years: range) -> dict[date, str]:
    listed = holidays.country_holidays("GB", subdiv=nation, years=years, language="en_GB")
    # The package may add a substitute day in a neighbouring year; a Saturday or Sunday is no working day anyway.
    return {
        on: name
        for on, name in listed.items()
        if on.year in years and is_weekday(on) and (nation, on) not in _NOT_HOLIDAYS
    }


def _holiday(on: date, names: dict[Nation, str]) -> Holiday:
    distinct = dict.fromkeys(name.replace("(observed)", "(substitute day)") for name in names.values())
    nations = () if len(names) == len(NATIONS) else tuple(names)
    return Holiday(on, " / ".join(distinct), nations)
