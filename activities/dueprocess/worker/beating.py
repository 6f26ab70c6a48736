"""Telling the Temporal server that a worker still lives while it has a letter in hand."""

import asyncio
from typing import Any

from temporalio import activity
from temporalio.worker import ActivityInboundInterceptor, ExecuteActivityInput, Interceptor

_BEATS_IN_TIME = 3
"""How many signs of life go out within the time after which the server takes a worker for dead."""


class SignsOfLife(Interceptor):
    """Gives signs of life during every activity of which the server expects them.

    So a letter whose worker died is given to another within seconds, and yet a channel may take its minute over one.
    An activity cannot do it by itself: most of its time it waits for somebody else's system.
    """

    def intercept_activity(self, next: ActivityInboundInterceptor) -> ActivityInboundInterceptor:  # noqa: A002 - its name in Temporal
        """Give them around whatever comes next."""
        return _Beating(next)


class _Beating(ActivityInboundInterceptor):
    async def execute_activity(self, input: ExecuteActivityInput) -> Any:  # noqa: A002, ANN401 - Temporal's signature
        within = activity.info().heartbeat_timeout
        if within is None:
            return await super().execute_activity(input)
        beating = asyncio.create_task(_beat(within.total_seconds() / _BEATS_IN_TIME))
        try:
            return await super().execute_activity(input)
        finally:
            beating.cancel()


async def _beat(every_seconds: float) -> None:
    while True:
        await asyncio.sleep(every_seconds)
        # In a thread: where the activity is in one, Temporal's function waits for the loop that this runs in.
        await asyncio.to_thread(activity.heartbeat)
