"""`dueprocess demo`: the Leeds request through its whole life, in virtual time, on a real Temporal server."""

import asyncio
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from importlib import resources
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer
from pydantic import BaseModel

from dueprocess.calendars import InstalledCalendars
from dueprocess.case.reading import read
from dueprocess.case.request import CaseFile
from dueprocess.case.view import CaseClosed, CaseView
from dueprocess.cli.printing import AsJson, console, print_json
from dueprocess.client import TASK_QUEUE, Cases
from dueprocess.delivery import Store
from dueprocess.law import facts
from dueprocess.law.counting import count_working_days
from dueprocess.law.outcomes import ReviewOutcome
from dueprocess.law.uk_time import short_date, uk_date
from dueprocess.worker.bootstrap import prepare_namespace
from dueprocess.worker.building import build_activities, build_worker, worker_plugin
from dueprocess.worker.logs import set_up_logs, temporal_runtime
from dueprocess.worker.server import start_virtual_time
from dueprocess.worker.settings import Settings
from dueprocess.worker.virtual_time import VirtualCase

_QUESTION = "Which buildings does the request concern, or is it the whole campus?"
_ANSWER = "The whole campus, please."
_GROUNDS = "I believe that the public interest in knowing about surveillance outweighs the risk."
_REVIEW = (
    "I have looked at the request afresh. The exemption was applied rightly, for the reasons given in the first "
    "answer. The public interest in knowing what protects the campus does not outweigh that of keeping it safe."
)


class Event(BaseModel):
    """One line of the timeline."""

    on: date
    what: str


class Demonstrated(BaseModel):
    """What the demonstration did."""

    reference: str
    timeline: list[Event]
    closed: CaseClosed
    letters: list[Path]


def demo(
    *,
    out: Annotated[Path, typer.Option(help="The folder for the letters.")] = Path("out"),
    history: Annotated[Path | None, typer.Option(help="Also write the case's Temporal history to this file.")] = None,
    as_json: AsJson = False,
) -> None:
    """Run the Leeds request, as if it arrived today, from receipt to close."""
    set_up_logs("console", quiet=True)
    with TemporaryDirectory() as home:
        # A register of its own: a demonstration uses up no number of the authority's.
        settings = Settings(home=Path(home), register_url=None, institutions=("leeds",))
        telling = _Telling(silent=as_json)
        closed, view, events = asyncio.run(_run(settings, telling))
        letters = _copy_letters(view, Store.open(settings.store), out)
    if history is not None:
        history.write_text(events)
    if as_json:
        print_json(Demonstrated(reference=view.reference, timeline=telling.events, closed=closed, letters=letters))
        return
    console.print(f"\nClosed: {closed.outcome}, {closed.closing}. The letters are in [bold]{out}/[/bold]:")
    for letter in letters:
        console.print(f"  {letter}")


@dataclass
class _Telling:
    """Prints each thing once, as it happens."""

    silent: bool
    events: list[Event] = field(default_factory=list[Event])
    _sent: set[str] = field(default_factory=set[str])

    def tell(self, on: date, what: str) -> None:
        self.events.append(Event(on=on, what=what))
        if not self.silent:
            console.print(f"{short_date(on):>17}  {what}")

    def tell_letters(self, view: CaseView) -> None:
        for sent in view.issued:
            if sent.step.key not in self._sent:
                self._sent.add(sent.step.key)
                audience = "internal" if sent.step.notice.is_internal else "to the applicant"
                self.tell(sent.dated_on, f"-> {sent.step.notice}, {audience}")


async def _run(settings: Settings, telling: _Telling) -> tuple[CaseClosed, CaseView, str]:
    case_file = read(CaseFile, (resources.files("dueprocess.cli") / "leeds-k-20-053.json").read_bytes())
    with closing(build_activities(settings, does_deeds=False)) as activities:
        with console.status("Starting a Temporal server with virtual time"):
            server = await start_virtual_time(plugin=worker_plugin(activities), runtime=temporal_runtime())
        async with server, build_worker(server.client, TASK_QUEUE):
            await prepare_namespace(server.client)
            cases = Cases(server.client)
            case = VirtualCase(server, cases, "leeds/demo")
            await _live(case, case_file, telling)
            closed = await cases.wait(case.case_id)
            view = await cases.read(case.case_id)
            telling.tell_letters(view)
            telling.tell(closed.closed_on, "closed")
            history = await server.client.get_workflow_handle(case.case_id).fetch_history()
            return closed, view, history.to_json()


async def _live(case: VirtualCase, case_file: CaseFile, telling: _Telling) -> None:
    """The request's life: a question and its answer, a decision, a review, as if it had arrived today."""
    today = uk_date(datetime.now(UTC))
    calendar = InstalledCalendars().calendar("uk", today.year, today.year + 2)

    def after(on: date, working_days: int) -> date:
        return count_working_days(on, working_days, calendar).on

    request = case_file.request.model_copy(update={"received_on": today, "dated_on": today})
    opened = await case.open(request)
    telling.tell(today, f"received: {opened.reference}, answer due {_due(opened.next_due_on)} (FOIA 2000 s.10(1))")

    decided = next(fact for fact in case_file.facts if isinstance(fact, facts.Decided))
    asked_on = after(today, 3)
    answered_on = after(asked_on, 5)
    decided_on = after(answered_on, 18)
    review_on = after(decided_on, 15)
    story = (
        facts.ClarificationAsked(on=asked_on, question=_QUESTION),
        facts.ClarificationReceived(on=answered_on, text=_ANSWER),
        decided.model_copy(update={"on": decided_on}),
        facts.ReviewRequested(on=review_on, grounds=_GROUNDS),
        facts.ReviewDecided(on=after(review_on, 12), outcome=ReviewOutcome.UPHELD, reasons=_REVIEW),
    )
    for fact in story:
        view = await case.move_to(fact.on)
        telling.tell_letters(view)
        told = await case.tell(fact)
        due = f"; {told.next_due} due {_due(told.next_due_on)}" if told.next_due else ""
        telling.tell(fact.on, f"{fact.kind}: now {told.stage}{due}")


def _due(on: date | None) -> str:
    return short_date(on) if on else "no date"


def _copy_letters(view: CaseView, store: Store, out: Path) -> list[Path]:
    """Copy every letter, numbered in the order of sending."""
    out.mkdir(parents=True, exist_ok=True)
    letters = list[Path]()
    for number, sent in enumerate(view.issued, start=1):
        for file in sent.files:
            place = out / f"{number:02}-{sent.step.notice}.{file.key.rpartition('.')[2]}"
            place.write_bytes(store.letters.read(file))
            if place.suffix == ".pdf":
                letters.append(place)
    return letters
