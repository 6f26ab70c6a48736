"""Two sources must name the same days, or no date is given: a wrong list once stood on GOV.UK for two months."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Literal

import pytest

from calendars.statute import bank_holidays
from dueprocess.calendars import InstalledCalendars, ProclaimedDay, SourcesDisagree, add_proclaimed, uk
from dueprocess.calendars.official import Disagreement, OfficialList, is_weekday, official_list

YEARS = range(2012, 2029)


@pytest.fixture
def named() -> set[date]:
    return {on for year in YEARS for on in bank_holidays("SCT", year)}


@pytest.fixture
def no_memory() -> Iterator[None]:
    """Calendars are remembered; here they are made anew, and what a test made is forgotten."""
    uk._assembled.cache_clear()  # noqa: SLF001  # pyright: ignore[reportPrivateUsage] - nothing else forgets them
    yield
    uk._assembled.cache_clear()  # noqa: SLF001  # pyright: ignore[reportPrivateUsage] - as above


def with_scotland(days: frozenset[date]) -> OfficialList:
    return official_list().model_copy(update={"divisions": {**official_list().divisions, "scotland": days}})


def test_the_shipped_list_says_where_it_is_from_and_under_which_licence() -> None:
    listed = official_list()
    assert listed.url == "https://www.gov.uk/bank-holidays"
    assert listed.licence == "Open Government Licence v3.0"
    assert (listed.first_year, listed.last_year) == (2012, 2028)
    assert set(listed.divisions) == {"england-and-wales", "scotland", "northern-ireland"}


def test_days_that_agree_pass(named: set[date]) -> None:
    assert official_list().disagreement("SCT", named, YEARS) is None


def test_a_day_the_package_forgot_is_named_in_the_sentence(named: set[date]) -> None:
    found = official_list().disagreement("SCT", named - {date(2026, 6, 15)}, YEARS)
    assert found == Disagreement("SCT", lacks=frozenset({date(2026, 6, 15)}), besides=frozenset())
    assert found is not None
    assert "for scotland: 2026-06-15 is official but missing. If a day was proclaimed" in str(SourcesDisagree([found]))


def test_a_day_the_package_invented_is_named_in_the_sentence(named: set[date]) -> None:
    """A ministry once entered St Andrew's Day of 2024 as 12 February: typing holidays by hand goes wrong."""
    found = official_list().disagreement("SCT", named | {date(2024, 2, 12)}, YEARS)
    assert found == Disagreement("SCT", lacks=frozenset(), besides=frozenset({date(2024, 2, 12)}))
    assert str(found) == "scotland: 2024-02-12 is not official"


def test_england_and_wales_are_one_division_and_named_once() -> None:
    both = [Disagreement(nation, frozenset(), frozenset({date(2024, 2, 12)})) for nation in ("ENG", "WLS")]
    assert str(SourcesDisagree(both)).count("england-and-wales: 2024-02-12 is not official") == 1


def test_years_that_the_list_does_not_cover_are_not_held_against_it(named: set[date]) -> None:
    outside = named | {date(2011, 2, 1), date(2029, 2, 1)}
    assert official_list().disagreement("SCT", outside, range(2011, 2030)) is None


def test_years_that_were_not_asked_for_are_not_missing(named: set[date]) -> None:
    in_2020 = {on for on in named if on.year == 2020}
    assert official_list().disagreement("SCT", in_2020, range(2020, 2021)) is None


@pytest.mark.parametrize("change", ["added", "removed"])
def test_a_day_that_was_proclaimed_since_may_be_named_or_not(
    named: set[date], change: Literal["added", "removed"]
) -> None:
    on = date(2027, 9, 20)
    since = ProclaimedDay(on=on, name="A day", nations=("SCT",), source="https://example.org", change=change)
    assert official_list().disagreement("SCT", named | {on}, YEARS, [since]) is None
    assert official_list().disagreement("SCT", named, YEARS, [since]) is None


def test_what_was_proclaimed_for_one_nation_excuses_no_other(named: set[date]) -> None:
    on = date(2027, 9, 20)
    since = ProclaimedDay(on=on, name="A day", nations=("NIR",), source="https://example.org")
    assert official_list().disagreement("SCT", named | {on}, YEARS, [since]) is not None


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
        InstalledCalendars().uk()


@pytest.mark.usefixtures("no_memory")
def test_a_holiday_added_to_the_list_alone_is_mended_by_proclaiming_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    on = date(2027, 9, 20)
    tampered = with_scotland(official_list().divisions["scotland"] | {on})
    monkeypatch.setattr(uk, "official_list", lambda: tampered)
    day = ProclaimedDay(on=on, name="A day", nations=("SCT",), source="https://example.org")
    add_proclaimed(tmp_path / "days.json", [day])
    assert InstalledCalendars(tmp_path / "days.json").uk().nations_keeping(on) == {"SCT"}


def test_a_weekday_is_monday_to_friday() -> None:
    week = [is_weekday(date(2026, 6, day)) for day in range(15, 22)]
    assert week == [True] * 5 + [False] * 2
