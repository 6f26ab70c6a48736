"""`dueprocess institution check`, and the same contract as tests: one set of checks, run in three ways."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from cli.conftest import Command
from dueprocess.authoring.checks import CHECKS
from servers import write_institution

EXAMPLES = Path(__file__).parents[2] / "examples" / "institutions"
KEYS = [check.key for check in CHECKS]


def run_pytest(*arguments: str | Path, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *map(str, arguments)],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )


def test_what_does_not_load_fails_with_its_cure_and_nothing_else_is_tried(command: Command, tmp_path: Path) -> None:
    write_institution(tmp_path, "anytown", '[refernce]\npattern = "AT/{number}"\n')
    printed = command("institution", "check", "anytown", "--folders", tmp_path / "institutions")
    assert printed.code == 1
    first, why, last = printed.out.splitlines()
    assert first == "failed  loads       It loads, and every hook that it answers is known."
    assert "Did you mean 'reference'?" in why
    assert last == f"0 of {len(KEYS)} checks passed, 1 failed, {len(KEYS) - 1} not tried."


def test_a_name_that_is_not_there_has_what_is_there(command: Command) -> None:
    printed = command("institution", "check", "anytwon", "--folders", EXAMPLES, "--json")
    assert printed.code == 1
    (loads,) = json.loads(printed.out)["checks"]
    assert (loads["check"], loads["passed"]) == ("loads", False)
    assert "Did you mean 'anytown'?" in loads["faults"][0]


def test_the_folder_of_a_package_is_checked_by_the_name_of_the_package(command: Command) -> None:
    folder = Path(__file__).parents[2] / "plugins" / "leeds" / "src" / "dueprocess_leeds"
    printed = command("institution", "check", folder)
    assert printed.code == 1
    assert printed.err == f"{folder} is the folder of a package. Install it (pip install -e .), and give its name.\n"


@pytest.mark.special
def test_pytest_fails_with_the_same_sentence_and_skips_the_rest(tmp_path: Path) -> None:
    write_institution(tmp_path, "anytown", '[refernce]\npattern = "AT/{number}"\n')
    contract = ("--pyargs", "dueprocess.institutions.contract", "--institution", "anytown")
    done = run_pytest(*contract, "--institution-folder", tmp_path / "institutions", folder=tmp_path)
    assert done.returncode == 1
    assert "Did you mean 'reference'?" in done.stdout
    assert f"1 failed, {len(KEYS) - 1} skipped" in done.stdout


@pytest.mark.special
def test_without_an_institution_the_contract_says_what_to_give(tmp_path: Path) -> None:
    done = run_pytest("--pyargs", "dueprocess.institutions.contract", folder=tmp_path)
    assert done.returncode != 0
    assert "Say which institution is tested: pytest --institution NAME" in done.stdout + done.stderr


def test_pytest_imports_nothing_of_ours_but_the_option_where_no_institution_is_tested(tmp_path: Path) -> None:
    (tmp_path / "test_imports.py").write_text(
        "import sys\n\ndef test_imports():\n"
        "    print(sorted(name for name in sys.modules if name.startswith(('dueprocess', 'pydantic.'))))\n"
    )
    done = run_pytest("-s", "test_imports.py", folder=tmp_path)
    assert done.returncode == 0
    assert "['dueprocess', 'dueprocess.authoring', 'dueprocess.authoring.pytest_plugin']" in done.stdout


@pytest.mark.special
def test_the_command_tells_each_check_that_passed(command: Command) -> None:
    printed = command("institution", "check", EXAMPLES / "anytown")
    assert (printed.code, printed.err) == (0, "")
    *checks, last = printed.out.splitlines()
    assert [line.split()[:2] for line in checks] == [["passed", key] for key in KEYS]
    assert last == f"{len(KEYS)} of {len(KEYS)} checks passed."


@pytest.mark.special
def test_pytest_tries_the_same_checks_from_one_line_in_an_authors_tests(tmp_path: Path) -> None:
    (tmp_path / "test_contract.py").write_text(
        "from dueprocess.institutions.contract.suite import test_contract  # noqa: F401\n"
    )
    done = run_pytest("-vv", "--institution", "leeds", "test_contract.py", folder=tmp_path)
    assert done.returncode == 0, done.stdout
    for key in KEYS:
        assert f"test_contract.py::test_contract[{key}] PASSED" in done.stdout
