"""Where a register is: a SQLite file, or a database of PostgreSQL."""

import sqlite3
import time
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import URL, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError

from dueprocess.register.errors import CannotOpenRegister, NoDriver, WrongAddress

if TYPE_CHECKING:
    from sqlalchemy import Connection
    from sqlalchemy.engine.interfaces import DBAPIConnection
    from sqlalchemy.pool import ConnectionPoolEntry

_SQLITE, _POSTGRESQL = "sqlite", "postgresql"
_LOCKED_FOR_SECONDS = 5
_TRY_EVERY_SECONDS = 0.01
_ANSWERS_WITHIN_SECONDS = 5
_CUT_OFF_AFTER_SECONDS = 60


def read_address(where: Path | str) -> URL:
    """The address of a register: a file, or a URL of SQLite or PostgreSQL.

    Raises:
        WrongAddress: it is neither.
    """
    if isinstance(where, Path):
        return URL.create(_SQLITE, database=str(where))
    try:
        url = make_url(where)
    except (ArgumentError, ValueError):
        # Not what the library says: it repeats the address, and with it the password.
        raise WrongAddress("it is not a URL.") from None
    match url.get_backend_name():
        case "sqlite":
            if url.database in {None, "", ":memory:"}:
                raise WrongAddress("it names no file, and a register in memory would be lost.")
            return url.set(drivername=_SQLITE)
        case "postgresql" | "postgres":
            if not url.database:
                raise WrongAddress("it names no database.")
            return url.set(drivername=f"{_POSTGRESQL}+psycopg")
        case other:
            raise WrongAddress(f"'{other}' is no database that a register can be in.")


def name_of(url: URL) -> str:
    """The register in words, without a password: `PostgreSQL database foi at db.example as dueprocess`."""
    if url.get_backend_name() == _SQLITE:
        return f"the file {url.database}"
    at = f"{url.host or 'this machine'}{f':{url.port}' if url.port else ''}"
    return f"the PostgreSQL database '{url.database}' at {at}{f' as {url.username}' if url.username else ''}"


def connect_to(url: URL) -> Engine:
    """An engine for this register; nothing is opened yet.

    Raises:
        NoDriver: the package for this database is missing.
        CannotOpenRegister: the folder of the file cannot be made.
    """
    return _sqlite(url) if url.get_backend_name() == _SQLITE else _postgresql(url)


def _sqlite(url: URL) -> Engine:
    try:
        Path(url.database or "").parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CannotOpenRegister(name_of(url), str(error), "Make its folder writable for this user.") from error
    engine = create_engine(url, connect_args={"timeout": _LOCKED_FOR_SECONDS}, hide_parameters=True)
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: sqlite3.Connection, _entry: "ConnectionPoolEntry") -> None:
    # The driver must not begin transactions by itself, or two of them read the same last number.
    connection.isolation_level = None
    connection.execute("PRAGMA foreign_keys=ON")
    _write_ahead(connection)
    # A number that was given out must survive a power cut: the letter that carries it may have gone.
    connection.execute("PRAGMA synchronous=FULL")


def _write_ahead(connection: sqlite3.Connection) -> None:
    # SQLite does not wait for whoever writes while a file is turned to writing ahead, so those who make one at once do.
    give_up_at = time.monotonic() + _LOCKED_FOR_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError:
            if time.monotonic() > give_up_at:
                raise
            time.sleep(_TRY_EVERY_SECONDS)
        else:
            return


def _begin(connection: "Connection") -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _postgresql(url: URL) -> Engine:
    try:
        engine = create_engine(
            url,
            # Before it is used a connection is tried, so that a database that was restarted costs no attempt.
            pool_pre_ping=True,
            # What waits for a row must see what the one before it wrote there, whatever the server's default.
            isolation_level="READ COMMITTED",
            connect_args={
                "connect_timeout": _ANSWERS_WITHIN_SECONDS,
                # Or one would wait minutes for a machine that is gone.
                "tcp_user_timeout": 1000 * _ANSWERS_WITHIN_SECONDS,
            },
            hide_parameters=True,
        )
    except ModuleNotFoundError as error:
        raise NoDriver(name_of(url)) from error
    event.listen(engine, "connect", _limit)
    return engine


def _limit(connection: "DBAPIConnection", _entry: "ConnectionPoolEntry") -> None:
    cursor = connection.cursor()
    cursor.execute(f"SET lock_timeout = '{_LOCKED_FOR_SECONDS}s'")
    # A worker whose machine is cut off with a number in its hand must not keep its series from all others.
    cursor.execute(f"SET idle_in_transaction_session_timeout = '{_CUT_OFF_AFTER_SECONDS}s'")
    cursor.close()
    connection.commit()
