"""The built-in answers, on the same hooks: what holds where an institution says nothing."""

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from dueprocess.case.notices import SENDING, Notice
from dueprocess.case.plan import Escalation, Reminder
from dueprocess.institutions.answers import House, SendingRules, Wording
from dueprocess.institutions.channels import FOLDER
from dueprocess.institutions.markers import hookimpl
from dueprocess.institutions.reference import DEFAULT_PATTERN, reference_for, series_for
from dueprocess.institutions.wording_files import WordingFolder
from dueprocess.law.position import DeadlineKind
from dueprocess.law.practice import Practice
from dueprocess.law.regime import Statute

SPOKEN: Mapping[str, frozenset[Statute]] = {
    "en": frozenset({Statute.FOIA_2000, Statute.EIR_2004, Statute.FOISA_2002, Statute.EISR_2004, Statute.UK_GDPR}),
    "cy": frozenset({Statute.FOIA_2000, Statute.EIR_2004}),
}
"""For which laws there are built-in words, by language. Not in Welsh: the laws of Scotland, and the UK GDPR."""

REMINDERS = (
    Reminder(before=DeadlineKind.RESPOND, working_days=10),
    Reminder(before=DeadlineKind.RESPOND, working_days=3),
    Reminder(before=DeadlineKind.RESPOND_EXTENDED, working_days=5),
    Reminder(before=DeadlineKind.ANSWER_REVIEW, working_days=5),
)


class BuiltIn:
    """Answers for every authority, in English, except for its office: that is nobody else's to say."""

    def __init__(self) -> None:
        self._wording = WordingFolder(Path(__file__).parent / "wording")

    @hookimpl
    def dueprocess_reference_series(self, received_on: date) -> str | None:
        """`FOI/2026`."""
        return series_for(DEFAULT_PATTERN, received_on)

    @hookimpl
    def dueprocess_reference(self, received_on: date, number: int) -> str | None:
        """`FOI/2026/0001`."""
        return reference_for(DEFAULT_PATTERN, received_on, number)

    @hookimpl
    def dueprocess_reminders(self) -> Iterable[Reminder] | None:
        """Twice before the time limit, once before an extended one and before that of a review."""
        return REMINDERS

    @hookimpl
    def dueprocess_escalation(self) -> Escalation | None:
        """The head of information, again every five working days."""
        return Escalation()

    @hookimpl
    def dueprocess_recipients(self) -> Mapping[str, Iterable[str]] | None:
        """No addresses: they are nobody else's to know."""
        return {}

    @hookimpl
    def dueprocess_practice(self) -> Practice | None:
        """The choices that are safe under every reading."""
        return Practice()

    @hookimpl
    def dueprocess_sending(self) -> SendingRules | None:
        """Everything at once, and no letter to say that a case has ended by itself."""
        return SENDING

    @hookimpl
    def dueprocess_wording(self, notice: Notice, language: str, statute: Statute) -> Wording | None:
        """Complete wording for the laws in `SPOKEN`, in the languages of each."""
        return self._wording.wording(notice, language, statute)

    @hookimpl
    def dueprocess_house(self) -> House | None:
        """The authority's name at the head, in the built-in layout."""
        return House()

    @hookimpl
    def dueprocess_channel_for(self) -> str | None:
        """The folder."""
        return FOLDER
