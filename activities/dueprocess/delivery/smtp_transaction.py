"""One letter over one connection (RFC 5321, 3.3), up to the final dot and after it.

Until the dot has left, the server cannot have taken the letter; from then on, only its answer tells.
"""

import asyncio
import re
from contextlib import suppress
from typing import Final

from aiosmtplib import (
    SMTP,
    SMTPDataError,
    SMTPRecipientRefused,
    SMTPResponse,
    SMTPResponseException,
    SMTPServerDisconnected,
)
from aiosmtplib.protocol import SMTPProtocol

from dueprocess.delivery.channel import Mail, Undeliverable
from dueprocess.delivery.smtp_replies import WHAT_TO_DO, is_permanent

_GO_ON: Final = 354
_LINE_END = re.compile(rb"\r\n|\r|\n")
_FIRST_DOT = re.compile(rb"^\.", re.MULTILINE)
_LOOK_AGAIN_SECONDS: Final = 0.005


async def name_sender(client: SMTP, mail: Mail) -> None:
    """Begin: `MAIL FROM`. Nothing of the letter has been accepted before.

    Raises:
        SMTPException: it is refused, or the connection is lost.
        Undeliverable: the server cannot carry these addresses.
    """
    options: list[str] = []
    if client.supports_extension("size"):
        options.append(f"SIZE={len(mail.message)}")
    if _needs_utf8(mail):
        if not client.supports_extension("smtputf8"):
            raise Undeliverable(
                "The mail server cannot send to an address with letters outside ASCII: it has no SMTPUTF8. Nobody has "
                f"had the letter. {WHAT_TO_DO}"
            )
        # A server with SMTPUTF8 has 8BITMIME too (RFC 6531, 3.1).
        options += ["SMTPUTF8", "BODY=8BITMIME"]
    await client.mail(mail.envelope_from, options=options, encoding="utf-8")


async def give(client: SMTP, mail: Mail) -> None:
    """Name the recipients and send the whole message, the final dot last.

    One refused recipient refuses the letter, before anybody is sent it: it comes again to all or to nobody, so none
    who had it has it twice. A refusal for good tells over one for now, since waiting mends only the other.

    Raises:
        SMTPException: it is refused, or the connection is lost, and the dot has not left.
    """
    refusals: list[SMTPRecipientRefused] = []
    for recipient in mail.envelope_to:
        try:
            await client.rcpt(recipient, encoding="utf-8")
        except SMTPRecipientRefused as error:
            refusals.append(error)
    if refusals:
        raise max(refusals, key=is_permanent)
    answer = await client.execute_command(b"DATA")
    if answer.code != _GO_ON:
        raise SMTPDataError(answer.code, answer.message)
    await _write(client, _on_the_wire(mail.message))
    _connected(client).write(b".\r\n")


async def answer_to_the_dot(client: SMTP, within: float) -> SMTPResponse:
    """What the server says of the letter. To be asked at once: nothing may be awaited between `give` and this.

    Raises:
        SMTPDataError: it refuses the letter.
        SMTPException: there is no answer, or none that means anything here.
    """
    answer = await _connected(client).read_response(timeout=within)
    match answer.code // 100:
        case 2:
            return answer
        case 4 | 5:
            raise SMTPDataError(answer.code, answer.message)
        case _:
            raise SMTPResponseException(answer.code, answer.message)


async def leave(client: SMTP, within: float) -> None:
    """Say goodbye and close. A connection that is lost already is no matter."""
    with suppress(SMTPResponseException, OSError):
        async with asyncio.timeout(within):
            await client.quit()
    abort(client)


def abort(client: SMTP) -> None:
    """Close the connection, and send nothing more, not even what is on its way."""
    if isinstance(client.transport, asyncio.WriteTransport):
        client.transport.abort()
    client.close()


async def _write(client: SMTP, content: bytes) -> None:
    """Wait until all of it has left us: else a dot still in the buffer could not be told from one that was sent."""
    protocol = _connected(client)
    protocol.write(content)
    transport = protocol.transport
    # aiosmtplib waits for the answer only; asyncio tells nobody but the protocol when the buffer is empty.
    while isinstance(transport, asyncio.WriteTransport) and transport.get_write_buffer_size():  # noqa: ASYNC110
        await asyncio.sleep(_LOOK_AGAIN_SECONDS)


def _connected(client: SMTP) -> SMTPProtocol:
    if client.protocol is None:
        raise SMTPServerDisconnected("Connection lost")
    return client.protocol


def _needs_utf8(mail: Mail) -> bool:
    """Names and words are encoded as ASCII; what is not stands in an address."""
    return not (mail.message.isascii() and all(a.isascii() for a in (mail.envelope_from, *mail.envelope_to)))


def _on_the_wire(message: bytes) -> bytes:
    """Each line ends in CRLF (RFC 5321, 2.3.8), and a dot that begins one is doubled (4.5.2)."""
    lines = _LINE_END.sub(b"\r\n", message)
    return _FIRST_DOT.sub(b"..", lines if lines.endswith(b"\r\n") else lines + b"\r\n")
