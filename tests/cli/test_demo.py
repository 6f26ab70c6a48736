"""`dueprocess demo`, as a newcomer runs it."""

import json
import shutil
import subprocess
import time
from pathlib import Path

import pytest

from servers import PROGRAMS, our_environment

ROOT = Path(__file__).parents[2]


def test_the_demo_lives_a_whole_case_and_leaves_its_letters(tmp_path: Path) -> None:
    began_at = time.monotonic()
    ran = subprocess.run(
        [PROGRAMS / "dueprocess", "demo", "--json"],
        cwd=tmp_path,
        env=our_environment(),
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert (ran.returncode, ran.stderr) == (0, "")
    assert time.monotonic() - began_at < 30
    shown = json.loads(ran.stdout)
    assert set(shown) == {"reference", "timeline", "closed", "letters"}
    assert (shown["closed"]["outcome"], shown["closed"]["closing"]) == (
        "neither-confirmed-nor-denied",
        "review-decided",
    )
    assert shown["timeline"] == sorted(shown["timeline"], key=lambda event: event["on"])
    told = [event["what"].partition(":")[0] for event in shown["timeline"]]
    assert [word for word in told if not word.startswith("->")] == [
        "received",
        *("clarification-asked", "clarification-received", "decided", "review-requested", "review-decided"),
        "closed",
    ]
    assert [place.name for place in tmp_path.iterdir()] == ["out"]
    letters = [tmp_path / letter for letter in shown["letters"]]
    assert [letter.name for letter in letters] == [
        "01-acknowledgement.pdf",
        "02-clarification.pdf",
        "03-reminder.pdf",
        "04-reminder.pdf",
        "05-decision.pdf",
        "06-review-acknowledgement.pdf",
        "07-review-outcome.pdf",
    ]
    assert [letter for letter in letters if not letter.read_bytes().startswith(b"%PDF-")] == []
    assert [letter for letter in letters if not letter.with_suffix(".txt").is_file()] == []


@pytest.mark.skipif(not (ROOT / ".git").exists() or shutil.which("git") is None, reason="not a git checkout")
def test_git_does_not_see_what_the_commands_leave() -> None:
    left = ["out/01-acknowledgement.pdf", ".dueprocess/register.sqlite", ".dueprocess/letters/leeds/K-20-001/x.pdf"]
    ignored = subprocess.run(["git", "check-ignore", *left], cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S607 - whichever git there is
    assert ignored.stdout.split() == left
