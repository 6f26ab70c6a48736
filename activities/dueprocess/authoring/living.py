"""A whole case of an institution on a real Temporal server with virtual time, from receipt to its close."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from dueprocess.calendars import InstalledCalendars
from dueprocess.case.letters import ApproveLetter
from dueprocess.case.request import Applicant, InformationRequested
from dueprocess.case.view import CaseView
from dueprocess.client import TASK_QUEUE, Cases
from dueprocess.delivery import Store
from dueprocess.law.counting import count_working_days
from dueprocess.law.facts import (
    AnyFact,
    ClarificationAsked,
    ClarificationReceived,
    Decided,
    ReviewDecided,
    ReviewRequested,
)
from dueprocess.law.outcomes import Outcome, ReviewOutcome
from dueprocess.law.uk_time import uk_date
from dueprocess.worker.bootstrap import prepare_namespace
from dueprocess.worker.building import build_activities, build_worker, worker_plugin
from dueprocess.worker.server import start_virtual_time
from dueprocess.worker.settings import Settings
from dueprocess.worker.virtual_time import VirtualCase

Story = Sequence[tuple[int, Callable[[date], AnyFact]]]
"""What happens to a case: how many working days after what came before, and the fact of that day."""

STORY: Final[Story] = (
    (3, lambda on: ClarificationAsked(on=on, question="Which years do you mean?")),
    (5, lambda on: ClarificationReceived(on=on, text="The last three, please.")),
    (12, lambda on: Decided(on=on, outcome=Outcome.DISCLOSED_IN_FULL, answer="We bought twelve bicycles.")),
    (15, lambda on: ReviewRequested(on=on, grounds="You left out the year before last.")),
    (10, lambda on: ReviewDecided(on=on, outcome=ReviewOutcome.UPHELD, reasons="We have looked at it afresh.")),
)
"""A question and its answer, a decision, and a review of it."""

_SETTLES_WITHIN_SECONDS: Final = 60
_LOOK_EVERY_SECONDS: Final = 0.1


@dataclass(frozen=True, slots=True)
class Lived:
    """What became of a case.

    Attributes:
        view: where it stands in the end.
        letters: the text of each letter that went out, by its key, for example `decision`.
    """

    view: CaseView
    letters: Mapping[str, str]


def live(  # noqa: PLR0913 - whose case, under which law, and what happens
    enabled: Sequence[str],
    folders: Sequence[Path],
    *,
    authority: str,
    regime: str = "foia-2000",
    language: str = "en",
    story: Story = STORY,
) -> Lived:
    """Run a case that arrives today through the story, and approve each letter that waits.

    It takes some seconds. A letter that is held ends it there. No letter goes out by a channel and no event is told: a
    case that is only tried must not reach another system.

    Raises:
        NoServer: the Temporal server is not installed.
        CannotOpen: the request is refused.
        NotTold: a fact is refused.
    """
    with TemporaryDirectory() as home:
        # A register of its own: a case that is only tried uses up no number of the authority's.
        settings = Settings(
            home=Path(home), register_url=None, institutions=tuple(enabled), institution_folders=tuple(folders)
        )
        request = InformationRequested(
            authority=authority,
            regime=regime,
            language=language,
            received_on=uk_date(datetime.now(UTC)),
            text="How much did you spend on bicycles in each of the last three years?",
            applicant=Applicant(name="Ada Example", email="ada@mail.example", address=("12 Sample Street", "SA2 3MP")),
        )
        view = asyncio.run(_run(settings, request, story))
        return Lived(view, _texts(view, Store.open(settings.store)))


async def _run(settings: Settings, request: InformationRequested, story: Story) -> CaseView:
    with closing(build_activities(settings, does_deeds=False)) as activities:
        server = await start_virtual_time(plugin=worker_plugin(activities))
        async with server, build_worker(server.client, TASK_QUEUE):
            await prepare_namespace(server.client)
            cases = Cases(server.client)
            case = VirtualCase(server, cases, f"{request.authority}/sample")
            await case.open(request)
            on = request.received_on
            calendar = InstalledCalendars().calendar("uk", on.year, on.year + 2)
            for working_days, fact in story:
                on = count_working_days(on, working_days, calendar).on
                view = await case.move_to(on)
                if view.held:
                    return view
                await _approve(cases, case.case_id, view)
                await case.tell(fact(on))
            return await _settled(cases, case.case_id)


async def _approve(cases: Cases, case_id: str, view: CaseView) -> None:
    for letter in view.waiting:
        await cases.about_letter(case_id, ApproveLetter(letter=letter.step.key, by="information-manager"))


async def _settled(cases: Cases, case_id: str) -> CaseView:
    """The case once it has closed, or holds a letter, or has had its time."""
    closed = asyncio.create_task(cases.wait(case_id))
    for _ in range(int(_SETTLES_WITHIN_SECONDS / _LOOK_EVERY_SECONDS)):
        await asyncio.wait({closed}, timeout=_LOOK_EVERY_SECONDS)
        view = await cases.read(case_id)
        if closed.done() or view.held:
            break
        await _approve(cases, case_id, view)
    closed.cancel()
    return await cases.read(case_id)


def _texts(view: CaseView, store: Store) -> dict[str, str]:
    return {
        sent.step.key: store.letters.read(file).decode()
        for sent in view.issued
        for file in sent.files
        if file.key.endswith(".txt")
    }
