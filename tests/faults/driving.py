"""Clients of the fault suite: each leads one case after the other through its life, and never gives up a telling."""

import asyncio
import random
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import NamedTuple, TypeVar

from temporalio.service import RPCError

from dueprocess.client import CannotOpen, CaseExists, Cases, NoAnswer, NoSuchCase, NotTold
from dueprocess.law.facts import type_of_fact
from faults.lives import Life, a_request

ANSWER_WITHIN = timedelta(seconds=4)
_TRY_AGAIN_AFTER_SECONDS = 0.3
_LONG_GAP = 6
"""One gap in so many is as many times as long."""
_NO_ANSWER = (NoAnswer, NoSuchCase, RPCError, OSError, RuntimeError)
"""When a server or worker was just killed. NoSuchCase too: a case that is lost for good is found by the audit."""
_A = TypeVar("_A")


class Acknowledged(NamedTuple):
    """A fact that a case has taken, as its client was told. Times are seconds since 1970."""

    case_id: str
    fact: type_of_fact
    asked_at: float
    at: float


@dataclass
class Driven:
    """A case whose client was told that it has been opened."""

    case_id: str
    life: Life
    closed: bool = False


@dataclass
class Log:
    """What the clients of one run did, and what they were told."""

    cases: dict[str, Driven] = field(default_factory=dict[str, Driven])
    acknowledged: list[Acknowledged] = field(default_factory=list[Acknowledged])
    tried_again: int = 0
    """Calls that had no answer, and were made again."""
    refused_starts: int = 0

    @property
    def in_progress(self) -> int:
        """How many cases are open."""
        return sum(not case.closed for case in self.cases.values())


@dataclass
class Driver:
    """One client; several may share a log."""

    cases: Cases
    authority: str
    lives: Sequence[Life]
    today: date
    gap_seconds: float
    log: Log
    draining: asyncio.Event
    """Set when no more cases are to be begun, and nobody waits between two tellings any more."""
    randomly: random.Random

    async def lead(self, name: str) -> None:
        """Lead one case after the other, until the run drains and the last has closed."""
        number = 0
        while not self.draining.is_set():
            number += 1
            await self._start_in_vain(f"{name}-{number}-in-vain")
            await self._live(f"{name}-{number}", self.randomly.choice(self.lives), number)

    async def _live(self, key: str, life: Life, number: int) -> None:
        request = a_request(self.authority, life, self.today, number)
        case_id = f"{self.authority}/{key}"

        async def open_once() -> None:
            try:
                await self.cases.open(key, request)
            except CaseExists:
                # An earlier call had started it, and its answer was lost.
                await self.cases.read(case_id)

        await self._until_answered(open_once)
        self.log.cases[case_id] = driven = Driven(case_id, life)
        await self._see(case_id, life.waits_for)
        for place, fact in enumerate(life.facts):
            await self._pause()
            await self._tell(case_id, fact, f"{case_id}-{place}")
        await self._until_answered(lambda: asyncio.wait_for(self.cases.wait(case_id), ANSWER_WITHIN.total_seconds()))
        driven.closed = True

    async def _start_in_vain(self, key: str) -> None:
        """Ask for what must be refused: it may not use up a reference number."""
        if self.randomly.random() > 1 / 3:
            return
        life = Life("from the future", -7, ())
        request = a_request(self.authority, life, self.today, 0)

        async def refused() -> None:
            try:
                await self.cases.open(key, request)
            except CannotOpen:
                self.log.refused_starts += 1

        await self._until_answered(refused)

    async def _see(self, case_id: str, notices: Sequence[str]) -> None:
        wanted = Counter(notices)
        while wanted:
            view = await self._until_answered(lambda: self.cases.read(case_id))
            if wanted <= Counter(issued.step.notice.value for issued in view.issued):
                return
            await asyncio.sleep(1)

    async def _tell(self, case_id: str, fact: type_of_fact, update_id: str) -> None:
        """Tell it under one id until there is an answer; where that refuses it (yet), ask anew, under another id."""
        refusals = 0
        while True:

            async def tell_once(under: str = f"{update_id}.{refusals}") -> Acknowledged:
                asked_at = time.time()
                await self.cases.tell(case_id, fact, update_id=under)
                return Acknowledged(case_id, fact, asked_at, time.time())

            try:
                self.log.acknowledged.append(await self._until_answered(tell_once))
            except NotTold:
                # A review cannot be asked for, say, while the decision has not gone out.
                refusals += 1
                await asyncio.sleep(1)
            else:
                return

    async def _pause(self) -> None:
        gap = self.randomly.expovariate(1 / self.gap_seconds)
        gap *= _LONG_GAP if self.randomly.random() < 1 / _LONG_GAP else 1
        try:
            await asyncio.wait_for(self.draining.wait(), gap)
        except TimeoutError:
            return

    async def _until_answered(self, call: Callable[[], Awaitable[_A]]) -> _A:
        while True:
            try:
                return await call()
            except _NO_ANSWER:
                pass
            except NotTold as refused:
                if refused.rule != "not-open":
                    raise
            self.log.tried_again += 1
            await asyncio.sleep(_TRY_AGAIN_AFTER_SECONDS)
