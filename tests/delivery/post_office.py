"""A real mail server on loopback, which does what a test asks of it at each stage of a letter."""

import asyncio
import ssl
from collections.abc import AsyncGenerator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

HOST = "127.0.0.1"


@dataclass(frozen=True)
class Taken:
    """A letter that the server has taken."""

    sender: str
    to: tuple[str, ...]
    message: bytes
    options: tuple[str, ...]
    """Of `MAIL`."""


@dataclass
class PostOffice:
    """What the server does and what it has seen. Stages: MAIL, RCPT and the address, DATA, message, `.` (its end)."""

    port: int = 0
    answers: dict[str, str] = field(default_factory=dict[str, str])
    """Its reply at a stage, in place of the ordinary one."""
    silent_at: str = ""
    hangs_up_at: str = ""
    ends_once_at_mail: str = ""
    """How the next connection ends at MAIL, "hangs up" or "says 421"; the one after it does not."""
    hangs_up_once_at_end: bool = False
    """It takes the next letter, and says nothing."""
    pause: float = 0
    """Before it answers to the final dot, in seconds."""
    taken: list[Taken] = field(default_factory=list[Taken])
    connections: int = 0
    signed_in: int = 0
    open: set[asyncio.Transport] = field(default_factory=set[asyncio.Transport])
    most_open: int = 0

    @property
    def url(self) -> str:
        """Without TLS."""
        return f"smtp://{HOST}:{self.port}?tls=none"

    def hang_up(self) -> None:
        """Drop every connection."""
        for transport in self.open:
            transport.abort()

    async def at(self, stage: str, server: SMTP) -> str | None:
        """Do what the test asked for at this stage, and give the reply it asked for."""
        if stage == self.hangs_up_at and isinstance(server.transport, asyncio.Transport):
            server.transport.abort()
        if stage in {self.silent_at, self.hangs_up_at}:
            await asyncio.sleep(60)  # aiosmtpd ends this when the connection ends
        return self.answers.get(stage)

    # aiosmtpd finds these by their names.

    async def handle_MAIL(  # noqa: N802
        self, server: SMTP, _session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        """The sender."""
        end, self.ends_once_at_mail = self.ends_once_at_mail, ""
        if end == "hangs up" and isinstance(server.transport, asyncio.Transport):
            server.transport.abort()
        answer = "421 4.4.2 idle for too long" if end else await self.at("MAIL", server)
        if answer is None:
            envelope.mail_from = address
            envelope.mail_options.extend(options)
        return answer or "250 OK"

    async def handle_RCPT(  # noqa: N802
        self, server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        """A recipient."""
        answer = await self.at(f"RCPT {address}", server)
        if answer is None:
            envelope.rcpt_tos.append(address)
        return answer or "250 OK"

    async def handle_DATA(self, server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802
        """The whole letter, dot and all."""
        answer, content = self.answers.get("."), envelope.content
        if (answer is None or answer.startswith("2")) and isinstance(content, bytes):
            options = tuple(str(option) for option in envelope.mail_options)
            self.taken.append(Taken(str(envelope.mail_from), tuple(map(str, envelope.rcpt_tos)), content, options))
        await asyncio.sleep(self.pause)
        if self.hangs_up_once_at_end and isinstance(server.transport, asyncio.Transport):
            self.hangs_up_once_at_end = False
            server.transport.abort()
        return await self.at(".", server) or "250 2.0.0 Ok: queued as 4XYZ"


class _Clerk(SMTP):
    """One connection to a post office."""

    def __init__(self, office: PostOffice, starttls: ssl.SSLContext | None, users: Mapping[str, str]) -> None:
        def sign_in(_s: SMTP, _n: Session, _e: Envelope, _mechanism: str, given: object) -> AuthResult:
            good = isinstance(given, LoginPassword) and users.get(given.login.decode()) == given.password.decode()
            office.signed_in += good
            return AuthResult(success=good, handled=False)

        super().__init__(
            office,
            hostname="mail.example",
            enable_SMTPUTF8="no-utf8" not in users,
            tls_context=starttls,
            require_starttls=starttls is not None,
            authenticator=sign_in,
            auth_required="foi" in users,
            auth_require_tls="foi" in users,
        )
        self._office = office

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Count it, unless it is one that goes on under TLS."""
        if isinstance(transport, asyncio.Transport):
            self._office.connections += self.transport is None
            self._office.open.add(transport)
            self._office.most_open = max(self._office.most_open, len(self._office.open))
        super().connection_made(transport)

    def connection_lost(self, error: Exception | None) -> None:
        """Forget it."""
        if isinstance(self.transport, asyncio.Transport):
            self._office.open.discard(self.transport)
        super().connection_lost(error)

    async def smtp_DATA(self, arg: str) -> None:  # noqa: N802 - aiosmtpd's own
        """Refuse to hear a message, or have enough of it after one line."""
        answer = await self._office.at("DATA", self)
        if self._office.hangs_up_at == "message":
            await self.push("354 Go on")
            await self._reader.readline()
            await self._office.at("message", self)
        await (self.push(answer) if answer else super().smtp_DATA(arg))


@asynccontextmanager
async def running(
    office: PostOffice,
    *,
    tls: ssl.SSLContext | None = None,
    starttls: ssl.SSLContext | None = None,
    users: Mapping[str, str] | None = None,
) -> AsyncGenerator[PostOffice]:
    """Run it until the end of the block; a second time it has the same port."""
    server = await asyncio.get_running_loop().create_server(
        lambda: _Clerk(office, starttls, users or {}), HOST, office.port, ssl=tls, reuse_address=True
    )
    office.port = server.sockets[0].getsockname()[1]
    try:
        yield office
    finally:
        server.close()
        office.hang_up()
        await server.wait_closed()
