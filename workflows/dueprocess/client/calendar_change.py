"""Telling every open case that the calendar has changed: bounded, safe to repeat, and going on where it stopped."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta

from temporalio.client import Client

from dueprocess.case.request import AuthorityKey
from dueprocess.case.telling import Replanned
from dueprocess.client.cases import Cases
from dueprocess.client.errors import NoAnswer, NoSuchCase, NotTold
from dueprocess.client.listing import CaseFilter, CaseSummary
from dueprocess.law.calendar import Calendar

_COUNT_WITHIN = timedelta(seconds=10)


@dataclass(frozen=True, slots=True)
class CaseChange:
    """What a calendar changed in one case, or would; or why it could not be told."""

    case: CaseSummary
    change: Replanned | None
    failed: str | None = None


class OtherCalendar(RuntimeError):
    """The workers follow another calendar than the one that cases are to be told of."""

    def __init__(self, here: str, theirs: str) -> None:
        super().__init__(
            f"The workers follow calendar {theirs}, and here it is {here}. Give them the same version of Dueprocess "
            "and the same file of proclaimed days (DUEPROCESS_PROCLAIMED_DAYS), and say this again."
        )


async def cases_behind(cases: Cases, calendar: Calendar, authority: AuthorityKey | None = None) -> list[CaseSummary]:
    """The open cases that follow another calendar, as the search attributes show them: a moment behind the truth."""
    wanted = CaseFilter(authority=authority, not_on_calendar=calendar.version)
    return [case async for case in cases.list(wanted)]


async def count_behind(client: Client, calendar: Calendar) -> int:
    """How many open cases follow another calendar.

    Raises:
        RPCError: the namespace was not prepared, or the server did not answer within some seconds.
    """
    query = CaseFilter(not_on_calendar=calendar.version).query()
    counted = await client.count_workflows(query, rpc_timeout=_COUNT_WITHIN)
    return counted.count


async def tell_of_calendar(
    cases: Cases, behind: list[CaseSummary], calendar: Calendar, *, only_try: bool, at_once: int
) -> AsyncIterator[CaseChange]:
    """Tell each of these cases to take the calendar, or find out what it would change.

    A case that took it already answers that nothing moved, so this can be said again after any failure.

    Args:
        cases: the client.
        behind: from `cases_behind`.
        calendar: the whole calendar that the workers are to give.
        only_try: leave the cases as they are.
        at_once: how many cases are told at the same time.

    Yields:
        each case as it is done, in no particular order.

    Raises:
        OtherCalendar: a worker answered with another calendar.
    """
    room = asyncio.Semaphore(at_once)

    async def one(case: CaseSummary) -> CaseChange:
        async with room:
            try:
                if only_try:
                    return CaseChange(case, await cases.try_calendar(case.case_id, calendar))
                return CaseChange(case, await cases.change_calendar(case.case_id))
            except NotTold as refused:
                # It closed in the meantime: none of its dates can move any more.
                closed = refused.rule == "case-closed"
                return CaseChange(case, None, None if closed else str(refused))
            except (NoAnswer, NoSuchCase) as error:
                return CaseChange(case, None, str(error))

    tasks = [asyncio.create_task(one(case)) for case in behind]
    try:
        for done in asyncio.as_completed(tasks):
            told = await done
            if told.change is not None and told.change.new_calendar != calendar.version:
                raise OtherCalendar(calendar.version, told.change.new_calendar)
            yield told
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
