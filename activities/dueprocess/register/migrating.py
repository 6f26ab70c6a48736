"""Bringing a register to the revision of this code, once, whoever opens it at the same time."""

import logging
from pathlib import Path
from threading import Lock

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection, Engine, inspect

from dueprocess.register.address import name_of
from dueprocess.register.errors import NewerRegister
from dueprocess.register.locking import lock
from dueprocess.register.tables import REFERENCES

FIRST = "0001"
"""What a register was before it was migrated: the references alone."""

_log = logging.getLogger(__name__)
# Alembic tells its migrations by a global variable which register they are for.
_ONE_AT_A_TIME = Lock()
_MIGRATIONS = Path(__file__).parent / "migrations"


def newest() -> str:
    """The revision of this code."""
    return ScriptDirectory(str(_MIGRATIONS)).get_current_head() or FIRST


def _revision_of(register: Connection) -> str | None:
    stamped = MigrationContext.configure(register).get_current_revision()
    if stamped is None and inspect(register).has_table(REFERENCES.name):
        return FIRST
    return stamped


def read_revision(engine: Engine) -> str | None:
    """The revision of a register as it is; None where there is none.

    Raises:
        NewerRegister: it has a revision that this code does not know.
        sqlalchemy.exc.DBAPIError: the database cannot be reached, or refuses.
    """
    with engine.connect() as register:
        revision = _revision_of(register)
    if revision is not None:
        _refuse_newer(engine, revision)
    return revision


def migrate(engine: Engine) -> tuple[str | None, str]:
    """Make the tables, or bring those that are there to the newest revision, in one transaction.

    Returns:
        the revision before, None where there was no register, and the revision now.

    Raises:
        NewerRegister: it has a revision that this code does not know.
        sqlalchemy.exc.DBAPIError: the database cannot be reached, or refuses.
    """
    with _ONE_AT_A_TIME, engine.begin() as register:
        # All who open the register come by here; the first migrates it, and the others then find it done.
        lock(register, "migrations")
        revision = _revision_of(register)
        config = _config(register)
        if revision is not None:
            _refuse_newer(engine, revision)
        if revision == FIRST:
            # It may be from before there were migrations.
            command.stamp(config, FIRST)
        command.upgrade(config, "head")
    if revision not in {None, newest()}:
        done = {"register": name_of(engine.url), "before": revision, "after": newest()}
        _log.info("register.migrated", extra=done)
    return revision, newest()


def _refuse_newer(engine: Engine, revision: str) -> None:
    try:
        ScriptDirectory(str(_MIGRATIONS)).get_revision(revision)
    except CommandError as error:
        raise NewerRegister(name_of(engine.url), revision) from error


def _config(register: Connection) -> Config:
    config = Config(attributes={"connection": register})
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    return config
