"""One office with one worker, for faults that are tried one by one."""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TypeVar

from temporalio.service import RPCError

from dueprocess.case.view import CaseClosed, CaseView
from dueprocess.client import CaseExists, Cases, NoAnswer, NotTold
from dueprocess.law.facts import Decided, ReviewDecided, ReviewRequested, type_of_fact
from dueprocess.law.outcomes import Outcome, ReviewOutcome
from dueprocess.law.uk_time import uk_date
from faults.lives import Life, a_request
from faults.set_up import temporal, worker, worker_environment
from faults.supervised import Supervised

_TRY_EVERY_SECONDS = 0.2
_A = TypeVar("_A")


def today() -> date:
    """The date in the UK by the clock of this machine, which is the Temporal server's."""
    return uk_date(datetime.now(UTC))


@dataclass(frozen=True)
class Office:
    """Cases with a worker that runs them."""

    cases: Cases
    worker: Supervised

    async def open(self, authority: str, key: str, *, received_days_ago: int = 1) -> str:
        """Open a case, however often it must be asked for; gives its id."""
        request = a_request(authority, Life(key, received_days_ago, ()), today(), 1)
        try:
            await self.answered(lambda: self.cases.open(key, request))
        except CaseExists:
            # An earlier call had started it, and no worker had opened it in time.
            await self.seen(f"{authority}/{key}", lambda view: bool(view.reference))
        return f"{authority}/{key}"

    async def start(self, authority: str, key: str) -> "asyncio.Task[str]":
        """Ask for a case to be opened, and do not wait for it."""
        return asyncio.create_task(self.open(authority, key))

    async def decide(self, case_id: str) -> None:
        """Tell it the decision."""
        decided = Decided(on=today(), outcome=Outcome.DISCLOSED_IN_FULL, answer="Forty-one bicycles.")
        await self.tell(case_id, decided)

    async def review(self, case_id: str) -> CaseClosed:
        """Ask for a review of it, decide that, and wait for its end."""
        await self.tell(case_id, ReviewRequested(on=today()))
        await self.tell(case_id, ReviewDecided(on=today(), outcome=ReviewOutcome.UPHELD, reasons="As we said."))
        return await self.answered(lambda: asyncio.wait_for(self.cases.wait(case_id), 5))

    async def tell(self, case_id: str, fact: type_of_fact) -> None:
        """Tell it a fact, however often that must be tried; one it refuses now, again a little later."""
        for refusals in range(150):

            async def tell_once(under: str = f"{case_id} {fact.kind} {refusals}") -> None:
                await self.cases.tell(case_id, fact, update_id=under)

            try:
                await self.answered(tell_once)
            except NotTold:
                await asyncio.sleep(_TRY_EVERY_SECONDS)
            else:
                return
        raise TimeoutError(f"{case_id} still refuses '{fact.kind}'")

    async def seen(self, case_id: str, holds: Callable[[CaseView], bool], *, within_seconds: float = 30) -> CaseView:
        """Wait until a case shows what is waited for.

        Raises:
            TimeoutError: it does not.
        """
        async with asyncio.timeout(within_seconds):
            while True:
                view = await self.answered(lambda: self.cases.read(case_id))
                if holds(view):
                    return view
                await asyncio.sleep(_TRY_EVERY_SECONDS)

    async def answered(self, call: Callable[[], Awaitable[_A]]) -> _A:
        """Call until there is an answer."""
        while True:
            try:
                return await call()
            except (NoAnswer, TimeoutError, RPCError):
                pass
            except NotTold as refused:
                if refused.rule != "not-open":
                    raise
            await asyncio.sleep(_TRY_EVERY_SECONDS)


async def until(holds: Callable[[], bool], *, within_seconds: float) -> None:
    """Wait until something holds.

    Raises:
        TimeoutError: it does not.
    """
    async with asyncio.timeout(within_seconds):
        while True:
            if await asyncio.to_thread(holds):
                return
            await asyncio.sleep(_TRY_EVERY_SECONDS)


def sent(view: CaseView) -> list[str]:
    """The steps whose notices went out, in order."""
    return [issued.step.key for issued in view.issued]


@asynccontextmanager
async def open_office(
    home: Path,
    institutions: Sequence[str],
    *,
    settings: Mapping[str, str] | None = None,
    run_by: Sequence[str] = (),
    aside: Path | None = None,
) -> AsyncGenerator[Office]:
    """A Temporal server and one worker.

    Args:
        home: the worker's home, with the folder of its institutions.
        institutions: which it serves.
        settings: more of its environment.
        run_by: a command that runs the worker.
        aside: where the server's file and the logs are, if not in `home`.
    """
    aside = aside or home
    async with temporal(aside) as (_, address, client):
        environment = worker_environment(home, address, institutions) | dict(settings or {})
        async with worker(aside, environment, "only", run_by=run_by) as running:
            yield Office(Cases(client, answer_within=timedelta(seconds=3)), running)
