"""A new connection to a mail server, under TLS and signed in, within limits."""

import ssl
from dataclasses import dataclass

from aiosmtplib import SMTP, SMTPConnectResponseError, SMTPResponseException

from dueprocess.delivery.smtp_replies import not_offered
from dueprocess.delivery.smtp_url import Security, SmtpServer


@dataclass(frozen=True, slots=True)
class Limits:
    """How long a server is waited for, in seconds. A letter is given up after `until_dot` and `answer` together."""

    connect: float = 10
    """For each of the connection and the greeting."""
    until_dot: float = 30
    """For everything before the final dot, and for a free connection."""
    answer: float = 30
    """To the final dot."""
    kept: float = 60
    """A connection that nobody uses; servers close theirs after some minutes."""


def new_client(server: SmtpServer, tls: ssl.SSLContext, limits: Limits) -> SMTP:
    """A client that is not connected yet."""
    return SMTP(
        hostname=server.host,
        port=server.port,
        timeout=limits.until_dot,
        use_tls=server.security is Security.TLS,
        start_tls=False,
        tls_context=tls,
    )


async def connect(client: SMTP, server: SmtpServer, limits: Limits) -> None:
    """Connect, and go no further without the TLS and the sign-in that the server is to have.

    Raises:
        SMTPException: it cannot be reached, or turns us away.
        OSError: the same, of TLS.
        NotTaken: it does not offer TLS, or a sign-in.
    """
    await client.connect(timeout=limits.connect)
    await client.ehlo()
    if server.security is Security.STARTTLS:
        _demand(client, server, "starttls")
        await _start_tls(client)
        await client.ehlo()
    if server.password:
        _demand(client, server, "auth")
        await client.login(server.user, server.password.get_secret_value())


async def _start_tls(client: SMTP) -> None:
    try:
        await client.starttls()
    except SMTPResponseException as error:
        # No letter has been named yet: whatever the code, it is not refused.
        raise SMTPConnectResponseError(error.code, error.message) from None


def _demand(client: SMTP, server: SmtpServer, extension: str) -> None:
    if not client.supports_extension(extension):
        raise not_offered(extension, server)
