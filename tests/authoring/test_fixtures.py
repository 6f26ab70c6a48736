"""What pytest gives to those who test an institution: the example of docs/institutions.md, and what it cannot show."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.special

ROOT = Path(__file__).parents[2]
KIT = (ROOT / "docs" / "institutions.md").read_text("utf-8").split("\n## Author's kit\n")[1].split("\n## ")[0]
PYTEST = (sys.executable, "-m", "pytest", "-p", "no:cacheprovider")
FOLDERS = ROOT / "examples" / "institutions"


def run_pytest(tests: str, folder: Path) -> str:
    (folder / "test_anytown.py").write_text(tests, encoding="utf-8")
    done = subprocess.run(
        [*PYTEST, "--institution", "anytown", "--institution-folder", str(FOLDERS), "test_anytown.py"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout


def test_the_example_passes_and_uses_every_fixture(tmp_path: Path) -> None:
    example = next(block for block in re.findall(r"```python\n(.*?)```", KIT, re.DOTALL) if "def test_" in block)
    assert "4 passed" in run_pytest(example, tmp_path)
    fixtures = re.findall(r"^\| `(\w+)` \|", KIT, re.MULTILINE)
    assert [fixture for fixture in fixtures if not re.search(rf"[(, ]{fixture}[,)]", example)] == []


def test_no_other_institution_is_there_than_the_one_that_is_named(tmp_path: Path) -> None:
    printed = run_pytest(
        "def test_leeds(institutions):\n"
        "    assert institutions.authorities() == ('anytown',)\n"
        "    institutions.office('leeds')\n",
        tmp_path,
    )
    assert "UnknownAuthority: there is no authority 'leeds'. Known: anytown." in printed


def test_every_fixture_of_the_kit_is_in_its_table() -> None:
    fixtures = re.findall(r"^\| `(\w+)` \|", KIT, re.MULTILINE)
    code = (ROOT / "activities" / "dueprocess" / "authoring" / "fixtures.py").read_text("utf-8")
    offered = re.findall(r"^@pytest\.fixture.*\ndef (\w+)\(", code, re.MULTILINE)
    assert set(fixtures) == set(offered) - {"subject"}


def test_a_case_is_held_to_its_types(tmp_path: Path) -> None:
    printed = run_pytest("def test_case(case):\n    case(received_on='yesterday')\n", tmp_path)
    assert "ValidationError: 1 validation error for Particulars" in printed
