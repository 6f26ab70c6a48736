"""Letters of invented people, for channels to hand over."""

import asyncio
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from datetime import date

from pydantic import SecretStr

from dueprocess.case.letters import Delivered
from dueprocess.delivery.channel import Channel, Mail, Outgoing
from dueprocess.delivery.smtp import SmtpChannel
from dueprocess.delivery.smtp_connecting import Limits
from dueprocess.delivery.smtp_url import SmtpServer
from dueprocess.institutions import OutgoingLetter
from dueprocess.register.ledger import LetterKey

TODAY = date(2026, 3, 2)
MESSAGE = (
    b"From: foi@sedgemere.example\r\nTo: ada@example.org\r\nSubject: Bicycles\r\nMessage-ID: <1@sedgemere.example>\r\n"
    b"\r\nForty-one.\r\n"
)


def outgoing(message: bytes = MESSAGE, *to: str) -> Outgoing:
    """A letter to these addresses, or to Ada."""
    mail = Mail(message=message, envelope_from="bounces@sedgemere.example", envelope_to=to or ("ada@example.org",))

    def nothing() -> OutgoingLetter:
        raise AssertionError("This channel has no use for it.")

    return Outgoing(
        key=LetterKey("sedgemere/1", "decision"),
        authority="sedgemere",
        reference="2026-1",
        today=TODAY,
        mail=lambda: mail,
        draft_mail=lambda: message,
        for_institution=nothing,
    )


async def hand_over(channel: Channel, letter: Outgoing | None = None) -> Delivered:
    """Hand a letter over from a thread, as a worker does."""
    return await asyncio.to_thread(channel.hand_over, letter or outgoing())


@asynccontextmanager
async def channel_to(url: str, limits: Limits | None = None, *, password: str = "") -> AsyncGenerator[SmtpChannel]:
    """A channel to this mail server, closed from a thread: the server may run in the loop of the test."""
    channel = SmtpChannel(SmtpServer.read(url, SecretStr(password)), limits=limits or Limits())
    try:
        yield channel
    finally:
        await asyncio.to_thread(channel.close)


async def until(happened: Callable[[], bool]) -> None:
    """Wait for something that soon happens."""
    async with asyncio.timeout(10):
        while not happened():  # noqa: ASYNC110 - nobody tells
            await asyncio.sleep(0.01)
