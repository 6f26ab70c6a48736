"""Holidays proclaimed since the official list was shipped, kept in a file that a running worker reads."""

import json
from datetime import date
from fcntl import LOCK_EX, flock
from pathlib import Path
from threading import Thread
from typing import Literal

import pytest
from pydantic import ValidationError

from dueprocess.calendars import BadProclaimedDays, InstalledCalendars, ProclaimedDay, add_proclaimed, read_proclaimed
from dueprocess.law.calendar import Nation

MONDAY = date(2027, 9, 20)
SOURCE = "https://www.gov.uk/government/news/a-day"


def a_day(
    on: date = MONDAY,
    name: str = "A day",
    nations: tuple[Nation, ...] = ("SCT",),
    change: Literal["added", "removed"] = "added",
) -> ProclaimedDay:
    return ProclaimedDay(on=on, name=name, nations=nations, source=SOURCE, change=change)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "home" / "proclaimed_days.json"


def test_without_a_file_nothing_was_proclaimed(file: Path) -> None:
    assert read_proclaimed(file) == ()
    assert InstalledCalendars(file).uk() == InstalledCalendars().uk()
    assert not file.parent.exists(), "reading makes no folder"


def test_a_day_that_was_added_is_read_again(file: Path) -> None:
    assert add_proclaimed(file, [a_day()]) == (a_day(),)
    assert read_proclaimed(file) == (a_day(),)


# A name in Irish.
FEILE = "Lá Fhéile Pádraig"


def test_the_file_is_json_that_a_person_can_mend(file: Path) -> None:
    add_proclaimed(file, [a_day(name=FEILE)])
    assert json.loads(file.read_text("utf-8")) == [
        {"on": "2027-09-20", "name": FEILE, "nations": ["SCT"], "source": SOURCE, "change": "added"}
    ]
    assert FEILE in file.read_text("utf-8")


def test_the_same_day_is_added_once(file: Path) -> None:
    add_proclaimed(file, [a_day()])
    assert add_proclaimed(file, [a_day()]) == (a_day(),)


def test_days_are_read_in_order_whatever_the_order_of_adding(file: Path) -> None:
    earlier = a_day(on=date(2027, 9, 13))
    add_proclaimed(file, [a_day()])
    assert add_proclaimed(file, [earlier]) == (earlier, a_day())


def test_a_proclaimed_day_is_a_holiday_with_its_name_nation_and_source(file: Path) -> None:
    add_proclaimed(file, [a_day()])
    calendar = InstalledCalendars(file).uk()
    skipped = calendar.why_not_working(MONDAY)
    assert skipped is not None
    assert (skipped.why, skipped.nations) == ("A day (Scotland)", ("SCT",))
    assert [day.source for day in calendar.holidays if day.on == MONDAY] == [SOURCE]
    assert calendar.named("england-and-wales").why_not_working(MONDAY) is None
    assert calendar.made_of.endswith(", 1 proclaimed since")


def test_a_running_worker_learns_of_a_day_that_is_added(file: Path) -> None:
    installed = InstalledCalendars(file)
    before = installed.uk()
    add_proclaimed(file, [a_day()])
    assert before.why_not_working(MONDAY) is None
    assert installed.uk().why_not_working(MONDAY) is not None
    assert installed.uk().version != before.version


def test_a_holiday_that_was_taken_back_is_a_working_day_again(file: Path) -> None:
    """In 2020 the early May holiday was moved from 4 to 8 May."""
    boxing_day = date(2028, 12, 26)
    add_proclaimed(file, [a_day(on=boxing_day, nations=("ENG", "WLS", "SCT"), change="removed")])
    calendar = InstalledCalendars(file).uk()
    assert calendar.nations_keeping(boxing_day) == {"NIR"}
    assert calendar.named("scotland").why_not_working(boxing_day) is None


def test_of_two_things_said_of_one_day_the_last_counts(file: Path) -> None:
    for change, kept in (("added", {"SCT"}), ("removed", set[str]()), ("added", {"SCT"}), ("removed", set[str]())):
        add_proclaimed(file, [a_day(change="added" if change == "added" else "removed")])
        assert InstalledCalendars(file).uk().nations_keeping(MONDAY) == kept
    assert len(read_proclaimed(file)) == 4


def test_a_day_that_the_sources_name_keeps_the_name_that_they_give_it(file: Path) -> None:
    christmas = date(2026, 12, 25)
    add_proclaimed(file, [a_day(on=christmas, name="Another name", nations=("ENG", "WLS", "SCT", "NIR"))])
    calendar = InstalledCalendars(file).uk()
    assert [day.name for day in calendar.holidays if day.on == christmas] == ["Christmas Day"]
    assert calendar.version == InstalledCalendars().uk().version


def test_a_day_past_all_that_is_known_waits_in_the_file(file: Path) -> None:
    add_proclaimed(file, [a_day(on=date(2105, 1, 2))])
    assert {day.on.year for day in InstalledCalendars(file).uk().holidays} == set(range(2005, 2101))


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("on", "2027-09-18", "2027-09-18 is a Saturday, which is no working day anyway"),
        ("on", "2027-09-19", "2027-09-19 is a Sunday, which is no working day anyway"),
        ("on", "20.9.2027", "write the day as YYYY-MM-DD"),
        ("name", "  ", "at least 1 character"),
        ("name", "x" * 101, "at most 100 characters"),
        ("name", "two\nlines", "on one line"),
        ("nations", [], "at least 1 item"),
        ("nations", ["MARS"], "'ENG', 'WLS', 'SCT' or 'NIR'"),
        ("source", "gov.uk", "'gov.uk' is not a web address"),
        ("source", "ftp://gov.uk/a", "is not a web address"),
        ("source", "https://", "is not a web address"),
        ("source", "https://gov.uk/a b", "is not a web address"),
        ("source", "https://[", "is not a web address"),
        ("change", "moved", "'added' or 'removed'"),
        ("by", "me", "not permitted"),
    ],
)
def test_a_day_that_cannot_be_is_refused(field: str, value: object, sentence: str) -> None:
    right: dict[str, object] = {"on": "2027-09-20", "name": "A day", "nations": ["SCT"], "source": SOURCE}
    ProclaimedDay.model_validate_json(json.dumps(right))
    with pytest.raises(ValidationError) as told:
        ProclaimedDay.model_validate_json(json.dumps(right | {field: value}))
    assert sentence in str(told.value)


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        (b"", "This is not JSON"),
        (b"\xff\xfe", "This is not JSON"),
        (b"{}", "Input should be a list"),
        (b'[{"on": "2027-09-20"}]', "'0.name' is missing."),
    ],
)
def test_a_file_that_cannot_be_read_is_an_alarm_and_never_no_holidays(
    written: bytes, sentence: str, file: Path
) -> None:
    file.parent.mkdir()
    file.write_bytes(written)
    with pytest.raises(BadProclaimedDays, match=r"proclaimed_days\.json") as told:
        InstalledCalendars(file).uk()
    assert sentence in str(told.value)
    with pytest.raises(BadProclaimedDays):
        add_proclaimed(file, [a_day()])
    assert file.read_bytes() == written, "what a person wrote is not written over"


def test_a_folder_in_its_place_is_said_to_be_one(file: Path) -> None:
    file.mkdir(parents=True)
    with pytest.raises(BadProclaimedDays, match=r"cannot be read: Is a directory\."):
        read_proclaimed(file)


def test_where_it_cannot_be_written_a_sentence_says_so(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("a file where the folder should be")
    with pytest.raises(BadProclaimedDays, match=r"proclaimed_days\.json cannot be written: File exists\."):
        add_proclaimed(tmp_path / "home" / "proclaimed_days.json", [a_day()])


def test_who_adds_waits_for_another_who_is_adding_so_that_nothing_is_lost(file: Path) -> None:
    file.parent.mkdir()
    earlier = a_day(on=date(2027, 9, 13))
    with file.with_name("proclaimed_days.json.lock").open("w") as lock:
        flock(lock, LOCK_EX)
        adding = Thread(target=add_proclaimed, args=(file, [a_day()]))
        adding.start()
        adding.join(0.3)
        assert adding.is_alive()
        assert not file.exists()
        file.write_text(json.dumps([earlier.model_dump(mode="json")]))
    adding.join(30)
    assert read_proclaimed(file) == (earlier, a_day())
