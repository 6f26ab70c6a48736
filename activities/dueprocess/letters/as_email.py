"""A letter as an e-mail ready to be sent (RFC 5322): text and HTML of one letter, and what is attached to it."""

import hashlib
from collections.abc import Sequence
from datetime import date, datetime, time
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP, SMTPUTF8
from typing import Annotated, Final

from pydantic import BaseModel, ConfigDict, StringConstraints

from dueprocess.institutions.answers import House
from dueprocess.law.uk_time import LONDON
from dueprocess.letters.as_text import as_text
from dueprocess.letters.crest import as_png, crest_of
from dueprocess.letters.email_page import email_page
from dueprocess.letters.errors import UnusableMailbox
from dueprocess.letters.letter import Letter
from dueprocess.letters.mailbox import for_header, mailbox

SENT_AT: Final = time(9, tzinfo=LONDON)
"""The time of day that the e-mail names: a letter knows its day only."""


class Attached(BaseModel):
    """A file that goes with the e-mail."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
    media_type: Annotated[str, StringConstraints(pattern=r"^[a-z0-9.+-]+/[a-z0-9.+-]+$")]
    """Such as `application/pdf`."""
    content: bytes


def as_email(letter: Letter, house: House, attached: Sequence[Attached] = (), *, key: str = "") -> bytes:
    """The e-mail: from the office, to the applicant or the staff if an address is known, dated as the letter is.

    The same letter gives the same bytes, with one Message-ID however often it is made: a mail store can tell that a
    second copy is the same. With a `key` the Message-ID is that of the key, whatever the letter says. An address that
    no e-mail could be sent to is left out, and `To` with it if there is none.

    Raises:
        UnusableMailbox: the office's own address is of that kind.
        LayoutError: the crest cannot be used.
    """
    sender = mailbox(letter.sender.authority, letter.sender.email)
    if sender is None:
        raise UnusableMailbox(letter.sender.email)
    digest = hashlib.sha256(letter.model_dump_json().encode()).hexdigest()
    named = hashlib.sha256(key.encode()).hexdigest() if key else digest
    message = headed(sender, mailboxes_of(letter), letter.title, letter.dated_on, named)
    _put_words(message, letter, house, f"crest.{digest[:16]}@{sender.domain}")
    return finished(message, attached, letter.language, digest)


def mailboxes_of(letter: Letter) -> list[Address]:
    """To whom the e-mail goes, as far as an e-mail could be sent there."""
    if letter.is_internal:
        to = [mailbox("", email) for email in letter.staff_emails]
    else:
        to = [mailbox(letter.recipient[0] if letter.recipient else "", letter.recipient_email)]
    return [each for each in to if each]


def finished(message: EmailMessage, attached: Sequence[Attached], language: str, digest: str) -> bytes:
    """The e-mail as it is sent, once its words are in it; `digest` has 40 characters or more that are its own."""
    for file in attached:
        kind, _, subkind = file.media_type.partition("/")
        message.add_attachment(file.content, maintype=kind, subtype=subkind, filename=for_header(file.name))
    # Only now: on making parts Python moves every header `Content-` into the first.
    message["Content-Language"] = language
    # Else Python takes them from chance.
    for number, part in enumerate(part for part in message.walk() if part.is_multipart()):
        part.set_boundary(f"=_{number}_{digest[:40]}")
    return message.as_bytes()


def headed(sender: Address, to: Sequence[Address], title: str, dated_on: date, named: str) -> EmailMessage:
    """An e-mail without words yet; `named` has 40 characters or more that are its own, for its Message-ID."""
    plain = all(address.addr_spec.isascii() for address in (sender, *to))
    # Names and subjects in any script can be encoded; addresses cannot, so they ask for SMTPUTF8 (RFC 6531).
    message = EmailMessage(SMTP if plain else SMTPUTF8)
    message["From"] = sender
    if to:
        message["To"] = to
    message["Subject"] = for_header(title)
    message["Date"] = datetime.combine(dated_on, SENT_AT)
    message["Message-ID"] = f"<{named[:40]}@{sender.domain}>"
    return message


def _put_words(message: EmailMessage, letter: Letter, house: House, crest_id: str) -> None:
    """Text first, then HTML: of several alternatives the last is the best (RFC 2046, 5.1.4)."""
    message.set_content(as_text(letter), cte="quoted-printable")
    crest = crest_of(house)
    if crest is None or house.crest is None:
        message.add_alternative(email_page(letter, house, None), subtype="html", cte="quoted-printable")
        return
    png, width = as_png(crest, house.crest)
    page = email_page(letter, house, (f"cid:{crest_id}", width))
    message.add_alternative(page, subtype="html", cte="quoted-printable")
    *_, html = message.iter_parts()
    if isinstance(html, EmailMessage):
        html.add_related(png, "image", "png", cid=f"<{crest_id}>", disposition="inline", filename="crest.png")
