"""From a case to the particulars of a notice: which values its wording may name."""

from datetime import date

from dueprocess.case.describing_decisions import documents_of, of_decision
from dueprocess.case.describing_waiting import of_waiting
from dueprocess.case.due import due_words
from dueprocess.case.last_fact import last_fact
from dueprocess.case.notices import Notice
from dueprocess.case.particulars import Particulars
from dueprocess.case.record import CaseRecord
from dueprocess.case.steps import Step
from dueprocess.law.counting import working_days_between
from dueprocess.law.explaining import explain_to_applicant
from dueprocess.law.facts import Decided, ReviewDecided, ReviewRequested, type_of_fact
from dueprocess.law.limits import in_force
from dueprocess.law.position import Deadline, DeadlineKind, Position
from dueprocess.law.regime import Regime


def describe_step(case: CaseRecord, step: Step, dated_on: date) -> Particulars:
    """The particulars of a notice that is owed, waits or is held, as of the day on which it goes out."""
    described = describe(
        case.as_if_sent(step, dated_on), step.notice, dated_on, part=step.part, due=step.deadline, fact=step.fact
    )
    return described.model_copy(update={"recipients": step.to}) if step.to else described


def describe(  # noqa: PLR0913 - which notice, of what
    case: CaseRecord,
    notice: Notice,
    dated_on: date,
    *,
    part: str = "",
    due: DeadlineKind | None = None,
    fact: int | None = None,
) -> Particulars:
    """The particulars of a notice of this case, dated on this day.

    `part` names the part of the request it is about, if not the whole; `due` the deadline that an internal one is
    about, if not the one that the case waits for; `fact` the place of the fact that it tells of, if not the last of its
    kind. An internal notice names neither the applicant nor the request: it may reach staff who need not know them.
    """
    position = case.position(dated_on)
    regime = case.regime_of(part, dated_on)
    limit = _limit(position, part)
    common = Particulars(
        reference=case.opened.reference,
        regime=regime.title,
        statute=regime.statute,
        part=part,
        dated_on=dated_on,
        request_dated_on=case.request.dated_on,
        received_on=case.timeline(dated_on).true_receipt_on(),
        counted_from=limit.counted_from if limit else position.received_on,
        respond_by=limit.on if limit else position.respond_by,
        provisional=position.provisional,
        respond_by_explained=explain_to_applicant(limit, case.calendar_of(limit)) if limit else (),
        handler=case.unit,
    )
    if notice.is_internal:
        return common.model_copy(update=_of_what_is_due(case, position, notice, part, due))
    applicant = {
        "applicant": case.request.applicant.name,
        "applicant_address": case.request.applicant.address,
        "applicant_email": case.request.applicant.email,
        "applicant_reference": case.request.applicant.reference,
        "request": case.request.text,
    }
    told = case.facts[fact] if fact is not None else None
    decided = last_fact(case, Decided, part) if not isinstance(told, Decided) else told
    happened = {
        **of_waiting(case, position, part, regime, told),
        **(of_decision(decided, regime.statute) if decided else {}),
        **_of_review_window(case, position, part, regime),
        **_of_review(case, position, part, regime, told),
    }
    return common.model_copy(update={**applicant, **happened})


def _limit(position: Position, part: str) -> Deadline | None:
    """The limit for an answer, as extended; of a notice about all parts that of the part with the earliest."""
    limits = dict[str, Deadline]()
    for deadline in position.deadlines:
        if deadline.kind in {DeadlineKind.RESPOND, DeadlineKind.RESPOND_EXTENDED} and part in {"", deadline.part}:
            limits[deadline.part] = deadline
    return min(limits.values(), key=lambda deadline: deadline.on, default=None)


def _of_review_window(case: CaseRecord, position: Position, part: str, regime: Regime) -> dict[str, object]:
    window = position.deadline(DeadlineKind.ASK_FOR_REVIEW, part or None)
    if window is None or regime.reviews is None:
        return {}
    return {
        "ask_review_by": window.on,
        "review_working_days": in_force(regime.reviews.asking, window.counted_from).count,
        "review_counted_from": case.opened.plan.practice.review_window_from,
        "answer_review_working_days": in_force(regime.reviews.answering, window.counted_from).count,
    }


def _of_review(
    case: CaseRecord, position: Position, part: str, regime: Regime, told: type_of_fact | None
) -> dict[str, object]:
    requested = last_fact(case, ReviewRequested, part)
    if requested is None or regime.reviews is None:
        return {}
    window = position.deadline(DeadlineKind.ASK_FOR_REVIEW, part or None)
    answer = position.deadline(DeadlineKind.ANSWER_REVIEW, part or None)
    # A request for a review of silence comes before any window to ask opened.
    in_time = window is None or requested.on <= window.on
    reviewed = told if isinstance(told, ReviewDecided) else last_fact(case, ReviewDecided, part)
    return {
        "review_requested_on": requested.on,
        "review_in_time": in_time,
        "review_accepted": in_time or case.opened.plan.practice.late_review == "accept",
        "answer_review_by": answer.on if answer else None,
        "answer_review_working_days": in_force(regime.reviews.answering, requested.on).count,
        "review_outcome": reviewed.outcome if reviewed else None,
        "review_reasons": reviewed.reasons if reviewed else "",
        **({"documents": documents_of(reviewed.attachments)} if reviewed else {}),
    }


def _of_what_is_due(
    case: CaseRecord, position: Position, notice: Notice, part: str, due: DeadlineKind | None
) -> dict[str, object]:
    limit = next((d for d in position.awaited if d.kind is due and d.part == part), position.running)
    if limit is None:
        return {}
    plan, calendar = case.opened.plan, case.calendar_of(limit)
    # A case can be late beyond the years that its calendar knows.
    today = min(position.as_of, calendar.last_on)
    reminded = dict.fromkeys(to for reminder in plan.reminders if reminder.before is limit.kind for to in reminder.to)
    return {
        "due": due_words(limit.kind, limit.part),
        "due_on": limit.on,
        "due_source": str(limit.source),
        "working_days_left": working_days_between(today, limit.on, calendar),
        "working_days_late": working_days_between(limit.on, today, calendar),
        "recipients": plan.escalation.to if notice is Notice.ESCALATION else tuple(reminded),
    }
