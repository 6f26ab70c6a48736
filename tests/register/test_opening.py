"""Opening a register: what cannot be opened says which, why and what to do, and never the password."""

import socket
import sqlite3
from collections.abc import Generator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from threading import Barrier, Timer

import pytest
from sqlalchemy import Engine, make_url

from dueprocess.register import References, UnusableRegister, open_register
from dueprocess.register.address import name_of
from dueprocess.register.errors import CannotOpenRegister, NoDriver, WrongAddress
from postgres import new_database, own_postgres

SECRET = "hunter-2"  # noqa: S105 - an invented one


@pytest.fixture
def engine_of_file(tmp_path: Path) -> Generator[Engine]:
    opened = open_register(tmp_path / "register.sqlite")
    yield opened
    opened.dispose()


def pragma(engine: Engine, name: str) -> object:
    with engine.connect() as register:
        return register.exec_driver_sql(f"PRAGMA {name}").scalar_one()


def test_a_file_is_written_ahead_and_forced_to_the_disk_and_waited_for(engine_of_file: Engine) -> None:
    assert pragma(engine_of_file, "journal_mode") == "wal"
    assert pragma(engine_of_file, "synchronous") == 2
    assert pragma(engine_of_file, "busy_timeout") == 5000
    assert pragma(engine_of_file, "foreign_keys") == 1


def test_postgresql_waits_for_another_and_cuts_off_one_that_is_gone(postgres: str) -> None:
    with new_database(postgres) as address:
        engine = open_register(address)
        with engine.connect() as register:
            shown = [
                register.exec_driver_sql(f"SHOW {name}").scalar_one()
                for name in ("lock_timeout", "idle_in_transaction_session_timeout", "transaction_isolation")
            ]
        engine.dispose()
    assert shown == ["5s", "1min", "read committed"]


def test_a_file_that_is_being_made_by_another_process_is_waited_for(tmp_path: Path) -> None:
    """SQLite does not wait by itself where a file is turned to writing ahead while another writes in it."""
    file = tmp_path / "register.sqlite"
    with closing(sqlite3.connect(file, isolation_level=None, check_same_thread=False)) as other:
        other.execute("CREATE TABLE something (number INTEGER)")
        other.execute("BEGIN IMMEDIATE")
        done = Timer(0.3, other.rollback)
        done.start()
        open_register(file).dispose()
        done.join()


def test_many_may_open_a_register_that_is_not_there_yet(address: str) -> None:
    together = Barrier(8)

    def open_with_others(_: int) -> None:
        together.wait()
        open_register(address).dispose()

    with ThreadPoolExecutor(8) as many:
        list(many.map(open_with_others, range(8)))


@pytest.mark.parametrize(
    ("address", "why"),
    [
        (f"register of {SECRET}", "it is not a URL"),
        (f"postgresql://foi:{SECRET}@db:port/foi", "it is not a URL"),
        (f"postgresql://foi:{SECRET}@db.example", "it names no database"),
        ("sqlite://", "it names no file"),
        ("sqlite:///:memory:", "it names no file"),
        (f"mysql://foi:{SECRET}@db.example/foi", "'mysql' is no database that a register can be in"),
    ],
)
def test_an_address_that_is_none_is_refused(address: str, why: str) -> None:
    with pytest.raises(WrongAddress, match=why) as refused:
        open_register(address)
    assert SECRET not in str(refused.value)
    assert "postgresql://user:password@host:5432/database" in str(refused.value)


def refusal_of(address: str) -> str:
    """What is said of an address that cannot be opened, with everything that a log could show."""
    with pytest.raises(CannotOpenRegister) as refused:
        open_register(address)
    said = str(refused.value)
    assert SECRET not in said + repr(refused.value.__cause__)
    return said


def test_a_wrong_password_is_not_repeated(postgres: str) -> None:
    said = refusal_of(make_url(postgres).set(password=SECRET).render_as_string(hide_password=False))
    url = make_url(postgres)
    assert f"database '{url.database}' at {url.host}:{url.port} as {url.username} cannot be opened" in said
    assert "password authentication failed" in said
    assert said.endswith("Mend the user or the password in DUEPROCESS_REGISTER_URL.")


def test_nor_is_one_that_stands_among_the_options(postgres: str) -> None:
    url = make_url(postgres)
    said = refusal_of(f"postgresql://{url.username}@{url.host}:{url.port}/{url.database}?password={SECRET}")
    assert "password authentication failed" in said


def test_a_database_that_is_not_there_is_named(postgres: str) -> None:
    said = refusal_of(make_url(postgres).set(database="nowhere").render_as_string(hide_password=False))
    assert 'database "nowhere" does not exist' in said
    assert said.endswith("Create it, or mend DUEPROCESS_REGISTER_URL.")


def test_a_server_that_does_not_answer_is_named() -> None:
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        port = nobody.getsockname()[1]
        said = refusal_of(f"postgresql://foi:{SECRET}@127.0.0.1:{port}/foi")
    assert f"at 127.0.0.1:{port} as foi cannot be opened" in said
    assert said.endswith("Start the database, or mend the host and the port in DUEPROCESS_REGISTER_URL.")


def test_without_its_driver_it_is_said_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "psycopg", None)
    with pytest.raises(NoDriver, match=r"pip install 'dueprocess\[postgresql\]'") as refused:
        open_register(f"postgresql://foi:{SECRET}@db.example/foi")
    assert SECRET not in str(refused.value)


@pytest.mark.special
def test_a_file_that_another_process_holds_is_named(tmp_path: Path) -> None:
    file = tmp_path / "register.sqlite"
    open_register(file).dispose()
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(UnusableRegister, match="database is locked") as refused:
            open_register(file)
    assert str(refused.value) == (
        f"The register in the file {file} cannot be opened: database is locked. Another process holds it; end that "
        "one, or try again when it is done."
    )


def test_a_file_that_is_no_register_is_named(tmp_path: Path) -> None:
    file = tmp_path / "register.sqlite"
    file.write_text("Dear Sir or Madam, " * 100)
    with pytest.raises(UnusableRegister, match="It is another kind of file"):
        open_register(file)


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(UnusableRegister, match="Make its folder writable"):
        open_register(tmp_path / "file" / "register.sqlite")


def test_a_name_has_no_password() -> None:
    url = make_url(f"postgresql://foi:{SECRET}@db.example/cases?password={SECRET}")
    assert name_of(url) == "the PostgreSQL database 'cases' at db.example as foi"


def test_a_database_that_was_killed_and_started_again_is_used_at_once_and_has_lost_nothing() -> None:
    with own_postgres() as server, closing(References(open_register(server.url))) as references:

        def give(case_id: str) -> str:
            return references.give(case_id, authority="leeds", series="K/20", write=lambda number: f"K/20/{number:03}")

        before = give("leeds/a")
        server.kill()
        server.start()
        assert (give("leeds/a"), give("leeds/b")) == (before, "K/20/002")
