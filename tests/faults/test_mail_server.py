"""The mail server of the fault suite does what it is for, asked by Python's own client."""

import asyncio
import smtplib
from contextlib import closing
from pathlib import Path

import pytest

from faults.mail_server import MailServer, mail_server
from faults.smtp_server import Behaviour

pytestmark = pytest.mark.special

MESSAGE = "From: foi@sedgemere.example\nTo: {0}\nSubject: Bicycles\nMessage-ID: <{0}>\n\nForty-one.\n"


async def connect(server: MailServer) -> smtplib.SMTP:
    """A client, as soon as the server listens."""
    host, port = server.address.split(":")
    async with asyncio.timeout(20):
        while True:
            try:
                return await asyncio.to_thread(smtplib.SMTP, host, int(port), timeout=10)
            except (OSError, smtplib.SMTPServerDisconnected):
                await asyncio.sleep(0.1)


async def send(server: MailServer, to: str) -> None:
    """Send a message to this address."""
    client = await connect(server)
    with closing(client):
        await asyncio.to_thread(client.sendmail, "foi@sedgemere.example", [to], MESSAGE.format(to))


async def test_a_message_is_kept_before_it_is_answered_for_and_outlives_a_kill(tmp_path: Path) -> None:
    async with mail_server(tmp_path) as server:
        await send(server, "ada@example.org")
        assert server.process.kill()
        with (tmp_path / "taken.jsonl").open("a") as file:
            file.write('{"cut off by the ki')
        await send(server, "bob@example.org")
    assert [(taken.message_id, taken.to) for taken in server.taken] == [
        ("<ada@example.org>", ("ada@example.org",)),
        ("<bob@example.org>", ("bob@example.org",)),
    ]


async def test_it_refuses_puts_off_or_hangs_up_by_address(tmp_path: Path) -> None:
    async with mail_server(tmp_path) as server:
        server.behave(Behaviour(refuses=("gone@example.org",), puts_off=("busy@example.org",)))
        for address, code in (("gone@example.org", 550), ("busy@example.org", 451)):
            with pytest.raises(smtplib.SMTPRecipientsRefused) as refused:
                await send(server, address)
            assert refused.value.recipients[address][0] == code
        server.behave(Behaviour(hangs_up_on=("ada@example.org",)))
        with pytest.raises(smtplib.SMTPServerDisconnected):
            await send(server, "ada@example.org")
    assert [taken.to for taken in server.taken] == [("ada@example.org",)], "kept, and not answered for"


async def test_a_tarpit_takes_connections_and_never_says_anything_whole(tmp_path: Path) -> None:
    async with mail_server(tmp_path, tarpit=True) as server:
        host, port = server.address.split(":")
        reader, writer = await asyncio.open_connection(host, int(port))
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(reader.readline(), 3)
        writer.close()
