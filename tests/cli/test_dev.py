"""`dueprocess dev`: one command for a laptop."""

import json
import os
import signal
import socket
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import make_url

from cli.conftest import Command
from servers import PROGRAMS, Dev, free_ports, our_environment, running_dev, wait_until

EXAMPLE = Path(__file__).parents[2] / "examples" / "leeds-k-20-053.json"


def is_served(address: str) -> bool:
    host, port = address.split(":")
    with socket.socket() as tried:
        return tried.connect_ex((host, int(port))) == 0


def children_of(dev: Dev) -> set[int]:
    listed = subprocess.run(["ps", "-A", "-o", "pid=,ppid="], capture_output=True, text=True, check=True).stdout  # noqa: S607 - every machine has ps
    pairs = [line.split() for line in listed.splitlines()]
    return {int(pid) for pid, parent in pairs if int(parent) == dev.process.pid}


def is_there(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.special
def test_its_register_may_be_a_database_elsewhere(
    tmp_path: Path, address: str, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    with running_dev(tmp_path / "home", register_url=address) as dev:
        monkeypatch.setenv("TEMPORAL_ADDRESS", dev.address)
        opened = command("open", EXAMPLE, "--key", "elsewhere", "--json")
        assert opened.code == 0
        monkeypatch.setenv("DUEPROCESS_REGISTER_URL", address)
        checked = json.loads(command("register", "check", "--json").out)
        assert (checked["cases"], checked["is_whole"]) == (1, True)
        assert checked["series"][0]["given"] == 1
        assert not (tmp_path / "home" / "register.sqlite").exists()
        password = make_url(address).password
        assert password is None or str(password) not in dev.said + dev.complained


def test_ctrl_c_stops_everything_and_a_second_run_finds_the_cases_of_the_first(
    tmp_path: Path, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "home"
    with running_dev(home) as dev:
        assert f"Temporal server: {dev.address}\n" in dev.said
        assert "Temporal UI:     http://127.0.0.1:" in dev.said
        assert [view for view in ("Open cases", "Overdue", "Held notices", "In review") if view not in dev.said] == []
        monkeypatch.setenv("TEMPORAL_ADDRESS", dev.address)
        assert command("open", EXAMPLE, "--key", "stays-open").code == 0
        assert command("open", EXAMPLE, "--key", "closes").code == 0
        assert command("tell", "withdrawn", "leeds/closes").code == 0
        assert command("wait", "leeds/closes").code == 0
        with closing(sqlite3.connect(home / "temporal.sqlite")) as file:
            assert file.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        server = children_of(dev)
        assert len(server) == 1
        # Its own group: were it interrupted with us, a worker just started would wait for it for ever.
        assert [os.getpgid(pid) for pid in server] == list(server)

        assert dev.press_ctrl_c() == 0
        assert dev.said.endswith("Stopped.\n")
        assert "Traceback" not in dev.complained
        assert not is_served(dev.address)
        assert not any(is_there(pid) for pid in server)

    with running_dev(home) as dev:
        monkeypatch.setenv("TEMPORAL_ADDRESS", dev.address)
        listed = command("list", "--all").out
        assert [case for case in ("leeds/stays-open", "leeds/closes") if case not in listed] == []
        assert "closed" in command("show", "leeds/closes").out
        told = command("tell", "reassigned", "leeds/stays-open", "--to", "Estates")
        assert told.out.startswith("K/20/001: awaiting-decision")
        third = command("open", EXAMPLE, "--key", "third")
        assert third.out.startswith("K/20/003: ")
        assert "Traceback" not in dev.complained


@pytest.mark.parametrize(("which", "other"), [("--port", "--ui-port"), ("--ui-port", "--port")])
def test_a_taken_port_is_named_and_nothing_is_started(which: str, other: str, tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        ran = subprocess.run(
            [PROGRAMS / "dueprocess", "dev", which, str(port), other, str(free_ports()[0])],
            env=our_environment() | {"DUEPROCESS_HOME": str(tmp_path)},
            capture_output=True,
            text=True,
            check=False,
            timeout=30,
        )
    assert (ran.returncode, ran.stdout) == (1, "")
    assert ran.stderr == f"Port {port} is taken. Stop what uses it, or choose others with --port and --ui-port.\n"


@pytest.mark.special
def test_a_server_that_died_is_started_again_with_its_cases(
    command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with running_dev(tmp_path) as dev:
        monkeypatch.setenv("TEMPORAL_ADDRESS", dev.address)
        assert command("open", EXAMPLE, "--key", "survives").code == 0
        (server,) = children_of(dev)
        os.kill(server, signal.SIGKILL)
        wait_until(lambda: not is_there(server) and is_served(dev.address))
        wait_until(lambda: command("tell", "reassigned", "leeds/survives", "--to", "Estates").code == 0)
        assert dev.press_ctrl_c() == 0
