"""A register that another process has locked keeps cases waiting, and loses and doubles nothing."""

import asyncio
import sqlite3
from collections.abc import Callable, Generator
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path

import psycopg
import pytest

from faults.institutions import IN_FOLDER, write_institutions
from faults.office import open_office, sent
from faults.set_up import OUTBOX
from faults.spools import filed
from postgres import new_database, running_postgres

pytestmark = pytest.mark.special
LOCKED_FOR_SECONDS = 15
WHOLE = ["acknowledgement", "decision", "review-acknowledgement", "review-outcome"]


async def live_through_a_lock(
    home: Path, settings: dict[str, str], locked: Callable[[], AbstractContextManager[None]]
) -> None:
    """Decide one case and open another while the register is locked, and lead both to their end."""
    institutions = write_institutions(home, mail=False)
    async with open_office(home, institutions, settings=settings) as office:
        before = await office.open(IN_FOLDER, "before")
        with locked():
            deciding = asyncio.create_task(office.decide(before))
            opening = asyncio.create_task(office.open(IN_FOLDER, "meanwhile"))
            await asyncio.sleep(LOCKED_FOR_SECONDS)
            assert deciding.done(), "what a case is told needs no register"
            assert not opening.done(), "a case has no reference while nobody can write the register"
        meanwhile = await opening
        await office.decide(meanwhile)
        for case_id in (before, meanwhile):
            await office.review(case_id)
            assert sent(await office.cases.read(case_id)) == WHOLE
        references = [(await office.cases.read(case_id)).reference for case_id in (before, meanwhile)]
    assert [reference[-4:] for reference in references] == ["0001", "0002"]
    assert filed(home / OUTBOX) == sorted((reference, step) for reference in references for step in WHOLE)


async def test_cases_go_on_after_a_sqlite_register_was_locked_and_nothing_is_doubled(tmp_path: Path) -> None:
    @contextmanager
    def locked() -> Generator[None]:
        with closing(sqlite3.connect(tmp_path / "register.sqlite", isolation_level=None)) as register:
            register.execute("BEGIN EXCLUSIVE")
            yield
            register.execute("ROLLBACK")

    await live_through_a_lock(tmp_path, {}, locked)


async def test_cases_go_on_after_the_tables_of_a_postgresql_register_were_locked_and_nothing_is_doubled(
    tmp_path: Path,
) -> None:
    with running_postgres() as server, new_database(server) as url:

        @contextmanager
        def locked() -> Generator[None]:
            with psycopg.connect(url) as register:
                register.execute("LOCK TABLE series, case_references, letters, letter_states IN ACCESS EXCLUSIVE MODE")
                yield
                register.rollback()

        await live_through_a_lock(tmp_path, {"DUEPROCESS_REGISTER_URL": url}, locked)
