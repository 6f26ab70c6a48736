"""`dueprocess dev`, `worker` and `bootstrap`: the processes that run cases."""

import asyncio
import signal
from collections.abc import Callable, Coroutine, Generator
from contextlib import closing, contextmanager
from datetime import timedelta
from typing import Annotated

import structlog
import typer
from temporalio.api.workflowservice.v1 import DescribeNamespaceRequest
from temporalio.client import Client
from temporalio.service import RPCError

from dueprocess.activities import CaseActivities
from dueprocess.calendars import BadProclaimedDays, InstalledCalendars, SourcesDisagree
from dueprocess.cli.printing import AsJson, console, print_json
from dueprocess.client import connect
from dueprocess.client.calendar_change import count_behind
from dueprocess.worker.bootstrap import prepare_namespace
from dueprocess.worker.building import STOP_WITHIN, build_activities, build_worker, worker_plugin
from dueprocess.worker.logs import set_up_logs, temporal_runtime
from dueprocess.worker.reloading import reload_institutions
from dueprocess.worker.server import LOOPBACK, serve
from dueprocess.worker.settings import Settings
from dueprocess.worker.views import SAVED_VIEWS, view_link

_log = structlog.stdlib.get_logger()
_TELL = "dueprocess calendar tell"
_GIVE_UP_AFTER = STOP_WITHIN + timedelta(seconds=5)

Port = Annotated[int, typer.Option(help="The port of the Temporal server.")]
UiPort = Annotated[int, typer.Option(help="The port of the Temporal UI.")]


def dev(*, port: Port = 7233, ui_port: UiPort = 8233, as_json: AsJson = False) -> None:
    """Run everything on this machine: Temporal server with UI, search attributes, one worker. Ctrl-C stops it."""
    settings = Settings()
    set_up_logs("console")
    asyncio.run(_dev(settings, port, ui_port, as_json=as_json))


def worker(*, as_json: AsJson = False) -> None:
    """Run a worker for the server that TEMPORAL_ADDRESS names."""
    settings = Settings()
    set_up_logs(settings.log_format)
    asyncio.run(_worker(settings, as_json=as_json))


def bootstrap(*, as_json: AsJson = False) -> None:
    """Prepare the namespace: make it if missing, register the search attributes, wait until they work."""
    with console.status("Preparing the namespace"):
        namespace, added = asyncio.run(_bootstrap())
    if as_json:
        print_json({"namespace": namespace, "added": list(added)})
    else:
        console.print(f"Namespace {namespace} is ready. Search attributes added now: {', '.join(added) or 'none'}.")


async def _bootstrap() -> tuple[str, tuple[str, ...]]:
    client = await connect()
    return client.namespace, tuple(await prepare_namespace(client))


async def _worker(settings: Settings, *, as_json: bool) -> None:
    with closing(build_activities(settings)) as activities:
        client = await connect(worker_plugin(activities), temporal_runtime())
        # Asked here, since a worker says it as a fault of the program.
        await client.workflow_service.describe_namespace(DescribeNamespaceRequest(namespace=client.namespace))
        if as_json:
            print_json({"namespace": client.namespace, "task_queue": settings.task_queue})
        else:
            console.print(f"Polling task queue {settings.task_queue} of namespace {client.namespace}. Ctrl-C stops it.")
        await _run_until_stopped(client, settings, activities)


async def _dev(settings: Settings, port: int, ui_port: int, *, as_json: bool) -> None:
    with closing(build_activities(settings)) as activities:
        plugin = worker_plugin(activities)
        async with serve(file=settings.temporal_file, port=port, ui_port=ui_port) as address:
            client = await Client.connect(address, plugins=[plugin], runtime=temporal_runtime())
            await prepare_namespace(client)
            ui = f"http://{LOOPBACK}:{ui_port}"
            views = {view.name: view_link(ui, client.namespace, view) for view in SAVED_VIEWS}
            letters = str(settings.outbox)
            if as_json:
                print_json({"address": address, "ui": ui, "letters": letters, "views": views})
            else:
                console.print(f"Temporal server: {address}\nTemporal UI:     {ui}\nLetters:         {letters}")
                for name, link in views.items():
                    console.print(f"  {name}: {link}")
                console.print("Ctrl-C stops all of it; the cases stay.")
            await _run_until_stopped(client, settings, activities)
    if not as_json:
        console.print("Stopped.")


async def _warn_of_cases_behind(client: Client, settings: Settings) -> None:
    """Nothing moves a date of an open case but being told; an operator must know that some wait for it."""
    try:
        calendar = await asyncio.to_thread(InstalledCalendars(settings.proclaimed_days_file).uk)
        behind = await count_behind(client, calendar)
    except (SourcesDisagree, BadProclaimedDays) as error:
        # Open cases have their calendar and go on; no new one can be opened until a person has settled it.
        _log.error("calendar.unusable", why=str(error))
        return
    except RPCError as error:
        # A namespace that was never prepared has no cases either, and a server that is gone says so elsewhere.
        _log.warning("calendar.not_compared", why=error.message)
        return
    if behind:
        _log.warning("calendar.cases_behind", cases=behind, calendar=calendar.version, tell=_TELL)


async def _run_until_stopped(client: Client, settings: Settings, activities: CaseActivities) -> None:
    worker = build_worker(client, settings.task_queue)
    with _stop_signal() as stopped, _reload_signal(lambda: reload_institutions(activities, settings)):
        running = asyncio.create_task(worker.run())
        # Beside the worker: no case waits for it.
        warning = asyncio.create_task(_warn_of_cases_behind(client, settings))
        asked = asyncio.create_task(stopped.wait())
        await asyncio.wait({running, asked}, return_when=asyncio.FIRST_COMPLETED)
        if not running.done():
            # Without its server a worker would wait for it for ever; what it had in hand, Temporal gives out again.
            await asyncio.wait({asyncio.create_task(worker.shutdown())}, timeout=_GIVE_UP_AFTER.total_seconds())
    warning.cancel()
    if running.done():
        await running
    else:
        _log.warning("worker.abandoned", reason="the Temporal server did not answer while the worker stopped")


@contextmanager
def _reload_signal(reload: Callable[[], Coroutine[None, None, None]]) -> Generator[None]:
    """Reload when SIGUSR1 comes, once at a time; SIGHUP, which others use for it, means that the terminal is gone."""
    loop, reloading = asyncio.get_running_loop(), set[asyncio.Task[None]]()
    one_at_a_time = asyncio.Lock()

    async def in_turn() -> None:
        async with one_at_a_time:
            await reload()

    def begin() -> None:
        task = asyncio.create_task(in_turn())
        reloading.add(task)
        task.add_done_callback(reloading.discard)

    loop.add_signal_handler(signal.SIGUSR1, begin)
    try:
        yield
    finally:
        loop.remove_signal_handler(signal.SIGUSR1)


@contextmanager
def _stop_signal() -> Generator[asyncio.Event]:
    """Set when the process is asked to stop: by Ctrl-C, by a supervisor, or by its terminal being closed."""
    stopped, loop = asyncio.Event(), asyncio.get_running_loop()
    signals = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    for number in signals:
        loop.add_signal_handler(number, stopped.set)
    try:
        yield stopped
    finally:
        for number in signals:
            loop.remove_signal_handler(number)
