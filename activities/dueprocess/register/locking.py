"""A lock on something that has no row yet, until the end of the transaction."""

from sqlalchemy import Connection, func, select


def lock(register: Connection, what: str) -> None:
    """Wait until nobody else has locked this, and lock it.

    In SQLite each transaction has the whole file from its beginning, so there is nothing to do.
    """
    if register.dialect.name == "postgresql":
        register.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(f"dueprocess {what}", 0))))
