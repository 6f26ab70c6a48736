"""A letter as it is kept with the case: composed once, printed in any format, later too."""

from datetime import date

from pydantic import BaseModel, ConfigDict

from dueprocess.case.notices import Notice
from dueprocess.law.regime import Statute
from dueprocess.letters.tree import Block


class Sender(BaseModel):
    """The authority as the head of the letter shows it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    authority: str
    address: tuple[str, ...] = ()
    email: str
    telephone: str = ""
    website: str = ""


class LetterPart(BaseModel):
    """One part of the notice, by its key in `dueprocess.case.notice_parts.parts_of`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    key: str
    blocks: tuple[Block, ...]


class Letter(BaseModel):
    """One letter. It is the record: every format is a function of it and of the house style, and of nothing else.

    All strings are cleaned. `recipient` holds the applicant's name and postal lines, or for an internal notice the
    roles it goes to; `recipient_email` is the applicant's address as given, or empty; `salutation` and `valediction`
    are empty for an internal notice, and only there `staff_emails` are the addresses of those roles, as far as known.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    language: str
    notice: Notice
    statute: Statute = Statute.FOIA_2000
    regime: str
    subject: str
    reference: str
    applicant_reference: str = ""
    dated_on: date
    sender: Sender
    recipient: tuple[str, ...] = ()
    recipient_email: str = ""
    staff_emails: tuple[str, ...] = ()
    salutation: str = ""
    body: tuple[LetterPart, ...]
    valediction: str = ""
    signatory: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """The subject with the reference: no two letters of a case look alike in a list of files."""
        return f"{self.subject} - {self.reference}"

    @property
    def is_internal(self) -> bool:
        """Whether the letter stays inside the authority."""
        return self.notice.is_internal
