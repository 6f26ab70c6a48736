"""What a run left behind, from outside: the register by SQL, letters where they arrived, cases by asking."""

import asyncio
from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from sqlalchemy import create_engine, make_url, text

from dueprocess.case.view import CaseView
from dueprocess.client import Cases, NoAnswer, NoSuchCase, NotTold
from faults.audit import Delivered, Evidence, Reference
from faults.driving import Log
from faults.lives import notices_owed

_ANSWERS_WITHIN_TRIES = 10
_ASKED_AT_ONCE = 8


Arrived = Callable[[Sequence[Reference]], Sequence[Delivered]]
"""Everything that arrived, of cases with these references."""


async def gather(cases: Cases, log: Log, *, register_url: str, arrived: Arrived) -> Evidence:
    """Ask each case what it knows, the register what it gave and noted, and set beside it what arrived."""
    views = await _views(cases, tuple(log.cases))
    references, handed_over, indexed = await asyncio.to_thread(_register, register_url)
    return Evidence(
        acknowledged=tuple((told.case_id, told.fact.model_dump_json()) for told in log.acknowledged),
        recorded={case_id: tuple(fact.model_dump_json() for fact in view.facts) for case_id, view in views.items()},
        owed={case.case_id: notices_owed(case.life.received_days_ago, case.life.facts) for case in log.cases.values()},
        delivered=await asyncio.to_thread(arrived, references),
        references=references,
        shown={case_id: view.reference for case_id, view in views.items()},
        still_open=tuple(case.case_id for case in log.cases.values() if not case.closed),
        handed_over=handed_over,
        indexed=indexed,
    )


async def _views(cases: Cases, case_ids: Sequence[str]) -> Mapping[str, CaseView]:
    """What each case shows; one that is lost, or cannot be asked, shows nothing."""
    views, turn = dict[str, CaseView](), asyncio.Semaphore(_ASKED_AT_ONCE)

    async def ask(case_id: str) -> None:
        async with turn:
            for _ in range(_ANSWERS_WITHIN_TRIES):
                try:
                    views[case_id] = await cases.read(case_id)
                except NoAnswer:
                    continue
                except (NoSuchCase, NotTold):
                    pass
                return

    await asyncio.gather(*map(ask, case_ids))
    return views


def _register(url: str) -> tuple[Sequence[Reference], Counter[tuple[str, str]], Mapping[str, Sequence[str]]]:
    address = make_url(url)
    if address.get_backend_name() == "postgresql":
        address = address.set(drivername="postgresql+psycopg")
    engine = create_engine(address)
    try:
        with engine.connect() as register:
            given = register.execute(
                text("SELECT case_id, authority, series, number, reference FROM case_references")
            ).all()
            handed = register.execute(text("SELECT case_id, step FROM letter_states WHERE state = 'handed-over'")).all()
            closed = register.execute(text("SELECT case_id FROM cases WHERE closed_on IS NOT NULL")).all()
            facts = register.execute(text("SELECT case_id, kind FROM case_facts ORDER BY case_id, number")).all()
    finally:
        engine.dispose()
    indexed: dict[str, list[str]] = {case_id: [] for (case_id,) in closed}
    for case_id, kind in facts:
        if case_id in indexed:
            indexed[case_id].append(kind)
    return (
        tuple(Reference(*row) for row in given),
        Counter((case_id, step) for case_id, step in handed),
        indexed,
    )
