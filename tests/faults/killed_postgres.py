"""PostgreSQL as something that is killed and starts again."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, suppress

from postgres import PostgresServer


class KilledPostgres:
    """A PostgreSQL server of the tests' own, started again as soon as it was killed."""

    def __init__(self) -> None:
        self._server = PostgresServer()
        self._starting: asyncio.Task[None] | None = None

    @property
    def url(self) -> str:
        """The address of its database."""
        return self._server.url

    def kill(self) -> bool:
        """Kill every process of it; False while it is starting."""
        if self._starting is not None and not self._starting.done():
            return False
        self._server.kill()
        self._starting = asyncio.create_task(asyncio.to_thread(self._server.start))
        return True

    @asynccontextmanager
    async def running(self) -> AsyncGenerator[None]:
        """It runs for as long as the block lasts.

        Raises:
            RuntimeError: it did not start, or not again.
        """
        try:
            await asyncio.to_thread(self._server.start)
            yield
            if self._starting is not None:
                await self._starting
        finally:
            if self._starting is not None:
                with suppress(RuntimeError):
                    await self._starting
            await asyncio.to_thread(self._server.stop)
