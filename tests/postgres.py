"""A PostgreSQL server of the tests' own, which they may kill; or one that `DUEPROCESS_TEST_POSTGRES_URL` names."""

import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Generator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from psycopg.sql import SQL, Identifier
from sqlalchemy import URL, make_url

_USER, _PASSWORD, _HOST = "dueprocess", "an-invented-password", "127.0.0.1"
_UNPRIVILEGED = ("postgres", "nobody")
_STARTS_WITHIN_SECONDS = 30
_STOPS_WITHIN_SECONDS = 30
# A kill takes nothing from what the operating system was given, so the tests need not wait for the disk.
_OPTIONS = ("fsync=off", f"listen_addresses={_HOST}", "unix_socket_directories=", "max_connections=200")


class NoPostgres(RuntimeError):
    """There is no PostgreSQL to test with."""

    def __init__(self) -> None:
        super().__init__(
            "No PostgreSQL is installed: no 'postgres' and 'initdb' in PATH, in the folder that pg_config names, or in "
            "/usr/lib/postgresql. Install it (Debian: apt-get install postgresql), or name a server whose user may "
            "create databases: DUEPROCESS_TEST_POSTGRES_URL=postgresql://user:password@host/database."
        )


class PostgresServer:
    """A server with a folder and a port of its own, on loopback. Killed and started again, it has the same databases.

    Raises:
        NoPostgres: it is not installed.
    """

    def __init__(self, programs: Path | None = None) -> None:
        self._programs = programs or find_programs()
        # Not in a folder of pytest's, which other users may not enter: as root the server is run by another.
        self._folder = Path(tempfile.mkdtemp(prefix="dueprocess-postgres-"))
        self._data = self._folder / "data"
        self._port = _free_port()
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """The address of its first database, with the password of a user who may do anything."""
        url = URL.create("postgresql", _USER, _PASSWORD, _HOST, self._port, "postgres")
        return url.render_as_string(hide_password=False)

    def start(self) -> None:
        """Start it, and wait until it answers.

        Raises:
            RuntimeError: it does not; the sentence has its log.
        """
        if not self._data.exists():
            self._create()
        options = [part for option in (*_OPTIONS, f"port={self._port}") for part in ("-c", option)]
        with (self._folder / "log").open("ab") as log:
            self._process = self._run("postgres", ["-D", str(self._data), *options], log.fileno())
        self._wait_until_ready(self._process)

    def kill(self) -> None:
        """End every process of it at once, with SIGKILL: none can write another byte."""
        process = self._running()
        # Stopped first, or it would start new ones while its old ones are killed.
        process.send_signal(signal.SIGSTOP)
        for pid in (*_children(process.pid), process.pid):
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        process.wait(_STOPS_WITHIN_SECONDS)
        self._process = None

    def stop(self) -> None:
        """Stop it properly, if it runs, and remove its folder."""
        if self._process is not None:
            self._process.send_signal(signal.SIGINT)
            self._process.wait(_STOPS_WITHIN_SECONDS)
            self._process = None
        shutil.rmtree(self._folder)

    def _create(self) -> None:
        password = self._folder / "password"
        password.write_text(_PASSWORD)
        if (user := _other_user()) is not None:
            for place in (self._folder, password):
                shutil.chown(place, user)
        with (self._folder / "log").open("ab") as log:
            options = [
                *("-D", str(self._data), "--username", _USER, "--pwfile", str(password), "--auth", "scram-sha-256"),
                *("--encoding", "UTF8", "--locale", "C", "--no-sync"),
            ]
            made = self._run("initdb", options, log.fileno()).wait(_STARTS_WITHIN_SECONDS)
        if made:
            raise RuntimeError(f"initdb failed:\n{(self._folder / 'log').read_text()}")

    def _run(self, program: str, arguments: Sequence[str], output: int) -> "subprocess.Popen[bytes]":
        user = _other_user()
        return subprocess.Popen(
            [self._programs / program, *arguments],
            cwd=self._folder,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            # It must outlive Ctrl-C in the terminal until the tests have let go of it.
            start_new_session=True,
            user=user,
            group=pwd.getpwnam(user).pw_gid if user else None,
            extra_groups=() if user else None,
        )

    def _wait_until_ready(self, process: "subprocess.Popen[bytes]") -> None:
        give_up_at = time.monotonic() + _STARTS_WITHIN_SECONDS
        while process.poll() is None and time.monotonic() < give_up_at:
            with suppress(psycopg.OperationalError), psycopg.connect(self.url, connect_timeout=5):
                return
            time.sleep(0.05)
        raise RuntimeError(f"PostgreSQL did not start:\n{(self._folder / 'log').read_text()}")

    def _running(self) -> "subprocess.Popen[bytes]":
        if self._process is None:
            raise RuntimeError("This PostgreSQL does not run. Start it first.")
        return self._process


@contextmanager
def own_postgres() -> Generator[PostgresServer]:
    """A server that runs, and that the test may kill, for as long as the block lasts.

    Where none is installed, the test is skipped; not in CI, where it fails.
    """
    try:
        server = PostgresServer()
    except NoPostgres as missing:
        if os.environ.get("CI"):
            raise
        pytest.skip(str(missing))
    try:
        server.start()
        yield server
    finally:
        server.stop()


@contextmanager
def running_postgres() -> Generator[str]:
    """The address of a server whose user may create databases: the one that is named, or one as above."""
    if named := os.environ.get("DUEPROCESS_TEST_POSTGRES_URL"):
        yield named
        return
    with own_postgres() as server:
        yield server.url


@contextmanager
def new_database(server: str) -> Generator[str]:
    """The address of a new database on this server, dropped at the end of the block."""
    name = f"dueprocess_test_{uuid4().hex}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(SQL("CREATE DATABASE {}").format(Identifier(name)))
    try:
        yield make_url(server).set(database=name).render_as_string(hide_password=False)
    finally:
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute(SQL("DROP DATABASE {} WITH (FORCE)").format(Identifier(name)))


def find_programs() -> Path:
    """The folder with `postgres` and `initdb`: the newest of Debian's, unless PATH or pg_config know one.

    Raises:
        NoPostgres: there is none.
    """
    for folder in _likely_folders():
        if (folder / "postgres").exists() and (folder / "initdb").exists():
            return folder
    raise NoPostgres


def _likely_folders() -> Generator[Path]:
    if on_path := shutil.which("postgres"):
        yield Path(on_path).parent
    if asked := shutil.which("pg_config"):
        answer = subprocess.run([asked, "--bindir"], capture_output=True, text=True, check=False)
        yield Path(answer.stdout.strip())
    debian = Path("/usr/lib/postgresql")
    versions = [folder for folder in debian.glob("*/bin") if folder.parent.name.isdigit()]
    yield from sorted(versions, key=lambda folder: int(folder.parent.name), reverse=True)


def _other_user() -> str | None:
    """Who runs the server: PostgreSQL refuses to be run by root."""
    if os.geteuid() != 0:
        return None
    names = {user.pw_name for user in pwd.getpwall()}
    return next((name for name in _UNPRIVILEGED if name in names), None)


def _children(parent: int) -> list[int]:
    listed = subprocess.run(["ps", "-A", "-o", "pid=,ppid="], capture_output=True, text=True, check=True)  # noqa: S607 - ps is wherever the system has it
    pairs = (line.split() for line in listed.stdout.splitlines())
    return [int(pid) for pid, of in pairs if int(of) == parent]


def _free_port() -> int:
    with socket.socket() as free:
        free.bind((_HOST, 0))
        port: int = free.getsockname()[1]
        return port
