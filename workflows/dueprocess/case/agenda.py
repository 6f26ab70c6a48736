"""What a case owes today and when to look at it again."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from dueprocess.case.due import due_words
from dueprocess.case.notices import Notice
from dueprocess.case.record import CaseRecord
from dueprocess.case.steps import Step
from dueprocess.law.counting import ONE_DAY, working_day_after, working_day_before
from dueprocess.law.errors import OutsideCalendar
from dueprocess.law.outcomes import Closing
from dueprocess.law.position import OWED_BY_AUTHORITY, Deadline, Position, Stage
from dueprocess.law.uk_time import short_date


@dataclass(frozen=True, slots=True)
class Agenda:
    """What is owed at the end of a day.

    Attributes:
        owed: notices due and not yet made, in the order in which they fell due.
        wake_on: the next day, in UK local time, on which something changes by itself; None if nothing will.
        wake_for: what that is, in words.
    """

    position: Position
    owed: tuple[Step, ...]
    wake_on: date | None
    wake_for: str


def agenda(case: CaseRecord, today: date) -> Agenda:
    """What the case owes today and when to look at it again.

    Everything that has fallen due is owed at once and once, however late the case was told of it. Of several
    escalations the latest alone is owed, since one letter can say how late the case is.
    """
    position = case.position(today)
    steps = [
        *_notices_of_facts(case),
        *_internal_notices(case, position),
        *_notices_of_endings(case, position),
    ]
    due = sorted((step for step in steps if step.due_on <= today), key=lambda step: step.due_on)
    owed = tuple(step for step in _latest_repeat(due) if not _is_done(step, case))
    wake_on, wake_for = _next(case, position, steps, today)
    return Agenda(position, owed, wake_on, wake_for)


def _notices_of_facts(case: CaseRecord) -> Iterator[Step]:
    if case.opened.plan.rule(Notice.ACKNOWLEDGEMENT) != "never":
        yield Step(key="acknowledgement", notice=Notice.ACKNOWLEDGEMENT, due_on=case.request.received_on)
    yield from case.letters_of_facts()


def _notices_of_endings(case: CaseRecord, position: Position) -> Iterator[Step]:
    """What tells the applicant of an end that nobody told the case of: it came by itself, the day after a date."""
    ends = [(part.part, part.closing, part.stage) for part in position.parts] or [
        ("", position.closing, position.stage)
    ]
    for part, closing, stage in ends:
        notice = _ENDINGS.get(closing) if closing is not None and stage is Stage.CLOSED else None
        if notice is not None and case.opened.plan.rule(notice) != "never":
            yield Step(
                key=f"{notice}-{part}" if part else notice.value, notice=notice, due_on=position.as_of, part=part
            )


_ENDINGS: Mapping[Closing, Notice] = {
    Closing.CLARIFICATION_LAPSED: Notice.LAPSE,
    Closing.FEE_LAPSED: Notice.LAPSE,
    Closing.IDENTITY_LAPSED: Notice.LAPSE,
    Closing.WINDOW_PASSED: Notice.CLOSING,
}


def _internal_notices(case: CaseRecord, position: Position) -> Iterator[Step]:
    for limit in position.awaited:
        if limit.kind in OWED_BY_AUTHORITY:
            yield from _about(limit, case, position.as_of)


def _about(limit: Deadline, case: CaseRecord, today: date) -> Iterator[Step]:
    """The reminders of one date and, once it has passed, the escalations."""
    # The date is in the key, so that a limit that moves leaves its old reminders behind.
    name = f"{limit.kind}-{limit.on.isoformat()}" + (f"-{limit.part}" if limit.part else "")
    for days, to in case.opened.plan.reminded_before(limit.kind).items():
        due_on = _remind_on(case, limit, days)
        yield _internal(Notice.REMINDER, f"{name}-{days}", due_on, limit, to)
    for number, on in enumerate(_escalation_days(case, limit, today)):
        yield _internal(Notice.ESCALATION, f"{name}-{number}", on, limit, case.opened.plan.escalation.to)


def _internal(notice: Notice, name: str, due_on: date, limit: Deadline, to: tuple[str, ...]) -> Step:
    return Step(key=f"{notice}-{name}", notice=notice, due_on=due_on, deadline=limit.kind, part=limit.part, to=to)


def _remind_on(case: CaseRecord, limit: Deadline, working_days: int) -> date:
    try:
        return working_day_before(limit.on, working_days, case.calendar_of(limit))
    except OutsideCalendar:
        # Longer before the limit than this case knows days: due since the first of them.
        return case.opened.calendar.first_on


def _escalation_days(case: CaseRecord, limit: Deadline, today: date) -> Iterator[date]:
    """The day after the limit, then by plan, up to and including the first day after today."""
    on = limit.on + ONE_DAY
    yield on
    every = case.opened.plan.escalation.repeat_every_working_days
    while every is not None and on <= today:
        try:
            on = working_day_after(on, every, case.calendar_of(limit))
        except OutsideCalendar:
            # Past the years this case knows; the case stays overdue, and 'replan' brings new years.
            return
        yield on


def _is_done(step: Step, case: CaseRecord) -> bool:
    """Whether it was sent or is held; of a date also when it was before the request was found to have parts."""
    if step.deadline is None or not step.part:
        return step.key in case.done
    name, _, number = step.key.rpartition("-")
    return not case.done.isdisjoint({step.key, f"{name.removesuffix(f'-{step.part}')}-{number}"})


def _latest_repeat(due: list[Step]) -> list[Step]:
    """The steps without the escalations that a later one makes needless: it says how late the case is by now."""
    latest = {(step.deadline, step.part): step.key for step in due if step.notice is Notice.ESCALATION}
    return [step for step in due if step.notice is not Notice.ESCALATION or step.key in latest.values()]


def _next(case: CaseRecord, position: Position, steps: list[Step], today: date) -> tuple[date | None, str]:
    awaited = position.awaited
    if not awaited:
        return None, ""
    limits = {(limit.kind, limit.part): limit for limit in awaited}
    changes = [
        (step.due_on, step.notice.value, limits[step.deadline, step.part])
        for step in steps
        if step.due_on > today and step.deadline is not None and not _is_done(step, case)
    ]
    changes += [
        (limit.on + ONE_DAY, "mark it overdue" if limit.kind in OWED_BY_AUTHORITY else "close", limit)
        for limit in awaited
        if limit.on >= today
    ]
    if not changes:
        return None, ""
    on, change, limit = min(changes, key=lambda change: change[:2])
    due = f"{due_words(limit.kind, limit.part)} by {short_date(limit.on)} ({limit.source})"
    return on, f"{short_date(on)}: {change}. Due: {due}"
