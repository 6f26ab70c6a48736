"""Running one call against the server that the environment names."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

from dueprocess.client import Cases, connect
from dueprocess.worker.settings import Settings

A = TypeVar("A")


def with_cases(call: Callable[[Cases], Awaitable[A]]) -> A:
    """Connect, make the call, and return its answer."""

    async def run() -> A:
        return await call(Cases(await connect(), task_queue=Settings().task_queue))

    return asyncio.run(run())
