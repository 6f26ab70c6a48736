"""Server and workers are away for three weeks with many deadlines inside: all of it happens once, in order, and truly
dated.

The time is the Temporal server's own, which runs with its clock moved on; nothing of ours is told another date.
"""

import asyncio
import os
from collections.abc import AsyncGenerator, Iterable, Sequence
from contextlib import asynccontextmanager, suppress
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

import pytest

from dueprocess.case.request import Applicant, InformationRequested
from dueprocess.case.view import CaseClosed, CaseView
from dueprocess.client import CaseExists, Cases
from dueprocess.law.facts import ClarificationAsked, Decided, FeeCharged, ReviewRequested, type_of_fact
from dueprocess.law.outcomes import Closing, Outcome
from dueprocess.law.position import Stage
from dueprocess.register import Register
from dueprocess.register.ledger import LetterState
from faults.clocks import emulator, shown
from faults.office import Office, today
from faults.set_up import OUTBOX, temporal, worker, worker_environment
from servers import write_institution

pytestmark = [
    pytest.mark.special,
    pytest.mark.timeout(280),
    pytest.mark.skipif("FAULTS_REPORT" not in os.environ, reason="an emulated server is slow: make faults runs it"),
]

AWAY = timedelta(days=21)
BEFORE = timedelta(days=50)
"""So long before the machine's day the older cases are opened and decided."""
EACH = 3
AUTHORITY = "wharram"
PRACTICE = """
[practice]
clarification_lapses_after_working_days = 20

[sending]
lapse = "at-once"
"""


class Life(NamedTuple):
    """A case: under which law, received how long before it is opened, and what it is told at once."""

    name: str
    regime: str
    received_days_ago: int
    facts: tuple[type_of_fact, ...] = ()
    ends: Closing | None = None
    """How it has ended when the three weeks are over; None where it goes on."""


def decided_long_ago(on: date) -> Sequence[Life]:
    decided = Decided(on=on, outcome=Outcome.DISCLOSED_IN_FULL, answer="Forty-one bicycles.")
    return (
        Life("window", "foia-2000", 5, (decided,), Closing.WINDOW_PASSED),
        # Counted from the limit for the answer, also where that came earlier (FOISA s.20(5)).
        Life("window-scotland", "foisa-2002", 25, (decided,), Closing.WINDOW_PASSED),
        Life("reviewed", "foia-2000", 5, (decided,)),
    )


def open_now(on: date) -> Sequence[Life]:
    asked = ClarificationAsked(on=on - timedelta(days=15))
    return (
        Life("late", "foia-2000", 20),
        Life("late-eir", "eir-2004", 20),
        Life("late-foisa", "foisa-2002", 20),
        Life("late-eisr", "eisr-2004", 20),
        Life("late-access", "uk-gdpr-sar", 20),
        Life("early", "foia-2000", 1),
        Life("unpaid", "foia-2000", 85, (FeeCharged(on=on - timedelta(days=80)),), Closing.FEE_LAPSED),
        Life("unclear", "foia-2000", 20, (asked,), Closing.CLARIFICATION_LAPSED),
    )


OWED = {
    "window": [],
    "window-scotland": [],
    "reviewed": ["reminder", "escalation"],
    "late": ["reminder", "escalation"],
    "early": ["reminder"],
    "unpaid": ["lapse"],
    "unclear": ["lapse"],
}
"""What falls due in the three weeks, by the institution's plan: counted by hand."""


@asynccontextmanager
async def office(home: Path, ahead: timedelta) -> AsyncGenerator[Office]:
    """Server and worker on the same files as before, with the server's clock so far ahead of the machine's."""
    async with temporal(home, run_by=emulator(), settings=shown(ahead)) as (_, address, client):
        environment = worker_environment(home, address, [AUTHORITY])
        async with worker(home, environment, "only") as running:
            yield Office(Cases(client, answer_within=timedelta(seconds=10)), running)


async def live(here: Office, life: Life, number: int, on: date) -> str:
    """Open a case of this life on a day, and tell it what it is told at once."""
    request = InformationRequested(
        authority=AUTHORITY,
        regime=life.regime,
        received_on=on - timedelta(days=life.received_days_ago),
        text="How many bicycles were found last year?",
        applicant=Applicant(name="Ada Example", email="ada@example.org", address=("1 Sample Street",)),
    )
    case_id = f"{AUTHORITY}/{life.name}-{number}"
    with suppress(CaseExists):  # an earlier call had started it, and no worker had opened it in time
        await here.answered(lambda: here.cases.open(f"{life.name}-{number}", request))
    await here.seen(case_id, lambda view: bool(view.reference))
    for fact in life.facts:
        await here.tell(case_id, fact)
    return case_id


async def settled(here: Office, case_id: str, on: date) -> CaseView:
    """The case once it has seen this day, and its notices do not change for a second."""
    seen = await here.answered(lambda: here.cases.read(case_id))
    while True:
        await asyncio.sleep(1)
        again = await here.answered(lambda: here.cases.read(case_id))
        if again.issued == seen.issued and again.issued and (again.next_on is None or again.next_on > on):
            return again
        seen = again


async def ended(here: Office, case_id: str) -> CaseClosed:
    return await here.answered(lambda: here.cases.wait(case_id))


async def all_settled(here: Office, cases: Iterable[str], on: date) -> dict[str, CaseView]:
    ids = list(cases)
    return dict(zip(ids, await asyncio.gather(*(settled(here, case_id, on) for case_id in ids)), strict=True))


async def all_of(here: Office, lives: Sequence[Life], on: date) -> dict[str, Life]:
    wanted = [(life, number) for life in lives for number in range(EACH)]
    ids = await asyncio.gather(*(live(here, life, number, on) for life, number in wanted))
    return {case_id: life for case_id, (life, _) in zip(ids, wanted, strict=True)}


async def test_what_fell_due_in_three_weeks_without_server_and_workers_happens_once_in_order_and_truly_dated(
    tmp_path: Path,
) -> None:
    write_institution(tmp_path, AUTHORITY, PRACTICE)
    left_on, back_on = today(), today() + AWAY
    async with office(tmp_path, -BEFORE) as here:
        cases = await all_of(here, decided_long_ago(left_on - BEFORE), left_on - BEFORE)
        for case_id in cases:
            await here.seen(case_id, lambda view: view.stage is Stage.REVIEW_WINDOW)
    async with office(tmp_path, timedelta()) as here:
        for case_id, life in cases.items():
            if life.name == "reviewed":
                await here.tell(case_id, ReviewRequested(on=left_on - timedelta(days=10), grounds="There were more."))
        cases |= await all_of(here, open_now(left_on), left_on)
        before = await all_settled(here, cases, left_on)
    assert len(cases) >= 30
    assert {view.stage for view in before.values()} & {Stage.CLOSED} == set(), "nothing has ended yet"
    async with office(tmp_path, AWAY) as here:
        after = await all_settled(here, cases, back_on)
        for case_id, life in cases.items():
            assert (after[case_id].stage is Stage.CLOSED) == (life.ends is not None), case_id
            if life.ends is not None:
                closed = await ended(here, case_id)
                assert (closed.closing, closed.closed_on) == (life.ends, back_on), case_id
    for case_id, view in after.items():
        sent_since = view.issued[len(before[case_id].issued) :]
        assert view.issued[: len(before[case_id].issued)] == before[case_id].issued, "what was sent stays as it was"
        assert {issued.dated_on for issued in sent_since} <= {back_on}, f"{case_id} says when it really went out"
        due = [issued.step.due_on for issued in sent_since]
        assert due == sorted(due), f"{case_id} sends in the order in which it fell due"
        assert all(left_on < on <= back_on for on in due), case_id
        assert view.overdue == (cases[case_id].name.startswith(("late", "reviewed"))), case_id
    for name, owed in OWED.items():
        for number in range(EACH):
            case_id = f"{AUTHORITY}/{name}-{number}"
            since = after[case_id].issued[len(before[case_id].issued) :]
            assert [str(issued.step.notice) for issued in since] == owed, case_id
    issued = sum(len(view.issued) for view in after.values())
    assert len(list((tmp_path / OUTBOX).rglob("*.eml"))) == issued, "one e-mail for each notice, and none besides"
    register = Register.open(tmp_path / "register.sqlite")
    assert register.letters.count() == {LetterState.HANDED_OVER: issued}
    register.close()
