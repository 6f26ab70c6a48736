"""Letters go out by a real mail server: once each, to the last byte, and the receipt is what the server said."""

from collections.abc import AsyncGenerator
from importlib.metadata import version

import pytest

from delivery.letters_to_send import MESSAGE, TODAY, channel_to, hand_over, outgoing
from delivery.post_office import HOST, PostOffice, Taken, running
from dueprocess.delivery.channel import AfterUnknownEnd, Undeliverable
from dueprocess.delivery.smtp import SmtpChannel
from dueprocess.delivery.smtp_url import SmtpServer


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


async def test_a_letter_goes_out_and_the_receipt_is_the_final_reply(office: PostOffice, channel: SmtpChannel) -> None:
    delivered = await hand_over(channel)
    assert office.taken == [
        Taken("bounces@sedgemere.example", ("ada@example.org",), MESSAGE, (f"SIZE={len(MESSAGE)}",))
    ]
    assert delivered.channel == "smtp"
    assert delivered.receipt == "250 2.0.0 Ok: queued as 4XYZ"
    assert (delivered.sent_on, delivered.plugin, delivered.version) == (TODAY, "dueprocess", version("dueprocess"))


async def test_a_receipt_is_plain_and_short_and_names_nobody(office: PostOffice, channel: SmtpChannel) -> None:
    office.answers["."] = "250 2.6.0 <Ada@Example.org> caf\u00e9 <1@sedgemere.example>" + " queued" * 60
    receipt = (await hand_over(channel)).receipt
    assert receipt.startswith("250 2.6.0 <...> caf")
    assert "<1@sedgemere.example> queued" in receipt
    assert len(receipt) == 200
    assert receipt.isascii()
    assert receipt.isprintable()


@pytest.mark.parametrize(
    "message",
    [
        pytest.param(MESSAGE + b".\r\n..\r\n.\r\n\r\n.hidden\r\n", id="lines of dots"),
        pytest.param(MESSAGE + (b"0123456789" * 7 + b"\r\n") * 73_000, id="five megabytes"),
    ],
)
async def test_a_message_arrives_to_the_last_byte(office: PostOffice, channel: SmtpChannel, message: bytes) -> None:
    await hand_over(channel, outgoing(message))
    assert [taken.message for taken in office.taken] == [message]


async def test_a_line_end_that_is_not_one_cannot_end_the_letter_early(office: PostOffice, channel: SmtpChannel) -> None:
    await hand_over(channel, outgoing(MESSAGE + b"one\n.\nMAIL FROM:<eve@example.org>\r.\rtwo"))
    (taken,) = office.taken
    assert taken.message == MESSAGE + b"one\r\n.\r\nMAIL FROM:<eve@example.org>\r\n.\r\ntwo\r\n"


async def test_an_address_outside_ascii_goes_by_a_server_that_can(office: PostOffice, channel: SmtpChannel) -> None:
    message = MESSAGE.replace(b"ada@", "\u00e1da@".encode())
    await hand_over(channel, outgoing(message, "\u00e1da@example.org"))
    (taken,) = office.taken
    assert (taken.to, taken.message) == (("\u00e1da@example.org",), message)
    assert {"SMTPUTF8", "BODY=8BITMIME"} <= set(taken.options)


async def test_an_address_outside_ascii_is_for_an_officer_where_the_server_cannot() -> None:
    async with running(PostOffice(), users={"no-utf8": ""}) as office, channel_to(office.url) as channel:
        with pytest.raises(Undeliverable, match=r"it has no SMTPUTF8\. Nobody has had the letter\. Post it"):
            await hand_over(channel, outgoing(MESSAGE, "\u00e1da@example.org"))
        await hand_over(channel)
    assert [taken.to for taken in office.taken] == [("ada@example.org",)]
    assert office.connections == 2


def test_what_is_done_after_an_unknown_end_is_a_setting() -> None:
    server = SmtpServer.read(f"smtp://{HOST}?tls=none")
    assert SmtpChannel(server).after_unknown_end is AfterUnknownEnd.REPEAT
    assert SmtpChannel(server, after_unknown_end=AfterUnknownEnd.ASK).after_unknown_end is AfterUnknownEnd.ASK
