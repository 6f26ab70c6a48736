"""Requests that tests open cases with, and waiting for what a server shows a moment later."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, date, datetime, timedelta

from dueprocess.case.request import Applicant, InformationRequested
from dueprocess.law.uk_time import uk_date


def today() -> date:
    return uk_date(datetime.now(UTC))


def days_ago(days: int) -> date:
    return today() - timedelta(days=days)


def request(authority: str = "leeds", received_on: date | None = None) -> InformationRequested:
    return InformationRequested(
        authority=authority,
        received_on=received_on or today(),
        text="What did the new boiler cost?",
        applicant=Applicant(name="Ada Example"),
    )


async def wait_until(holds: Callable[[], Awaitable[bool]]) -> None:
    """Wait for something that comes by itself a moment later, such as a list that shows a new case."""
    for _ in range(400):
        if await holds():
            return
        await asyncio.sleep(0.05)
    raise TimeoutError
