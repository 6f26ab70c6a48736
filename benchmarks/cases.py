"""Short cases beside a bare workflow, on the embedded server: how many a second, and what one case costs.

A short case is opened, acknowledged, withdrawn and closed; the bare workflow asks one activity that does nothing. Both
run on one server (SQLite, written ahead, as `dueprocess dev` runs it), with their workers and clients in this process,
and take turns. Run it from the root of the repository: `python -m benchmarks.cases`. README.md says what each line is.
"""

import asyncio
import resource
import socket
import time
from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.bare import Bare, do_nothing
from benchmarks.spread import spread
from temporalio.client import Client
from temporalio.runtime import Runtime
from temporalio.worker import Worker

from dueprocess.activities import CaseActivities
from dueprocess.calendars import InstalledCalendars
from dueprocess.case.letters import Delivered, StoredFile
from dueprocess.case.request import InformationRequested
from dueprocess.client import WORKFLOW, Cases, DueprocessPlugin, case_id_of
from dueprocess.delivery import Store
from dueprocess.delivery.channel import AfterUnknownEnd, Outgoing
from dueprocess.delivery.letters import LetterStore, StoredLetter
from dueprocess.delivery.objects import FolderObjects
from dueprocess.institutions import House, Institutions
from dueprocess.law.facts import Withdrawn
from dueprocess.law.uk_time import uk_date
from dueprocess.letters import KEPT, LetterFormat, render
from dueprocess.register import Register
from dueprocess.worker.bootstrap import prepare_namespace
from dueprocess.worker.building import build_activities, build_worker, worker_plugin
from dueprocess.worker.logs import set_up_logs, temporal_runtime
from dueprocess.worker.server import LOOPBACK, serve
from dueprocess.worker.settings import Settings

ROUNDS = 3
AT_ONCE = 16
LIVES_A_TURN = 80
SECONDS_A_TURN = 2.5
"""A turn ends at whichever comes first, so that the whole stays under a minute on a slow machine."""
GIVE_UP_AFTER_SECONDS = 150
"""For a server that answers no more."""

LETTERS = 20
AUTHORITY = "leeds"
BARE, UNPRINTED, PRINTED, BY_CLIENT = "bare", "case-unprinted", "case", "case-by-client"
"""What takes turns; the first three are also the task queues."""


class UnprintedLetters(LetterStore):
    """A store that keeps nothing: letters are worded and composed, but neither rendered nor written."""

    def keep(self, stored: StoredLetter, *, authority: str, house: House) -> tuple[StoredFile, ...]:  # noqa: ARG002 - as in the class it stands for
        """Say that the letter was kept."""
        return (StoredFile(key=f"{authority}/{stored.step}.pdf", sha256="0" * 64),)


class Nowhere:
    """A channel that takes every letter and does nothing with it."""

    after_unknown_end = AfterUnknownEnd.REPEAT

    def hand_over(self, letter: Outgoing) -> Delivered:
        """Say that it went out."""
        return Delivered(channel="nowhere", receipt="", sent_on=letter.today, plugin="", version="")

    def find(self, letter: Outgoing) -> Delivered | None:
        """Say that it went out."""
        return self.hand_over(letter)


@dataclass(frozen=True)
class Turn:
    """What one kind of workflow did in its turn. The CPU time is this process's: worker and client together."""

    a_second: float
    cpu_milliseconds_each: float


@dataclass(frozen=True)
class CaseCost:
    """What the history of one short case holds."""

    events: int
    size_bytes: int


Live = Callable[[str], Awaitable[None]]
"""Lives one workflow, named by the key, from start to end."""


def main() -> None:
    """Measure, and print what was seen."""
    set_up_logs("console", quiet=True)
    with TemporaryDirectory(prefix="dueprocess-benchmark-") as home:
        turns, cost = asyncio.run(asyncio.wait_for(_measure(Path(home)), GIVE_UP_AFTER_SECONDS))
        letter = _cost_of_a_letter(Path(home))

    lived = f"at most {LIVES_A_TURN} or {SECONDS_A_TURN:g} s a turn"
    print(f"{AT_ONCE} at once, {lived}, {ROUNDS} rounds in turn; least/median/most.\n")
    print(f"{'a second':>16}{'of bare':>16}{'worker CPU ms each':>22}")
    for name, own in turns.items():
        of_bare = [turn.a_second / bare.a_second for turn, bare in zip(own, turns[BARE], strict=True)]
        cpu = spread([turn.cpu_milliseconds_each for turn in own])
        print(f"{spread([turn.a_second for turn in own]):>16}{spread(of_bare, 2):>16}{cpu:>22}  {name}")
    print("\nCPU is that of this process, where the worker and the client both are; the server has its own.")
    print(f"The history of one short case: {cost.events} events, {cost.size_bytes} bytes.")
    print(f"Its letter, printed alone: {letter}.")


async def _measure(home: Path) -> tuple[Mapping[str, Sequence[Turn]], CaseCost]:
    async with _server(home) as (address, runtime), AsyncExitStack() as workers:
        printed = await _start_worker(workers, address, runtime, PRINTED, _activities(home / PRINTED))
        unprinted = await _start_worker(workers, address, runtime, UNPRINTED, _unprinted(home / UNPRINTED))
        bare = await Client.connect(address, plugins=[DueprocessPlugin()], runtime=runtime)
        await workers.enter_async_context(Worker(bare, task_queue=BARE, workflows=[Bare], activities=[do_nothing]))
        today = uk_date(datetime.now(UTC))
        kinds = {
            BARE: _bare_life(bare),
            UNPRINTED: _short_life(unprinted, UNPRINTED, today),
            PRINTED: _short_life(printed, PRINTED, today),
            BY_CLIENT: _short_life_by_client(Cases(printed, task_queue=PRINTED), today),
        }
        # Once for nothing: fonts are read, calendars made, modules loaded into the sandbox.
        for number, live in enumerate(kinds.values()):
            await _take_turn(live, f"warm-{number}", lives=AT_ONCE)
        turns = {name: list[Turn]() for name in kinds}
        for round_number in range(ROUNDS):
            for number, (name, live) in enumerate(kinds.items()):
                turns[name].append(await _take_turn(live, f"{round_number}-{number}", lives=LIVES_A_TURN))
        return turns, await _cost_of_a_case(printed, kinds[PRINTED])


@asynccontextmanager
async def _server(home: Path) -> AsyncGenerator[tuple[str, Runtime]]:
    port, ui_port = _free_ports()
    async with serve(file=home / "temporal.sqlite", port=port, ui_port=ui_port) as address:
        runtime = temporal_runtime()
        await prepare_namespace(await Client.connect(address, runtime=runtime))
        yield address, runtime


def _free_ports() -> tuple[int, int]:
    with socket.socket() as one, socket.socket() as other:
        one.bind((LOOPBACK, 0))
        other.bind((LOOPBACK, 0))
        return one.getsockname()[1], other.getsockname()[1]


async def _start_worker(
    workers: AsyncExitStack, address: str, runtime: Runtime, task_queue: str, activities: CaseActivities
) -> Client:
    """A worker as `dueprocess worker` builds it, and the client that it was built with."""
    client = await Client.connect(address, plugins=[worker_plugin(activities)], runtime=runtime)
    await workers.enter_async_context(build_worker(client, task_queue))
    return client


def _activities(home: Path) -> CaseActivities:
    return build_activities(Settings(home=home, register_url=None, institutions=(AUTHORITY,), institution_folders=()))


def _unprinted(home: Path) -> CaseActivities:
    return CaseActivities(
        calendars=InstalledCalendars(),
        institutions=Institutions.load((AUTHORITY,), ()),
        register=Register.open(home / "register.sqlite"),
        store=replace(Store.open(home), letters=UnprintedLetters(FolderObjects(home))),
        channel_of=lambda _institutions, _authority, _name: Nowhere(),
    )


def _bare_life(client: Client) -> Live:
    async def live(key: str) -> None:
        await client.execute_workflow(Bare.run, id=key, task_queue=BARE)

    return live


def _short_life(client: Client, task_queue: str, today: date) -> Live:
    """Start, update, result: the calls that any Temporal SDK makes."""

    async def live(key: str) -> None:
        case = await client.start_workflow(
            WORKFLOW, _request(today), id=case_id_of(AUTHORITY, key), task_queue=task_queue
        )
        await case.execute_update("withdrawn", Withdrawn(on=today))
        await case.result()

    return live


def _short_life_by_client(cases: Cases, today: date) -> Live:
    """The same through `dueprocess.client`, which also sees each case opened before it goes on."""

    async def live(key: str) -> None:
        await cases.open(key, _request(today))
        await cases.tell(case_id_of(AUTHORITY, key), Withdrawn(on=today))
        await cases.wait(case_id_of(AUTHORITY, key))

    return live


def _request(today: date) -> InformationRequested:
    text = "Please send me the minutes of the sustainability committee of the last three years. " * 7
    return InformationRequested(authority=AUTHORITY, received_on=today, text=text)


async def _take_turn(live: Live, prefix: str, *, lives: int) -> Turn:
    keys = (f"{prefix}-{number}" for number in range(lives))
    began, cpu_before, lived = time.perf_counter(), _cpu_seconds(), 0

    async def one_after_the_other() -> None:
        nonlocal lived
        for key in keys:
            if time.perf_counter() > began + SECONDS_A_TURN:
                return
            await live(key)
            lived += 1

    async with asyncio.TaskGroup() as group:
        for _ in range(AT_ONCE):
            group.create_task(one_after_the_other())
    return Turn(
        a_second=lived / (time.perf_counter() - began),
        cpu_milliseconds_each=1_000 * (_cpu_seconds() - cpu_before) / lived,
    )


def _cpu_seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


async def _cost_of_a_case(client: Client, live: Live) -> CaseCost:
    """A case that runs alone: no workflow task of it is done again because the machine was busy."""
    await live("alone")
    described = await client.get_workflow_handle(case_id_of(AUTHORITY, "alone")).describe()
    return CaseCost(described.history_length, described.raw_info.history_size_bytes)


def _cost_of_a_letter(home: Path) -> str:
    """The CPU time of each format of an acknowledgement, and the time to render and store it whole.

    Each letter is another one: typst remembers what it has set, and the second time would cost a third.
    """
    house = Institutions.load((AUTHORITY,), ()).house(AUTHORITY)
    records = sorted((home / PRINTED).glob("letters/*/*/acknowledgement/*.json"))
    first, *others = [StoredLetter.model_validate_json(record.read_bytes()) for record in records[: 2 * LETTERS + 1]]
    in_parts, whole = others[:LETTERS], others[LETTERS:]
    # The first reads the fonts and the styles.
    for kind in LetterFormat:
        render(first.letter, house, kind)

    def in_format(stored: StoredLetter, letter_format: LetterFormat) -> float:
        began = time.process_time()
        render(stored.letter, house, letter_format)
        return 1_000 * (time.process_time() - began)

    def rendered_and_stored(stored: StoredLetter) -> float:
        began = time.perf_counter()
        Store.open(home / "again").letters.keep(stored, authority=AUTHORITY, house=house)
        return 1_000 * (time.perf_counter() - began)

    cpu = [f"{kind} {spread([in_format(stored, kind) for stored in in_parts])}" for kind in KEPT]
    elapsed = spread([rendered_and_stored(stored) for stored in whole])
    return f"CPU ms: {', '.join(cpu)}; rendered and stored in {elapsed} ms"


if __name__ == "__main__":
    main()
