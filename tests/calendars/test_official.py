"""Two sources must name the same days, or no date is given: a wrong list once stood on GOV.UK for two months."""

from collections.abc import Iterator
from datetime import date

import pytest

from calendars.statute import bank_holidays
from dueprocess.calendars import InstalledCalendars, SourcesDisagree, uk
from dueprocess.calendars.official import OfficialList, is_weekday, official_list

YEARS = range(2012, 2029)


@pytest.fixture
def named() -> set[date]:
    return {on for year in YEARS for on in bank_holidays("SCT", year)}


@pytest.fixture
def no_memory() -> Iterator[None]:
    """Calendars are remembered; here they are made anew, and what a test made is forgotten."""
    uk._uk.cache_clear()  # noqa: SLF001  # pyright: ignore[reportPrivateUsage] - nothing else forgets them
    yield
    uk._uk.cache_clear()  # noqa: SLF001  # pyright: ignore[reportPrivateUsage] - as above


def with_scotland(days: frozenset[date]) -> OfficialList:
    return official_list().model_copy(update={"divisions": {**official_list().divisions, "scotland": days}})


def test_the_shipped_list_says_where_it_is_from_and_under_which_licence() -> None:
    listed = official_list()
    assert listed.url == "https://www.gov.uk/bank-holidays"
    assert listed.licence == "Open Government Licence v3.0"
    assert (listed.first_year, listed.last_year) == (2012, 2028)
    assert set(listed.divisions) == {"england-and-wales", "scotland", "northern-ireland"}


def test_days_that_agree_pass(named: set[date]) -> None:
    official_list().check("SCT", named, YEARS)


def test_a_day_the_package_forgot_is_named_in_the_sentence(named: set[date]) -> None:
    named.remove(date(2026, 6, 15))
    with pytest.raises(SourcesDisagree) as told:
        official_list().check("SCT", named, YEARS)
    assert "scotland: 2026-06-15 is official but missing. Install a version of holidays" in str(told.value)


def test_a_day_the_package_invented_is_named_in_the_sentence(named: set[date]) -> None:
    """A ministry once entered St Andrew's Day of 2024 as 12 February: typing holidays by hand goes wrong."""
    named.add(date(2024, 2, 12))
    with pytest.raises(SourcesDisagree, match=r"2024-02-12 is not official"):
        official_list().check("SCT", named, YEARS)


def test_years_that_the_list_does_not_cover_are_not_held_against_it(named: set[date]) -> None:
    official_list().check("SCT", named | {date(2011, 2, 1), date(2029, 2, 1)}, range(2011, 2030))


def test_years_that_were_not_asked_for_are_not_missing(named: set[date]) -> None:
    official_list().check("SCT", {on for on in named if on.year == 2020}, range(2020, 2021))


@pytest.mark.usefixtures("no_memory")
def test_a_tampered_official_list_gives_no_calendar(monkeypatch: pytest.MonkeyPatch) -> None:
    tampered = with_scotland(official_list().divisions["scotland"] - {date(2026, 6, 15)})
    monkeypatch.setattr(uk, "official_list", lambda: tampered)
    with pytest.raises(SourcesDisagree, match=r"scotland: 2026-06-15 is not official"):
        InstalledCalendars().calendar("uk", 2026, 2026)


@pytest.mark.usefixtures("no_memory")
def test_a_holiday_added_to_the_list_alone_gives_no_calendar(monkeypatch: pytest.MonkeyPatch) -> None:
    """The other way about: a proclamation that the installed package does not know yet."""
    tampered = with_scotland(official_list().divisions["scotland"] | {date(2027, 9, 20)})
    monkeypatch.setattr(uk, "official_list", lambda: tampered)
    with pytest.raises(SourcesDisagree, match=r"2027-09-20 is official but missing"):
        InstalledCalendars().calendar("uk", 2026, 2028)
    InstalledCalendars().calendar("uk", 2026, 2026)


def test_a_weekday_is_monday_to_friday() -> None:
    week = [is_weekday(date(2026, 6, day)) for day in range(15, 22)]
    assert week == [True] * 5 + [False] * 2
