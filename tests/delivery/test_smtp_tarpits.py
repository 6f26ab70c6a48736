"""A server that is slow, or silent, or reads nothing, holds no worker for longer than the limits say."""

import asyncio
import time
from collections.abc import AsyncGenerator

import pytest

from delivery.letters_to_send import MESSAGE, channel_to, hand_over, outgoing
from delivery.post_office import PostOffice, running
from delivery.talking import talking
from dueprocess.delivery.channel import EndUnknown, NotTaken
from dueprocess.delivery.smtp import SmtpChannel
from dueprocess.delivery.smtp_connecting import Limits

SHORT = Limits(connect=0.5, until_dot=1, answer=0.5)
LONG = outgoing(MESSAGE + (b"0123456789" * 7 + b"\r\n") * 200_000)
LATER = ["RCPT ada@example.org", "DATA"]
BEFORE_THE_DOT = ["MAIL", *LATER]


@pytest.fixture
async def office() -> AsyncGenerator[PostOffice]:
    """A mail server without TLS."""
    async with running(PostOffice()) as office:
        yield office


@pytest.fixture
async def impatient(office: PostOffice) -> AsyncGenerator[SmtpChannel]:
    """The channel to it, which soon gives up."""
    async with channel_to(office.url, SHORT) as channel:
        yield channel


@pytest.mark.parametrize("stage", ["MAIL", *(pytest.param(later, marks=pytest.mark.special) for later in LATER)])
async def test_a_tarpit_before_the_final_dot_is_given_up_in_time(
    office: PostOffice, impatient: SmtpChannel, stage: str
) -> None:
    office.silent_at, began = stage, time.monotonic()
    with pytest.raises(NotTaken, match="did not answer in time"):
        await hand_over(impatient)
    assert 0.9 < time.monotonic() - began < 5
    assert not office.taken


async def test_a_tarpit_after_the_final_dot_is_given_up_in_time(office: PostOffice, impatient: SmtpChannel) -> None:
    office.silent_at, began = ".", time.monotonic()
    with pytest.raises(EndUnknown):
        await hand_over(impatient)
    assert 0.4 < time.monotonic() - began < 5


async def test_a_server_that_never_greets_is_given_up_in_time() -> None:
    async def trickle(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One digit of a greeting at a time."""
        try:
            while not writer.is_closing():
                writer.write(b"2")
                await writer.drain()
                await asyncio.sleep(0.1)
        except ConnectionError:
            pass
        finally:
            writer.close()

    began = time.monotonic()
    async with talking(trickle) as url, channel_to(url, Limits(connect=0.5)) as channel:
        with pytest.raises(NotTaken, match="did not answer in time"):
            await hand_over(channel)
    assert 0.4 < time.monotonic() - began < 5


async def test_a_server_that_stops_reading_a_long_message_has_not_had_it() -> None:
    async def stall(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Read no message."""
        writer.write(b"220 mail.example\r\n")
        for reply in (b"250 mail.example", b"250 OK", b"250 OK", b"354 Go on"):
            await reader.readline()
            writer.write(reply + b"\r\n")
        stalled.set()
        await over.wait()
        writer.close()

    stalled, over = asyncio.Event(), asyncio.Event()
    async with talking(stall) as url, channel_to(url, SHORT) as channel:
        with pytest.raises(NotTaken, match="did not answer in time"):
            await hand_over(channel, LONG)
        assert stalled.is_set()
        over.set()


@pytest.mark.special
async def test_a_letter_that_waits_for_a_free_connection_is_given_up_in_time(
    office: PostOffice, impatient: SmtpChannel
) -> None:
    office.silent_at, began = "MAIL", time.monotonic()
    ends = await asyncio.gather(*(hand_over(impatient) for _ in range(8)), return_exceptions=True)
    assert [type(end) for end in ends] == [NotTaken] * 8
    assert time.monotonic() - began < 5
