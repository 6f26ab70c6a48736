"""The file that GOV.UK publishes, held against what is known here."""

import json
from datetime import date

import pytest

from dueprocess.calendars import InstalledCalendars
from dueprocess.calendars.official import official_list
from dueprocess.calendars.published import DIVISIONS, compare, read_published
from dueprocess.case.reading import Unreadable
from dueprocess.law.calendar import Calendar
from dueprocess.law.errors import OutsideCalendar


@pytest.fixture(scope="module")
def uk() -> Calendar:
    return InstalledCalendars().uk()


def as_published(days: dict[str, list[str]]) -> bytes:
    """The form of https://www.gov.uk/bank-holidays.json."""
    return json.dumps(
        {
            division: {
                "division": division,
                "events": [
                    {"title": "A day", "date": on, "notes": "", "bunting": True} for on in sorted(days[division])
                ],
            }
            for division in days
        }
    ).encode()


def official(first_year: int, last_year: int) -> dict[str, list[str]]:
    return {
        division: [str(on) for on in official_list().divisions[division] if first_year <= on.year <= last_year]
        for division in DIVISIONS
    }


@pytest.mark.parametrize(("first_year", "last_year"), [(2012, 2028), (2019, 2027)])
def test_the_official_days_in_the_published_form_agree(uk: Calendar, first_year: int, last_year: int) -> None:
    compared = compare(read_published(as_published(official(first_year, last_year))), uk)
    assert compared.agree
    assert (compared.first_on.year, compared.last_on.year) == (first_year, last_year)


def test_a_day_that_only_the_file_has_and_one_that_only_we_have_are_named(uk: Calendar) -> None:
    """In November 2024 the file had a wrong summer holiday of 2027 for Scotland."""
    days = official(2026, 2028)
    days["scotland"].remove("2027-08-02")
    days["scotland"].append("2027-08-09")
    compared = compare(read_published(as_published(days)), uk)
    assert not compared.agree
    assert [(day.on, day.division, day.name) for day in compared.only_published] == [
        (date(2027, 8, 9), "scotland", "A day")
    ]
    assert [(day.on, day.division) for day in compared.only_here] == [(date(2027, 8, 2), "scotland")]


def test_years_that_the_file_no_longer_has_are_not_missed(uk: Calendar) -> None:
    """From August 2025 to January 2026 it had no past years."""
    days = {division: [on for on in ons if on > "2026-08-31"] for division, ons in official(2026, 2028).items()}
    compared = compare(read_published(as_published(days)), uk)
    assert compared.agree
    assert compared.first_on == date(2026, 11, 30)


def test_a_saturday_in_the_file_is_no_difference(uk: Calendar) -> None:
    days = official(2026, 2028)
    days["england-and-wales"].append("2027-12-25")
    assert compare(read_published(as_published(days)), uk).agree


def test_days_after_what_is_officially_known_are_held_against_the_provisional_ones(uk: Calendar) -> None:
    days = official(2026, 2028) | {"scotland": ["2030-01-01"]}
    compared = compare(read_published(as_published(days)), uk)
    assert date(2029, 12, 25) in {day.on for day in compared.only_here}


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        (b"", "This is not JSON"),
        (b"<html>", "This is not JSON"),
        (b"[]", "Input should be"),
        (b"{}", "nothing for england-and-wales."),
        (as_published({"england-and-wales": ["2027-01-01"], "scotland": []}), "nothing for scotland."),
        (b'{"scotland": {"events": [{"date": "2027-01-01"}]}}', "title' is missing"),
        (b'{"scotland": {"events": [{"title": "A day", "date": "1 May"}]}}', "YYYY-MM-DD"),
        (b'{"scotland": {}}', "events' is missing"),
    ],
)
def test_another_file_is_refused_in_a_sentence(sent: bytes, sentence: str) -> None:
    with pytest.raises(Unreadable, match=r"not a list of bank holidays as GOV\.UK publishes it") as told:
        read_published(sent)
    assert sentence in str(told.value)


def test_a_file_of_years_that_are_not_known_cannot_be_compared(uk: Calendar) -> None:
    with pytest.raises(OutsideCalendar, match="2160-01-01"):
        compare(read_published(as_published({division: ["2160-01-01"] for division in DIVISIONS})), uk)
