"""Opening the register: one SQLite file, which several processes may use at once."""

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Engine, create_engine, event

from dueprocess.register.tables import METADATA

if TYPE_CHECKING:
    from sqlite3 import Connection as SQLiteConnection

    from sqlalchemy import Connection
    from sqlalchemy.pool import ConnectionPoolEntry


def open_register(file: Path) -> Engine:
    """The register in this file, made if it is not there.

    Raises:
        sqlalchemy.exc.OperationalError: the file cannot be opened or written.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(f"sqlite:///{file}", connect_args={"timeout": 5})
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    METADATA.create_all(engine)
    return engine


def _prepare(connection: "SQLiteConnection", _entry: "ConnectionPoolEntry") -> None:
    # The driver must not begin transactions by itself, or two of them read the same highest number.
    connection.isolation_level = None
    connection.execute("PRAGMA journal_mode=WAL")
    # A number that was given out must survive a power cut: the letter that carries it may have gone.
    connection.execute("PRAGMA synchronous=FULL")


def _begin(connection: "Connection") -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")
