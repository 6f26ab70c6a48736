"""Connections are few, are kept for the next letter, and are closed when nobody uses them."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import AsyncExitStack

import pytest

from delivery.letters_to_send import MESSAGE, channel_to, hand_over, outgoing, until
from delivery.post_office import PostOffice, running
from dueprocess.delivery.smtp import SmtpChannel
from dueprocess.delivery.smtp_connecting import Limits


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


async def test_letters_go_over_a_connection_that_is_kept(office: PostOffice, channel: SmtpChannel) -> None:
    for _ in range(3):
        await hand_over(channel)
    assert len(office.taken) == 3
    assert office.connections == 1


async def test_eight_letters_at_once_share_four_connections(office: PostOffice, channel: SmtpChannel) -> None:
    office.pause = 0.1
    await asyncio.gather(*(hand_over(channel, outgoing(MESSAGE, f"ada{n}@example.org")) for n in range(8)))
    assert sorted(taken.to for taken in office.taken) == [(f"ada{n}@example.org",) for n in range(8)]
    assert office.connections == office.most_open == 4


async def test_a_connection_that_nobody_uses_is_closed(office: PostOffice) -> None:
    async with channel_to(office.url, Limits(kept=0.1)) as channel:
        await hand_over(channel)
        await until(lambda: not office.open)
        await hand_over(channel)
    assert len(office.taken) == office.connections == 2


async def test_closing_the_channel_closes_its_connections_and_a_letter_after_that_opens_one(
    office: PostOffice, channel: SmtpChannel
) -> None:
    await hand_over(channel)
    await asyncio.to_thread(channel.close)
    await until(lambda: not office.open)
    await hand_over(channel)
    assert len(office.taken) == 2


async def test_a_server_that_was_restarted_between_two_letters_takes_the_second_at_once() -> None:
    office = PostOffice()
    async with AsyncExitStack() as first:
        await first.enter_async_context(running(office))
        async with channel_to(office.url) as channel:
            await hand_over(channel)
            await first.aclose()
            async with running(office):
                await hand_over(channel)
    assert len(office.taken) == office.connections == 2


@pytest.mark.parametrize("end", ["hangs up", "says 421"])
async def test_a_kept_connection_that_ends_on_the_first_command_is_replaced(
    office: PostOffice, channel: SmtpChannel, end: str
) -> None:
    await hand_over(channel)
    office.ends_once_at_mail = end
    await hand_over(channel)
    assert len(office.taken) == office.connections == 2
