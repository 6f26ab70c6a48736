import io
import sys
from collections.abc import Callable, Generator
from pathlib import Path
from typing import NamedTuple

import pytest

from dueprocess.cli.main import run
from dueprocess.cli.printing import console
from servers import Dev, running_dev, write_institution


class Printed(NamedTuple):
    """What a command left behind."""

    code: int
    out: str
    err: str


Command = Callable[..., Printed]


@pytest.fixture
def command(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Command:
    """Run `dueprocess` with these arguments, in an empty folder, with this on standard input."""
    monkeypatch.chdir(tmp_path)
    # Both: the width is kept from the environment in which the command was first imported, if that says one.
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.setattr(console, "_width", 200)

    def run_command(*arguments: str | Path, sent: str | bytes = b"") -> Printed:
        raw = sent.encode() if isinstance(sent, str) else sent
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw)))
        capsys.readouterr()
        code = run([str(argument) for argument in arguments])
        printed = capsys.readouterr()
        return Printed(code, printed.out, printed.err)

    return run_command


@pytest.fixture(scope="session")
def dev(tmp_path_factory: pytest.TempPathFactory) -> Generator[Dev]:
    """A server and a worker, for Leeds and for a council whose acknowledgement cannot be made."""
    home = tmp_path_factory.mktemp("dev")
    write_institution(home, "mistake", acknowledgement="<!-- part: receipt -->\nDear {{ nobody }}\n")
    with running_dev(home, institutions="leeds,mistake") as running:
        yield running


@pytest.fixture
def online(dev: Dev, command: Command, monkeypatch: pytest.MonkeyPatch) -> Command:
    """Run `dueprocess` where `TEMPORAL_ADDRESS` names the server."""
    monkeypatch.setenv("TEMPORAL_ADDRESS", dev.address)
    return command
