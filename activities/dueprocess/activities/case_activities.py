"""What a case asks of the world, as Temporal activities."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import ParamSpec, TypeVar

import structlog
from temporalio import activity
from temporalio.exceptions import ApplicationError

from dueprocess.activities.failing import needs_a_person, type_of
from dueprocess.activities.issuing import ChannelOf, Issuing
from dueprocess.activities.making import Making
from dueprocess.calendars import CalendarSource
from dueprocess.case.indexed import IndexedCase, first_entry
from dueprocess.case.orders import NoticeMade, NoticeOrder, OpenOrder, ReplanOrder, SentOrder, TellOrder
from dueprocess.case.record import CaseRecord, Opened, Planned
from dueprocess.delivery import Store
from dueprocess.institutions import InstitutionError, Institutions, UnknownAuthority
from dueprocess.law.errors import InvalidTimeline
from dueprocess.law.regimes import find_regime, regimes_with
from dueprocess.register import Register
from dueprocess.register.ledger import LetterKey, LetterState
from dueprocess.register.tables import LONGEST_CASE_ID
from dueprocess.workflows.effects import (
    ENTER_CASE,
    ESCALATE,
    ISSUE_NOTICE,
    NOTE_LETTER_SENT,
    OPEN_CASE,
    PREPARE_NOTICE,
    REMIND,
    REPLAN_CASE,
    TELL_INSTITUTION,
)

_log = structlog.stdlib.get_logger()
_P = ParamSpec("_P")
_R = TypeVar("_R")


def _activity(name: str) -> Callable[[Callable[_P, _R]], Callable[_P, _R]]:
    # Temporal would cut a thread off by an exception anywhere in it, also half-way through handing a letter over.
    return activity.defn(name=name, no_thread_cancel_exception=True)


class CaseActivities:
    """The activities of `InformationRequest`. Safe to call from several threads, and safe to repeat."""

    def __init__(
        self,
        *,
        calendars: CalendarSource,
        institutions: Institutions,
        register: Register,
        store: Store,
        channel_of: ChannelOf,
    ) -> None:
        self._calendars = calendars
        self._institutions = institutions
        self._register = register
        self._store = store
        self._channel_of = channel_of

    @property
    def all(self) -> Sequence[Callable[..., object]]:
        """Every activity, to register with a worker."""
        return (
            self.open_case,
            self.replan_case,
            self.issue_notice,
            self.prepare_notice,
            self.remind,
            self.escalate,
            self.note_letter_sent,
            self.tell_institution,
            self.enter_case,
        )

    @property
    def institutions(self) -> Institutions:
        """The institutions of now."""
        return self._institutions

    def use(self, institutions: Institutions) -> None:
        """Ask these from now on. A letter in hand is finished with those it was begun with."""
        before, self._institutions = self._institutions, institutions
        before.close()

    def close(self) -> None:
        """Let go of the register and the institutions, once no worker uses these activities any more."""
        self._register.close()
        self._institutions.close()

    @_activity(OPEN_CASE)
    def open_case(self, order: OpenOrder) -> Opened:
        """Give a new case its reference, calendar and plan, and enter it in the index.

        No number is used up when that fails.

        Raises:
            ApplicationError: not retryable; its sentence says what the starter must change.
        """
        if len(order.case_id) > LONGEST_CASE_ID:
            raise ApplicationError(
                f"The workflow id has {len(order.case_id)} characters; the register keeps {LONGEST_CASE_ID} at most. "
                "Start the case under a shorter key.",
                type="id-too-long",
                non_retryable=True,
            )
        request = order.request
        planned = self._plan(request.authority, request.regime, request.received_on, order.opened_on)
        try:
            asked = (request.authority, request.regime, request.received_on)
            reference = self._register.references.give(
                order.case_id,
                authority=request.authority,
                series=self._institutions.reference_series(*asked),
                write=lambda number: self._institutions.reference(*asked, number),
            )
            statute = find_regime(request.regime, regimes_with(planned.regimes)).statute
            unit = self._institutions.office(request.authority).under(statute).enquiries.role
            opened_by = self._institutions.opened_by(*asked)
        except InstitutionError as error:
            raise needs_a_person(error) from error
        _log.info("case.opened", case_id=order.case_id, reference=reference, received_on=str(request.received_on))
        opened = Opened(reference=reference, unit=unit, opened_by=opened_by, **dict(planned))
        case = CaseRecord(request=request, opened=opened)
        self._register.cases.enter(first_entry(case, case.position(order.opened_on), order.case_id, order.opened_on))
        return opened

    @_activity(REPLAN_CASE)
    def replan_case(self, order: ReplanOrder) -> Planned:
        """The calendar and the institution's plan as they are today.

        Raises:
            ApplicationError: not retryable; its sentence says what must be mended.
        """
        return self._plan(order.authority, order.regime, order.received_on, order.today)

    @_activity(ISSUE_NOTICE)
    def issue_notice(self, order: NoticeOrder) -> NoticeMade:
        """Make a notice in the words of today, store it, and hand it over: once, however often it is asked.

        Raises:
            ApplicationError: not retryable: it is held until a person mends what its sentence names; or to be tried
                again; or, with the type `DATED_ANOTHER_DAY`, to be ordered anew.
        """
        return Issuing(self._making, self._register.letters, self._channel_of).issue(order)

    @_activity(PREPARE_NOTICE)
    def prepare_notice(self, order: NoticeOrder) -> NoticeMade:
        """Make a notice and store it as a draft, beside the letters that have gone out.

        Raises:
            ApplicationError: not retryable: it cannot be made until a person mends what its sentence names.
        """
        return self._making.draft(order)

    @_activity(REMIND)
    def remind(self, order: NoticeOrder) -> NoticeMade:
        """Remind the officers of a date; as `issue_notice`."""
        return self.issue_notice(order)

    @_activity(ESCALATE)
    def escalate(self, order: NoticeOrder) -> NoticeMade:
        """Tell those responsible that a date was missed; as `issue_notice`."""
        return self.issue_notice(order)

    @_activity(NOTE_LETTER_SENT)
    def note_letter_sent(self, order: SentOrder) -> None:
        """Enter in the register that an officer said that a held letter went out."""
        entry = self._register.letters.find(LetterKey(order.case_id, order.step))
        if entry is not None:
            self._register.letters.note(entry._replace(state=LetterState.HANDED_OVER, why="", **dict(order.delivered)))

    @_activity(TELL_INSTITUTION)
    def tell_institution(self, order: TellOrder) -> None:
        """Tell everybody who listens what happened in a case; those whom an earlier attempt told are not told again.

        Raises:
            ApplicationError: somebody could not be told; the sentence says who, and why.
        """
        event, institutions = order.event, self._institutions
        told = [str(name) for name in activity.info().heartbeat_details]
        failed = list[InstitutionError]()
        try:
            listeners = institutions.listeners(event.authority)
        except UnknownAuthority as error:
            # It may be enabled again in a moment; else the event is given up as one whose listener fails.
            raise ApplicationError(str(error), type=type_of(error)) from error
        for listener in listeners:
            if listener.enabled_as not in told:
                try:
                    institutions.tell(listener, event)
                except InstitutionError as error:
                    failed.append(error)
                else:
                    told.append(listener.enabled_as)
                    activity.heartbeat(*told)
        if failed:
            why = " ".join(map(str, failed))
            _log.error("event.not-told", case_id=event.case_id, number=event.number, kind=event.kind, why=why)
            raise ApplicationError(why, type="institution-failed")
        _log.info("event.told", case_id=event.case_id, number=event.number, kind=event.kind)

    @_activity(ENTER_CASE)
    def enter_case(self, entry: IndexedCase) -> None:
        """Enter a case in the register's index as it stands; one that came later and is there already is left."""
        self._register.cases.enter(entry)

    @property
    def _making(self) -> Making:
        return Making(self._institutions, self._store)

    def _plan(self, authority: str, regime: str, received_on: date, today: date) -> Planned:
        try:
            regimes = self._institutions.regimes(authority)
            regimes_by = self._institutions.regimes_by(authority)
            find_regime(regime, regimes_with(regimes)).refuse_before_force(received_on)
            plan = self._institutions.plan(authority, regime)
        except (UnknownAuthority, InvalidTimeline, InstitutionError) as error:
            raise needs_a_person(error) from error
        # From the year before, since the day of receipt may be corrected to an earlier one; to the end of the verified
        # years, or past every date that the case can reach before it is told to replan.
        calendar = self._calendars.uk()
        last_year = max(calendar.verified_to.year, today.year + _YEARS_AHEAD)
        return Planned(
            calendar=calendar.cut(received_on.year - 1, last_year), plan=plan, regimes=regimes, regimes_by=regimes_by
        )


_YEARS_AHEAD = 2
