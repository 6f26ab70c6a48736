"""The event loop of the connections, in a thread of its own: letters are handed over from several threads."""

import asyncio
from collections.abc import Callable
from concurrent.futures import Future
from threading import Thread

from aiosmtplib import SMTPResponse

from dueprocess.delivery.channel import Mail
from dueprocess.delivery.smtp_connections import Connections

_ENDS_WITHIN_SECONDS = 5
_LETS_GO_WITHIN_SECONDS = 0.05


class ConnectionThread:
    """Connections made by `connections` in a thread that runs until `close`, or until the process ends."""

    def __init__(self, connections: Callable[[], Connections]) -> None:
        self._make = connections
        self._ready: Future[tuple[asyncio.AbstractEventLoop, asyncio.Event, Connections]] = Future()
        self._thread = Thread(target=lambda: asyncio.run(self._live()), name="mail", daemon=True)
        self._thread.start()

    def send(self, mail: Mail) -> SMTPResponse:
        """Send a letter, as `Connections.send`; the calling thread waits.

        Raises:
            concurrent.futures.CancelledError: `close` came between.
        """
        loop, _, connections = self._ready.result()
        return asyncio.run_coroutine_threadsafe(connections.send(mail), loop).result()

    def close(self) -> None:
        """Close the connections; letters on them are cut off."""
        loop, over, _ = self._ready.result()
        if self._thread.is_alive():
            loop.call_soon_threadsafe(over.set)
            self._thread.join(_ENDS_WITHIN_SECONDS)

    async def _live(self) -> None:
        over, connections = asyncio.Event(), self._make()
        self._ready.set_result((asyncio.get_running_loop(), over, connections))
        await over.wait()
        await connections.close()
        # What is closed is let go of in later turns of the loop, and none come after this.
        await asyncio.sleep(_LETS_GO_WITHIN_SECONDS)
