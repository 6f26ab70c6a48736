"""Whatever a mail server does, a letter is known to be out, known not to be, or known to be unknown, and soon."""

import asyncio
import time
from collections.abc import AsyncGenerator

import pytest

from delivery.letters_to_send import MESSAGE, channel_to, hand_over, outgoing, until
from delivery.post_office import HOST, PostOffice, running
from dueprocess.delivery.channel import EndUnknown, NotTaken
from dueprocess.delivery.smtp import SmtpChannel
from dueprocess.delivery.smtp_connecting import Limits

SHORT = Limits(connect=0.5, until_dot=1, answer=0.5)
LONG = outgoing(MESSAGE + (b"0123456789" * 7 + b"\r\n") * 200_000)
BEFORE_THE_DOT = ["MAIL", "RCPT ada@example.org", "DATA"]


@pytest.fixture
async def office() -> AsyncGenerator[PostOffice]:
    """A mail server without TLS."""
    async with running(PostOffice()) as office:
        yield office


@pytest.fixture
async def channel(office: PostOffice) -> AsyncGenerator[SmtpChannel]:
    """The channel to it, which soon gives up."""
    async with channel_to(office.url, SHORT) as channel:
        yield channel


@pytest.mark.parametrize("stage", BEFORE_THE_DOT)
async def test_what_ends_before_the_final_dot_did_not_go_out(
    office: PostOffice, channel: SmtpChannel, stage: str
) -> None:
    office.hangs_up_at = stage
    with pytest.raises(NotTaken, match="the connection was lost"):
        await hand_over(channel)
    assert not office.taken
    office.hangs_up_at = ""
    await hand_over(channel)
    assert len(office.taken) == 1


async def test_what_ends_within_the_message_did_not_go_out(office: PostOffice, channel: SmtpChannel) -> None:
    office.hangs_up_at = "message"
    with pytest.raises(NotTaken, match="the connection was lost"):
        await hand_over(channel, LONG)
    assert not office.taken


async def test_what_ends_after_the_final_dot_may_have_gone_out(office: PostOffice, channel: SmtpChannel) -> None:
    office.hangs_up_at = "."
    with pytest.raises(EndUnknown, match="did not say what became of it"):
        await hand_over(channel)
    assert len(office.taken) == 1
    office.hangs_up_at = ""
    await hand_over(channel)
    first, second = office.taken
    assert first == second, "the repeat is the same to the last byte"


async def test_an_answer_that_is_not_smtp_leaves_it_unknown(office: PostOffice, channel: SmtpChannel) -> None:
    office.answers["."] = "Thank you!"
    with pytest.raises(EndUnknown):
        await hand_over(channel)


@pytest.mark.parametrize("stage", BEFORE_THE_DOT)
async def test_a_tarpit_before_the_final_dot_is_given_up_in_time(
    office: PostOffice, channel: SmtpChannel, stage: str
) -> None:
    office.silent_at, began = stage, time.monotonic()
    with pytest.raises(NotTaken, match="did not answer in time"):
        await hand_over(channel)
    assert 0.9 < time.monotonic() - began < 5
    assert not office.taken


async def test_a_tarpit_after_the_final_dot_is_given_up_in_time(office: PostOffice, channel: SmtpChannel) -> None:
    office.silent_at, began = ".", time.monotonic()
    with pytest.raises(EndUnknown):
        await hand_over(channel)
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

    server = await asyncio.start_server(trickle, HOST, 0)
    url = f"smtp://{HOST}:{server.sockets[0].getsockname()[1]}?tls=none"
    began = time.monotonic()
    async with channel_to(url, SHORT) as channel:
        with pytest.raises(NotTaken, match="did not answer in time"):
            await hand_over(channel)
    assert 0.4 < time.monotonic() - began < 5
    server.close()
    await server.wait_closed()


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
    server = await asyncio.start_server(stall, HOST, 0, limit=1000)
    url = f"smtp://{HOST}:{server.sockets[0].getsockname()[1]}?tls=none"
    async with channel_to(url, SHORT) as channel:
        with pytest.raises(NotTaken, match="did not answer in time"):
            await hand_over(channel, LONG)
    assert stalled.is_set()
    over.set()
    server.close()
    await server.wait_closed()


async def test_a_letter_that_waits_for_a_free_connection_is_given_up_in_time(
    office: PostOffice, channel: SmtpChannel
) -> None:
    office.silent_at, began = "MAIL", time.monotonic()
    ends = await asyncio.gather(*(hand_over(channel) for _ in range(8)), return_exceptions=True)
    assert [type(end) for end in ends] == [NotTaken] * 8
    assert time.monotonic() - began < 5


async def test_no_server_at_the_port_is_not_taken(office: PostOffice) -> None:
    async with running(PostOffice()) as gone:
        url = gone.url
    async with channel_to(url, SHORT) as channel:
        with pytest.raises(NotTaken, match=rf"The mail server {HOST}:{gone.port} has not had the letter"):
            await hand_over(channel)
    assert not office.taken


async def test_a_name_that_no_server_has_is_not_taken() -> None:
    async with channel_to("smtp://mail.invalid") as channel:
        with pytest.raises(NotTaken, match=r"mail\.invalid:587 has not had the letter: it could not be reached"):
            await hand_over(channel)


async def test_a_letter_that_is_cut_off_by_closing_may_have_gone_out(office: PostOffice) -> None:
    office.silent_at = "."
    async with channel_to(office.url) as channel:
        sending = asyncio.create_task(hand_over(channel))
        await until(lambda: bool(office.taken))
        await asyncio.to_thread(channel.close)
        with pytest.raises(EndUnknown, match="The worker stopped"):
            await sending
