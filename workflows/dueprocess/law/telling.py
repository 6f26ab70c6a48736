"""What may be told to a case now, and what the law refuses."""

from datetime import date

from dueprocess.law import citing
from dueprocess.law.calendar import Calendar
from dueprocess.law.clock import assess
from dueprocess.law.errors import InvalidTimeline, OutsideCalendar, Refused
from dueprocess.law.facts import (
    ClarificationAsked,
    ClarificationReceived,
    Decided,
    Extended,
    FeeCharged,
    FeePaid,
    ReceiptCorrected,
    ReviewDecided,
    ReviewExtended,
    ReviewRequested,
    Withdrawn,
    type_of_fact,
)
from dueprocess.law.outcomes import Closing
from dueprocess.law.position import Deadline, Position, Stage
from dueprocess.law.practice import Practice
from dueprocess.law.regime import Regime
from dueprocess.law.source import foia, section_45_code
from dueprocess.law.timeline import Timeline

_BEFORE_DECISION = (Stage.AWAITING_DECISION, Stage.EXTENDED, Stage.AWAITING_CLARIFICATION, Stage.AWAITING_FEE)


def refuse_unless_allowed(
    fact: type_of_fact,
    timeline: Timeline,
    *,
    regime: Regime,
    calendar: Calendar,
    practice: Practice,
) -> None:
    """See that the case may be told this fact today, `timeline.as_of`.

    The fact may have happened on an earlier day; its limit is judged by the day it happened.

    Raises:
        Refused: it may not. The sentence says why and cites the rule; `rule` is for programs.
    """
    today = timeline.assessed_on
    if fact.on > today:
        raise Refused(
            "in-the-future", f"'{fact.kind}' is dated {fact.on}, but today is {today}. Tell it when it happens."
        )
    try:
        before = assess(timeline, regime=regime, calendar=calendar, practice=practice)
        _refuse_if_closed(fact, before)
        _refuse_by_kind(fact, before, regime)
        told = timeline.model_copy(update={"facts": (*timeline.facts, fact)})
        assess(told, regime=regime, calendar=calendar, practice=practice)
    except InvalidTimeline as contradiction:
        raise Refused("contradicts-the-case", str(contradiction)) from contradiction
    except OutsideCalendar as unknown:
        raise Refused("outside-calendar", f"{unknown} Tell the case 'replan' first.") from unknown


def _refuse_if_closed(fact: type_of_fact, position: Position) -> None:
    # A request for a review may come after the window; the institution's rule says how it is answered.
    late_review = isinstance(fact, ReviewRequested) and position.closing is Closing.WINDOW_PASSED
    if position.stage is Stage.CLOSED and not late_review:
        raise Refused("case-closed", "This case is closed; nothing more can be told to it. Open a new one.")


def _refuse_by_kind(fact: type_of_fact, position: Position, regime: Regime) -> None:
    match fact:
        case ReceiptCorrected():
            _receipt_corrected(fact, position)
        case ClarificationAsked() | ClarificationReceived():
            _clarification(fact, position, regime)
        case FeeCharged() | FeePaid():
            _fee(fact, position, regime)
        case Extended():
            _extended(fact, position, regime)
        case Decided():
            _undecided(position, "It has been decided already")
            citing.refuse_incomplete(fact)
        case Withdrawn() if position.stage is Stage.REVIEW_WINDOW:
            raise Refused("already-decided", "The request has been answered; there is nothing left to withdraw.")
        case ReviewRequested() | ReviewExtended() | ReviewDecided():
            _review(fact, position, regime)
        case _:
            pass


def _undecided(position: Position, sentence: str) -> None:
    if position.stage not in _BEFORE_DECISION:
        raise Refused("already-decided", f"{sentence}: {position.outcome}.", foia("s.1(1)", "1"))


def _receipt_corrected(fact: ReceiptCorrected, position: Position) -> None:
    if fact.received_on > position.as_of:
        raise Refused(
            "in-the-future",
            f"The corrected day of receipt, {fact.received_on}, is in the future. Give the day it arrived.",
            foia("s.10(6)", "10"),
        )


def _clarification(fact: ClarificationAsked | ClarificationReceived, position: Position, regime: Regime) -> None:
    _undecided(position, "Clarification belongs before the decision, and this case has been decided")
    waiting = position.stage is Stage.AWAITING_CLARIFICATION
    if isinstance(fact, ClarificationAsked) and waiting:
        raise Refused("clarification-pending", "Clarification has been asked for already.", regime.clarification)
    if isinstance(fact, ClarificationReceived) and not waiting:
        raise Refused("nothing-asked", "No clarification has been asked for.", regime.clarification)


def _fee(fact: FeeCharged | FeePaid, position: Position, regime: Regime) -> None:
    _undecided(position, "A fee belongs before the decision, and this case has been decided")
    waiting = position.stage is Stage.AWAITING_FEE
    if isinstance(fact, FeePaid) and not waiting:
        raise Refused("nothing-charged", "No fees notice is waiting for payment.", regime.fees_notice)
    if isinstance(fact, FeeCharged):
        if waiting:
            raise Refused("fee-pending", "A fees notice is waiting for payment already.", regime.fees_notice)
        _refuse_after(fact.on, position.running, "fee-too-late", "A fees notice must be given within the time limit")


def _extended(fact: Extended, position: Position, regime: Regime) -> None:
    _undecided(position, "An extension belongs before the decision, and this case has been decided")
    if position.respond_by is None:
        raise Refused(
            "clock-not-running",
            "The clock waits for the applicant; there is no limit to extend.",
            regime.extension.source,
        )
    _refuse_after(fact.on, position.running, "extended-after-limit", "An extension must be told within the time limit")
    citing.refuse_unless_qualified(fact.exemptions)
    if fact.until is None and position.stage is Stage.EXTENDED:
        raise Refused(
            "not-an-extension",
            f"The time is extended to {position.respond_by} already. Give the new date as 'until'.",
            regime.extension.source,
        )
    if fact.until is not None and fact.until <= position.respond_by:
        raise Refused(
            "not-an-extension",
            f"The new date, {fact.until}, is not after the present limit, {position.respond_by}.",
            regime.extension.source,
        )


def _review(fact: ReviewRequested | ReviewExtended | ReviewDecided, position: Position, regime: Regime) -> None:
    if position.stage in _BEFORE_DECISION:
        raise Refused(
            "not-decided", "A review looks again at a decision, and this case has none yet.", section_45_code("5.1")
        )
    in_review = position.stage is Stage.IN_REVIEW
    if isinstance(fact, ReviewRequested):
        if in_review:
            raise Refused("review-pending", "A review has been asked for already.", regime.review.source)
        return
    if not in_review:
        raise Refused("no-review", "No review has been asked for.", regime.review.source)
    if isinstance(fact, ReviewExtended):
        _review_extended(fact, position, regime)


def _review_extended(fact: ReviewExtended, position: Position, regime: Regime) -> None:
    answer = position.running
    if answer is None or answer.source == regime.review_extended.source:
        raise Refused("extended-already", "A review can be extended once.", regime.review_extended.source)
    _refuse_after(
        fact.on, answer, "extended-after-limit", "An extension of a review must be told within its time limit"
    )
    if fact.until is not None and fact.until <= answer.on:
        raise Refused(
            "not-an-extension", f"The new date, {fact.until}, is not after the present one.", regime.review.source
        )


def _refuse_after(on: date, limit: Deadline | None, rule: str, sentence: str) -> None:
    if limit is not None and on > limit.on:
        raise Refused(rule, f"{sentence}, which ended on {limit.on}; {on} is after it", limit.source)
