"""What README.md and docs/*.md tell readers to type works, in the order of the page, on a real server.

How blocks are marked:

- `sh`: run by a shell that stops at the first error, in a folder that the page has for itself, with a copy of
  `examples/`. A command that must fail is written `if command; then exit 1; fi`.
- `python run`: run as a program, in the same folder.
- `text` right after one of these: what it must print. Each line must be found in the output, in that order; other
  lines may stand between. `…` stands for anything, and how much space there is does not matter.
- Anything else (`console`, `toml`, `python` alone): not run.

`TEMPORAL_ADDRESS` names a server with a worker, and `dueprocess` and `temporal` are on the path.
"""

import io
import shutil
import subprocess
from collections.abc import Generator
from contextlib import redirect_stdout
from pathlib import Path

import pytest

from docs.blocks import Block, blocks_of, missing_line
from servers import Dev, running_dev, write_institution

pytestmark = pytest.mark.special

ROOT = Path(__file__).parents[2]
TUTORIAL = ROOT / "docs" / "tutorial.md"
"""It starts an engine of its own, and is run by `test_tutorial`."""
PAGES = [ROOT / "README.md", *sorted(set((ROOT / "docs").glob("*.md")) - {TUTORIAL})]


def run_shell(block: Block, dev: Dev, folder: Path) -> str:
    ran = subprocess.run(
        ["/bin/sh", "-e", "-c", block.body],
        cwd=folder,
        env=dict(dev.environment),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=60,
        check=False,
    )
    assert ran.returncode == 0, f"the block at line {block.line} ended with {ran.returncode}:\n{ran.stdout}"
    return ran.stdout


def run_python(block: Block) -> str:
    # In this process: the SDK can abort one that ends right after it was used.
    with redirect_stdout(io.StringIO()) as printed:
        exec(compile(block.body, f"line {block.line}", "exec"), {"__name__": "__main__"})  # noqa: S102 - it is our own page
    return printed.getvalue()


@pytest.fixture(scope="module")
def dev(tmp_path_factory: pytest.TempPathFactory) -> Generator[Dev]:
    home = tmp_path_factory.mktemp("dev")
    write_institution(home, "marrowby", '[sending]\ndecision = "on-approval"\n')
    with running_dev(home, institutions="leeds,marrowby") as running:
        yield running


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_block_of_a_page_works(page: Path, dev: Dev, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TEMPORAL_ADDRESS", dev.address)
    for block in blocks_of(page.read_text("utf-8")):
        match block.language:
            case "sh":
                printed = run_shell(block, dev, tmp_path)
            case "python run":
                printed = run_python(block)
            case _:
                continue
        missing = missing_line(block.expected, printed)
        assert missing is None, f"the block at line {block.line} did not print '{missing}':\n{printed}"


def test_the_page_for_integrators_is_run() -> None:
    languages = [block.language for block in blocks_of((ROOT / "docs" / "integrators.md").read_text("utf-8"))]
    assert languages.count("sh") >= 6
    assert languages.count("python run") == 2


def test_expected_lines_are_looked_for_in_their_order() -> None:
    printed = "Status   FAILED\nMessage: too late\n"
    assert missing_line("Status FAILED\nMessage: …late", printed) is None
    assert missing_line("Message: too late\nStatus FAILED", printed) == "Status FAILED"
    assert missing_line("Status COMPLETED", printed) == "Status COMPLETED"
