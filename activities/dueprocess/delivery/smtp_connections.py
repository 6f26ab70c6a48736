"""Connections to a mail server, which are few and are kept for the next letter. All within one event loop."""

import asyncio
import ssl
from collections.abc import Generator
from contextlib import AsyncExitStack, contextmanager

from aiosmtplib import SMTP, SMTPDataError, SMTPException, SMTPResponse, SMTPResponseException

from dueprocess.delivery.channel import Mail, NotTaken, Undeliverable
from dueprocess.delivery.smtp_connecting import Limits, connect, new_client
from dueprocess.delivery.smtp_replies import not_answered, not_reached, refused
from dueprocess.delivery.smtp_transaction import abort, answer_to_the_dot, give, leave, name_sender
from dueprocess.delivery.smtp_url import SmtpServer

_AT_ONCE = 4
_GOODBYE_SECONDS = 2.0
_CLOSED_BY_SERVER = 421


class Connections:
    """At most four connections to a server. A letter goes over one that was kept, or over a new one."""

    def __init__(self, server: SmtpServer, tls: ssl.SSLContext, limits: Limits) -> None:
        self._server = server
        self._tls = tls
        self._limits = limits
        self._room = asyncio.Semaphore(_AT_ONCE)
        self._kept: dict[SMTP, asyncio.TimerHandle] = {}
        self._leaving: set[asyncio.Task[None]] = set()

    async def send(self, mail: Mail) -> SMTPResponse:
        """Send a letter, and give the server's final answer.

        Raises:
            NotTaken: the final dot did not leave us, or the server answered that it does not take the letter now.
            Undeliverable: the server refuses it for good.
            EndUnknown: the final dot left us, and nothing came back.
        """
        async with AsyncExitStack() as room:
            try:
                async with asyncio.timeout(self._limits.until_dot):
                    await room.enter_async_context(self._room)
                    client = await self._begun(mail)
                    with self._dropped_on_failure(client):
                        await give(client, mail)
            # Causes are left out everywhere: they quote the server, and would stand in the history of the case.
            except SMTPResponseException as error:
                raise refused(error, self._server) from None
            except (SMTPException, OSError) as error:
                raise not_reached(error, self._server) from None
            # Nothing is awaited here: see `answer_to_the_dot`.
            try:
                with self._dropped_on_failure(client):
                    answer = await answer_to_the_dot(client, self._limits.answer)
            except SMTPDataError as error:
                raise refused(error, self._server) from None
            except (SMTPException, OSError):
                raise not_answered(self._server) from None
            self._keep(client)
            return answer

    async def close(self) -> None:
        """Say goodbye on every connection that is kept."""
        while client := self._take():
            self._drop(client)
        await asyncio.gather(*self._leaving)

    async def _begun(self, mail: Mail) -> SMTP:
        """A connection on which the letter is begun: of a kept one that has died, nothing was accepted."""
        while kept := self._take():
            try:
                with self._dropped_on_failure(kept):
                    await name_sender(kept, mail)
            except SMTPResponseException as error:
                if error.code != _CLOSED_BY_SERVER:
                    raise
            except (SMTPException, OSError):
                pass
            else:
                return kept
        client = new_client(self._server, self._tls, self._limits)
        with self._dropped_on_failure(client):
            await connect(client, self._server, self._limits)
            await name_sender(client, mail)
        return client

    def _take(self) -> SMTP | None:
        if not self._kept:
            return None
        client, closing = self._kept.popitem()
        closing.cancel()
        return client

    def _keep(self, client: SMTP) -> None:
        loop = asyncio.get_running_loop()
        self._kept[client] = loop.call_later(self._limits.kept, self._let_go, client)

    def _let_go(self, client: SMTP) -> None:
        del self._kept[client]
        self._drop(client)

    @contextmanager
    def _dropped_on_failure(self, client: SMTP) -> Generator[None]:
        try:
            yield
        except (SMTPResponseException, NotTaken, Undeliverable):
            self._drop(client)
            raise
        except BaseException:
            # The server waits for something else than a goodbye, such as the rest of the letter, or reads nothing more.
            abort(client)
            raise

    def _drop(self, client: SMTP) -> None:
        """Leave politely, and let no letter wait for it."""
        leaving = asyncio.get_running_loop().create_task(leave(client, _GOODBYE_SECONDS))
        self._leaving.add(leaving)
        leaving.add_done_callback(self._leaving.discard)
