"""The real processes of a run: a Temporal server on a file, two workers, and what letters and numbers need."""

import asyncio
from collections.abc import AsyncGenerator, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from temporalio.client import Client

from dueprocess.client import DueprocessPlugin
from dueprocess.worker.bootstrap import prepare_namespace
from dueprocess.worker.server import server_command
from faults.institutions import write_institutions
from faults.supervised import Supervised
from servers import PROGRAMS, free_ports, our_environment

_READY_WITHIN_SECONDS = 60
_TRY_EVERY_SECONDS = 0.1


class Victim(Protocol):
    """What can be killed, and starts again by itself."""

    def kill(self) -> bool:
        """Kill -9 it; False where it was not running just then."""
        ...


@dataclass(frozen=True)
class SetUp:
    """What is running."""

    name: str
    home: Path
    client: Client
    authorities: Sequence[str]
    victims: Mapping[str, Sequence[Victim]]
    """By what the report calls them; those of one name die together."""
    register_url: str


@asynccontextmanager
async def folder_and_sqlite(home: Path) -> AsyncGenerator[SetUp]:
    """Letters stay in the folder or go to a records system; the register is a SQLite file."""
    authorities = write_institutions(home, mail=False)
    async with AsyncExitStack() as stack:
        server, address, client = await stack.enter_async_context(temporal(home))
        environment = worker_environment(home, address, authorities)
        one, other = [await stack.enter_async_context(worker(home, environment, name)) for name in ("one", "other")]
        yield SetUp(
            name="folder and SQLite",
            home=home,
            client=client,
            authorities=authorities,
            victims={"Temporal server": (server,), "one worker of two": (one,), "both workers": (one, other)},
            register_url=f"sqlite:///{home / 'register.sqlite'}",
        )


@asynccontextmanager
async def temporal(home: Path) -> AsyncGenerator[tuple[Supervised, str, Client]]:
    """A Temporal server as `dueprocess dev` starts it, its address, and a client once its namespace is ready."""
    port, ui_port = free_ports()
    command = server_command(file=home / "temporal.sqlite", port=port, ui_port=ui_port)
    server = Supervised(command, our_environment(), home / "temporal.log")
    async with server.running():
        address = f"127.0.0.1:{port}"
        client = await _connected(address)
        await prepare_namespace(client)
        yield server, address, client


def worker_environment(home: Path, address: str, institutions: Sequence[str]) -> dict[str, str]:
    """What a worker is told by its environment."""
    return our_environment() | {
        "DUEPROCESS_HOME": str(home),
        "DUEPROCESS_INSTITUTIONS": ",".join(institutions),
        "DUEPROCESS_INSTITUTION_FOLDERS": str(home / "institutions"),
        "TEMPORAL_ADDRESS": address,
    }


@asynccontextmanager
async def worker(
    home: Path, environment: Mapping[str, str], name: str, *, run_by: Sequence[str] = ()
) -> AsyncGenerator[Supervised]:
    """`dueprocess worker`; `run_by` is a command that runs it."""
    command = (*run_by, str(PROGRAMS / "dueprocess"), "worker")
    running = Supervised(command, environment, home / f"worker-{name}.log")
    async with running.running():
        yield running


async def _connected(address: str) -> Client:
    async with asyncio.timeout(_READY_WITHIN_SECONDS):
        while True:
            try:
                return await Client.connect(address, plugins=[DueprocessPlugin()])
            except RuntimeError:
                await asyncio.sleep(_TRY_EVERY_SECONDS)
