"""A case as it shows itself: to queries, to search attributes, to the page in the Temporal UI."""

from datetime import date

from pydantic import BaseModel, ConfigDict

from dueprocess.case.agenda import Agenda
from dueprocess.case.record import CaseRecord, Held, Issued
from dueprocess.case.telling import Replanned
from dueprocess.law.facts import AnyFact
from dueprocess.law.outcomes import Closing, Outcome
from dueprocess.law.position import Deadline, DeadlineKind, Stage


class SkippedView(BaseModel):
    """A day that did not count."""

    on: date
    why: str


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


def view_deadline(deadline: Deadline) -> DeadlineView:
    """The deadline as data."""
    return DeadlineView(
        kind=deadline.kind,
        on=deadline.on,
        source=str(deadline.source),
        rule=deadline.rule,
        counted_from=deadline.counted_from,
        skipped=tuple(SkippedView(on=day.on, why=day.why) for day in deadline.skipped),
        provisional=deadline.provisional,
        met_on=deadline.met_on,
    )


def view_case(case: CaseRecord, now: Agenda) -> CaseView:
    """The whole case as data."""
    position = now.position
    return CaseView(
        authority=case.request.authority,
        reference=case.opened.reference,
        regime=case.request.regime,
        stage=position.stage,
        received_on=position.received_on,
        respond_by=position.respond_by,
        provisional=position.provisional,
        overdue=position.overdue,
        outcome=position.outcome,
        closing=position.closing,
        unit=case.unit,
        deadlines=tuple(view_deadline(deadline) for deadline in position.deadlines),
        running=view_deadline(position.running) if position.running else None,
        next_on=now.wake_on,
        next_for=now.wake_for,
        facts=case.facts,
        issued=case.issued,
        held=case.held,
        replanned=case.replanned,
        calendar_version=case.opened.calendar.version,
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
