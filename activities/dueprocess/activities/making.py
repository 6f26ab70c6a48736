"""Making a letter: its words, its files in the store, and what a channel is given of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import structlog

from dueprocess.activities.failing import held, needs_a_person, removed, type_of
from dueprocess.activities.sending import Sending
from dueprocess.case.letters import Replacement, StoredFile
from dueprocess.case.orders import NoticeMade, NoticeOrder
from dueprocess.delivery.channel import Outgoing
from dueprocess.delivery.documents import NoDocument
from dueprocess.delivery.letters import FileLost, ReplacedLetter, StoredLetter
from dueprocess.delivery.store import Store
from dueprocess.institutions import SMTP, InstitutionError, Institutions, UnknownAuthority
from dueprocess.letters import WordingError, compose
from dueprocess.register.ledger import LetterKey, Made

_log = structlog.stdlib.get_logger()


@dataclass(frozen=True, slots=True)
class Making:
    """Makes letters in the words of these institutions."""

    institutions: Institutions
    store: Store

    def make(self, order: NoticeOrder, *, channel: str) -> Made:
        """Compose a letter in the words of now, or take the file that an officer put in its place, and store it.

        What goes by mail is stored as the e-mail too: however often it is sent, it is the same to the last byte.

        Raises:
            ApplicationError: not retryable: it cannot be made until a person mends what the sentence names.
        """
        replacement = order.approved.replacement if order.approved else None
        made = self._compose(order, draft=False) if replacement is None else self._adopt(order, replacement)
        if channel != SMTP:
            return made
        key = LetterKey(order.case_id, order.step.key)
        try:
            message = self._sending.message(order, key, made.files)
        except (NoDocument, FileLost, WordingError) as error:
            raise held(order, type_of(error), str(error), _as_made(made)) from error
        mail = self.store.letters.put(
            message, "eml", authority=order.authority, reference=order.particulars.reference, step=order.step.key
        )
        return made.model_copy(update={"files": (*made.files[:-1], mail, made.files[-1])})

    def draft(self, order: NoticeOrder) -> NoticeMade:
        """Compose a letter for an officer to approve, and store it beside the letters that have gone out.

        Raises:
            ApplicationError: as `make`.
        """
        return _as_made(self._compose(order, draft=True))

    def outgoing(self, order: NoticeOrder, key: LetterKey, files: Sequence[StoredFile], today: date) -> Outgoing:
        """A letter as a channel is given it."""
        return self._sending.outgoing(order, key, files, today)

    @property
    def _sending(self) -> Sending:
        return Sending(self.store, self.institutions)

    def _adopt(self, order: NoticeOrder, replacement: Replacement) -> Made:
        edited = ReplacedLetter(case_id=order.case_id, step=order.step.key, replacement=replacement)
        try:
            files = self.store.letters.adopt(edited, authority=order.authority, reference=order.particulars.reference)
        except FileLost as error:
            raise needs_a_person(error) from error
        return self._stored(order, Made(files=files), "letter.stored")

    def _compose(self, order: NoticeOrder, *, draft: bool) -> Made:
        step, institutions = order.step, self.institutions
        try:
            wording = institutions.wording(order.authority, step.notice, order.language, order.statute)
            letter = compose(
                step.notice,
                wording=wording,
                particulars=order.particulars,
                office=institutions.office(order.authority),
                language=wording.language,
                recipients=institutions.recipients(order.authority, step.notice),
            )
            stored = StoredLetter(case_id=order.case_id, step=step.key, letter=letter)
            keep = self.store.letters.draft if draft else self.store.letters.keep
            files = keep(stored, authority=order.authority, house=institutions.house(order.authority))
        except UnknownAuthority as error:
            raise removed(order) from error
        except (InstitutionError, WordingError) as error:
            raise held(order, type_of(error), str(error)) from error
        made = Made(files=files, answered_by=tuple(dict.fromkeys(wording.answered_by.values())))
        return self._stored(order, made, "letter.drafted" if draft else "letter.stored")

    def _stored(self, order: NoticeOrder, made: Made, event: str) -> Made:
        step = order.step
        _log.info(event, case_id=order.case_id, step=step.key, notice=step.notice, sha256=made.files[0].sha256)
        return made


def _as_made(made: Made) -> NoticeMade:
    return NoticeMade(files=made.files, answered_by=made.answered_by)
