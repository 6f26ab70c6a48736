"""Opening a register, which several processes may use at once: it is brought to the revision of this code first."""

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import URL, Engine
from sqlalchemy.exc import DBAPIError

from dueprocess.register.address import connect_to, name_of, read_address
from dueprocess.register.errors import CannotOpenRegister, NoRegister, OlderRegister
from dueprocess.register.migrating import migrate, newest, read_revision


def open_register(where: Path | str) -> Engine:
    """The register in this file, made if it is not there, or in the database at this URL.

    Raises:
        UnusableRegister: it cannot be opened, or is newer than this code.
    """
    with _opened(read_address(where)) as engine:
        migrate(engine)
    return engine


def upgrade_register(where: Path | str) -> tuple[str | None, str]:
    """Open the register and let go of it; its revision before, None where there was none, and now.

    Raises:
        UnusableRegister: it cannot be opened, or is newer than this code.
    """
    with _opened(read_address(where)) as engine:
        revisions = migrate(engine)
    engine.dispose()
    return revisions


def look_into(where: Path | str) -> tuple[Engine, str]:
    """The register as it is, and its revision; it is neither made nor migrated.

    Raises:
        UnusableRegister: it is not there, cannot be opened, or has another revision than this code.
    """
    url = read_address(where)
    if url.get_backend_name() == "sqlite" and not Path(url.database or "").exists():
        raise NoRegister(name_of(url))
    with _opened(url) as engine:
        revision = read_revision(engine)
        if revision is None:
            raise NoRegister(name_of(url))
        if revision != newest():
            raise OlderRegister(name_of(url), revision, newest())
    return engine, revision


@contextmanager
def _opened(url: URL) -> Generator[Engine]:
    """An engine, which is let go of if the block fails."""
    engine = connect_to(url)
    try:
        yield engine
    except DBAPIError as error:
        engine.dispose()
        raise _cannot_open(url, error) from error
    except BaseException:
        engine.dispose()
        raise


def _cannot_open(url: URL, error: DBAPIError) -> CannotOpenRegister:
    why = " ".join(str(error.orig).split())
    return CannotOpenRegister(name_of(url), why, next((cure for sign, cure in _CURES.items() if sign in why), _LOOK))


_LOOK = "Look at what the database says there, and at DUEPROCESS_REGISTER_URL."
_START = "Start the database, or mend the host and the port in DUEPROCESS_REGISTER_URL."
_CURES = {
    "password authentication failed": "Mend the user or the password in DUEPROCESS_REGISTER_URL.",
    "no password supplied": "Give the password in DUEPROCESS_REGISTER_URL or in PGPASSWORD.",
    "does not exist": "Create it, or mend DUEPROCESS_REGISTER_URL.",
    "permission denied": "Let this user create tables there.",
    "connection refused": _START,
    "Connection refused": _START,
    "lock timeout": "Another process holds it; end that one, or try again when it is done.",
    "database is locked": "Another process holds it; end that one, or try again when it is done.",
    "unable to open database file": "Make the file and its folder readable and writable for this user.",
    "readonly database": "Make the file and its folder writable for this user.",
    "file is not a database": "It is another kind of file: name another one, or restore the register from a backup.",
}
"""What to do, by what the drivers say."""
