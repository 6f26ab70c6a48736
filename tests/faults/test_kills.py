"""Nothing is lost and nothing doubled while processes are killed: `make faults` in full, here a shorter cut of it.

`FAULTS_KILLS` says how many kills each set-up has, `FAULTS_SEED` which, `FAULTS_REPORT` the folder for the figures.
"""

import os
import random
from pathlib import Path

import pytest

from faults.report import Figures, table
from faults.run import Plan, run
from faults.set_up import folder_and_sqlite
from faults.spools import handed_again, in_spools, records_of

KILLS = int(os.environ.get("FAULTS_KILLS", "8"))
SEED = int(os.environ.get("FAULTS_SEED") or random.randrange(10_000))  # noqa: S311 - to be repeated, not secret
# A kill every few seconds, then all must close.
pytestmark = [pytest.mark.special, pytest.mark.timeout(420 + 12 * KILLS)]


def kept(figures: Figures, folder: Path) -> Figures:
    """Print the figures, and keep them in a file."""
    written = table(figures)
    folder = Path(os.environ.get("FAULTS_REPORT") or folder)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{figures.set_up.replace(' ', '-')}.md").write_text(written)
    print(f"\n{written}")  # noqa: T201 - for whoever runs it
    return figures


async def test_letters_in_the_folder_and_a_register_in_sqlite_outlive_every_kill(tmp_path: Path) -> None:
    async with folder_and_sqlite(tmp_path) as set_up:
        figures = await run(
            set_up,
            Plan(KILLS, SEED),
            arrived=lambda: in_spools(tmp_path),
            handed_again=lambda: handed_again(records_of(tmp_path)),
        )
    kept(figures, tmp_path)
    assert figures.findings.sentences == ()
    assert len(figures.kills) == KILLS
