"""`dueprocess institution list` and `why`: which institutions there are, and whose answer holds."""

import json
from pathlib import Path

import pytest

from cli.conftest import Command
from servers import write_institution

CODE = """
from dueprocess.institutions import hookimpl

DUEPROCESS_API = 1


@hookimpl
def dueprocess_reference(number):
    return f"AT-{number}"


@hookimpl
def dueprocess_wording(notice):
    return {"contact": "Write to us."} if notice == "decision" else None
"""
CONTACT = "<!-- part: contact -->\nOurs.\n\n<!-- part: help -->\nOurs.\n"


@pytest.fixture
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    write_institution(tmp_path, "anytown", '[reference]\npattern = "A/{yyyy}/{number}"\n', decision=CONTACT)
    (tmp_path / "institutions" / "anytown" / "institution.py").write_text(CODE)
    write_institution(tmp_path, "broken", "[reference]\npatern = 1\n")
    monkeypatch.setenv("DUEPROCESS_INSTITUTIONS", "anytown,leeds")
    monkeypatch.setenv("DUEPROCESS_INSTITUTION_FOLDERS", "institutions")
    return tmp_path / "institutions"


def test_the_list_has_what_is_enabled_what_is_not_and_what_is_broken(command: Command, folders: Path) -> None:
    assert folders.exists()
    listed = {one["name"]: one for one in json.loads(command("institution", "list", "--json").out)}
    assert list(listed) == ["anytown", "broken", "leeds"]
    anytown, broken, leeds = listed.values()
    assert (anytown["kind"], anytown["api"], anytown["enabled"]) == ("files and code", 1, True)
    assert anytown["authorities"] == ["anytown"]
    assert anytown["hooks"] == [
        "dueprocess_authorities",
        "dueprocess_office",
        "dueprocess_reference_series",
        "dueprocess_reference",
        "dueprocess_wording",
    ]
    assert (leeds["package"], leeds["kind"], leeds["api"]) == ("dueprocess-leeds", "files", None)
    assert broken["enabled"] is False
    assert "Did you mean 'pattern'?" in broken["error"]


def test_the_list_in_words(command: Command, folders: Path) -> None:
    assert folders.exists()
    lines = [" ".join(line.split()) for line in command("institution", "list").out.splitlines()]
    assert "leeds 0.1.0 files yes leeds" in lines
    assert "broken cannot be loaded no" in lines
    assert "anytown: answers authorities, office, reference_series, reference, wording" in lines


def test_an_enabled_institution_that_is_not_there_is_listed_with_what_is(
    command: Command, folders: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert folders.exists()
    monkeypatch.setenv("DUEPROCESS_INSTITUTIONS", "anytwon")
    listed = {one["name"]: one for one in json.loads(command("institution", "list", "--json").out)}
    assert listed["anytwon"]["enabled"] is True
    assert "Did you mean 'anytown'?" in listed["anytwon"]["error"]


def test_code_takes_the_place_of_files_and_both_that_of_what_is_built_in(command: Command, folders: Path) -> None:
    assert folders.exists()
    question, code, files, leeds, built_in, holds = command(
        "institution", "why", "reference", "--authority", "anytown"
    ).out.splitlines()
    assert question == "dueprocess_reference(authority=anytown, regime=foia-2000, received_on=2026-01-29, number=1)"
    assert code.endswith(', institution.py: "AT-1"')
    assert files.endswith(', institution.toml: "A/2026/1" (does not hold)')
    assert leeds == "  dueprocess-leeds 0.1.0: not asked: it serves leeds alone"
    assert built_in.endswith(': "FOI/2026/0001" (does not hold)')
    assert holds.startswith("What holds: anytown ")
    assert holds.endswith(", institution.py.")


def test_where_nobody_answers_what_is_built_in_holds(command: Command, folders: Path) -> None:
    assert folders.exists()
    told = command("institution", "why", "dueprocess_escalation", "--authority", "anytown").out.splitlines()
    assert [line.rpartition(": ")[2] for line in told[1:3]] == ["no answer", "no answer"]
    assert told[-1].startswith("What holds: dueprocess ")


def test_each_part_of_a_letter_is_traced_to_its_file(command: Command, folders: Path) -> None:
    assert folders.exists()
    asked = ("institution", "why", "wording", "--authority", "anytown", "--notice", "decision", "--json")
    parts = json.loads(command(*asked).out)["parts"]
    assert parts["contact"].endswith(", institution.py")
    assert parts["help"].endswith(", institutions/anytown/wording/decision.en.md")
    assert parts["opening"].startswith("dueprocess ")
    of_a_reminder = command("institution", "why", "wording", "--authority", "anytown", "--notice", "reminder")
    assert "anytown" not in of_a_reminder.out.partition("due: ")[2]


def test_a_misspelt_hook_has_the_nearest_and_an_unknown_authority_those_that_are_served(
    command: Command, folders: Path
) -> None:
    assert folders.exists()
    printed = command("institution", "why", "refrence", "--authority", "anytown")
    assert (printed.code, printed.err) == (1, "There is no hook 'refrence'. Did you mean 'reference'?\n")
    printed = command("institution", "why", "office", "--authority", "anytwon")
    assert printed.code == 1
    assert printed.err.startswith("there is no authority 'anytwon'. Did you mean 'anytown'?")
