"""Whatever a mail server does, a letter is known to be out, known not to be, or known to be unknown."""

import asyncio
from collections.abc import AsyncGenerator

import pytest

from delivery.letters_to_send import MESSAGE, channel_to, hand_over, outgoing, until
from delivery.post_office import HOST, PostOffice, running
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
async def channel(office: PostOffice) -> AsyncGenerator[SmtpChannel]:
    """The channel to it."""
    async with channel_to(office.url) as channel:
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


@pytest.mark.parametrize("answer", ["Thank you!", "354 Go on"])
async def test_an_answer_that_means_nothing_leaves_it_unknown(
    office: PostOffice, channel: SmtpChannel, answer: str
) -> None:
    office.answers["."] = answer
    with pytest.raises(EndUnknown):
        await hand_over(channel)


async def test_a_server_that_turns_us_away_is_for_operations() -> None:
    async def turn_away(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"554 5.7.1 not you\r\n")
        await writer.drain()
        writer.close()

    async with talking(turn_away) as url, channel_to(url) as channel:
        with pytest.raises(NotTaken, match=r"turns us away: 554 5\.7\.1\. Operations: ask"):
            await hand_over(channel)


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
