""".ci/run, run for real in a small repository of its own."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

CI_RUN = Path(__file__).parents[2] / ".ci" / "run"
PASSING = "test:\n\t@echo tested\nlint:\n\t@echo linted\n"


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    clone = tmp_path / "clone with a space"
    (clone / ".ci").mkdir(parents=True)
    shutil.copy(CI_RUN, clone / ".ci")
    subprocess.run(["git", "init", "--quiet", clone], check=True)  # noqa: S607  git is wherever the developer has it
    return clone


def run(clone: Path, makefile: str) -> subprocess.CompletedProcess[str]:
    (clone / "Makefile").write_text(makefile, "utf-8")
    # From another folder and without PYTHON, as a fresh clone has it.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHON"}
    return subprocess.run(
        [clone / ".ci" / "run"],
        cwd=clone.parent,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


def test_when_all_steps_pass_each_is_named_with_its_time(clone: Path) -> None:
    ran = run(clone, PASSING)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    for step in ("make test", "make lint", "tree as it was"):
        assert f"=== {step}: passed, " in ran.stdout
    assert "make special" not in ran.stdout


@pytest.mark.parametrize("target", ["test", "lint", "special"])
def test_any_failing_step_fails_the_run_and_the_others_are_still_run(clone: Path, target: str) -> None:
    makefile = PASSING + "special:\n\t@echo slower\n"
    ran = run(clone, makefile.replace(f"{target}:\n", f"{target}:\n\t@exit 3\n"))
    assert ran.returncode == 1
    assert f"=== make {target}: FAILED" in ran.stdout
    assert ran.stdout.count(": passed, ") == 3
    assert ran.stdout.endswith(f": make {target}\n")


def test_a_step_that_leaves_something_behind_fails_the_run(clone: Path) -> None:
    ran = run(clone, PASSING.replace("@echo tested", "@touch left-behind"))
    assert ran.returncode == 1
    assert "?? left-behind" in ran.stdout


def test_make_is_told_a_python_that_is_new_enough(clone: Path) -> None:
    check = "@$(PYTHON) -c 'import sys; assert sys.version_info >= (3, 11)'"
    ran = run(clone, PASSING.replace("@echo tested", check))
    assert ran.returncode == 0, ran.stdout + ran.stderr
