"""`dueprocess days`, whose form is a promise."""

import json
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from calendars.statute import bank_holidays, is_working_day
from cli.conftest import Command
from dueprocess.calendars import InstalledCalendars, nations_of
from dueprocess.law.calendar import CALENDARS, CalendarName
from published_deadlines import COUNTS, PublishedCase

VERSION = InstalledCalendars().uk().version
MADE_OF = InstalledCalendars().uk().made_of
GOV_UK = "https://www.gov.uk/bank-holidays"


def used(name: str = "uk") -> dict[str, object]:
    return {
        "name": name,
        "version": VERSION,
        "made_of": MADE_OF,
        "known_from": "2005-01-01",
        "known_to": "2100-12-31",
        "verified_from": "2012-01-01",
        "verified_to": "2028-12-31",
    }


def weekend(on: str, why: str) -> dict[str, object]:
    return {"on": on, "why": why, "name": why, "nations": [], "source": None}


@pytest.mark.parametrize("case", COUNTS, ids=lambda case: case.id)
def test_a_published_count_of_working_days_is_that_of_the_calendar(case: PublishedCase, command: Command) -> None:
    _, direction, days, *calendar = case.what.split("_")
    printed = command("days", direction, str(case.received_on), days, "--calendar", *(calendar or ["uk"]), "--json")
    assert json.loads(printed.out)["on"] == str(case.lawful_on), case.note


def test_the_published_counts_go_both_ways_and_by_two_calendars() -> None:
    assert {case.what.split("_")[1] for case in COUNTS} == {"add", "sub"}
    assert {case.what.split("_")[3:][-1:] == ["england-and-wales"] for case in COUNTS} == {True, False}
    assert [case.id for case in COUNTS if case.published_on != case.lawful_on] == ["DAYS-ADD10-2021-07-03"]


def test_add_gives_the_day_and_each_day_it_skipped(command: Command) -> None:
    printed = command("days", "add", "2014-11-26", "5", "--calendar", "uk", "--json")
    assert (printed.code, printed.err) == (0, "")
    assert json.loads(printed.out) == {
        "on": "2014-12-04",
        "counted_from": "2014-11-26",
        "working_days": 5,
        "skipped": [
            weekend("2014-11-29", "Saturday"),
            weekend("2014-11-30", "Sunday"),
            {
                "on": "2014-12-01",
                "why": "Saint Andrew's Day (substitute day) (Scotland)",
                "name": "Saint Andrew's Day (substitute day)",
                "nations": ["SCT"],
                "source": GOV_UK,
            },
        ],
        "provisional": False,
        "calendar": used(),
    }


def test_sub_is_the_way_back_and_skips_the_same_days(command: Command) -> None:
    there = json.loads(command("days", "add", "2014-11-26", "5", "--json").out)
    back = json.loads(command("days", "sub", "2014-12-04", "5", "--json").out)
    assert back == there | {"on": "2014-11-26", "counted_from": "2014-12-04"}


def test_sub_does_not_count_the_day_it_starts_from_nor_say_that_it_was_skipped(command: Command) -> None:
    back = json.loads(command("days", "sub", "2014-12-01", "1", "--json").out)
    assert back["on"] == "2014-11-28"
    assert [day["on"] for day in back["skipped"]] == ["2014-11-29", "2014-11-30"]


def test_between_counts_after_the_first_day_up_to_and_with_the_second(command: Command) -> None:
    printed = command("days", "between", "2014-11-26", "2014-12-04", "--json")
    there = json.loads(command("days", "add", "2014-11-26", "5", "--json").out)
    assert json.loads(printed.out) == {
        "after": "2014-11-26",
        "until": "2014-12-04",
        "working_days": 5,
        "skipped": there["skipped"],
        "provisional": False,
        "calendar": used(),
    }


def test_between_a_day_and_itself_there_is_none(command: Command) -> None:
    same = json.loads(command("days", "between", "2014-12-03", "2014-12-03", "--json").out)
    assert (same["working_days"], same["skipped"]) == (0, [])


def test_is_gives_the_reason_with_name_and_nations(command: Command) -> None:
    printed = command("days", "is", "2015-01-02", "--json")
    assert json.loads(printed.out) == {
        "on": "2015-01-02",
        "working": False,
        "reason": {
            "on": "2015-01-02",
            "why": "New Year Holiday (Scotland)",
            "name": "New Year Holiday",
            "nations": ["SCT"],
            "source": GOV_UK,
        },
        "provisional": False,
        "calendar": used(),
    }
    assert printed.code == 0


def test_is_gives_no_reason_for_a_working_day(command: Command) -> None:
    answer = json.loads(command("days", "is", "2015-01-05", "--json").out)
    assert (answer["working"], answer["reason"]) == (True, None)


def test_a_day_that_all_nations_keep_names_none(command: Command) -> None:
    reason = json.loads(command("days", "is", "2015-12-25", "--json").out)["reason"]
    assert (reason["why"], reason["name"], reason["nations"]) == ("Christmas Day", "Christmas Day", [])


@pytest.mark.parametrize("name", CALENDARS)
def test_each_calendar_has_the_holidays_of_its_nations(name: CalendarName, command: Command) -> None:
    kept = {on for nation in nations_of(name) for on in bank_holidays(nation, 2026)}
    printed = command("days", "between", "2025-12-31", "2026-12-31", "--calendar", name, "--json")
    answer = json.loads(printed.out)
    assert {date.fromisoformat(day["on"]) for day in answer["skipped"] if day["source"]} == kept
    assert answer["calendar"] == used(name)


@pytest.mark.parametrize("which", ["add", "sub"])
@pytest.mark.parametrize("any_day", ["2014-11-26", "2014-11-29", "2014-12-25"])
def test_no_days_give_the_day_itself_working_day_or_not(which: str, any_day: str, command: Command) -> None:
    answer = json.loads(command("days", which, any_day, "0", "--json").out)
    assert (answer["on"], answer["working_days"], answer["skipped"]) == (any_day, 0, [])


@given(after=st.dates(date(2005, 2, 1), date(2028, 6, 1)), days=st.integers(1, 130))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
def test_any_count_agrees_with_a_walk_over_the_statutes(command: Command, after: date, days: int) -> None:
    on, left, skipped = after, days, list[str]()
    while left:
        on += timedelta(days=1)
        if is_working_day(on):
            left -= 1
        else:
            skipped.append(str(on))

    def answer(*arguments: object) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(command("days", *map(str, arguments), "--json").out)
        return found

    added, between = answer("add", after, days), answer("between", after, on)
    assert (added["on"], between["working_days"]) == (str(on), days)
    assert [day["on"] for day in added["skipped"]] == [day["on"] for day in between["skipped"]] == skipped
    back = date.fromisoformat(answer("sub", on, days)["on"])
    assert is_working_day(back)
    assert answer("between", back, on)["working_days"] == days


PROVISIONAL: dict[tuple[str, ...], bool] = {
    ("add", "2028-12-29", "1"): True,
    ("add", "2028-12-28", "1"): False,
    ("sub", "2029-01-03", "2"): True,
    ("sub", "2028-12-31", "2"): False,
    ("between", "2028-12-01", "2029-01-01"): True,
    ("between", "2028-12-01", "2028-12-31"): False,
    ("is", "2029-01-01"): True,
    ("is", "2028-12-31"): False,
}


@pytest.mark.parametrize("arguments", PROVISIONAL)
def test_past_the_known_holidays_an_answer_is_provisional(arguments: tuple[str, ...], command: Command) -> None:
    provisional = PROVISIONAL[arguments]
    assert json.loads(command("days", *arguments, "--json").out)["provisional"] is provisional
    sentence = "Provisional: holidays are known to 31 December 2028 only, and others may be proclaimed."
    assert (sentence in command("days", *arguments).out) is provisional


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (
            ("add", "2014-12-23", "5"),
            """\
5 January 2015: 5 working days after 23 December 2014, by the calendar uk.
Skipped: 4 Saturdays and Sundays.
Skipped: 25 December 2014, Christmas Day.
Skipped: 26 December 2014, Boxing Day.
Skipped: 1 January 2015, New Year's Day.
Skipped: 2 January 2015, New Year Holiday (Scotland).
""",
        ),
        (
            ("sub", "2014-12-01", "1"),
            """\
28 November 2014: 1 working day before 1 December 2014, by the calendar uk.
Skipped: 2 Saturdays and Sundays.
""",
        ),
        (
            ("between", "2014-11-29", "2014-12-02", "--calendar", "england-and-wales"),
            """\
2 working days after 29 November 2014, up to and with 2 December 2014, by the calendar england-and-wales.
Skipped: 1 Sunday.
""",
        ),
        (
            ("is", "2014-12-01"),
            "1 December 2014 is not a working day: Saint Andrew's Day (substitute day) (Scotland), ",
        ),
        (("is", "2014-12-06"), "6 December 2014 is not a working day: Saturday, by the calendar uk.\n"),
        (("is", "2014-12-02"), "2 December 2014 is a working day, by the calendar uk.\n"),
    ],
)
def test_in_words_it_says_what_was_skipped_and_what_it_rests_on(
    arguments: tuple[str, ...], words: str, command: Command
) -> None:
    printed = command("days", *arguments)
    assert (printed.code, printed.err) == (0, "")
    assert printed.out.startswith(words)
    assert f", version {VERSION}: {MADE_OF}. Verified for 2012 to 2028.\n" in printed.out


def test_before_the_official_list_begins_it_says_what_the_holidays_rest_on(command: Command) -> None:
    sentence = "The official list begins with 2012: earlier holidays are those of the holidays package"
    assert sentence in command("days", "add", "2011-12-30", "3").out
    assert sentence not in command("days", "add", "2012-01-01", "3").out


KNOWN = "is outside the calendar 'uk', which knows 2005-01-01 to 2100-12-31."


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("add", "2004-12-31", "5"), f"2004-12-31 {KNOWN}"),
        (("add", "2004-12-31", "0"), f"2004-12-31 {KNOWN}"),
        (("add", "2101-01-01", "0"), f"2101-01-01 {KNOWN}"),
        (("add", "2100-12-30", "5"), f"2101-01-01 {KNOWN}"),
        (("add", "2014-11-17", "999999999"), f"2101-01-01 {KNOWN}"),
        (("sub", "2004-12-31", "5"), f"2004-12-31 {KNOWN}"),
        (("sub", "2004-12-31", "0"), f"2004-12-31 {KNOWN}"),
        (("sub", "2005-01-05", "5"), f"2004-12-31 {KNOWN}"),
        (("sub", "2101-01-01", "5"), f"2101-01-01 {KNOWN}"),
        (("between", "2004-12-31", "2005-01-05"), f"2004-12-31 {KNOWN}"),
        (("between", "2100-12-31", "9999-12-31"), f"9999-12-31 {KNOWN}"),
        (("is", "2004-12-31"), f"2004-12-31 {KNOWN}"),
        (("is", "0001-01-01"), f"0001-01-01 {KNOWN}"),
        (("between", "2015-01-02", "2014-12-29"), "2015-01-02 is after 2014-12-29: name the earlier day first."),
        (("add", "2014-11-17", "-5"), "'-5' is not a number of working days. Write 0 or more, for example 20."),
        (("sub", "2014-11-17", "1.5"), "'1.5' is not a number of working days."),
        (("add", "2014-11-17", "²"), "'²' is not a number of working days."),
        (("add", "2014-11-17", "9" * 5000), "is not a number of working days."),
        (("add", "17/11/2014", "5"), "'17/11/2014' is not a date. Write it as"),
        (("is", "2014-02-30"), "2014-02-30 is not a day of the calendar."),
        (
            ("is", "2014-02-28", "--calendar", "mars"),
            "There is no calendar 'mars'. Use one of: uk, england-and-wales, scotland, northern-ireland.",
        ),
    ],
)
def test_what_cannot_be_answered_is_refused_in_one_line(
    arguments: tuple[str, ...], sentence: str, command: Command
) -> None:
    printed = command("days", *arguments, "--json")
    assert (printed.code, printed.out) == (1, "")
    assert sentence in printed.err
    assert printed.err.count("\n") == 1


def test_a_misspelt_option_is_not_passed_over(command: Command) -> None:
    assert command("days", "add", "2014-11-17", "5", "--jsno").code == 2


def test_a_day_proclaimed_since_is_skipped_with_its_source(command: Command) -> None:
    source = "https://example.org/proclamation"
    before = json.loads(command("days", "add", "2027-09-17", "1", "--json").out)
    added = command("calendar", "add", "2027-09-20", "A [red] day", "--nation", "scotland", "--source", source)
    after = json.loads(command("days", "add", "2027-09-17", "1", "--json").out)
    assert added.code == 0
    assert (before["on"], after["on"]) == ("2027-09-20", "2027-09-21")
    assert after["skipped"][-1] == {
        "on": "2027-09-20",
        "why": "A [red] day (Scotland)",
        "name": "A [red] day",
        "nations": ["SCT"],
        "source": source,
    }
    assert after["calendar"]["version"] != before["calendar"]["version"]
    assert "Skipped: 20 September 2027, A [red] day (Scotland).\n" in command("days", "add", "2027-09-17", "1").out


def test_two_names_of_one_day_are_both_said(command: Command) -> None:
    for nation, name in (("scotland", "A day"), ("northern-ireland", "Another day")):
        command("calendar", "add", "2027-09-20", name, "--nation", nation, "--source", "https://example.org")
    reason = json.loads(command("days", "is", "2027-09-20", "--json").out)["reason"]
    assert (reason["name"], reason["nations"]) == ("A day / Another day", ["SCT", "NIR"])
    alone = json.loads(command("days", "is", "2027-09-20", "--calendar", "scotland", "--json").out)["reason"]
    assert (alone["name"], alone["nations"]) == ("A day", ["SCT"])


def test_they_start_without_the_parts_that_run_cases(tmp_path: Path) -> None:
    """A date is not to wait for a Temporal client, nor for the register or the letters."""
    commands = (
        ("days", "add", "2014-11-17", "20"),
        ("calendar", "show", "--year", "2026"),
        ("calendar", "check"),
        ("calendar", "add", "2027-09-20", "A day", "--nation", "all", "--source", "https://example.org"),
    )
    program = (
        "import sys; from dueprocess.cli.main import run; "
        f"codes = [run(command) for command in {commands!r}]; "
        "heavy = {'temporalio', 'sqlalchemy', 'typst', 'jinja2', 'pluggy'} & set(sys.modules); "
        "sys.exit(f'brought along: {heavy}' if heavy else max(codes))"
    )
    ran = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stderr) == (0, "")
