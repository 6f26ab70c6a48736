"""`dueprocess dev` as a process of its own: a real Temporal server and a real worker, on free ports."""

import os
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent

from dueprocess.worker.server import temporal_command

PROGRAMS = temporal_command().parent
"""Where the commands `dueprocess`, `temporal` and `python` lie."""

_ROOT = Path(__file__).parents[1]
_STARTS_WITHIN_SECONDS = 60
_STOPS_WITHIN_SECONDS = 30
_COMES_WITHIN_SECONDS = 20


@dataclass(frozen=True)
class Dev:
    """A running `dueprocess dev`."""

    process: subprocess.Popen[bytes]
    home: Path
    address: str
    environment: Mapping[str, str]

    @property
    def said(self) -> str:
        """What it has printed so far."""
        return (self.home / "stdout").read_text("utf-8")

    @property
    def complained(self) -> str:
        """What it has printed on standard error so far."""
        return (self.home / "stderr").read_text("utf-8")

    def press_ctrl_c(self) -> int:
        """Interrupt it as a terminal does, its whole process group at once, and give its exit code."""
        os.killpg(self.process.pid, signal.SIGINT)
        return self.process.wait(_STOPS_WITHIN_SECONDS)


def our_environment() -> dict[str, str]:
    """The environment for a process of ours: our commands first on the path, and no setting of this machine."""
    others = {name: value for name, value in os.environ.items() if not name.startswith(("DUEPROCESS_", "TEMPORAL_"))}
    # Where compiled modules are not kept, each process would spend seconds on compiling everything again.
    others.pop("PYTHONDONTWRITEBYTECODE", None)
    return others | {
        "PATH": f"{PROGRAMS}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPYCACHEPREFIX": str(_ROOT / ".pytest_cache" / "compiled"),
    }


@contextmanager
def running_dev(home: Path, *, institutions: str = "leeds", register_url: str = "") -> Generator[Dev]:
    """`dueprocess dev` with its files in `home`, until the end of the block; it serves these institutions.

    Its register is the database at `register_url`, where that is given.
    """
    port, ui_port = free_ports()
    home.mkdir(parents=True, exist_ok=True)
    environment = our_environment() | {
        "DUEPROCESS_HOME": str(home),
        "DUEPROCESS_INSTITUTIONS": institutions,
        "DUEPROCESS_REGISTER_URL": register_url,
        "DUEPROCESS_INSTITUTION_FOLDERS": str(home / "institutions"),
        "TEMPORAL_ADDRESS": f"127.0.0.1:{port}",
    }
    (home / "institutions").mkdir(exist_ok=True)
    with (home / "stdout").open("wb") as stdout, (home / "stderr").open("wb") as stderr:
        process = subprocess.Popen(
            [PROGRAMS / "dueprocess", "dev", "--port", str(port), "--ui-port", str(ui_port)],
            stdin=subprocess.DEVNULL,
            stdout=stdout,
            stderr=stderr,
            env=environment,
            start_new_session=True,
        )
    dev = Dev(process, home, f"127.0.0.1:{port}", environment)
    try:
        _wait_until_ready(dev)
        yield dev
    finally:
        if process.poll() is None:
            dev.press_ctrl_c()


def wait_until(holds: Callable[[], bool]) -> None:
    """Wait for something that comes by itself a moment later, such as a list that shows a new case.

    Raises:
        TimeoutError: it did not come.
    """
    give_up_at = time.monotonic() + _COMES_WITHIN_SECONDS
    while not holds():
        if time.monotonic() > give_up_at:
            raise TimeoutError("what was waited for did not come")
        time.sleep(0.05)


def write_institution(home: Path, name: str, more: str = "", **wording: str) -> None:
    """Write an invented institution into a home, before `dueprocess dev` starts there.

    Args:
        home: the home.
        name: its key.
        more: further settings.
        wording: the words of a notice by its name, with `_` for a hyphen.
    """
    folder = home / "institutions" / name
    (folder / "wording").mkdir(parents=True)
    (folder / "institution.toml").write_text(
        dedent(f"""\
            [office]
            authority = "{name.capitalize()} Council"
            enquiries = {{ role = "Information Team", email = "foi@{name}.example" }}
            review = {{ role = "Monitoring Officer", email = "reviews@{name}.example" }}
            signatory = {{ role = "Information Manager" }}
        """)
        + dedent(more)
    )
    for notice, words in wording.items():
        (folder / "wording" / f"{notice.replace('_', '-')}.en.md").write_text(dedent(words))


def _wait_until_ready(dev: Dev) -> None:
    give_up_at = time.monotonic() + _STARTS_WITHIN_SECONDS
    while "Ctrl-C stops all of it" not in dev.said:
        if dev.process.poll() is not None or time.monotonic() > give_up_at:
            raise RuntimeError(f"dueprocess dev did not start:\n{dev.complained}")
        time.sleep(0.05)


def free_ports() -> tuple[int, int]:
    """Two ports of this machine that nothing listens on."""
    with socket.socket() as one, socket.socket() as other:
        one.bind(("127.0.0.1", 0))
        other.bind(("127.0.0.1", 0))
        return one.getsockname()[1], other.getsockname()[1]
