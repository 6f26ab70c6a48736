"""FOIA 2000 s.10(6): no working day is a day that any part of the United Kingdom keeps as a bank holiday."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from calendars.statute import bank_holidays, easter_sunday
from dueprocess.calendars import InstalledCalendars
from dueprocess.calendars.official import official_list
from dueprocess.calendars.uk import NATIONS, verified_to
from dueprocess.law.calendar import NATION_NAMES, Calendar, Holiday, Nation

FIRST_YEAR, LAST_YEAR = 2005, 2028


@pytest.fixture(scope="module")
def uk() -> Calendar:
    return InstalledCalendars().calendar("uk", FIRST_YEAR, LAST_YEAR)


@pytest.fixture
def by_day(uk: Calendar) -> dict[date, Holiday]:
    return {holiday.on: holiday for holiday in uk.holidays}


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
    assert (uk.why_not_working(date.fromisoformat(on)) or "").endswith(f"({why})")


def test_a_day_that_all_nations_keep_is_named_without_them(uk: Calendar, by_day: dict[date, Holiday]) -> None:
    christmas = by_day[date(2020, 12, 25)]
    assert christmas.nations == ()
    assert str(christmas) == "Christmas Day"
    assert uk.why_not_working(date(2022, 9, 19)) is not None
    assert not any(name in str(uk.why_not_working(date(2022, 9, 19))) for name in NATION_NAMES.values())


def test_a_day_that_three_nations_keep_names_the_three(uk: Calendar) -> None:
    """Scotland does not keep Easter Monday."""
    easter_monday = easter_sunday(2020) + timedelta(days=1)
    assert uk.why_not_working(easter_monday) == "Easter Monday (England, Wales, Northern Ireland)"


def test_a_substitute_day_says_that_it_is_one(uk: Calendar) -> None:
    assert "(substitute day)" in (uk.why_not_working(date(2021, 12, 28)) or "")


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


def test_the_version_is_the_same_for_the_same_days_and_another_for_others() -> None:
    installed = InstalledCalendars()
    version = installed.calendar("uk", 2026, 2027).version
    assert installed.calendar("uk", 2026, 2027).version == version
    assert installed.calendar("uk", 2026, 2028).version != version
    assert installed.calendar("uk", 2025, 2027).version != version
    assert len(version) == 12


def test_a_calendar_covers_whole_years_and_at_least_one() -> None:
    backwards = InstalledCalendars().calendar("uk", 2026, 2020)
    assert (backwards.first_on, backwards.last_on) == (date(2026, 1, 1), date(2026, 12, 31))
    assert all(holiday.on.year == 2026 for holiday in backwards.holidays)


def test_a_calendar_says_what_it_was_made_of(uk: Calendar) -> None:
    assert uk.made_of.startswith("holidays 0.")
    assert f"GOV.UK list of {official_list().retrieved_on}" in uk.made_of


def test_an_unknown_calendar_is_refused_with_the_name_to_use() -> None:
    with pytest.raises(LookupError, match=r"There is no calendar 'mars'\. Use 'uk'\."):
        InstalledCalendars().calendar("mars", 2020, 2021)
