"""What the tests of whole cases share: a real Temporal server with virtual time, and workers for it."""

from collections.abc import AsyncGenerator, Sequence
from contextlib import asynccontextmanager, closing, suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import uuid4

from temporalio.client import WorkflowExecutionStatus, WorkflowHandle, WorkflowHistory
from temporalio.service import RPCError
from temporalio.testing import WorkflowEnvironment

from dueprocess.activities import CaseActivities
from dueprocess.calendars import CalendarSource, InstalledCalendars, ProclaimedDay, add_proclaimed, nations_of
from dueprocess.case.request import Applicant, InformationRequested
from dueprocess.case.view import CaseClosed
from dueprocess.client import Cases, DueprocessPlugin
from dueprocess.delivery import Store
from dueprocess.institutions import Institutions
from dueprocess.law.counting import working_day_before
from dueprocess.law.uk_time import uk_date
from dueprocess.register import Register
from dueprocess.worker.building import build_worker, channels_of
from dueprocess.worker.settings import Settings
from dueprocess.worker.virtual_time import VirtualCase

EXAMPLES = Path(__file__).parents[2] / "examples" / "institutions"


def today() -> date:
    """The real date in the UK: the day on which every virtual clock starts."""
    return uk_date(datetime.now(UTC))


def a_request(received_on: date | None = None, *, authority: str = "leeds") -> InformationRequested:
    """A request by a plainly invented person."""
    return InformationRequested(
        authority=authority,
        received_on=received_on or today(),
        text="How many bicycles did you find on the campus last year?",
        applicant=Applicant(name="Ada Example", email="ada@example.org", address=("1 Sample Street", "Exampleton")),
    )


def activities(
    home: Path,
    *,
    calendars: CalendarSource | None = None,
    institutions: Institutions | None = None,
    register: Register | None = None,
) -> CaseActivities:
    """The activities of a worker that keeps its files in `home`."""
    return CaseActivities(
        calendars=calendars or InstalledCalendars(),
        institutions=institutions or Institutions.load(("leeds", "anytown"), (EXAMPLES,)),
        register=register or Register.open(home / "register.sqlite"),
        store=Store.open(home),
        channel_of=channels_of(Settings(home=home)),
    )


def proclaim(file: Path, on: date, name: str = "A day of thanks") -> InstalledCalendars:
    """The installed calendars with a holiday that was proclaimed since, in all four nations."""
    source = "https://www.legislation.gov.uk/a-proclamation"
    add_proclaimed(file, [ProclaimedDay(on=on, name=name, nations=nations_of("uk"), source=source)])
    return InstalledCalendars(file)


def working_day_before_limit(limit_on: date) -> date:
    """A working day a little before a limit, to be proclaimed a holiday."""
    return working_day_before(limit_on, 3, InstalledCalendars().uk())


@dataclass(frozen=True)
class VirtualServer:
    """A Temporal server whose cases have clocks of their own, with a worker running."""

    environment: WorkflowEnvironment
    task_queue: str
    home: Path

    @asynccontextmanager
    async def worker(self, made_of: CaseActivities, task_queue: str) -> AsyncGenerator[None]:
        """A worker made of these activities, polling this queue."""
        client = await self.environment.connect_client(plugins=[DueprocessPlugin(activities=made_of.all)])
        with closing(made_of):
            async with build_worker(client, task_queue):
                yield

    def case(self, authority: str = "leeds", *, task_queue: str | None = None) -> VirtualCase:
        """A case that is not open yet, under an id of its own."""
        return VirtualCase(self.environment, self.cases(task_queue or self.task_queue), f"{authority}/{uuid4().hex}")

    def cases(self, task_queue: str) -> Cases:
        """The client of the cases on a queue."""
        return Cases(self.environment.client, task_queue=task_queue)

    async def opened(self, request: InformationRequested, *, task_queue: str | None = None) -> VirtualCase:
        """A case opened for this request, its clock standing at the present."""
        case = self.case(request.authority, task_queue=task_queue)
        await case.open(request)
        return case

    def handle(self, case: VirtualCase) -> WorkflowHandle[object, CaseClosed]:
        """Temporal's own handle of the case."""
        return self.environment.client.get_workflow_handle(case.case_id, result_type=CaseClosed)

    async def history(self, case: VirtualCase) -> WorkflowHistory:
        """All events of the case so far."""
        return await self.handle(case).fetch_history()

    async def run_to_end(self, case: VirtualCase) -> CaseClosed:
        """Let the case's clock run until it has closed."""
        handle = self.handle(case)
        if (await handle.describe()).status is WorkflowExecutionStatus.RUNNING:
            with suppress(RPCError):  # it closed in this very moment
                await self.environment.fast_forward(handle)
        return await handle.result()


def sent(keys: Sequence[str]) -> list[str]:
    """Step keys without their dates: what was sent, in order."""
    return ["-".join(word for word in key.split("-") if not word.isdigit()) for key in keys]
