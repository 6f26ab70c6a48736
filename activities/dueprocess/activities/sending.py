"""A letter that lies in the store, made ready to go out by a channel."""

import mimetypes
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dueprocess.case.letters import StoredFile
from dueprocess.case.orders import NoticeOrder
from dueprocess.delivery.channel import Mail, Outgoing, Undeliverable
from dueprocess.delivery.letters import ReplacedLetter, StoredLetter, file_name
from dueprocess.delivery.store import Store
from dueprocess.institutions import Addressee, Institutions, OutgoingFile, OutgoingLetter
from dueprocess.letters import Attached, as_email, covering_email
from dueprocess.letters.as_email import mailboxes_of
from dueprocess.letters.mailbox import mailbox
from dueprocess.register.ledger import LetterKey

_PDF = "application/pdf"
_NO_ADDRESS = (
    "There is no e-mail address of the applicant that a letter can be sent to. Post it, then say so: "
    "`dueprocess letters sent`."
)
_NO_STAFF_ADDRESS = (
    "No e-mail address is known of those whom this notice is for. Name it under `[recipients]`, then retry."
)


@dataclass(frozen=True, slots=True)
class Sending:
    """Where letters, documents and addresses come from."""

    store: Store
    institutions: Institutions

    def outgoing(self, order: NoticeOrder, key: LetterKey, files: Sequence[StoredFile], today: date) -> Outgoing:
        """The letter of this order, which lies in these files. Nothing is read before it is asked for."""
        return Outgoing(
            key=key,
            authority=order.authority,
            reference=order.particulars.reference,
            today=today,
            mail=lambda: self._mail(order, key, files),
            draft_mail=lambda: self.message(order, key, files),
            for_institution=lambda: self._for_institution(order, key, files),
        )

    def message(self, order: NoticeOrder, key: LetterKey, files: Sequence[StoredFile]) -> bytes:
        """The e-mail: as it was stored when the letter was made, else made from its record.

        Raises:
            NoDocument: a document that goes with it is not there, or is not what it was.
            WordingError: the house style cannot be used, or the office has no address to send from.
        """
        if stored := next((file for file in files if file.key.endswith(".eml")), None):
            return self.store.letters.read(stored)
        record = self.store.letters.record(files)
        attached = [*self._letter_itself(order, files), *self._documents(order)]
        if isinstance(record, ReplacedLetter):
            return covering_email(
                order.step.notice,
                particulars=order.particulars,
                office=self.institutions.office(order.authority),
                language=self._language(order),
                attached=attached,
                key=str(key),
            )
        return as_email(record.letter, self.institutions.house(order.authority), attached, key=str(key))

    def _mail(self, order: NoticeOrder, key: LetterKey, files: Sequence[StoredFile]) -> Mail:
        about, office = order.particulars, self.institutions.office(order.authority)
        if order.step.notice.is_internal:
            record = self.store.letters.record(files)
            to = mailboxes_of(record.letter) if isinstance(record, StoredLetter) else []
        else:
            to = [found for found in [mailbox("", about.applicant_email)] if found]
        if not to:
            raise Undeliverable(_NO_STAFF_ADDRESS if order.step.notice.is_internal else _NO_ADDRESS)
        return Mail(
            message=self.message(order, key, files),
            envelope_from=office.bounces or office.under(order.statute).enquiries.email,
            envelope_to=tuple(address.addr_spec for address in to),
        )

    def _letter_itself(self, order: NoticeOrder, files: Sequence[StoredFile]) -> list[Attached]:
        """The letter as a file: its PDF, or the file that an officer put in its place."""
        typed = [(file, _media_type(file)) for file in files if not file.key.endswith(".json")]
        file, media_type = next((pair for pair in typed if pair[1] == _PDF), typed[0])
        ending = mimetypes.guess_extension(media_type) or ""
        name = f"{file_name(order.particulars.reference)}-{order.step.key}{ending}"
        return [Attached(name=name, media_type=media_type, content=self.store.letters.read(file))]

    def _documents(self, order: NoticeOrder) -> list[Attached]:
        return [
            Attached(
                name=f"{document.title}{mimetypes.guess_extension(document.media_type) or ''}",
                media_type=document.media_type,
                content=self.store.documents.read(document.sha256),
            )
            for document in order.particulars.documents
        ]

    def _language(self, order: NoticeOrder) -> str:
        languages = self.institutions.office(order.authority).languages
        return order.language if order.language in languages else languages[0]

    def _for_institution(self, order: NoticeOrder, key: LetterKey, files: Sequence[StoredFile]) -> OutgoingLetter:
        about = order.particulars
        return OutgoingLetter(
            key=str(key),
            reference=about.reference,
            notice=order.step.notice,
            language=self._language(order),
            to=Addressee(name=about.applicant, address=about.applicant_address, email=about.applicant_email),
            files=tuple(self._file(file) for file in files if not file.key.endswith((".json", ".eml"))),
            documents=tuple(
                OutgoingFile(
                    path=self.store.documents.find(document.sha256),
                    media_type=document.media_type,
                    sha256=document.sha256,
                    title=document.title,
                )
                for document in about.documents
            ),
        )

    def _file(self, file: StoredFile) -> OutgoingFile:
        return OutgoingFile(path=self.store.letters.path_of(file), media_type=_media_type(file), sha256=file.sha256)


def _media_type(file: StoredFile) -> str:
    return mimetypes.guess_type(file.key, strict=False)[0] or "application/octet-stream"
