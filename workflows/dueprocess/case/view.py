"""A case as it shows itself: to queries, to search attributes, to the page in the Temporal UI."""

from datetime import date

from pydantic import BaseModel, ConfigDict

from dueprocess.case.agenda import Agenda
from dueprocess.case.letters import Held, Issued, LetterReceipt, Waiting
from dueprocess.case.plan import AnsweredBy
from dueprocess.case.record import CaseRecord
from dueprocess.case.retention import Then
from dueprocess.case.telling import Replanned
from dueprocess.law.calendar import Calendar
from dueprocess.law.explaining import explain, how_counted, runs
from dueprocess.law.facts import AnyFact
from dueprocess.law.outcomes import Closing, Outcome
from dueprocess.law.position import Deadline, DeadlineKind, Position, Stage
from dueprocess.law.source import Source


class SkippedView(BaseModel):
    """A day that did not count."""

    on: date
    why: str
    nations: tuple[str, ...] = ()


class EventView(BaseModel):
    """What set, stopped or moved a deadline."""

    on: date
    what: str
    source: str | None


class CautionView(BaseModel):
    """Something that had no effect, or that may need justifying."""

    rule: str
    what: str
    source: str | None
    part: str


class DeadlineView(BaseModel):
    """A deadline with its working."""

    kind: DeadlineKind
    on: date
    source: str
    rule: str
    counted_from: date
    skipped: tuple[SkippedView, ...]
    provisional: bool
    met_on: date | None
    part: str = ""
    regime: str = ""
    events: tuple[EventView, ...] = ()
    how: str = ""
    not_counted: tuple[str, ...] = ()
    explanation: tuple[str, ...] = ()


class PartView(BaseModel):
    """One part of a request under its own law."""

    part: str
    regime: str
    stage: Stage
    respond_by: date | None
    outcome: Outcome | None
    closing: Closing | None


class CaseView(BaseModel):
    """Where a case stands: the answer of the query `case`."""

    model_config = ConfigDict(frozen=True)

    authority: str
    reference: str
    regime: str
    stage: Stage
    received_on: date
    respond_by: date | None
    provisional: bool
    overdue: bool
    outcome: Outcome | None
    closing: Closing | None
    unit: str
    deadlines: tuple[DeadlineView, ...]
    running: DeadlineView | None
    next_on: date | None
    next_for: str
    facts: tuple[AnyFact, ...]
    issued: tuple[Issued, ...]
    held: tuple[Held, ...]
    replanned: tuple[Replanned, ...]
    calendar_version: str
    waiting: tuple[Waiting, ...] = ()
    parts: tuple[PartView, ...] = ()
    cautions: tuple[CautionView, ...] = ()
    answered_by: tuple[AnsweredBy, ...] = ()
    """Which plugin, at which version, gave each answer that the case keeps."""


def view_deadline(deadline: Deadline, calendar: Calendar) -> DeadlineView:
    """The deadline as data, explained; `calendar` is the one it was counted by."""
    return DeadlineView(
        kind=deadline.kind,
        on=deadline.on,
        source=str(deadline.source),
        rule=deadline.rule,
        counted_from=deadline.counted_from,
        skipped=tuple(SkippedView(on=day.on, why=day.why, nations=day.nations) for day in deadline.skipped),
        provisional=deadline.provisional,
        met_on=deadline.met_on,
        part=deadline.part,
        regime=deadline.regime,
        events=tuple(EventView(on=event.on, what=event.what, source=_cited(event.source)) for event in deadline.events),
        how=how_counted(deadline),
        not_counted=tuple(map(str, runs(deadline.skipped))),
        explanation=explain(deadline, calendar),
    )


def view_parts(position: Position) -> tuple[PartView, ...]:
    """The parts of a request as data; none where it is one whole."""
    return tuple(
        PartView(
            part=part.part,
            regime=part.regime,
            stage=part.stage,
            respond_by=part.respond_by,
            outcome=part.outcome,
            closing=part.closing,
        )
        for part in position.parts
    )


def view_cautions(position: Position) -> tuple[CautionView, ...]:
    """What an officer should know beyond the dates, as data."""
    return tuple(
        CautionView(rule=caution.rule, what=caution.what, source=_cited(caution.source), part=caution.part)
        for caution in position.cautions
    )


def _cited(source: Source | None) -> str | None:
    return None if source is None else str(source)


def view_case(case: CaseRecord, now: Agenda) -> CaseView:
    """The whole case as data."""
    position = now.position

    def explained(deadline: Deadline) -> DeadlineView:
        return view_deadline(deadline, case.calendar_of(deadline))

    return CaseView(
        authority=case.request.authority,
        reference=case.opened.reference,
        regime=position.regime,
        stage=position.stage,
        received_on=position.received_on,
        respond_by=position.respond_by,
        provisional=position.provisional,
        overdue=position.overdue,
        outcome=position.outcome,
        closing=position.closing,
        unit=case.unit,
        deadlines=tuple(explained(deadline) for deadline in position.deadlines),
        running=explained(position.running) if position.running else None,
        next_on=now.wake_on,
        next_for=now.wake_for,
        facts=case.facts,
        issued=case.issued,
        held=case.held,
        waiting=case.waiting,
        replanned=case.replanned,
        calendar_version=case.opened.calendar.version,
        parts=view_parts(position),
        cautions=view_cautions(position),
        answered_by=case.answered_by,
    )


class Receipt(BaseModel):
    """What a case answers to each thing it is told: where it stands now."""

    model_config = ConfigDict(frozen=True)

    reference: str
    stage: Stage
    respond_by: date | None
    next_due: DeadlineKind | None
    next_due_on: date | None


class CaseClosed(BaseModel):
    """The result of the workflow."""

    model_config = ConfigDict(frozen=True)

    authority: str
    reference: str
    outcome: Outcome | None
    closing: Closing
    closed_on: date
    keep_until: date | None = None
    """The last day on which the authority keeps the case; None if its institution does not say."""
    then: Then | None = None
    """What the authority does after that day. Dueprocess does nothing by itself."""


def receipt(case: CaseRecord, now: Agenda) -> Receipt:
    """Where the case stands, in short."""
    position = now.position
    return Receipt(
        reference=case.opened.reference,
        stage=position.stage,
        respond_by=position.respond_by,
        next_due=position.running.kind if position.running else None,
        next_due_on=position.running.on if position.running else None,
    )


def letter_receipt(case: CaseRecord, letter: str) -> LetterReceipt:
    """How the letters of a case stand, after something was said of one."""
    return LetterReceipt(
        reference=case.opened.reference,
        letter=letter,
        waiting=tuple(one.step.key for one in case.waiting),
        held=tuple(one.step.key for one in case.held),
    )
