"""A refusal for now is told from one for good, and nobody is named in the telling."""

import re
from collections.abc import AsyncGenerator
from traceback import format_exception

import pytest
from aiosmtplib import SMTPAuthenticationError

from delivery.letters_to_send import MESSAGE, channel_to, hand_over, outgoing
from delivery.post_office import PostOffice, running
from dueprocess.delivery.channel import NotTaken, Undeliverable
from dueprocess.delivery.smtp import SmtpChannel
from dueprocess.delivery.smtp_replies import refused
from dueprocess.delivery.smtp_url import SmtpServer

PERSONAL = ("ada", "bob", "example.org", "bounces")


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


@pytest.mark.parametrize("stage", ["MAIL", "RCPT ada@example.org", "DATA", "."])
@pytest.mark.parametrize(
    ("reply", "refusal"),
    [
        ("451 4.7.1 <ada@example.org> greylisted", NotTaken),
        ("421 busy", NotTaken),
        ("550 5.1.1 <ada@example.org> is nobody", Undeliverable),
        ("554 no, ada@example.org", Undeliverable),
    ],
)
async def test_a_refusal_for_now_is_told_from_one_for_good_and_names_nobody(
    office: PostOffice, channel: SmtpChannel, stage: str, reply: str, refusal: type[Exception]
) -> None:
    office.answers[stage] = reply
    with pytest.raises(refusal) as raised:
        await hand_over(channel)
    assert " ".join(re.findall(r"[\d.]*\d", reply)) in str(raised.value)
    told = "".join(format_exception(raised.value, limit=0))
    assert not [word for word in PERSONAL if word in told], "nor does what a log or the history shows of it"
    assert not office.taken
    office.answers.clear()
    await hand_over(channel)
    assert len(office.taken) == 1, "the next letter goes out"


async def test_a_server_that_wants_a_sign_in_is_for_operations_not_for_an_officer(
    office: PostOffice, channel: SmtpChannel
) -> None:
    office.answers["MAIL"] = "530 5.7.0 Authentication required"
    with pytest.raises(NotTaken, match=r"sign in: 530 5.7.0\. Operations: check"):
        await hand_over(channel)


@pytest.mark.parametrize(("second", "refusal"), [("550 5.1.1 nobody", Undeliverable), ("451 4.2.1 busy", NotTaken)])
async def test_one_refused_recipient_keeps_the_letter_from_all(
    office: PostOffice, channel: SmtpChannel, second: str, refusal: type[Exception]
) -> None:
    office.answers["RCPT bob@example.org"] = second
    staff = outgoing(MESSAGE, "ada@example.org", "bob@example.org")
    with pytest.raises(refusal):
        await hand_over(channel, staff)
    assert not office.taken
    office.answers.clear()
    await hand_over(channel, staff)
    assert [taken.to for taken in office.taken] == [("ada@example.org", "bob@example.org")]


async def test_of_two_refusals_the_one_for_good_is_told(office: PostOffice, channel: SmtpChannel) -> None:
    office.answers |= {"RCPT ada@example.org": "451 4.2.1 busy", "RCPT bob@example.org": "550 5.1.1 nobody"}
    with pytest.raises(Undeliverable, match=r"550 5\.1\.1"):
        await hand_over(channel, outgoing(MESSAGE, "ada@example.org", "bob@example.org"))


@pytest.mark.parametrize("code", [454, 501, 504, 535])
def test_no_refusal_of_a_sign_in_is_the_fault_of_the_letter(code: int) -> None:
    server = SmtpServer.read("smtp://mail.example")
    why = refused(SMTPAuthenticationError(code, "no"), server)
    assert isinstance(why, NotTaken)
    assert f"The mail server mail.example:587 refuses to let us sign in: {code}. Operations:" in str(why)
