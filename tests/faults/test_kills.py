"""Nothing is lost and nothing doubled while processes are killed: `make faults` in full, here a shorter cut of it.

`FAULTS_KILLS` says how many kills each set-up has, `FAULTS_SEED` which, `FAULTS_REPORT` the folder for the figures.
"""

import os
import random
from contextlib import AbstractAsyncContextManager
from pathlib import Path

import pytest

from faults.report import Figures, table
from faults.run import Plan, run
from faults.set_up import SetUp, folder_and_sqlite, mail_and_postgresql

KILLS = int(os.environ.get("FAULTS_KILLS", "8"))
SEED = int(os.environ.get("FAULTS_SEED") or random.randrange(10_000))  # noqa: S311 - to be repeated, not secret
CLOSES_WITHIN_SECONDS = 120 + 2 * KILLS
# Some seconds a kill, and all must close, before the end of any test (`faulthandler_timeout`): the audit says more.
pytestmark = [pytest.mark.special, pytest.mark.timeout(140 + 11 * KILLS)]


async def live_through(kills_in: AbstractAsyncContextManager[SetUp], folder: Path) -> Figures:
    """Run it, print the figures and keep them in a file, and see that nothing is wrong."""
    print(f"\nseed {SEED}")  # noqa: T201 - for whoever runs it, also where it ends before its figures are there
    async with kills_in as set_up:
        figures = await run(set_up, Plan(KILLS, SEED, closes_within_seconds=CLOSES_WITHIN_SECONDS))
    written = table(figures)
    print(written)  # noqa: T201 - as above
    folder = Path(os.environ.get("FAULTS_REPORT") or folder)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{figures.set_up.replace(' ', '-')}.md").write_text(written)
    assert figures.findings.sentences == ()
    assert len(figures.kills) == KILLS
    return figures


async def test_letters_in_the_folder_and_a_register_in_sqlite_outlive_every_kill(tmp_path: Path) -> None:
    figures = await live_through(folder_and_sqlite(tmp_path), tmp_path)
    assert figures.findings.mail_repeated == 0


async def test_letters_by_mail_and_a_register_in_postgresql_outlive_every_kill(tmp_path: Path) -> None:
    await live_through(mail_and_postgresql(tmp_path), tmp_path)
