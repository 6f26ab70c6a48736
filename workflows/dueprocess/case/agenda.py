"""What a case owes today and when to look at it again."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from dueprocess.case.notices import Notice
from dueprocess.case.record import CaseRecord, Step
from dueprocess.law.counting import ONE_DAY, count_back_working_days, count_working_days
from dueprocess.law.errors import OutsideCalendar
from dueprocess.law.facts import Decided, ReviewDecided, ReviewRequested
from dueprocess.law.position import OWED_BY_AUTHORITY, Deadline, DeadlineKind, Position
from dueprocess.law.uk_time import short_date

DUE_WORDS = {
    DeadlineKind.RESPOND: "answer the request",
    DeadlineKind.RESPOND_EXTENDED: "answer the request, as extended",
    DeadlineKind.CLARIFY: "clarify the request",
    DeadlineKind.PAY_FEE: "pay the fee",
    DeadlineKind.ASK_FOR_REVIEW: "ask for a review",
    DeadlineKind.ANSWER_REVIEW: "answer the review",
}
"""What each deadline asks for, in words."""


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
    steps = [*_notices_of_facts(case), *_internal_notices(case, position)]
    due = sorted((step for step in steps if step.due_on <= today), key=lambda step: step.due_on)
    owed = tuple(step for step in _latest_repeat(due) if step.key not in case.done)
    wake_on, wake_for = _next(case, position, steps, today)
    return Agenda(position, owed, wake_on, wake_for)


def _notices_of_facts(case: CaseRecord) -> Iterator[Step]:
    yield Step(key="acknowledgement", notice=Notice.ACKNOWLEDGEMENT, due_on=case.request.received_on)
    for fact in case.facts:
        match fact:
            case Decided():
                yield Step(key="decision", notice=Notice.DECISION, due_on=fact.on)
            case ReviewRequested():
                yield Step(key="review-acknowledgement", notice=Notice.REVIEW_ACKNOWLEDGEMENT, due_on=fact.on)
            case ReviewDecided():
                yield Step(key="review-outcome", notice=Notice.REVIEW_OUTCOME, due_on=fact.on)
            case _:
                pass


def _internal_notices(case: CaseRecord, position: Position) -> Iterator[Step]:
    limit = position.running
    if limit is None or limit.kind not in OWED_BY_AUTHORITY:
        return
    # The date is in the key, so that a limit that moves leaves its old reminders behind.
    name = f"{limit.kind}-{limit.on.isoformat()}"
    for reminder in case.opened.plan.reminders:
        if reminder.before is limit.kind:
            yield Step(
                key=f"reminder-{name}-{reminder.working_days}",
                notice=Notice.REMINDER,
                due_on=_remind_on(case, limit, reminder.working_days),
                deadline=limit.kind,
            )
    for number, on in enumerate(_escalation_days(case, limit, position.as_of)):
        yield Step(key=f"escalation-{name}-{number}", notice=Notice.ESCALATION, due_on=on, deadline=limit.kind)


def _remind_on(case: CaseRecord, limit: Deadline, working_days: int) -> date:
    try:
        return count_back_working_days(limit.on, working_days, case.opened.calendar)
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
            on = count_working_days(on, every, case.opened.calendar).on
        except OutsideCalendar:
            # Past the years this case knows; the case stays overdue, and 'replan' brings new years.
            return
        yield on


def _latest_repeat(due: list[Step]) -> list[Step]:
    """The steps without the escalations that a later one makes needless: it says how late the case is by now."""
    escalations = [step for step in due if step.notice is Notice.ESCALATION]
    needless = {step.key for step in escalations[:-1]}
    return [step for step in due if step.key not in needless]


def _next(case: CaseRecord, position: Position, steps: list[Step], today: date) -> tuple[date | None, str]:
    limit = position.running
    if limit is None:
        return None, ""
    ahead = [step for step in steps if step.due_on > today and step.key not in case.done]
    changes = [(step.due_on, step.notice.value) for step in ahead]
    if limit.on >= today:
        by_itself = "mark it overdue" if limit.kind in OWED_BY_AUTHORITY else "close"
        changes.append((limit.on + ONE_DAY, by_itself))
    if not changes:
        return None, ""
    on, change = min(changes)
    due = f"{DUE_WORDS[limit.kind]} by {short_date(limit.on)} ({limit.source})"
    return on, f"{short_date(on)}: {change}. Due: {due}"
