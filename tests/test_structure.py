"""The shape of the house: which way imports point, how long a file is, what a workflow may bring along."""

import subprocess
import sys
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parents[1]
SOURCES = sorted(file for ring in ("workflows", "activities", "plugins") for file in (ROOT / ring).rglob("*.py"))


def lines(file: Path) -> int:
    return len(file.read_text().splitlines())


def test_imports_point_inward_only() -> None:
    # In a process of its own: it sets up logging anew and silences the loggers of all other tests.
    program = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_files_are_short_and_none_is_long() -> None:
    lengths = {file: lines(file) for file in SOURCES}
    assert len(lengths) > 50, "the sources were found"
    assert median(lengths.values()) < 150
    assert max(lengths.values()) <= 500


def test_the_three_roots_join_to_one_namespace_and_are_typed() -> None:
    for ring in ("workflows", "activities", "plugins"):
        namespace = ROOT / ring / "dueprocess"
        assert not (namespace / "__init__.py").exists(), "an __init__.py would hide the other two roots"
        for package in namespace.iterdir():
            assert (package / "py.typed").exists(), package


def test_importing_the_workflows_brings_no_holidays_no_plugins_and_no_logging_library() -> None:
    """They may never run in workflow code; a fresh interpreter shows what comes along."""
    program = (
        "import sys, dueprocess.client, dueprocess.workflows.information_request; "
        "print([name for name in ('holidays', 'pluggy', 'structlog', 'typst', 'sqlalchemy') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
