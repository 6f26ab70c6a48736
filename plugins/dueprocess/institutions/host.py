"""The host: the one typed door between the rest of the house and the institution plugins."""

import logging
from collections.abc import Sequence
from datetime import date
from importlib.metadata import version
from pathlib import Path

from dueprocess.case.events import CaseEvent
from dueprocess.case.letters import Delivered
from dueprocess.case.notices import SENDING as BUILT_IN_SENDING
from dueprocess.case.notices import Notice
from dueprocess.case.plan import AnsweredBy, Plan, Reminder
from dueprocess.institutions.answers import ChosenWording, House, Office, Recipients
from dueprocess.institutions.asking import Answer, OnFailure, Plugins, T, conflict
from dueprocess.institutions.builtin import SPOKEN, BuiltIn
from dueprocess.institutions.carrying import Carriers
from dueprocess.institutions.channels import FOLDER, SMTP, OutgoingLetter, SentReceipt
from dueprocess.institutions.discovery import Plugin, find
from dueprocess.institutions.errors import InstitutionError, UnknownAuthority
from dueprocess.institutions.hooks import (
    AUTHORITIES,
    CASE_EVENT,
    CHANNEL_FOR,
    ESCALATION,
    FIND_SENT,
    HOUSE,
    OFFICE,
    PRACTICE,
    RECIPIENTS,
    REFERENCE,
    REFERENCE_SERIES,
    REGIMES,
    REMINDERS,
    RETENTION,
    SEND,
    SENDING,
    WORDING,
    Hook,
)
from dueprocess.institutions.limits import LIMITS, Limits
from dueprocess.institutions.merging import lacking, merge
from dueprocess.law.regime import Regime, Statute
from dueprocess.law.regimes import REGIMES as BUILT_IN

_log = logging.getLogger(__name__)


def log_failure(error: InstitutionError) -> None:
    """Log a failure that was passed over: what `Institutions.load` does unless told otherwise."""
    _log.error("institution.failed %s", error)


class Institutions:
    """The enabled institutions. Every method names an authority, and is safe to call from several threads.

    Attributes:
        plugins: the enabled plugins, sorted by name.

    Every method but `authorities` and `known` raises UnknownAuthority for an authority that none of them serves, and
    InstitutionError or its kind ConflictingAnswers for a plugin that fails a hook whose answer cannot be left out.
    """

    def __init__(self, plugins: Sequence[Plugin], on_failure: OnFailure = log_failure, limits: Limits = LIMITS) -> None:
        built_in = Plugin("dueprocess", "dueprocess", version("dueprocess"), BuiltIn())
        self.plugins = tuple(sorted(plugins, key=lambda plugin: plugin.name))
        self._asked = Plugins(self.plugins, built_in, on_failure, limits)
        served = self._asked.collect(AUTHORITIES)
        self._authorities = tuple(sorted({key for answer in served for key in answer.value}))
        self._carriers = Carriers(self._asked)
        self._does_deeds = True

    @classmethod
    def load(
        cls,
        enabled: Sequence[str],
        folders: Sequence[Path] = (),
        on_failure: OnFailure = log_failure,
        limits: Limits = LIMITS,
        *,
        does_deeds: bool = True,
    ) -> "Institutions":
        """Find, register and rehearse institutions.

        Args:
            enabled: their names: an entry point in the group `dueprocess.institutions`, or a folder's name.
            folders: paths that hold institution folders, such as `institutions/` with `anytown/institution.toml`.
            on_failure: told of each failure of a plugin that was passed over.
            limits: what the code of an institution may take.
            does_deeds: whether it sends letters by channels and tells of events; without it every letter stays in the
                folder and nobody listens, as for a case that is only tried.

        Raises:
            CannotLoad: an institution is not found, or a file, a package or a hook of it is wrong.
            InstitutionError: an answer is wrong, missing or given twice. Every question that can be asked at start is
                asked, so that it is not found out by the first letter.
        """
        institutions = cls([find(name, folders) for name in sorted(set(enabled))], _refuse, limits)
        try:
            _rehearse(institutions)
        except BaseException:
            institutions.close()
            raise
        institutions._asked = institutions._asked.reporting_to(on_failure)
        institutions._does_deeds = does_deeds
        for warning in institutions._asked.warnings():
            _log.warning("institution.deprecated %s", warning)
        return institutions

    def close(self) -> None:
        """End the processes of the institutions that answer in Python."""
        self._asked.close()

    def authorities(self) -> tuple[str, ...]:
        """The keys of all authorities that are served, sorted."""
        return self._authorities

    def known(self, authority: str) -> bool:
        """Whether an enabled institution serves this authority."""
        return authority in self._authorities

    def office(self, authority: str) -> Office:
        """The authority as its letters present it."""
        return self._ask(OFFICE, authority).value

    def house(self, authority: str) -> House:
        """How its letters look."""
        return self._ask(HOUSE, authority).value

    def recipients(self, authority: str, notice: Notice) -> Recipients:
        """The addresses of the roles that an internal notice may name; of nobody for a letter to an applicant."""
        return self._ask(RECIPIENTS, authority).value if notice.is_internal else {}

    def plan(self, authority: str, regime: str) -> Plan:
        """What a case that opens now will follow, with the plugins that said so."""
        self._check(authority)
        escalation = self._ask(ESCALATION, authority)
        practice = self._ask(PRACTICE, authority, regime=regime)
        sending = self._ask(SENDING, authority, regime=regime)
        # Nobody has to say how long: there is nothing that would be safe for every authority.
        retention = self._asked.ask(RETENTION, authority=authority, regime=regime)
        reminders = self._asked.collect(REMINDERS, authority=authority, regime=regime)
        if not reminders:
            built_in = self._asked.ask_built_in(REMINDERS, authority=authority, regime=regime)
            reminders = tuple(filter(None, (built_in,)))
        return Plan(
            reminders=_union(reminders),
            escalation=escalation.value,
            practice=practice.value,
            sending={**BUILT_IN_SENDING, **sending.value},
            retention=retention.value if retention else None,
            observed=bool(self.listeners(authority)),
            answered_by=tuple(
                answer.by for answer in (escalation, practice, sending, *reminders, retention) if answer is not None
            ),
        )

    def regimes(self, authority: str) -> tuple[Regime, ...]:
        """The laws that plugins add to the built-in ones, each with a key of its own."""
        self._check(authority)
        given = dict[str, Answer[Regime]]()
        for answer in self._asked.collect(REGIMES, authority=authority):
            for regime in answer.value:
                if regime.key in given:
                    raise conflict(REGIMES, given[regime.key].by, answer.by, f"with the regime '{regime.key}'")
                given[regime.key] = Answer(regime, answer.by)
        return tuple(answer.value for answer in given.values())

    def regimes_by(self, authority: str) -> tuple[AnsweredBy, ...]:
        """Who gives them."""
        return tuple(answer.by for answer in self._asked.collect(REGIMES, authority=authority) if answer.value)

    def opened_by(self, authority: str, regime: str, received_on: date) -> tuple[AnsweredBy, ...]:
        """Who says of a new case which office handles it, and how it is numbered."""
        about = {"regime": regime, "received_on": received_on}
        return (
            self._ask(OFFICE, authority).by,
            self._ask(REFERENCE_SERIES, authority, **about).by,
            self._ask(REFERENCE, authority, **about, number=1).by,
        )

    def reference_series(self, authority: str, regime: str, received_on: date) -> str:
        """The series in which a case received on that day is numbered, for example `K/20`."""
        return self._ask(REFERENCE_SERIES, authority, regime=regime, received_on=received_on).value

    def reference(self, authority: str, regime: str, received_on: date, number: int) -> str:
        """The reference of the case with this number in its series, for example `K/20/053`."""
        return self._ask(REFERENCE, authority, regime=regime, received_on=received_on, number=number).value

    def wording(
        self, authority: str, notice: Notice, language: str, statute: Statute = Statute.FOIA_2000
    ) -> ChosenWording:
        """The texts of every part of a notice, and who gave each.

        In the authority's first language if it does not write letters in `language`; the result says which. Under a
        law that no built-in text speaks of, a letter to an applicant has the institution's own words alone.
        """
        written = self.office(authority).languages
        chosen = language if language in written else written[0]
        arguments = {"authority": authority, "notice": notice, "language": chosen, "statute": statute}
        answers = self._asked.collect(WORDING, **arguments)
        own_words_only = not notice.is_internal and statute not in SPOKEN.get(chosen, ())
        built_in = None if own_words_only else self._asked.ask_built_in(WORDING, **arguments)
        wording = merge(notice, chosen, statute, built_in, answers)
        missing = lacking(notice, statute, wording)
        if missing:
            by = next((answer.by for answer in answers), self._ask(OFFICE, authority).by)
            why = f"there are no words in '{chosen}' for {', '.join(missing)} of '{notice}'"
            if own_words_only:
                why += f" under the {_title(statute)}, of which the built-in ones do not speak"
            cure = f"write wording/{notice}.{chosen}.md"
            if not own_words_only:
                cure += f", or take '{chosen}' out of office.languages"
            raise InstitutionError(WORDING.name, by.plugin, by.version, f"{why}; {cure}")
        return wording

    def channel_for(self, authority: str, notice: Notice) -> str:
        """The channel that a notice goes out by; for an internal one there are only the built-in ones."""
        answer = self._ask(CHANNEL_FOR, authority, notice=notice)
        self._carriers.check(authority, answer.value, answer.by)
        if notice.is_internal and answer.value != SMTP:
            return FOLDER
        return answer.value if self._does_deeds else FOLDER

    def send(self, authority: str, channel: str, letter: OutgoingLetter) -> Delivered:
        """Send a letter by a channel that `channel_for` named; once for each key, if the channel heeds it.

        Raises:
            InstitutionError: nobody knows that it went out; it may have.
        """
        carrier = self._carriers.carrier(authority, channel)
        receipt = self._asked.ask_only(carrier, SEND, authority=authority, channel=channel, letter=letter)
        if receipt is None:
            why = f"it gave no receipt for the letter {letter.key}; return one once it is sent, and raise if it is not"
            raise InstitutionError(SEND.name, carrier.name, carrier.version, why)
        return _delivered(channel, receipt, carrier)

    def can_find_sent(self, authority: str, channel: str) -> bool:
        """Whether the plugin that carries a channel can say what it has sent."""
        return self._carriers.carrier(authority, channel) in self._asked.having(FIND_SENT, authority)

    def find_sent(self, authority: str, channel: str, key: str) -> Delivered | None:
        """The letter of this key, if it has gone out by a channel; only where `can_find_sent`.

        Raises:
            InstitutionError: that cannot be told now.
        """
        carrier = self._carriers.carrier(authority, channel)
        receipt = self._asked.ask_only(carrier, FIND_SENT, authority=authority, channel=channel, key=key)
        return _delivered(channel, receipt, carrier) if receipt else None

    def listeners(self, authority: str) -> tuple[Plugin, ...]:
        """The plugins that want to be told what happens in the cases of this authority."""
        self._check(authority)
        return self._asked.having(CASE_EVENT, authority) if self._does_deeds else ()

    def channels(self, authority: str) -> tuple[str, ...]:
        """The channels that plugins carry for this authority, beside the folder."""
        self._check(authority)
        return self._carriers.channels(authority)

    def tell(self, listener: Plugin, event: CaseEvent) -> None:
        """Tell one of them.

        Raises:
            InstitutionError: it failed; it may have done what it does all the same.
        """
        self._asked.ask_only(listener, CASE_EVENT, authority=event.authority, event=event)

    def _check(self, authority: str) -> None:
        if not self.known(authority):
            raise UnknownAuthority(authority, self._authorities)

    def _ask(self, hook: Hook[T], authority: str, **arguments: object) -> Answer[T]:
        self._check(authority)
        answer = self._asked.ask(hook, authority=authority, **arguments)
        if answer is None:
            by = self._served_by(authority)
            raise InstitutionError(
                hook.name, by.plugin, by.version, f"no plugin answers it for {authority}, and nothing is built in"
            )
        return answer

    def _served_by(self, authority: str) -> AnsweredBy:
        return next(answer.by for answer in self._asked.collect(AUTHORITIES) if authority in answer.value)


def _rehearse(institutions: Institutions) -> None:
    day, regime = date(2020, 1, 29), "foia-2000"
    for authority in institutions.authorities():
        institutions.house(authority)
        institutions.recipients(authority, Notice.REMINDER)
        institutions.plan(authority, regime)
        for notice in Notice:
            institutions.channel_for(authority, notice)
        institutions.regimes(authority)
        institutions.reference_series(authority, regime, day)
        institutions.reference(authority, regime, day, 1)
        for language in institutions.office(authority).languages:
            for notice in Notice:
                institutions.wording(authority, notice, language)


def _delivered(channel: str, receipt: SentReceipt, carrier: Plugin) -> Delivered:
    return Delivered(
        channel=channel,
        receipt=receipt.id,
        sent_on=receipt.sent_on,
        plugin=carrier.name,
        version=carrier.version,
    )


def _title(statute: Statute) -> str:
    return next((law.title for law in BUILT_IN.values() if law.statute is statute), str(statute))


def _refuse(error: InstitutionError) -> None:
    raise error


def _union(answers: Sequence[Answer[tuple[Reminder, ...]]]) -> tuple[Reminder, ...]:
    return tuple(dict.fromkeys(reminder for answer in answers for reminder in answer.value))
