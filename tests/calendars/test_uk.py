"""FOIA 2000 s.10(6): no working day is a day that any part of the United Kingdom keeps as a bank holiday."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from calendars.statute import bank_holidays, easter_sunday
from dueprocess.calendars import InstalledCalendars, ProclaimedDay, add_proclaimed, nations_of
from dueprocess.calendars.official import official_list
from dueprocess.calendars.uk import NATIONS, verified_to
from dueprocess.law.calendar import CALENDARS, NATION_NAMES, Calendar, CalendarName, Holiday, Nation

FIRST_YEAR, LAST_YEAR = 2005, 2028
YEARS = range(FIRST_YEAR, LAST_YEAR + 1)


@pytest.fixture(scope="module")
def uk() -> Calendar:
    return InstalledCalendars().calendar("uk", FIRST_YEAR, LAST_YEAR)


@pytest.fixture
def by_day(uk: Calendar) -> dict[date, Holiday]:
    return {holiday.on: holiday for holiday in uk.holidays}


def why_not(on: str, calendar: Calendar) -> str:
    skipped = calendar.why_not_working(date.fromisoformat(on))
    return skipped.why if skipped else ""


def kept_by(nation: Nation, calendar: Calendar) -> set[date]:
    return {holiday.on for holiday in calendar.holidays if not holiday.nations or nation in holiday.nations}


@pytest.mark.parametrize("year", range(2012, 2029))
@pytest.mark.parametrize(
    ("nation", "division"),
    [("ENG", "england-and-wales"), ("WLS", "england-and-wales"), ("SCT", "scotland"), ("NIR", "northern-ireland")],
)
def test_each_nation_keeps_the_days_of_the_official_list(
    uk: Calendar, nation: Nation, division: str, year: int
) -> None:
    official = {on for on in official_list().divisions[division] if on.year == year}
    assert {on for on in kept_by(nation, uk) if on.year == year} == official


@pytest.mark.parametrize("year", range(FIRST_YEAR, LAST_YEAR + 1))
@pytest.mark.parametrize("nation", NATIONS)
def test_each_nation_keeps_the_days_of_the_statutes(uk: Calendar, nation: Nation, year: int) -> None:
    """Banking and Financial Dealings Act 1971 Sch. 1. The official list says nothing of the years before 2012."""
    assert {on for on in kept_by(nation, uk) if on.year == year} == bank_holidays(nation, year)


def test_the_calendar_is_the_union_of_the_nations(uk: Calendar) -> None:
    union = {
        on for nation in NATIONS for year in range(FIRST_YEAR, LAST_YEAR + 1) for on in bank_holidays(nation, year)
    }
    days = days_of(uk)
    assert {on for on in days if uk.why_not_working(on) and on.weekday() < 5} == union
    assert all(uk.why_not_working(on) for on in days if on.weekday() >= 5)


def days_of(calendar: Calendar) -> list[date]:
    return list(each_day(calendar.first_on, calendar.last_on))


def each_day(first_on: date, last_on: date) -> Iterator[date]:
    on = first_on
    while on <= last_on:
        yield on
        on += timedelta(days=1)


@pytest.mark.parametrize(
    ("on", "why"),
    [
        ("2026-06-15", "Scotland"),
        ("2026-08-03", "Scotland"),
        ("2014-12-01", "Scotland"),
        ("2015-01-02", "Scotland"),
        ("2014-03-17", "Northern Ireland"),
        ("2014-07-14", "Northern Ireland"),
    ],
)
def test_a_day_that_one_nation_keeps_stops_the_clock_for_all_and_names_the_nation(
    uk: Calendar, on: str, why: str
) -> None:
    """15 June 2026 was proclaimed for Scotland alone, and still counts for an authority in Leeds."""
    assert why_not(on, uk).endswith(f"({why})")


def test_a_day_that_all_nations_keep_is_named_without_them(uk: Calendar, by_day: dict[date, Holiday]) -> None:
    christmas = by_day[date(2020, 12, 25)]
    assert christmas.nations == ()
    assert str(christmas) == "Christmas Day"
    assert why_not("2022-09-19", uk) == "State Funeral of Queen Elizabeth II"
    assert not any(name in why_not("2022-09-19", uk) for name in NATION_NAMES.values())


def test_a_day_that_three_nations_keep_names_the_three(uk: Calendar) -> None:
    """Scotland does not keep Easter Monday."""
    easter_monday = easter_sunday(2020) + timedelta(days=1)
    assert why_not(str(easter_monday), uk) == "Easter Monday (England, Wales, Northern Ireland)"
    assert uk.nations_keeping(easter_monday) == {"ENG", "WLS", "NIR"}


def test_a_substitute_day_says_that_it_is_one(uk: Calendar) -> None:
    assert "(substitute day)" in why_not("2021-12-28", uk)


def test_st_andrews_day_counts_as_a_working_day_until_its_act_of_2007(uk: Calendar) -> None:
    """The Act came into force on 16 January 2007; the holidays package names the day from 2006."""
    assert uk.why_not_working(date(2006, 11, 30)) is None
    assert uk.why_not_working(date(2007, 11, 30)) is not None


def test_the_days_between_christmas_and_new_year_are_working_days(uk: Calendar) -> None:
    """A university that shuts its doors does not stop the clock."""
    assert [uk.why_not_working(date(2019, 12, day)) for day in (27, 30, 31)] == [None, None, None]


def test_a_date_past_the_official_list_is_provisional() -> None:
    calendar = InstalledCalendars().calendar("uk", 2027, 2031)
    assert verified_to() == date(2028, 12, 31)
    assert not calendar.is_provisional(date(2028, 12, 31))
    assert calendar.is_provisional(date(2029, 1, 1))


def test_the_version_stands_for_the_whole_list_whatever_part_is_taken_from_it() -> None:
    installed = InstalledCalendars()
    version = installed.uk().version
    assert len(version) == 12
    assert installed.calendar("uk", 2026, 2027).version == version
    assert installed.calendar("scotland", 2005, 2028).version == version


def test_the_version_is_another_for_other_days_and_for_other_nations(tmp_path: Path) -> None:
    day = ProclaimedDay(on=date(2027, 9, 20), name="A day", nations=("SCT",), source="https://example.org")
    versions = {InstalledCalendars().uk().version}
    for nations in (("SCT",), ("NIR",)):
        file = tmp_path / nations[0]
        add_proclaimed(file, [day.model_copy(update={"nations": nations})])
        versions.add(InstalledCalendars(file).uk().version)
    assert len(versions) == 3


def test_all_that_is_known_reaches_from_the_act_to_twenty_years_past_the_official_list() -> None:
    known = InstalledCalendars().uk()
    assert (known.first_on, known.last_on) == (date(2005, 1, 1), date(2100, 12, 31))
    assert (known.verified_from, known.verified_to) == (date(2012, 1, 1), date(2028, 12, 31))
    assert {holiday.on.year for holiday in known.holidays} == set(range(2005, 2101))


def test_a_calendar_covers_whole_years_as_far_as_they_are_known() -> None:
    beyond = InstalledCalendars().calendar("uk", 1999, 2006)
    assert (beyond.first_on, beyond.last_on) == (date(2005, 1, 1), date(2006, 12, 31))
    assert {holiday.on.year for holiday in beyond.holidays} == {2005, 2006}


@pytest.mark.parametrize("name", CALENDARS)
def test_a_calendar_by_name_has_the_holidays_of_its_nations_and_no_other(uk: Calendar, name: CalendarName) -> None:
    kept = {on for nation in nations_of(name) for year in YEARS for on in bank_holidays(nation, year)}
    assert {holiday.on for holiday in uk.named(name).holidays} == kept


def test_no_source_is_named_for_a_day_that_nobody_proclaimed_here(uk: Calendar) -> None:
    assert {holiday.source for holiday in uk.holidays} == {""}


def test_a_calendar_says_what_it_was_made_of(uk: Calendar) -> None:
    assert uk.made_of.startswith("holidays 0.")
    assert f"GOV.UK list of {official_list().retrieved_on}" in uk.made_of
