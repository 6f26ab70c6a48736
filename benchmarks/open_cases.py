"""Many open cases on the embedded server: what memory and disk each takes, and whether the next update is as quick.

A server with its file, as `dueprocess dev` runs it, and one worker, each a process of its own. Cases are opened and
left open; they send no acknowledgement, so that what is seen is the cases and not their letters. Run it from the root
of the repository: `python -m benchmarks.open_cases --cases 10000`. README.md says what each line is.
"""

import argparse
import asyncio
import os
import sys
import time
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from socket import socket
from tempfile import TemporaryDirectory

from benchmarks.spread import spread
from temporalio.client import Client

from dueprocess.case.request import InformationRequested
from dueprocess.client import CaseFilter, Cases, DueprocessPlugin
from dueprocess.law.facts import Reassigned
from dueprocess.law.uk_time import uk_date
from dueprocess.worker.bootstrap import prepare_namespace
from dueprocess.worker.server import LOOPBACK, server_command

AUTHORITY = "manytown"
SETTINGS = """
[office]
authority = "Manytown Council"
enquiries = { role = "Information Team", email = "foi@manytown.example" }
review = { role = "Monitoring Officer", email = "reviews@manytown.example" }
signatory = { role = "Information Manager" }

[sending]
acknowledgement = "never"
"""
FEW = 1_000
AT_ONCE = 32
UPDATES = 30
GIVE_UP_AFTER_SECONDS = 3_000


@dataclass(frozen=True)
class Seen:
    """What was seen with so many open cases. Sizes are bytes, times milliseconds."""

    cases: int
    opened_a_second: float
    server: int
    worker: int
    histories: int
    register: int
    warm: Sequence[float]
    cold: Sequence[float]
    listed: float


def main() -> None:
    """Measure, and print what was seen."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--cases", type=int, default=10_000, help="how many cases to open, more than 1,000")
    many: int = arguments.parse_args().cases
    with TemporaryDirectory(prefix="dueprocess-benchmark-") as home:
        few, more = asyncio.run(asyncio.wait_for(_measure(Path(home), many), GIVE_UP_AFTER_SECONDS))
    print(f"{few.cases:,} open cases, then {more.cases:,}; least/median/most of {UPDATES} updates.\n")
    rows = [
        ("opened a second", few.opened_a_second, more.opened_a_second),
        ("server, MB of memory", few.server / 1e6, more.server / 1e6),
        ("worker, MB of memory", few.worker / 1e6, more.worker / 1e6),
        ("histories, kB a case on disk", few.histories / few.cases / 1e3, more.histories / more.cases / 1e3),
        ("register, kB a case on disk", few.register / few.cases / 1e3, more.register / more.cases / 1e3),
        ("first page of a list, ms", few.listed, more.listed),
    ]
    print(f"{'':32}{few.cases:>14,}{more.cases:>14,}{'ratio':>8}")
    for name, one, other in rows:
        print(f"{name:32}{one:>14.1f}{other:>14.1f}{other / one:>8.2f}")
    for name, at_first, at_last in (("a case just opened", few.warm, more.warm), ("the oldest", few.cold, more.cold)):
        print(f"{f'update of {name}, ms':32}{spread(at_first):>18}{spread(at_last):>18}")
    grown = more.cases - few.cases
    print(f"\nEach further case: server {(more.server - few.server) / grown / 1e3:.1f} kB of memory, ", end="")
    print(f"worker {(more.worker - few.worker) / grown / 1e3:.1f} kB.")


async def _measure(home: Path, many: int) -> tuple[Seen, Seen]:
    port, ui_port = _free_ports()
    (home / "institutions" / AUTHORITY).mkdir(parents=True)
    (home / "institutions" / AUTHORITY / "institution.toml").write_text(SETTINGS)
    address = f"{LOOPBACK}:{port}"
    environment = os.environ | {
        "DUEPROCESS_HOME": str(home),
        "DUEPROCESS_INSTITUTIONS": AUTHORITY,
        "DUEPROCESS_INSTITUTION_FOLDERS": str(home / "institutions"),
        "TEMPORAL_ADDRESS": address,
    }
    with (home / "log").open("wb") as log:
        command = server_command(file=home / "temporal.sqlite", port=port, ui_port=ui_port)
        server = await asyncio.create_subprocess_exec(*command, stdout=log, stderr=log)
        try:
            client = await _connected(address)
            await prepare_namespace(client)
            dueprocess = Path(sys.executable).parent / "dueprocess"
            worker = await asyncio.create_subprocess_exec(dueprocess, "worker", env=environment, stdout=log, stderr=log)
            try:
                cases = Cases(client)
                few = await _with(home, cases, 0, FEW, (server.pid, worker.pid))
                return few, await _with(home, cases, FEW, many, (server.pid, worker.pid))
            finally:
                worker.terminate()
                await worker.wait()
        finally:
            server.terminate()
            await server.wait()


async def _with(home: Path, cases: Cases, there: int, wanted: int, processes: tuple[int, int]) -> Seen:
    """Open cases until there are so many, and look."""
    today, began = uk_date(datetime.now(UTC)), time.perf_counter()
    request = InformationRequested(authority=AUTHORITY, received_on=today, text="How many bicycles are there?")
    numbers = iter(range(there, wanted))

    async def open_some() -> None:
        for number in numbers:
            await cases.open(f"case-{number}", request)

    await asyncio.gather(*(open_some() for _ in range(AT_ONCE)))
    took = time.perf_counter() - began

    async def update(number: int) -> float:
        started = time.perf_counter()
        await cases.tell(f"{AUTHORITY}/case-{number}", Reassigned(on=today, to="Library"))
        return 1_000 * (time.perf_counter() - started)

    warm = [await update(number) for number in range(wanted - UPDATES, wanted)]
    # Opened first, and put out of the worker's cache since, where there are more than it holds.
    cold = [await update(number) for number in range(there // 2, there // 2 + UPDATES)]
    started = time.perf_counter()
    await anext(aiter(cases.list(CaseFilter(authority=AUTHORITY))))
    listed = 1_000 * (time.perf_counter() - started)
    server, worker = (_memory(process) for process in processes)
    return Seen(
        cases=wanted,
        opened_a_second=(wanted - there) / took,
        server=server,
        worker=worker,
        histories=_size(home, "temporal.sqlite"),
        register=_size(home, "register.sqlite"),
        warm=warm,
        cold=cold,
        listed=listed,
    )


def _memory(process: int) -> int:
    """What a process keeps in memory, with its children."""
    own = next(
        int(line.split()[1]) * 1_024
        for line in Path(f"/proc/{process}/status").read_text().splitlines()
        if line.startswith("VmRSS")
    )
    children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    return own + sum(_memory(int(child)) for child in children)


def _size(home: Path, name: str) -> int:
    return sum(file.stat().st_size for file in home.glob(f"{name}*"))


async def _connected(address: str) -> Client:
    async with asyncio.timeout(60):
        while True:
            try:
                return await Client.connect(address, plugins=[DueprocessPlugin()])
            except RuntimeError:
                await asyncio.sleep(0.1)


def _free_ports() -> tuple[int, int]:
    with closing(socket()) as one, closing(socket()) as other:
        for each in (one, other):
            each.bind((LOOPBACK, 0))
        return one.getsockname()[1], other.getsockname()[1]


if __name__ == "__main__":
    main()
