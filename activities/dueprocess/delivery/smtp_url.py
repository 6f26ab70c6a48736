"""Which mail server letters go by, read from a URL such as `smtp://foi@mail.example:587`."""

import ssl
from dataclasses import dataclass
from enum import StrEnum
from ipaddress import ip_address
from pathlib import Path
from typing import Self
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from pydantic import SecretStr

_WRITE = "Write smtp://user@host:587 (STARTTLS) or smtps://user@host:465 (TLS from the start)."
_OPTIONS = {"ca", "tls"}


class UnusableMailServer(ValueError):
    """The URL of the mail server, or what it names, cannot be used. The sentence never quotes it."""

    def __init__(self, what: str) -> None:
        super().__init__(f"DUEPROCESS_MAIL_URL: {what}")


class Security(StrEnum):
    """How a connection is kept from others."""

    STARTTLS = "starttls"
    """Required: where the server does not offer it, nothing is sent."""
    TLS = "tls"
    """From the first byte."""
    NONE = "none"
    """On this machine only."""


_PORTS = {Security.STARTTLS: 587, Security.TLS: 465, Security.NONE: 25}


@dataclass(frozen=True, slots=True)
class SmtpServer:
    """A mail server that takes letters from us."""

    host: str
    port: int
    security: Security
    user: str = ""
    """Empty where it asks for no sign-in."""
    password: SecretStr | None = None
    ca: Path | None = None
    """A file of certificates that are trusted in place of the system's."""

    @classmethod
    def read(cls, url: str, password: SecretStr | None = None) -> Self:
        """The server that a URL names; its password is given apart.

        Raises:
            UnusableMailServer: with what to write.
        """
        parts, port = _split(url)
        security, ca = _options(parts)
        host, user = parts.hostname or "", unquote(parts.username or "")
        if not host or parts.path not in {"", "/"} or parts.fragment:
            raise UnusableMailServer(f"It must name a host and nothing after it. {_WRITE}")
        if parts.password is not None:
            raise UnusableMailServer("The password does not belong in it. Write it to DUEPROCESS_MAIL_PASSWORD.")
        if security is Security.NONE and not _is_loopback(host):
            raise UnusableMailServer("`tls=none` is for a server on this machine only. Leave it out.")
        given = password if password and password.get_secret_value() else None
        if bool(user) != bool(given):
            raise UnusableMailServer("A user and DUEPROCESS_MAIL_PASSWORD go together. Write both, or neither.")
        return cls(host, port or _PORTS[security], security, user, given, ca)

    def tls(self) -> ssl.SSLContext:
        """How certificates are checked.

        Raises:
            UnusableMailServer: the file of certificates cannot be read.
        """
        try:
            return ssl.create_default_context(cafile=self.ca)
        except OSError as error:  # what ssl raises for a file without certificates is one too
            why = error.strerror or "it has no certificates"
            raise UnusableMailServer(f"`ca={self.ca}` cannot be used: {why}. Name a file in PEM.") from error

    @property
    def address(self) -> str:
        """Where it is, as sentences name it: `mail.example:587`."""
        return f"{self.host}:{self.port}"


def _split(url: str) -> tuple[SplitResult, int | None]:
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError as error:
        raise UnusableMailServer(f"It is no URL with a port from 1 to 65535. {_WRITE}") from error
    if parts.scheme not in {"smtp", "smtps"}:
        raise UnusableMailServer(f"It must begin with smtp:// or smtps://. {_WRITE}")
    return parts, port


def _options(parts: SplitResult) -> tuple[Security, Path | None]:
    named = dict(parse_qsl(parts.query, keep_blank_values=True))
    if unknown := named.keys() - _OPTIONS:
        raise UnusableMailServer(f"There is no option `{min(unknown)}`. There are `ca=/path/to/file` and `tls=none`.")
    if named.get("tls", Security.NONE) != Security.NONE:
        raise UnusableMailServer("`tls` can only be `none`. Leave it out for TLS.")
    if parts.scheme == "smtps" and "tls" in named:
        raise UnusableMailServer("`tls=none` contradicts smtps://. Write smtp:// for a server on this machine.")
    ca = Path(named["ca"]) if named.get("ca") else None
    if parts.scheme == "smtps":
        return Security.TLS, ca
    return (Security.NONE if "tls" in named else Security.STARTTLS), ca


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
