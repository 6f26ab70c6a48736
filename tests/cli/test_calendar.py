"""`dueprocess calendar`: what is known of holidays, what was added here, and whether the sources agree."""

import json
import shlex
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from calendars.statute import bank_holidays
from cli.conftest import Command, Printed
from dueprocess.calendars import InstalledCalendars, uk
from dueprocess.calendars.official import official_list
from dueprocess.law.uk_time import uk_date

SOURCE = "https://www.gov.uk/government/news/a-day"
NEXT = "Tell the open cases: dueprocess calendar tell\n"


def add_day(command: Command, *more: str, on: str = "2027-09-20", nation: str = "scotland") -> Printed:
    return command("calendar", "add", on, "A day", "--nation", nation, "--source", SOURCE, *more)


def known(command: Command, year: int = 2027, calendar: str = "uk") -> dict[str, list[str]]:
    shown = json.loads(command("calendar", "show", "--year", str(year), "--calendar", calendar, "--json").out)
    return {day["on"]: day["nations"] for day in shown["holidays"]}


def test_add_makes_the_day_a_holiday_and_says_what_to_do_next(command: Command) -> None:
    printed = add_day(command)
    assert printed == (0, f"Added: 20 September 2027, A day (Scotland), {SOURCE}.\n{NEXT}", "")
    assert known(command)["2027-09-20"] == ["SCT"]
    assert "2027-09-20" not in known(command, calendar="england-and-wales")


def test_what_was_added_lies_in_the_home_of_the_worker(command: Command, tmp_path: Path) -> None:
    add_day(command)
    assert InstalledCalendars(tmp_path / ".dueprocess" / "proclaimed_days.json").uk().nations_keeping(
        date(2027, 9, 20)
    ) == {"SCT"}


def test_the_file_may_lie_elsewhere(command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DUEPROCESS_PROCLAIMED_DAYS", str(tmp_path / "elsewhere.json"))
    add_day(command)
    assert (tmp_path / "elsewhere.json").exists()
    assert not (tmp_path / ".dueprocess").exists()
    assert "2027-09-20" in known(command)


@pytest.mark.parametrize(
    ("words", "nations"),
    [
        (["england"], ["ENG"]),
        (["wales"], ["WLS"]),
        (["england-and-wales"], ["ENG", "WLS"]),
        (["northern-ireland"], ["NIR"]),
        (["northern-ireland", "scotland"], ["SCT", "NIR"]),
        (["all"], []),
        (["england-and-wales", "scotland", "northern-ireland"], []),
    ],
)
def test_a_day_is_kept_by_the_nations_that_were_named(words: list[str], nations: list[str], command: Command) -> None:
    first, *others = words
    assert add_day(command, *(f"--nation={word}" for word in others), nation=first).code == 0
    assert known(command)["2027-09-20"] == nations


def test_a_moved_day_is_taken_back_and_added(command: Command) -> None:
    printed = add_day(command, "--instead-of", "2027-05-03", nation="all")
    assert printed.out == (
        f"Added: 20 September 2027, A day (all), {SOURCE}.\nTaken back: 3 May 2027, May Day (all), {SOURCE}.\n{NEXT}"
    )
    holidays = known(command)
    assert "2027-09-20" in holidays
    assert "2027-05-03" not in holidays


def test_adding_the_same_again_says_so_and_changes_nothing(command: Command, tmp_path: Path) -> None:
    file = tmp_path / ".dueprocess" / "proclaimed_days.json"
    add_day(command, "--instead-of", "2027-05-03", nation="all")
    before = file.read_bytes()
    printed = add_day(command, "--instead-of", "2027-05-03", nation="all")
    assert printed == (
        0,
        "20 September 2027 is known already as a holiday there, and 3 May 2027 as none. Nothing changed.\n",
        "",
    )
    assert file.read_bytes() == before


def test_adding_a_day_that_the_sources_know_changes_nothing(command: Command, tmp_path: Path) -> None:
    printed = add_day(command, on="2026-06-15")
    assert printed == (0, "15 June 2026 is known already as a holiday there. Nothing changed.\n", "")
    assert not (tmp_path / ".dueprocess").exists()


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("2027-09-18", "A day", "--nation", "all", "--source", SOURCE), "2027-09-18 is a Saturday, which is no"),
        (("20.9.2027", "A day", "--nation", "all", "--source", SOURCE), "'20.9.2027' is not a date."),
        (("2027-09-20", "A day", "--nation", "all", "--source", "gov.uk"), "'gov.uk' is not a web address"),
        (("2027-09-20", " ", "--nation", "all", "--source", SOURCE), "'name'"),
        (
            ("2027-09-20", "A day", "--nation", "mars", "--source", SOURCE),
            "There is no nation 'mars'. Use one of: england, wales, england-and-wales, scotland, northern-ireland, all",
        ),
        (("2004-12-30", "A day", "--nation", "all", "--source", SOURCE), "which knows 2005-01-01 to 2100-12-31"),
        (("2101-01-04", "A day", "--nation", "all", "--source", SOURCE), "which knows 2005-01-01 to 2100-12-31"),
        (
            ("2027-09-20", "A day", "--nation", "all", "--source", SOURCE, "--instead-of", "2027-05-04"),
            "2027-05-04 is no holiday in England and Wales and Scotland and Northern Ireland: nothing can be moved",
        ),
        (
            ("2027-09-20", "A day", "--nation", "all", "--source", SOURCE, "--instead-of", "May Day"),
            "'May Day' is not a date.",
        ),
    ],
)
def test_a_day_that_cannot_be_added_is_refused_in_one_line(
    arguments: tuple[str, ...], sentence: str, command: Command, tmp_path: Path
) -> None:
    printed = command("calendar", "add", *arguments)
    assert (printed.code, printed.out) == (1, "")
    assert sentence in printed.err
    assert printed.err.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_remove_takes_back_what_was_added_by_mistake(command: Command) -> None:
    add_day(command)
    remove = ("calendar", "remove", "2027-09-20", "--nation", "scotland", "--source", SOURCE)
    assert command(*remove) == (0, f"Taken back: 20 September 2027, A day (Scotland), {SOURCE}.\n{NEXT}", "")
    assert "2027-09-20" not in known(command)
    assert command(*remove).out == "20 September 2027 is known as no holiday there. Nothing changed.\n"
    assert add_day(command).out.startswith("Added: "), "the last word counts"
    assert known(command)["2027-09-20"] == ["SCT"]


@pytest.mark.parametrize("option", ["--nation", "--source"])
def test_nation_and_source_must_be_said(option: str, command: Command) -> None:
    given = {"--nation": "all", "--source": SOURCE}
    del given[option]
    printed = command("calendar", "add", "2027-09-20", "A day", *(word for pair in given.items() for word in pair))
    assert printed.code == 2
    assert option in printed.err


def test_a_file_that_cannot_be_read_stops_every_answer(command: Command, tmp_path: Path) -> None:
    file = tmp_path / ".dueprocess" / "proclaimed_days.json"
    file.parent.mkdir()
    file.write_text("[{}]")
    asked = (
        ("days", "is", "2027-09-20"),
        ("calendar", "show"),
        ("calendar", "list"),
        ("calendar", "check"),
        ("calendar", "add", "2027-09-20", "A day", "--nation", "all", "--source", SOURCE),
    )
    for arguments in asked:
        printed = command(*arguments)
        assert (printed.code, printed.out) == (1, "")
        assert "proclaimed_days.json: '0.on' is missing." in printed.err
    assert file.read_text() == "[{}]"


def test_list_shows_what_was_added_here(command: Command) -> None:
    assert command("calendar", "list") == (0, "No holidays were added here.\n", "")
    assert command("calendar", "list", "--json").out == "[]\n"
    add_day(command, "--instead-of", "2027-05-03")
    listed = json.loads(command("calendar", "list", "--json").out)
    assert listed == [
        {"on": "2027-05-03", "name": "May Day", "nations": ["SCT"], "source": SOURCE, "change": "removed"},
        {"on": "2027-09-20", "name": "A day", "nations": ["SCT"], "source": SOURCE, "change": "added"},
    ]
    words = command("calendar", "list").out
    assert words.splitlines()[1].split() == ["3", "May", "2027", "removed", "May", "Day", "Scotland", SOURCE]


def test_show_gives_the_holidays_of_a_year_with_names_nations_and_source(command: Command) -> None:
    add_day(command, on="2026-12-29")
    shown = json.loads(command("calendar", "show", "--calendar", "scotland", "--year", "2026", "--json").out)
    assert {date.fromisoformat(day["on"]) for day in shown["holidays"]} == {
        *bank_holidays("SCT", 2026),
        date(2026, 12, 29),
    }
    assert shown["holidays"][-1] == {"on": "2026-12-29", "name": "A day", "nations": ["SCT"], "source": SOURCE}
    assert shown["holidays"][1] == {
        "on": "2026-01-02",
        "name": "New Year Holiday",
        "nations": ["SCT"],
        "source": "https://www.gov.uk/bank-holidays",
    }
    assert (shown["year"], shown["provisional"]) == (2026, False)
    assert set(shown["calendar"]) == {
        *("name", "version", "made_of", "known_from", "known_to", "verified_from", "verified_to")
    }
    assert shown["calendar"]["name"] == "scotland"
    words = command("calendar", "show", "--calendar", "scotland", "--year", "2026").out
    assert "Verified for 2012 to 2028." in words
    assert "2 January 2026" in words


def test_show_without_a_year_is_of_this_one(command: Command) -> None:
    shown = json.loads(command("calendar", "show", "--json").out)
    assert shown["year"] == uk_date(datetime.now(UTC)).year
    assert {day["on"][:4] for day in shown["holidays"]} == {str(shown["year"])}


@pytest.mark.parametrize(("year", "source"), [(2011, "the holidays package"), (2029, "the holidays package")])
def test_a_year_that_the_official_list_lacks_does_not_name_it_as_its_source(
    year: int, source: str, command: Command
) -> None:
    shown = json.loads(command("calendar", "show", "--year", str(year), "--json").out)
    assert {day["source"] for day in shown["holidays"]} == {source}
    assert shown["provisional"] is (year == 2029)
    assert ("Provisional: " in command("calendar", "show", "--year", str(year)).out) is (year == 2029)


@pytest.mark.parametrize("year", ["2004", "2101", "0", "99999"])
def test_a_year_that_is_not_known_is_refused_in_one_line(year: str, command: Command) -> None:
    printed = command("calendar", "show", "--year", year)
    assert printed == (1, "", f"The calendar 'uk' knows 2005 to 2100, not {year}.\n")


def test_check_says_that_the_sources_agree_and_what_they_are(command: Command) -> None:
    printed = command("calendar", "check")
    assert (printed.code, printed.err) == (0, "")
    assert printed.out.startswith("The sources agree for 2012 to 2028. Calendar uk, version ")


@pytest.fixture
def unlisted() -> Iterator[str]:
    """A day that the holidays package knows and the official list, here, does not."""
    on = date(2026, 6, 15)
    real = official_list()
    tampered = real.model_copy(update={"divisions": {**real.divisions, "scotland": real.divisions["scotland"] - {on}}})
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(uk, "official_list", lambda: tampered)
        uk._assembled.cache_clear()  # noqa: SLF001  # pyright: ignore[reportPrivateUsage] - nothing else forgets them
        yield str(on)
    uk._assembled.cache_clear()  # noqa: SLF001  # pyright: ignore[reportPrivateUsage] - as above


def test_where_the_sources_disagree_nothing_is_computed_and_check_fails(unlisted: str, command: Command) -> None:
    for arguments in (("calendar", "check"), ("calendar", "show"), ("days", "is", "2027-01-05")):
        printed = command(*arguments)
        assert (printed.code, printed.out) == (1, "")
        assert f"disagrees with the official list for scotland: {unlisted} is not official." in printed.err
        assert printed.err.count("\n") == 1


def test_where_the_sources_disagree_the_day_can_be_added_and_they_agree(unlisted: str, command: Command) -> None:
    """Else nobody could ever mend it: the package knows the day already."""
    printed = add_day(command, on=unlisted)
    assert (printed.code, printed.err) == (0, "")
    assert printed.out.startswith("Added: 15 June 2026")
    assert command("calendar", "check").code == 0


def test_a_day_that_does_not_mend_it_is_added_and_the_rest_is_said(unlisted: str, command: Command) -> None:
    printed = add_day(command)
    assert printed.code == 0
    assert f"The sources still disagree for scotland: {unlisted} is not official.\n" in printed.out


def published(tmp_path: Path, *, scotland: frozenset[date]) -> Path:
    """A file in the form of https://www.gov.uk/bank-holidays.json."""
    file = tmp_path / "bank-holidays.json"
    days = {**official_list().divisions, "scotland": scotland}
    file.write_text(
        json.dumps(
            {
                division: {
                    "division": division,
                    "events": [{"title": "Mary's day", "date": str(on), "notes": "", "bunting": False} for on in ons],
                }
                for division, ons in days.items()
            }
        )
    )
    return file


def test_a_downloaded_file_that_agrees_says_so(command: Command, tmp_path: Path) -> None:
    file = published(tmp_path, scotland=official_list().divisions["scotland"])
    printed = command("calendar", "check", file)
    assert printed.code == 0
    assert printed.out.endswith(f"{file} names the same days, 2 January 2012 to 26 December 2028.\n")


def test_a_downloaded_file_that_differs_is_listed_both_ways_with_the_command_to_type(
    command: Command, tmp_path: Path
) -> None:
    scotland = official_list().divisions["scotland"] - {date(2027, 8, 2)} | {date(2027, 9, 20)}
    file = published(tmp_path, scotland=scotland)
    printed = command("calendar", "check", file)
    assert (printed.code, printed.err) == (1, "")
    lacked, _, rest = printed.out.partition(f"This calendar has these and {file} lacks them")
    assert f"{file} has these and this calendar lacks them" in lacked
    assert "20 September 2027" in lacked
    assert "2 August 2027" in rest
    assert "2 August 2027" not in lacked
    typed = shlex.split(printed.out.splitlines()[-1])
    assert typed[:2] == ["dueprocess", "calendar"]
    assert command(*typed[1:]).code == 0
    assert known(command)["2027-09-20"] == ["SCT"]
    assert "20 September 2027" not in command("calendar", "check", file).out


def test_another_file_is_refused_in_one_line(command: Command, tmp_path: Path) -> None:
    (tmp_path / "other.json").write_text("{}")
    printed = command("calendar", "check", "other.json")
    assert printed.code == 1
    assert printed.err.startswith("This is not a list of bank holidays as GOV.UK publishes it")
    # That the other sources agree is not what was asked.
    assert command("calendar", "check", "nowhere.json") == (
        1,
        "",
        "nowhere.json cannot be read: No such file or directory.\n",
    )
