"""One run of the fault suite: cases are driven while processes die, then all must close, then everything is audited."""

import asyncio
import random
import time
from contextlib import suppress
from datetime import UTC, datetime
from typing import NamedTuple

from dueprocess.client import Cases
from dueprocess.law.uk_time import uk_date
from faults.audit import audit
from faults.driving import ANSWER_WITHIN, Driver, Log
from faults.evidence import gather
from faults.killing import Pace, kill_at_random, recoveries
from faults.lives import lives
from faults.report import Figures
from faults.set_up import SetUp


class Plan(NamedTuple):
    """How hard a run is."""

    kills: int
    seed: int
    closes_within_seconds: float
    drivers: int = 60
    at_least_in_progress: int = 50
    gap_seconds: float = 12.0
    apart_seconds: tuple[float, float] = (0.3, 6.0)


async def run(set_up: SetUp, plan: Plan) -> Figures:
    """Run it, and audit what is left."""
    began, log, draining = time.time(), Log(), asyncio.Event()
    cases = Cases(set_up.client, answer_within=ANSWER_WITHIN)
    today = uk_date(datetime.now(UTC))
    driving = [
        asyncio.create_task(
            Driver(
                cases,
                set_up.authorities[number % len(set_up.authorities)],
                lives(today),
                today,
                plan.gap_seconds,
                log,
                draining,
                random.Random(f"{plan.seed} {number}"),  # noqa: S311 - to be repeated, not secret
            ).lead(f"{number}")
        )
        for number in range(plan.drivers)
    ]
    try:
        kills = await kill_at_random(
            set_up.victims,
            Pace(plan.kills, plan.apart_seconds, plan.at_least_in_progress),
            in_progress=lambda: log.in_progress,
            randomly=random.Random(plan.seed),  # noqa: S311 - as above
        )
        draining.set()
        last_kill = time.time()
        done, _ = await asyncio.wait(driving, timeout=plan.closes_within_seconds)
        closed_within = time.time() - last_kill
        for driver in done:
            driver.result()
    finally:
        for driver in driving:
            driver.cancel()
        for driver in driving:
            with suppress(asyncio.CancelledError):
                await driver
    evidence = await gather(cases, log, register_url=set_up.register_url, arrived=set_up.arrived)
    return Figures(
        set_up=set_up.name,
        seed=plan.seed,
        took_seconds=time.time() - began,
        kills=kills,
        ended_by_themselves=sum(process.ended_by_itself for process in set_up.processes),
        cases=len(log.cases),
        facts=len(log.acknowledged),
        letters=len(evidence.delivered),
        tried_again=log.tried_again,
        refused_starts=log.refused_starts,
        closed_within_seconds=closed_within,
        handed_again=await asyncio.to_thread(set_up.handed_again),
        facts_went_on=recoveries(kills, [(told.asked_at, told.at) for told in log.acknowledged]),
        letters_went_on=recoveries(kills, [(letter.at, letter.at) for letter in evidence.delivered]),
        findings=audit(evidence),
    )
