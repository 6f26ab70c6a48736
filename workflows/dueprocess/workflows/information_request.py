"""One information request, from receipt to close, as one durable workflow."""

import asyncio

from temporalio import workflow
from temporalio.common import RawValue
from temporalio.exceptions import ApplicationError

with workflow.unsafe.imports_passed_through():
    from collections.abc import Callable, Coroutine
    from datetime import date

    from dueprocess.case import names, noting, officers
    from dueprocess.case.agenda import Agenda, agenda
    from dueprocess.case.describing import describe_step
    from dueprocess.case.details import details_page
    from dueprocess.case.indexed import IndexedCase, first_entry, next_entry
    from dueprocess.case.letters import AboutLetter, Held, Issued, LetterReceipt, LetterSent, Waiting
    from dueprocess.case.orders import (
        DATED_ANOTHER_DAY,
        NoticeOrder,
        OpenOrder,
        ReplanOrder,
        SentOrder,
        TellOrder,
        files_of_failure,
    )
    from dueprocess.case.reading import Unreadable
    from dueprocess.case.record import CaseRecord, Planned
    from dueprocess.case.search import search_values
    from dueprocess.case.starting import Continuation, read_start
    from dueprocess.case.steps import Step
    from dueprocess.case.telling import CalendarChanged, HeldNoticesRetried, Replan, Replanned, RetryHeldNotices
    from dueprocess.case.view import CaseClosed, CaseView, Receipt, letter_receipt, receipt, view_case
    from dueprocess.law.errors import Refused
    from dueprocess.law.facts import type_of_fact
    from dueprocess.law.position import BEFORE_DECISION, Stage
    from dueprocess.law.uk_time import start_of_day_at, uk_date
    from dueprocess.workflows import effects, updates
    from dueprocess.workflows.attributes import changes
    from dueprocess.workflows.updates import LetterAct, json_of, read_message, refusal, unreadable


@workflow.defn(name=names.WORKFLOW)
class InformationRequest:
    """A request for information, from receipt to close, under FOIA 2000 or one of its sisters.

    Started with one JSON object, `InformationRequested`, under the workflow id `<authority>/<case key>`. Told what
    happens by updates named as the facts, read by the query `case`, and finished with `CaseClosed`.
    """

    def __init__(self) -> None:
        self._case: CaseRecord | None = None
        self._agenda: Agenda | None = None
        self._seen: CaseRecord | None = None
        self._telling: asyncio.Task[None] | None = None
        self._shown: dict[str, object] = {}
        self._set_for: date | None = None
        self._timer: asyncio.Task[None] | None = None
        self._fault: BaseException | None = None
        self._ended_on: date | None = None
        self._entered: IndexedCase | None = None
        self._entering: asyncio.Task[None] | None = None

    @workflow.run
    async def run(self, start: RawValue) -> CaseClosed:
        """Answer the request within the time the law gives."""
        await self._open(start)
        self._acknowledge()
        while True:
            await self._decide()
            await self._wait_for_a_request_for_review()
            await self._answer_review()
            # A letter that cannot go out takes the case back to where the applicant was last told.
            if await self._has_ended() and await self._has_told_its_end():
                return await self._close()

    # The stages.

    async def _open(self, start: RawValue) -> None:
        """Read the request and give it its reference, calendar and plan."""
        try:
            started = read_start(json_of(start), self._today)
            if isinstance(started, Continuation):
                self._seen = started.record
                self._case = started.record.told(started.review, self._today)
                return
        except Unreadable as error:
            raise unreadable(str(error)) from error
        except Refused as refused:
            raise refusal(refused) from refused
        case_id, today = workflow.info().workflow_id, self._today
        opened = await effects.open_case(OpenOrder(case_id=case_id, request=started, opened_on=today))
        case = CaseRecord(request=started, opened=opened)
        # As `open_case` entered it.
        self._entered = first_entry(case, case.position(today), case_id, today)
        self._case = case.model_copy(update={"entered": self._entered.revision})

    def _acknowledge(self) -> None:
        """Begin to send what is owed: the acknowledgement first, then whatever falls due."""
        self._look()
        self._begin(self._issue_notices())

    async def _decide(self) -> None:
        """Within 20 working days of receipt (s.10(1)); the clock waits while the applicant must act."""
        await self._while_in(*BEFORE_DECISION)

    async def _wait_for_a_request_for_review(self) -> None:
        """40 working days (Code of Practice, para 5.3)."""
        await self._while_in(Stage.REVIEW_WINDOW)

    async def _answer_review(self) -> None:
        """Within 20 working days, or 40 when extended (Code of Practice, paras 5.4 and 5.5)."""
        await self._while_in(Stage.IN_REVIEW)

    async def _has_ended(self) -> bool:
        """Whether the case is closed and nothing is owed, held or waiting: a closed case has lost no letter."""
        await self._until(
            lambda: (
                self._now.position.stage is not Stage.CLOSED
                or not (self._now.owed or self._record.held or self._record.waiting)
            )
        )
        await self._until(workflow.all_handlers_finished)
        return self._now.position.stage is Stage.CLOSED and not self._now.owed

    async def _has_told_its_end(self) -> bool:
        """Whether its end is in the index, and those who listen were told. It may be told more meanwhile, and go on."""
        # Of the day on which it ended, however long it takes to tell it.
        self._ended_on = self._now.position.as_of
        self._case = noting.note_end(self._record, self._now.position, workflow.info().workflow_id)
        self._enter()
        if self._record.events.untold or self._entering is not None:
            self._tell()
            await self._until(lambda: not self._record.events.untold and self._entering is None)
            await self._until(workflow.all_handlers_finished)
        left = (self._now.owed, self._record.held, self._record.waiting)
        return self._now.position.stage is Stage.CLOSED and not any(left)

    async def _close(self) -> CaseClosed:
        """The end, and why."""
        position, ended_on = self._now.position, self._ended_on
        if position.closing is None or ended_on is None:
            raise RuntimeError(f"The case ended in stage {position.stage} without a reason.")
        retention = self._record.opened.plan.retention
        return CaseClosed(
            authority=self._record.request.authority,
            reference=self._record.opened.reference,
            outcome=position.outcome,
            closing=position.closing,
            closed_on=ended_on,
            keep_until=retention.keep_until(ended_on) if retention else None,
            then=retention.then if retention else None,
        )

    # What the stages share.

    @property
    def _today(self) -> date:
        return uk_date(workflow.now())

    @property
    def _record(self) -> CaseRecord:
        if self._case is None:
            raise ApplicationError("The case is still being opened. Ask again in a moment.", type="not-open")
        return self._case

    @property
    def _now(self) -> Agenda:
        if self._agenda is None:
            raise ApplicationError("The case is still being opened. Ask again in a moment.", type="not-open")
        return self._agenda

    def _look(self) -> Agenda:
        """Work out afresh where the case stands, and show it."""
        self._agenda = now = agenda(self._record, self._today)
        self._case = noting.note(self._record, self._seen, now.position, workflow.info().workflow_id)
        self._seen = self._case
        self._tell()
        self._enter()
        values = search_values(self._record, now)
        if updates := changes(self._shown, values):
            workflow.upsert_search_attributes(updates)
            self._shown = dict(values)
        workflow.set_current_details(details_page(self._record, now))
        return now

    async def _while_in(self, *stages: Stage) -> None:
        """Sleep until the next day on which something changes by itself, again and again, while in these stages."""
        while self._now.position.stage in stages:
            self._set_timer()
            await self._until(lambda: self._must_set_timer or self._now.position.stage not in stages)

    @property
    def _must_set_timer(self) -> bool:
        """Only when the next day has moved, or come: to set a timer anew costs two events and an action."""
        wake_on = self._now.wake_on
        return wake_on != self._set_for or (wake_on is not None and self._timer is None)

    def _set_timer(self) -> None:
        # A task of its own, and not the time-out of a condition: asyncio has changed how that is done between versions
        # of Python, and with it the order of a case's commands. A case must outlive an upgrade of Python.
        if self._timer is not None:
            self._timer.cancel()
        self._set_for = self._now.wake_on
        self._timer = self._begin(self._wake(self._set_for, self._now.wake_for)) if self._set_for else None

    async def _wake(self, on: date, why: str) -> None:
        await workflow.sleep(start_of_day_at(on) - workflow.now(), summary=why)
        self._timer = None
        self._look()

    def _begin(self, work: Coroutine[None, None, None]) -> "asyncio.Task[None]":
        """Do this beside the stages. A fault in it is raised in them, or the case would go on without it in silence."""
        task = asyncio.create_task(work)
        task.add_done_callback(self._note_fault)
        return task

    def _note_fault(self, task: "asyncio.Task[None]") -> None:
        if not task.cancelled():
            self._fault = self._fault or task.exception()

    async def _until(self, condition: Callable[[], bool]) -> None:
        """Wait; raise the fault of what runs beside, upon which Temporal suspends the case until it is mended."""
        await workflow.wait_condition(lambda: self._fault is not None or condition())
        if self._fault is not None:
            raise self._fault

    def _tell(self) -> None:
        if self._record.events.untold and self._telling is None:
            self._telling = self._begin(self._tell_events())

    async def _tell_events(self) -> None:
        """Tell the institution what happened, one event after the other; what it cannot be told is noted."""
        while untold := self._record.events.untold:
            why = await effects.tell_institution(TellOrder(event=untold[0]))
            log = self._record.events.without_first(why)
            self._case = self._record.model_copy(update={"events": log})
            if why:
                workflow.set_current_details(details_page(self._record, self._now))
        self._telling = None

    def _enter(self) -> None:
        # Cases that were opened before there was an index are not in it. To be retired when no open case, and none that
        # a test replays, was begun by a version without it.
        if self._entering is None and self._entry is not None and workflow.patched("case-index"):
            self._entering = self._begin(self._enter_case())

    async def _enter_case(self) -> None:
        """Enter the case in the index, and again if it has changed meanwhile."""
        while entry := self._entry:
            await effects.enter_case(entry)
            self._entered = entry
            self._case = self._record.model_copy(update={"entered": entry.revision})
        self._entering = None

    @property
    def _entry(self) -> IndexedCase | None:
        """The case as it is to be entered in the index; None where it stands so there."""
        case, position = self._record, self._now.position
        if self._entered is None:
            return first_entry(case, position, workflow.info().workflow_id, None)
        return next_entry(case, position, self._entered, self._ended_on)

    async def _issue_notices(self) -> None:
        """Send what is owed, one notice after the other, in the order in which they fell due."""
        while True:
            await workflow.wait_condition(lambda: bool(self._now.owed))
            await self._issue(self._now.owed[0])
            self._look()

    async def _issue(self, step: Step) -> None:
        """Send one notice, or have it wait for approval; hold it when it cannot be made lawfully. The clock runs on."""
        case, today = self._record, self._today
        as_activity = effects.internal_notices_are_activities()
        approved = case.approval_of(step)
        order = NoticeOrder(
            case_id=workflow.info().workflow_id,
            authority=case.request.authority,
            language=case.request.language,
            statute=case.regime_of(step.part, today).statute,
            step=step,
            particulars=describe_step(case, step, today),
            approved=approved,
        )
        try:
            if case.needs_approval(step):
                made = await effects.prepare_notice(order)
                waiting = Waiting(step=step, prepared_on=today, files=made.files)
                self._case = self._record.with_waiting(waiting)
                return
            made = await effects.issue_notice(order, internal_as_activity=as_activity)
        except ApplicationError as error:
            if error.type != DATED_ANOTHER_DAY:  # else it is still owed, and is ordered again with the date of now
                held = Held(step=step, held_on=today, why=error.message, files=files_of_failure(error.details))
                self._case = self._record.with_held(held)
            return
        self._case = self._record.with_issued(
            Issued(
                step=step,
                dated_on=today,
                files=made.files,
                answered_by=made.answered_by,
                delivered=made.delivered,
                approved_by=approved.by if approved else None,
                replacement=approved.replacement if approved else None,
            )
        )

    # What people tell it.

    def refuse_unless_allowed(self, fact: type_of_fact) -> None:
        """Raise ApplicationError when the case may not be told this now; before it is open, `tell` decides."""
        if self._case is not None:
            try:
                self._case.told(fact, self._today)
            except Refused as refused:
                raise refusal(refused) from refused

    async def tell(self, fact: type_of_fact) -> Receipt:
        """Record the fact and answer at once; letters follow from the main loop."""
        await workflow.wait_condition(lambda: self._agenda is not None)
        try:
            self._case = self._record.told(fact, self._today)
        except Refused as refused:
            raise refusal(refused) from refused
        return receipt(self._record, self._look())

    receipt_corrected = updates.RECEIPT_CORRECTED
    classified = updates.CLASSIFIED
    identity_asked = updates.IDENTITY_ASKED
    identity_proved = updates.IDENTITY_PROVED
    clarification_asked = updates.CLARIFICATION_ASKED
    clarification_received = updates.CLARIFICATION_RECEIVED
    fee_charged = updates.FEE_CHARGED
    fee_paid = updates.FEE_PAID
    extended = updates.EXTENDED
    time_allowed = updates.TIME_ALLOWED
    delay_notified = updates.DELAY_NOTIFIED
    decided = updates.DECIDED
    withdrawn = updates.WITHDRAWN
    reassigned = updates.REASSIGNED
    review_requested = updates.REVIEW_REQUESTED
    review_extended = updates.REVIEW_EXTENDED
    review_decided = updates.REVIEW_DECIDED

    @workflow.update(name=names.REPLAN, description="Take today's calendar and the institution's plan as it is now.")
    async def replan(self, message: RawValue) -> Replanned:
        """Nothing else moves a date of an open case: neither a new holidays package nor a new plan."""
        asked = read_message(Replan, message)
        planned = await self._plan_of_today()
        self._case, change = self._record.with_plan(planned, self._today, asked.by)
        self._look()
        return change

    @workflow.update(
        name=names.CALENDAR_CHANGED, description="The list of holidays has changed: take today's, and nothing else."
    )
    async def calendar_changed(self, message: RawValue) -> Replanned:
        """Dates move with the new calendar, save those that were met or missed. Told twice, it changes nothing more."""
        asked = read_message(CalendarChanged, message)
        planned = await self._plan_of_today()
        self._case, change = self._record.with_calendar(planned.calendar, self._today, asked.by)
        self._look()
        return change

    async def _plan_of_today(self) -> Planned:
        await workflow.wait_condition(lambda: self._agenda is not None)
        request = self._record.request
        return await effects.replan_case(
            ReplanOrder(
                authority=request.authority,
                regime=request.regime,
                received_on=request.received_on,
                today=self._today,
            )
        )

    @workflow.update(
        name=names.RETRY_HELD_NOTICES, description="Try the held notices again: what stopped them is mended."
    )
    async def retry_held_notices(self, message: RawValue) -> HeldNoticesRetried:
        """They are owed again, and go out in the order in which they fell due."""
        read_message(RetryHeldNotices, message)
        await workflow.wait_condition(lambda: self._agenda is not None)
        held = self._record.held
        self._case = officers.try_again(self._record, self._today)
        self._look()
        return HeldNoticesRetried(owed=len(held) - len(self._record.held))

    def refuse_unless_possible(self, act: LetterAct, asked: AboutLetter) -> None:
        """Raise ApplicationError when this cannot be done with a letter now."""
        self._done_with_letter(act, asked)

    async def do_with_letter(self, act: LetterAct, asked: AboutLetter) -> LetterReceipt:
        """Do what an officer asks with a letter."""
        await workflow.wait_condition(lambda: self._agenda is not None)
        self._case = case = self._done_with_letter(act, asked)
        self._look()
        if isinstance(asked, LetterSent) and (delivered := case.issued[-1].delivered):
            case_id = workflow.info().workflow_id
            await effects.note_letter_sent(SentOrder(case_id=case_id, step=asked.letter, delivered=delivered))
        return letter_receipt(self._record, asked.letter)

    def _done_with_letter(self, act: LetterAct, asked: AboutLetter) -> CaseRecord:
        try:
            return act(self._record, asked, self._today)
        except Refused as refused:
            raise refusal(refused) from refused

    approve_letter = updates.APPROVE_LETTER
    send_letter_back = updates.SEND_LETTER_BACK
    replace_letter = updates.REPLACE_LETTER
    drop_letter = updates.DROP_LETTER
    letter_sent = updates.LETTER_SENT

    @workflow.query(
        name=names.CASE_QUERY, description="Where the case stands: stage, deadlines with reasons, facts, notices."
    )
    def case(self) -> CaseView:
        """The case as it stood when it was last looked at."""
        return view_case(self._record, self._now)

    @workflow.query(name=names.RECORD_QUERY, description="All the case knows, to reopen it from when it has closed.")
    def record(self) -> CaseRecord:
        """The whole record."""
        return self._record
