"""Opening a register, which several processes may use at once: it is brought to the revision of this code first."""

from pathlib import Path

from sqlalchemy import URL, Engine
from sqlalchemy.exc import DBAPIError

from dueprocess.register.address import connect_to, name_of, read_address
from dueprocess.register.errors import CannotOpenRegister
from dueprocess.register.migrating import migrate


def open_register(where: Path | str) -> Engine:
    """The register in this file, made if it is not there, or in the database at this URL.

    Raises:
        UnusableRegister: it cannot be opened, or is newer than this code.
    """
    url = read_address(where)
    engine = connect_to(url)
    try:
        migrate(engine)
    except DBAPIError as error:
        engine.dispose()
        raise _cannot_open(url, error) from error
    except BaseException:
        engine.dispose()
        raise
    return engine


def _cannot_open(url: URL, error: DBAPIError) -> CannotOpenRegister:
    why = " ".join(str(error.orig).split())
    return CannotOpenRegister(name_of(url), why, next((cure for sign, cure in _CURES.items() if sign in why), _LOOK))


_LOOK = "Look at what the database says there, and at DUEPROCESS_REGISTER_URL."
_CURES = {
    "password authentication failed": "Mend the user or the password in DUEPROCESS_REGISTER_URL.",
    "no password supplied": "Give the password in DUEPROCESS_REGISTER_URL or in PGPASSWORD.",
    "does not exist": "Create it, or mend DUEPROCESS_REGISTER_URL.",
    "permission denied": "Let this user create tables there.",
    "connection refused": "Start the database, or mend the host and the port in DUEPROCESS_REGISTER_URL.",
    "Connection refused": "Start the database, or mend the host and the port in DUEPROCESS_REGISTER_URL.",
    "database is locked": "Another process holds it; end that one, or try again when it is done.",
    "unable to open database file": "Make the file and its folder readable and writable for this user.",
    "readonly database": "Make the file and its folder writable for this user.",
    "file is not a database": "It is another kind of file: name another one, or restore the register from a backup.",
}
"""What to do, by what the drivers say."""
