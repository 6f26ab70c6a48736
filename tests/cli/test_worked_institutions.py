"""The three worked institutions keep to the contract: a university, a council with two languages, a health board."""

from pathlib import Path

import pytest

from cli.conftest import Command
from dueprocess.authoring.checks import CHECKS

pytestmark = pytest.mark.special

EXAMPLES = Path(__file__).parents[2] / "examples" / "institutions"


@pytest.mark.parametrize("institution", ["leeds", EXAMPLES / "glanmorfa", EXAMPLES / "strathlorne"])
def test_it_keeps_to_the_contract(
    command: Command, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, institution: str | Path
) -> None:
    monkeypatch.setenv("STRATHLORNE_RECORDS_URL", "http://127.0.0.1:9")
    monkeypatch.setenv("STRATHLORNE_RECORDS_TOKEN", "invented")
    monkeypatch.setenv("STRATHLORNE_LETTERS", str(tmp_path))
    printed = command("institution", "check", institution)
    outcomes = [line.split()[0] for line in printed.out.splitlines()[: len(CHECKS)]]
    expected = ["passed"] * len(CHECKS)
    if institution == EXAMPLES / "strathlorne":
        expected[-1] = "skipped"
    assert (printed.code, printed.err) == (0, ""), printed.out
    assert [word for word in outcomes if word in {"passed", "skipped", "failed"}] == expected[: len(outcomes)]
