"""Record the histories of a release, for every later one to replay: `make histories RELEASE=0.1.0`.

Two lives are recorded, the one that `dueprocess demo` shows and one in which nearly all happens that can. A recorded
history is never written over: the cases that it stands for are open, and it cannot be made again.
"""

import asyncio
import re
import sys
from contextlib import redirect_stdout
from datetime import timedelta
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

from dueprocess.cli.demonstrating import demo
from dueprocess.client import DueprocessPlugin
from dueprocess.law.facts import (
    CitedExemption,
    ClarificationAsked,
    ClarificationReceived,
    Decided,
    Extended,
    ReviewDecided,
    ReviewExtended,
    ReviewRequested,
)
from dueprocess.law.outcomes import Outcome, ReviewOutcome
from dueprocess.worker.bootstrap import prepare_namespace
from dueprocess.worker.logs import set_up_logs
from dueprocess.worker.server import start_virtual_time
from dueprocess.worker.virtual_time import VirtualCase
from workflows.virtual_server import VirtualServer, a_request, activities, today

HISTORIES = Path(__file__).parents[1] / "histories"


def main(release: str, folder: Path = HISTORIES) -> None:
    """Record each life that was not recorded yet under the name of this release and this Python."""
    set_up_logs("console", quiet=True)
    for life, record in (("demo", _demonstrated), ("eventful", _eventful)):
        file = folder / f"{life}-{release}-python-{sys.version_info.major}.{sys.version_info.minor}.json"
        if file.exists():
            sys.stdout.write(f"{file} was recorded before, and stays as it is.\n")
            continue
        with TemporaryDirectory() as home:
            file.write_text(_without_names(record(Path(home))))
        sys.stdout.write(f"{file} is recorded.\n")


def _without_names(history: str) -> str:
    """The history without the names of the machine and the process that it was recorded on."""
    return re.sub(r'"identity": ?"[^"]*"', '"identity": "worker"', history)


def _demonstrated(home: Path) -> str:
    history = home / "history.json"
    with redirect_stdout(StringIO()):
        demo(out=home, history=history, as_json=True)
    return history.read_text()


def _eventful(home: Path) -> str:
    return asyncio.run(_recorded(home))


async def _recorded(home: Path) -> str:
    async with await start_virtual_time(plugin=DueprocessPlugin()) as environment:
        await prepare_namespace(environment.client)
        server = VirtualServer(environment, "recorded", home)
        async with server.worker(activities(home), server.task_queue):
            case = await eventful_life(server)
            return (await server.history(case)).to_json()


async def eventful_life(server: VirtualServer) -> VirtualCase:
    """A question and its answer, an extension, reminders, a decision three weeks late, a review that is late too."""
    case = await server.opened(a_request())
    asked_on = today() + timedelta(days=1)
    await case.move_to(asked_on)
    await case.tell(ClarificationAsked(on=asked_on, question="Which campus?"))
    answered_on = asked_on + timedelta(days=6)
    await case.move_to(answered_on)
    limit = (await case.tell(ClarificationReceived(on=answered_on, text="The main one."))).respond_by
    assert limit is not None
    extended_on = limit - timedelta(days=1)
    await case.move_to(extended_on)
    limit = (await case.tell(Extended(on=extended_on, exemptions=(CitedExemption(provision="43(2)"),)))).respond_by
    assert limit is not None
    decided_on = limit + timedelta(days=21)
    await case.move_to(decided_on)
    await case.tell(Decided(on=decided_on, outcome=Outcome.DISCLOSED_IN_FULL, answer="Forty-one."))
    review_on = decided_on + timedelta(days=30)
    await case.move_to(review_on)
    await case.tell(ReviewRequested(on=review_on, grounds="I think there were more."))
    longer_on = review_on + timedelta(days=7)
    await case.move_to(longer_on)
    longer = await case.tell(ReviewExtended(on=longer_on, reason="The register must be searched by hand."))
    assert longer.next_due_on is not None
    ended_on = longer.next_due_on + timedelta(days=10)
    await case.move_to(ended_on)
    await case.tell(ReviewDecided(on=ended_on, outcome=ReviewOutcome.OVERTURNED, reasons="There were 52."))
    await server.run_to_end(case)
    return case


if __name__ == "__main__":
    main(sys.argv[1])
