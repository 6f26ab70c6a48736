"""The statutory clock: facts, regime and calendar in; position out. Pure, and the same for the same input."""

from dataclasses import dataclass, field
from datetime import date
from itertools import takewhile
from typing import TypeVar

from dueprocess.law import deadlines
from dueprocess.law.calendar import Calendar
from dueprocess.law.counting import Pause
from dueprocess.law.facts import (
    ClarificationAsked,
    ClarificationReceived,
    Decided,
    Extended,
    Fact,
    FeeCharged,
    FeePaid,
    ReviewDecided,
    ReviewExtended,
    ReviewRequested,
    Withdrawn,
    type_of_fact,
)
from dueprocess.law.outcomes import Closing
from dueprocess.law.position import OWED_BY_AUTHORITY, Deadline, DeadlineKind, Position, Stage
from dueprocess.law.practice import Practice
from dueprocess.law.regime import Regime
from dueprocess.law.timeline import Timeline

F = TypeVar("F", bound=Fact)


@dataclass(frozen=True, slots=True)
class _Story:
    """What the facts say so far, before any date is counted."""

    day_zero: date
    clarification_asked_on: date | None
    fee_charged_on: date | None
    pauses: list[Pause]
    extensions: list[Extended]
    decided: Decided | None
    withdrawn: Withdrawn | None
    review_requested: ReviewRequested | None
    review_extended: ReviewExtended | None
    review_decided: ReviewDecided | None


@dataclass(slots=True)
class _Standing:
    """The stage and the deadlines as they are being worked out."""

    stage: Stage
    deadlines: list[Deadline] = field(default_factory=list[Deadline])
    running: Deadline | None = None
    closing: Closing | None = None


def assess(timeline: Timeline, *, regime: Regime, calendar: Calendar, practice: Practice) -> Position:
    """Where the request stands at the end of the day `timeline.assessed_on`.

    Raises:
        InvalidTimeline: the facts cannot all be true, or lie before the regime came into force.
        OutsideCalendar: a date needs days that the calendar does not know.
    """
    timeline.check()
    received_on, as_of = timeline.true_receipt_on(), timeline.assessed_on
    regime.refuse_before_force(received_on)
    working = deadlines.Working(regime, calendar, practice)
    story = _tell(timeline.known_facts(), received_on, working)
    standing = _stand(story, working, as_of)
    if story.withdrawn is not None:
        standing.stage, standing.running, standing.closing = Stage.CLOSED, None, Closing.WITHDRAWN
    running = standing.running
    return Position(
        as_of=as_of,
        stage=standing.stage,
        received_on=story.day_zero,
        respond_by=_respond_by(standing.deadlines),
        provisional=any(deadline.provisional for deadline in standing.deadlines),
        deadlines=tuple(standing.deadlines),
        running=running,
        overdue=running is not None and running.kind in OWED_BY_AUTHORITY and running.on < as_of,
        outcome=story.decided.outcome if story.decided else None,
        closing=standing.closing,
    )


def _tell(facts: list[type_of_fact], received_on: date, working: deadlines.Working) -> _Story:
    # A decision meets the limit; nothing that comes after it can move the limit any more.
    before = list(takewhile(lambda fact: not isinstance(fact, Decided), facts))
    asked_on, _ = _questions(before, ClarificationAsked, ClarificationReceived)
    clarified = _last(before, ClarificationReceived)
    charged_on, pauses = _fees(before, working)
    # s.10(6): the day of receipt is now the day the further information came. A restart, not a pause. A timeline may
    # leave the question out; only a running case insists that it was asked.
    day_zero = clarified.on if clarified else received_on
    return _Story(
        day_zero=day_zero,
        clarification_asked_on=asked_on,
        fee_charged_on=charged_on,
        pauses=pauses,
        # A restart gives a full new time, for which the applicant has been told of no extension yet (s.17(2)).
        extensions=[fact for fact in before if isinstance(fact, Extended) and fact.on >= day_zero],
        decided=_last(facts, Decided),
        withdrawn=_last(facts, Withdrawn),
        review_requested=_last(facts, ReviewRequested),
        review_extended=_last(facts, ReviewExtended),
        review_decided=_last(facts, ReviewDecided),
    )


def _last(facts: list[type_of_fact], kind: type[F]) -> F | None:
    return next((fact for fact in reversed(facts) if isinstance(fact, kind)), None)


def _questions(
    facts: list[type_of_fact], question: type[type_of_fact], answer: type[type_of_fact]
) -> tuple[date | None, list[tuple[date, date]]]:
    """The day of a question still open, and each answered one as the days of question and answer.

    An answer is to all that was asked before; a question of the day on which an older one was answered is a new one.
    """
    asked_on, answered = list[date](), list[tuple[date, date]]()
    for fact in facts:
        if isinstance(fact, question):
            asked_on.append(fact.on)
        elif isinstance(fact, answer) and asked_on:
            older = [on for on in asked_on if on < fact.on] or asked_on
            answered.append((older[-1], fact.on))
            asked_on = [on for on in asked_on if on not in older]
    return (asked_on[-1] if asked_on else None), answered


def _fees(facts: list[type_of_fact], working: deadlines.Working) -> tuple[date | None, list[Pause]]:
    """The day of a fees notice not paid in time, and the pauses that payments ended."""
    charged_on, paid = _questions(facts, FeeCharged, FeePaid)
    pauses = list[Pause]()
    for noticed_on, paid_on in paid:
        if paid_on > working.pay_fee(noticed_on).on:
            # s.9(2): the request lapsed unpaid; s.10(2) takes account only of a fee paid within the three months.
            return noticed_on, pauses
        pauses.append(working.fee_pause(noticed_on, paid_on))
    return charged_on, pauses


def _stand(story: _Story, working: deadlines.Working, as_of: date) -> _Standing:
    if story.decided is None:
        return _before_decision(story, working, as_of)
    return _after_decision(story, story.decided, working, as_of)


def _before_decision(story: _Story, working: deadlines.Working, as_of: date) -> _Standing:
    if story.clarification_asked_on is not None:
        # s.1(3): not obliged to comply until the further information comes, so no limit runs.
        return _waiting(
            Stage.AWAITING_CLARIFICATION,
            working.clarify(story.clarification_asked_on),
            Closing.CLARIFICATION_LAPSED,
            as_of,
        )
    limits = working.respond(story.day_zero, story.pauses, story.extensions)
    # s.9(1): a fees notice counts only if it was given within the time for complying.
    if story.fee_charged_on is not None and story.fee_charged_on <= limits[-1].on:
        return _waiting(Stage.AWAITING_FEE, working.pay_fee(story.fee_charged_on), Closing.FEE_LAPSED, as_of)
    extended = limits[-1].kind is DeadlineKind.RESPOND_EXTENDED
    stage = Stage.EXTENDED if extended else Stage.AWAITING_DECISION
    return _Standing(stage, limits, running=limits[-1])


def _waiting(stage: Stage, deadline: Deadline | None, lapsed: Closing, as_of: date) -> _Standing:
    if deadline is None:
        return _Standing(stage)
    if deadline.on < as_of:
        return _Standing(Stage.CLOSED, [deadline], closing=lapsed)
    return _Standing(stage, [deadline], running=deadline)


def _after_decision(story: _Story, decided: Decided, working: deadlines.Working, as_of: date) -> _Standing:
    limits = list[Deadline]()
    if story.clarification_asked_on is None:
        pauses = list(story.pauses)
        if story.fee_charged_on is not None:
            pauses.append(working.fee_pause(story.fee_charged_on, decided.on))
        limits = deadlines.met(working.respond(story.day_zero, pauses, story.extensions), decided.on)
    window = working.ask_for_review(decided.on)
    requested = story.review_requested
    if requested is None:
        if window.on < as_of:
            return _Standing(Stage.CLOSED, [*limits, window], closing=Closing.WINDOW_PASSED)
        return _Standing(Stage.REVIEW_WINDOW, [*limits, window], running=window)
    asked = deadlines.met([window], requested.on)
    if requested.on > window.on and working.practice.late_review == "refuse":
        return _Standing(Stage.CLOSED, [*limits, *asked], closing=Closing.LATE_REVIEW_REFUSED)
    answer = working.answer_review(requested.on, story.review_extended)
    if story.review_decided is None:
        return _Standing(Stage.IN_REVIEW, [*limits, *asked, answer], running=answer)
    answered = deadlines.met([answer], story.review_decided.on)
    return _Standing(Stage.CLOSED, [*limits, *asked, *answered], closing=Closing.REVIEW_DECIDED)


def _respond_by(limits: list[Deadline]) -> date | None:
    responses = (DeadlineKind.RESPOND, DeadlineKind.RESPOND_EXTENDED)
    return max((limit.on for limit in limits if limit.kind in responses), default=None)
