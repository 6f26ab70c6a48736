"""`dueprocess letters check`: every mistake in an institution's folder, in one run."""

import json
import re
from pathlib import Path

from cli.conftest import Command

SCHOOL = Path(__file__).parents[2] / "examples" / "institutions" / "hillside-school"


def test_the_command_prints_each_mistake_and_fails(command: Command, tmp_path: Path) -> None:
    folder = tmp_path / "anytown"
    (folder / "wording").mkdir(parents=True)
    (folder / "institution.toml").write_bytes((SCHOOL / "institution.toml").read_bytes())
    (folder / "wording" / "decision.en.md").write_text("<!-- part: contact -->\n[{{ nobody }}]\n")
    printed = command("letters", "check", folder)
    first, last = printed.out.splitlines()
    assert (printed.code, printed.err) == (1, "")
    assert first.startswith(f"{folder}/wording/decision.en.md, line 2: there is no value 'nobody'.")
    assert re.fullmatch(r"2 files checked, \d+ sample letters composed: 1 mistake\.", last)
    as_json = command("letters", "check", folder, "--json")
    assert as_json.code == 1
    (mistake,) = json.loads(as_json.out)["mistakes"]
    assert (mistake["file"], mistake["line"]) == (f"{folder}/wording/decision.en.md", 2)


def test_the_command_says_what_it_checked_where_nothing_is_wrong(command: Command) -> None:
    printed = command("letters", "check", SCHOOL)
    assert printed.code == 0
    assert re.fullmatch(r"1 file checked, \d+ sample letters composed: no mistakes\.\n", printed.out)
    assert command("letters", "check", "nowhere") == (
        1,
        "",
        "nowhere is no folder. Name the one that holds institution.toml.\n",
    )
