"""Alembic runs this: it migrates the register whose connection it was given, in that one's transaction."""

from alembic import context
from sqlalchemy import Connection

from dueprocess.register.tables import METADATA


def _run() -> None:
    connection = context.config.attributes["connection"]
    if not isinstance(connection, Connection):
        raise TypeError("A register is migrated by opening it; there is no command line for it.")
    context.configure(connection=connection, target_metadata=METADATA)
    context.run_migrations()


_run()
