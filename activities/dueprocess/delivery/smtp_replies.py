"""What failures of sending by SMTP mean for a letter, in sentences that no address can be in.

A server's own words may quote addresses, so only its code and its enhanced status (RFC 3463) are told.
"""

import re
import ssl

from aiosmtplib import (
    SMTPAuthenticationError,
    SMTPConnectResponseError,
    SMTPHeloError,
    SMTPRecipientRefused,
    SMTPResponseException,
)

from dueprocess.delivery.channel import EndUnknown, Mail, NotTaken, Undeliverable
from dueprocess.delivery.smtp_url import SmtpServer

_ENHANCED = re.compile(r"[245]\.\d{1,3}\.\d{1,3}\b")
_WANTS_SIGN_IN = {530, 534, 535, 538}
_LONGEST_RECEIPT = 200

WHAT_TO_DO = (
    "Post it, then say so: `dueprocess letters sent`. An address of staff is mended under `[recipients]`; then retry."
)
"""With a letter to an address that it cannot be sent to; that of an applicant is as the request gave it."""


def refused(error: SMTPResponseException, server: SmtpServer) -> NotTaken | Undeliverable:
    """What a reply that is no yes means (RFC 5321, 4.2.1): 5xx of the letter is for good, all else for now."""
    status = _status(error)
    if isinstance(error, SMTPAuthenticationError) or error.code in _WANTS_SIGN_IN:
        return NotTaken(
            f"The mail server {server.address} refuses to let us sign in: {status}. Operations: check the user in "
            "DUEPROCESS_MAIL_URL and DUEPROCESS_MAIL_PASSWORD, and restart the worker."
        )
    if isinstance(error, (SMTPConnectResponseError, SMTPHeloError)):
        return NotTaken(f"The mail server {server.address} turns us away: {status}. Operations: ask whoever runs it.")
    if not is_permanent(error):
        return NotTaken(f"The mail server {server.address} does not take the letter now: {status}.")
    if isinstance(error, SMTPRecipientRefused):
        return Undeliverable(
            f"The mail server refuses an address for good: {status}. Nobody has had the letter. {WHAT_TO_DO}"
        )
    return Undeliverable(
        f"The mail server refuses the letter for good: {status}. Nobody has had it. Ask whoever runs the server, then "
        "retry; or post it and say so: `dueprocess letters sent`."
    )


def not_reached(error: BaseException, server: SmtpServer) -> NotTaken:
    """What a connection that failed, or ended before the letter was given whole, means."""
    cause = error.__cause__ if isinstance(error.__cause__, OSError) else error
    if isinstance(cause, ssl.SSLCertVerificationError):
        what = f"its certificate is not trusted: {cause.verify_message}. Operations: mend it, or name its CA by `ca=`"
    elif isinstance(cause, ssl.SSLError):
        what = f"TLS failed: {cause.reason}. Operations: check DUEPROCESS_MAIL_URL"
    elif isinstance(cause, TimeoutError):
        what = "it did not answer in time"
    else:
        known = cause.strerror if isinstance(cause, OSError) else ""
        what = f"it could not be reached, or the connection was lost{f' ({known})' if known else ''}"
    return NotTaken(f"The mail server {server.address} has not had the letter: {what}.")


def not_offered(extension: str, server: SmtpServer) -> NotTaken:
    """What a server means that lacks a part of SMTP without which we send nothing."""
    return NotTaken(
        f"The mail server {server.address} does not offer {extension.upper()}, and without it nothing is sent. "
        "Operations: check DUEPROCESS_MAIL_URL."
    )


def not_answered(server: SmtpServer) -> EndUnknown:
    """What silence after the final dot means."""
    return EndUnknown(
        f"The mail server {server.address} was given all of the letter and did not say what became of it."
    )


def is_permanent(error: SMTPResponseException) -> bool:
    """Whether the answer will be the same tomorrow."""
    return 500 <= error.code <= 599  # noqa: PLR2004 - the class of replies (RFC 5321, 4.2.1)


def receipt_of(code: int, words: str, mail: Mail) -> str:
    """The final reply as a receipt: printable ASCII, without the addresses of the letter."""
    for address in (mail.envelope_from, *mail.envelope_to):
        words = re.sub(re.escape(address), "...", words, flags=re.IGNORECASE) if address else words
    line = " ".join(f"{code} {words}".split())
    return "".join(sign if sign.isascii() and sign.isprintable() else "?" for sign in line)[:_LONGEST_RECEIPT]


def _status(error: SMTPResponseException) -> str:
    if error.code < 0:
        return "a reply that is not SMTP"
    enhanced = _ENHANCED.match(error.message)
    return f"{error.code} {enhanced.group()}" if enhanced else str(error.code)
