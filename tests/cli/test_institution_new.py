"""`dueprocess institution new`: what it makes is installed, tested and previewed as its README says."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from cli.conftest import Command
from dueprocess.authoring.checks import CHECKS

ASKED = ("--authority", "Anytown Borough Council", "--email", "foi@anytown.example")


def run(*command: str | Path, folder: Path, **environment: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", *map(str, command)],
        cwd=folder,
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
    return done.stdout


def test_it_asks_for_what_it_is_not_given(command: Command, tmp_path: Path) -> None:
    printed = command("institution", "new", "anytown", "--files", sent="Anytown  Council\nfoi@anytown.example\n")
    assert printed.code == 0
    assert "Full name of the authority: " in printed.out
    assert "E-mail address for questions: " in printed.out
    assert printed.out.endswith("anytown is made. Its README.md says what to do next.\n")
    assert 'authority = "Anytown Council"' in (tmp_path / "anytown" / "institution.toml").read_text()


def test_a_second_one_is_refused(command: Command) -> None:
    assert command("institution", "new", "anytown", *ASKED, "--languages", "cy, en").code == 0
    printed = command("institution", "new", "anytown", *ASKED)
    assert printed.code == 1
    assert printed.err == ("dueprocess-anytown is there already. Give another place with --into, or take it away.\n")


@pytest.mark.special
@pytest.mark.timeout(300)
def test_a_package_is_installed_tested_and_previewed_offline(command: Command, tmp_path: Path) -> None:
    assert command("institution", "new", "anytown", *ASKED).code == 0
    package, site = tmp_path / "dueprocess-anytown", tmp_path / "site"
    offline = ("--no-index", "--no-deps", "--no-build-isolation", "--disable-pip-version-check")
    run("pip", "install", "-q", *offline, "--target", site, package, folder=tmp_path)
    with_it = {"PYTHONPATH": str(site), "DUEPROCESS_INSTITUTIONS": "anytown"}
    assert f"{len(CHECKS)} passed" in run("pytest", "-p", "no:cacheprovider", folder=package, **with_it)
    preview = ("dueprocess.cli", "letters", "preview", "--authority", "anytown", "--notice", "acknowledgement")
    assert "1 letter: letters/index.html" in run(*preview, "--out", "letters", folder=package, **with_it)
    assert "and give our\nreference, SAMPLE" in (package / "letters" / "acknowledgement-received.txt").read_text(
        "utf-8"
    )
