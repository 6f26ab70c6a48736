"""From a case to the particulars of a notice: which values its wording may name."""

from datetime import date
from typing import TypeVar

from dueprocess.case.agenda import DUE_WORDS
from dueprocess.case.notices import Notice
from dueprocess.case.particulars import ExemptionParticulars, Particulars
from dueprocess.case.plan import Plan
from dueprocess.case.record import CaseRecord
from dueprocess.law.calendar import Calendar
from dueprocess.law.counting import ONE_DAY
from dueprocess.law.exemptions import find_exemption
from dueprocess.law.facts import CitedExemption, Decided, Fact, ReviewDecided, ReviewRequested
from dueprocess.law.position import DeadlineKind, Position

F = TypeVar("F", bound=Fact)


def describe(case: CaseRecord, notice: Notice, dated_on: date) -> Particulars:
    """The particulars of a notice of this case, dated on this day.

    An internal notice names neither the applicant nor the request: it may reach staff who need not know them.
    """
    position = case.position(dated_on)
    common = Particulars(
        reference=case.opened.reference,
        regime=case.regime.title,
        dated_on=dated_on,
        request_dated_on=case.request.dated_on,
        received_on=case.timeline(dated_on).true_receipt_on(),
        counted_from=position.received_on,
        respond_by=position.respond_by,
        provisional=position.provisional,
        handler=case.unit,
    )
    if notice.is_internal:
        return common.model_copy(update=_of_what_is_due(position, case.opened.plan, case.opened.calendar, notice))
    applicant = {
        "applicant": case.request.applicant.name,
        "applicant_address": case.request.applicant.address,
        "applicant_reference": case.request.applicant.reference,
        "request": case.request.text,
    }
    decided = {**_of_decision(case), **_of_review_window(case, position), **_of_review(case, position)}
    return common.model_copy(update={**applicant, **decided})


def _last(case: CaseRecord, kind: type[F]) -> F | None:
    return next((fact for fact in reversed(case.facts) if isinstance(fact, kind)), None)


def _of_decision(case: CaseRecord) -> dict[str, object]:
    decided = _last(case, Decided)
    if decided is None:
        return {}
    return {
        "outcome": decided.outcome,
        "decided_on": decided.on,
        "answer": decided.answer,
        "exemptions": tuple(_exemption(cited) for cited in decided.exemptions),
        "estimate_hours": f"{decided.estimate_hours:g}" if decided.estimate_hours else "",
        "earlier_reference": decided.earlier_reference or "",
        "transferred_to": decided.transferred_to or "",
    }


def _exemption(cited: CitedExemption) -> ExemptionParticulars:
    exemption = find_exemption(cited.provision)
    return ExemptionParticulars(
        provision=cited.provision,
        name=exemption.name if exemption else "",
        # A mixed exemption is qualified only in part; there the officer says so by giving the balance.
        is_qualified=exemption is not None
        and (exemption.kind == "qualified" or (exemption.kind == "mixed" and bool(cited.public_interest))),
        reasons=cited.reasons,
        public_interest=cited.public_interest,
    )


def _of_review_window(case: CaseRecord, position: Position) -> dict[str, object]:
    window = position.deadline(DeadlineKind.ASK_FOR_REVIEW)
    if window is None:
        return {}
    return {
        "ask_review_by": window.on,
        "review_working_days": case.regime.review_window.working_days,
        "review_counted_from": case.opened.plan.practice.review_window_from,
        "answer_review_working_days": case.regime.review.working_days,
    }


def _of_review(case: CaseRecord, position: Position) -> dict[str, object]:
    requested = _last(case, ReviewRequested)
    window, answer = position.deadline(DeadlineKind.ASK_FOR_REVIEW), position.deadline(DeadlineKind.ANSWER_REVIEW)
    if requested is None or window is None:
        return {}
    in_time = requested.on <= window.on
    reviewed = _last(case, ReviewDecided)
    return {
        "review_requested_on": requested.on,
        "review_in_time": in_time,
        "review_accepted": in_time or case.opened.plan.practice.late_review == "accept",
        "answer_review_by": answer.on if answer else None,
        "review_outcome": reviewed.outcome if reviewed else None,
        "review_reasons": reviewed.reasons if reviewed else "",
    }


def _of_what_is_due(position: Position, plan: Plan, calendar: Calendar, notice: Notice) -> dict[str, object]:
    limit = position.running
    if limit is None:
        return {}
    reminded = dict.fromkeys(to for reminder in plan.reminders if reminder.before is limit.kind for to in reminder.to)
    return {
        "due": DUE_WORDS[limit.kind],
        "due_on": limit.on,
        "due_source": str(limit.source),
        "working_days_left": _working_days_between(position.as_of, limit.on, calendar),
        "working_days_late": _working_days_between(limit.on, position.as_of, calendar),
        "recipients": plan.escalation.to if notice is Notice.ESCALATION else tuple(reminded),
    }


def _working_days_between(after: date, until: date, calendar: Calendar) -> int:
    """How many working days lie after the one day up to and including the other; 0 when it is not later."""
    days, on = 0, after
    last_on = min(until, calendar.last_on)
    while on < last_on:
        on += ONE_DAY
        days += calendar.why_not_working(on) is None
    return days
