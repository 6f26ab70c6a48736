"""The real processes of a run: a Temporal server on a file, two workers, and what letters and numbers need."""

import asyncio
from collections.abc import AsyncGenerator, Callable, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from temporalio.client import Client

from dueprocess.client import DueprocessPlugin
from dueprocess.worker.bootstrap import prepare_namespace
from dueprocess.worker.server import server_command
from faults.audit import Delivered, Reference
from faults.evidence import Arrived
from faults.institutions import write_institutions
from faults.killed_postgres import KilledPostgres
from faults.mail_server import mail_server
from faults.smtp_server import Behaviour
from faults.spools import by_mail, handed_again, in_folder, in_records, records_of
from faults.supervised import Supervised
from servers import PROGRAMS, free_ports, our_environment

OUTBOX = "outbox"
"""The folder of e-mails in a worker's home."""

_WORKERS = ("one", "other")
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
    client: Client
    authorities: Sequence[str]
    victims: Mapping[str, Sequence[Victim]]
    """By what the report calls them; those of one name die together."""
    processes: Sequence[Supervised]
    """Those of them that are started again when they end by themselves."""
    register_url: str
    arrived: Arrived
    handed_again: Callable[[], int]
    """How many letters a channel knew by their key when they came again."""


@asynccontextmanager
async def folder_and_sqlite(home: Path) -> AsyncGenerator[SetUp]:
    """Letters go to the folder or to a records system; the register is a SQLite file."""
    authorities = write_institutions(home, mail=False)

    def arrived(references: Sequence[Reference]) -> Sequence[Delivered]:
        return (*in_folder(home / OUTBOX, references), *in_records(records_of(home)))

    async with AsyncExitStack() as stack:
        server, address, client = await stack.enter_async_context(temporal(home))
        environment = worker_environment(home, address, authorities)
        one, other = [await stack.enter_async_context(worker(home, environment, name)) for name in _WORKERS]
        yield SetUp(
            name="folder and SQLite",
            client=client,
            authorities=authorities,
            victims={"Temporal server": (server,), "one worker of two": (one,), "both workers": (one, other)},
            processes=(server, one, other),
            register_url=f"sqlite:///{home / 'register.sqlite'}",
            arrived=arrived,
            handed_again=lambda: handed_again(records_of(home)),
        )


@asynccontextmanager
async def mail_and_postgresql(home: Path) -> AsyncGenerator[SetUp]:
    """Letters go by mail, to the folder or to a records system; the register is in PostgreSQL."""
    authorities = write_institutions(home, mail=True)
    async with AsyncExitStack() as stack:
        server, address, client = await stack.enter_async_context(temporal(home))
        mail = await stack.enter_async_context(mail_server(home / "mail"))
        # Time in which a kill leaves a letter taken, and nobody told so.
        mail.behave(Behaviour(answers_after_seconds=0.1))
        postgres = KilledPostgres()
        await stack.enter_async_context(postgres.running())
        environment = worker_environment(home, address, authorities) | {
            "DUEPROCESS_REGISTER_URL": postgres.url,
            **mail_settings(mail.address),
        }
        one, other = [await stack.enter_async_context(worker(home, environment, name)) for name in _WORKERS]

        def arrived(references: Sequence[Reference]) -> Sequence[Delivered]:
            filed = in_folder(home / OUTBOX, references)
            return (*filed, *in_records(records_of(home)), *by_mail(mail.taken, references))

        yield SetUp(
            name="mail and PostgreSQL",
            client=client,
            authorities=authorities,
            victims={
                "Temporal server": (server,),
                "one worker of two": (one,),
                "both workers": (one, other),
                "PostgreSQL": (postgres,),
                "SMTP server": (mail.process,),
            },
            processes=(server, one, other, mail.process),
            register_url=postgres.url,
            arrived=arrived,
            handed_again=lambda: handed_again(records_of(home)),
        )


def mail_settings(address: str) -> dict[str, str]:
    """The settings of a worker that sends mail by the server at `127.0.0.1:PORT`."""
    return {"DUEPROCESS_MAIL_URL": f"smtp://{address}?tls=none"}


@asynccontextmanager
async def temporal(
    home: Path, *, run_by: Sequence[str] = (), settings: Mapping[str, str] | None = None
) -> AsyncGenerator[tuple[Supervised, str, Client]]:
    """A Temporal server as `dueprocess dev` starts it, its address, and a client once its namespace is ready.

    Args:
        home: the folder of its file.
        run_by: a command that runs it.
        settings: more of its environment.
    """
    port, ui_port = free_ports()
    command = (*run_by, *server_command(file=home / "temporal.sqlite", port=port, ui_port=ui_port))
    server = Supervised(command, our_environment() | dict(settings or {}), home / "temporal.log")
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
