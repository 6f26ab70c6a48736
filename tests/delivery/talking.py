"""A server that says only what a test has it say."""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager

from delivery.post_office import HOST


@asynccontextmanager
async def talking(
    talk: Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]],
) -> AsyncGenerator[str]:
    """The URL of a server on loopback that talks like this, for as long as the block lasts."""
    server = await asyncio.start_server(talk, HOST, 0, limit=1000)
    yield f"smtp://{HOST}:{server.sockets[0].getsockname()[1]}?tls=none"
    server.close()
    await server.wait_closed()
