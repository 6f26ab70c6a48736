"""From a case to the particulars of a notice: which values its wording may name."""

from datetime import date
from typing import TypeVar

from dueprocess.case.due import due_words
from dueprocess.case.notices import Notice
from dueprocess.case.particulars import ExemptionParticulars, Particulars
from dueprocess.case.record import CaseRecord
from dueprocess.law.counting import working_days_between
from dueprocess.law.exemptions import find_exemption
from dueprocess.law.explaining import explain_to_applicant
from dueprocess.law.facts import CitedExemption, Decided, Fact, ReviewDecided, ReviewRequested
from dueprocess.law.limits import in_force
from dueprocess.law.position import Deadline, DeadlineKind, Position
from dueprocess.law.regime import Regime, Statute

F = TypeVar("F", bound=Fact)


def describe(
    case: CaseRecord, notice: Notice, dated_on: date, *, part: str = "", due: DeadlineKind | None = None
) -> Particulars:
    """The particulars of a notice of this case, dated on this day.

    `part` names the part of the request it is about, if not the whole; `due` the deadline that an internal one is
    about, if not the one that the case waits for. An internal notice names neither the applicant nor the request: it
    may reach staff who need not know them.
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
        "applicant_reference": case.request.applicant.reference,
        "request": case.request.text,
    }
    decided = {
        **_of_decision(case, part, regime.statute),
        **_of_review_window(case, position, part, regime),
        **_of_review(case, position, part, regime),
    }
    return common.model_copy(update={**applicant, **decided})


def _limit(position: Position, part: str) -> Deadline | None:
    """The limit for an answer, as extended; of a notice about all parts that of the part with the earliest."""
    limits = dict[str, Deadline]()
    for deadline in position.deadlines:
        if deadline.kind in {DeadlineKind.RESPOND, DeadlineKind.RESPOND_EXTENDED} and part in {"", deadline.part}:
            limits[deadline.part] = deadline
    return min(limits.values(), key=lambda deadline: deadline.on, default=None)


def _last(case: CaseRecord, kind: type[F], part: str) -> F | None:
    """The last fact of this kind about the part or about all of them."""
    return next(
        (fact for fact in reversed(case.facts) if isinstance(fact, kind) and fact.part in {None, part or fact.part}),
        None,
    )


def _of_decision(case: CaseRecord, part: str, statute: Statute) -> dict[str, object]:
    decided = _last(case, Decided, part)
    if decided is None:
        return {}
    return {
        "outcome": decided.outcome,
        "decided_on": decided.on,
        "answer": decided.answer,
        "exemptions": tuple(_exemption(cited, statute, decided.on) for cited in decided.exemptions),
        "estimate_hours": f"{decided.estimate_hours:g}" if decided.estimate_hours else "",
        "earlier_reference": decided.earlier_reference or "",
        "transferred_to": decided.transferred_to or "",
    }


def _exemption(cited: CitedExemption, statute: Statute, on: date) -> ExemptionParticulars:
    exemption = find_exemption(cited.provision, statute, on)
    kind = exemption.kind_of(cited.provision) if exemption else None
    return ExemptionParticulars(
        provision=cited.provision,
        name=exemption.name if exemption else "",
        # A mixed exemption is qualified only in part; there the officer says so by giving the balance.
        is_qualified=kind == "qualified" or (kind == "mixed" and bool(cited.public_interest)),
        reasons=cited.reasons,
        public_interest=cited.public_interest,
    )


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


def _of_review(case: CaseRecord, position: Position, part: str, regime: Regime) -> dict[str, object]:
    requested = _last(case, ReviewRequested, part)
    if requested is None or regime.reviews is None:
        return {}
    window = position.deadline(DeadlineKind.ASK_FOR_REVIEW, part or None)
    answer = position.deadline(DeadlineKind.ANSWER_REVIEW, part or None)
    # A request for a review of silence comes before any window to ask opened.
    in_time = window is None or requested.on <= window.on
    reviewed = _last(case, ReviewDecided, part)
    return {
        "review_requested_on": requested.on,
        "review_in_time": in_time,
        "review_accepted": in_time or case.opened.plan.practice.late_review == "accept",
        "answer_review_by": answer.on if answer else None,
        "answer_review_working_days": in_force(regime.reviews.answering, requested.on).count,
        "review_outcome": reviewed.outcome if reviewed else None,
        "review_reasons": reviewed.reasons if reviewed else "",
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
