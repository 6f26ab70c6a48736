"""What has happened in a case since it was last looked at, as events for its institution."""

from collections.abc import Iterator
from datetime import date

from dueprocess.case.events import CLOSED, LETTER_HELD, LETTER_ISSUED, OPENED, CaseEvent, EventLetter
from dueprocess.case.record import CaseRecord
from dueprocess.law.position import Position

Happened = tuple[str, date, EventLetter | None]


def note(case: CaseRecord, before: CaseRecord | None, position: Position, case_id: str) -> CaseRecord:
    """The case with what happened to it to be told, if its plan says that somebody listens.

    Args:
        case: as it is now.
        before: as it was when it was last looked at; None when it has just opened.
        position: where it stands now.
        case_id: its workflow id.
    """
    return _with(case, _happened(case, before, position.as_of), position, case_id)


def note_end(case: CaseRecord, position: Position, case_id: str) -> CaseRecord:
    """The case with its end to be told, if its plan says that somebody listens."""
    return _with(case, iter([(CLOSED, position.as_of, None)]), position, case_id)


def _happened(case: CaseRecord, before: CaseRecord | None, today: date) -> Iterator[Happened]:
    if before is None:
        yield OPENED, today, None
    told, issued, held = (before.facts, before.issued, before.held) if before else ((), (), ())
    for fact in case.facts[len(told) :]:
        yield fact.kind, fact.on, None
    for letter in case.issued[len(issued) :]:
        about = EventLetter(key=letter.step.key, notice=letter.step.notice, files=letter.files)
        yield LETTER_ISSUED, letter.dated_on, about
    for stuck in case.held:
        if stuck not in held:
            yield LETTER_HELD, stuck.held_on, EventLetter(key=stuck.step.key, notice=stuck.step.notice)


def _with(case: CaseRecord, happened: Iterator[Happened], position: Position, case_id: str) -> CaseRecord:
    if not case.opened.plan.observed:
        return case
    events = (
        CaseEvent(
            key=f"{case_id}/{number}",
            number=number,
            kind=kind,
            case_id=case_id,
            authority=case.request.authority,
            reference=case.opened.reference,
            regime=position.regime,
            on=on,
            stage=position.stage,
            outcome=position.outcome,
            letter=letter,
        )
        for number, (kind, on, letter) in enumerate(happened, start=case.events.numbered + 1)
    )
    return case.model_copy(update={"events": case.events.with_events(*events)})
