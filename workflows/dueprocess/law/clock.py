"""The statutory clock: facts, regime and calendar in; position out. Pure, and the same for the same input."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from operator import attrgetter

from dueprocess.law import deadlines
from dueprocess.law.calendar import Calendar
from dueprocess.law.cautions import cautions_of
from dueprocess.law.facts import Classified, Decided, ReviewRequested
from dueprocess.law.outcomes import Closing
from dueprocess.law.parts import combine, refuse_unknown_part
from dueprocess.law.position import OWED_BY_AUTHORITY, Deadline, DeadlineKind, Position, Stage
from dueprocess.law.practice import Practice
from dueprocess.law.regime import Regime, Reviews
from dueprocess.law.regimes import REGIMES, find_regime
from dueprocess.law.settled import NOTHING_OF_PART, NOTHING_SETTLED, InTime, Settled
from dueprocess.law.story import Question, Story
from dueprocess.law.timeline import Timeline, check_facts, classified_by


@dataclass(slots=True)
class _Standing:
    """The stage and the deadlines as they are being worked out."""

    stage: Stage
    deadlines: list[Deadline] = field(default_factory=list[Deadline])
    running: Deadline | None = None
    closing: Closing | None = None


@dataclass(frozen=True, slots=True)
class Assessed:
    """One part of a request with its law and where it stands; the name of one whole request is empty."""

    part: str
    regime: Regime
    received_on: date
    position: Position
    open_questions: frozenset[Question] = frozenset()
    in_time: InTime = field(default_factory=dict[tuple[str, date, date], bool])


def assess(
    timeline: Timeline,
    *,
    calendar: Calendar,
    practice: Practice,
    regimes: Mapping[str, Regime] = REGIMES,
    settled: Settled = NOTHING_SETTLED,
) -> Position:
    """Where the request stands at the end of the day `timeline.assessed_on`.

    Args:
        timeline: what happened.
        calendar: that of the whole United Kingdom, from which the calendar of each regime is taken.
        practice: the institution's choices.
        regimes: those a timeline can name; an institution may add to the built-in ones.
        settled: what a change of the calendar found met or missed, or done in time (`dueprocess.law.recalculating`).

    Raises:
        InvalidTimeline: the facts cannot all be true, or lie before the regime came into force.
        OutsideCalendar: a date needs days that the calendar does not know.
    """
    parts = assess_parts(timeline, calendar=calendar, practice=practice, regimes=regimes, settled=settled)
    return combine([(part.part, part.position) for part in parts])


def assess_parts(
    timeline: Timeline,
    *,
    calendar: Calendar,
    practice: Practice,
    regimes: Mapping[str, Regime] = REGIMES,
    settled: Settled = NOTHING_SETTLED,
) -> list[Assessed]:
    """Where each part of the request stands, as `assess`; at least one."""
    as_of, facts = timeline.assessed_on, timeline.known_facts()
    received_on, classified = timeline.receipt_by(facts), classified_by(facts)
    parts = classified[-1].parts if classified else ()
    refuse_unknown_part(facts, parts)
    assessed = list[Assessed]()
    for part, key in [(part.part, part.regime) for part in parts] or [("", timeline.regime)]:
        regime = find_regime(key, regimes)
        own = calendar_of(regime, calendar, practice)
        working = deadlines.Working(regime, own, practice, settled.get(part, NOTHING_OF_PART), received_on)
        of_part = [fact for fact in facts if fact.part in {None, part}] if part else facts
        check_facts(of_part, received_on, as_of, regime)
        since = _under_law_since(regime, timeline.regime, classified, regimes) if classified else None
        story = Story(working, received_on, as_of, since)
        story.read(of_part)
        position = _position(story, working, as_of)
        assessed.append(Assessed(part, regime, received_on, position, story.open_questions, working.in_time))
    return assessed


def _under_law_since(
    regime: Regime, first: str, classified: Sequence[Classified], regimes: Mapping[str, Regime]
) -> date | None:
    """The day on which a request came under the statute of its present regime; None where it was under it at once."""
    since = None if _is_under(regime, first, regimes) else date.max
    for fact in classified:
        if not any(_is_under(regime, part.regime, regimes) for part in fact.parts):
            since = date.max
        elif since == date.max:
            since = fact.on
    return since


def _is_under(regime: Regime, key: str, regimes: Mapping[str, Regime]) -> bool:
    return key in regimes and regimes[key].statute is regime.statute


def calendar_of(regime: Regime, calendar: Calendar, practice: Practice) -> Calendar:
    """The calendar that a regime counts by, taken from that of the whole United Kingdom."""
    return calendar.named(regime.calendar or practice.nation)


def _position(story: Story, working: deadlines.Working, as_of: date) -> Position:
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
        regime=working.regime.key,
        outcome=story.decided.outcome if story.decided else None,
        closing=standing.closing,
        cautions=tuple(cautions_of(story, standing.deadlines)),
    )


def _stand(story: Story, working: deadlines.Working, as_of: date) -> _Standing:
    reviews = working.regime.reviews
    if story.review_requested is not None and reviews is not None:
        return _after_request_for_review(story, story.review_requested, reviews, working)
    if story.decided is not None:
        return _after_decision(story, story.decided, working, as_of)
    return _before_decision(story, working, as_of)


def _before_decision(story: Story, working: deadlines.Working, as_of: date) -> _Standing:
    since = story.waiting_since(Question.IDENTITY)
    if since is not None:
        deadline = working.prove_identity(since)
        return _waiting(Stage.AWAITING_IDENTITY, deadline, Closing.IDENTITY_LAPSED, as_of)
    since = story.waiting_since(Question.CLARIFICATION)
    if since is not None:
        deadline = working.clarify(since)
        return _waiting(Stage.AWAITING_CLARIFICATION, deadline, Closing.CLARIFICATION_LAPSED, as_of)
    since, fees = story.waiting_since(Question.FEE), working.regime.fees
    if since is not None and fees is not None:
        return _waiting(Stage.AWAITING_FEE, working.pay_fee(fees, since), Closing.FEE_LAPSED, as_of)
    limits = _explained(story.limits(), story)
    extended = limits[-1].kind is DeadlineKind.RESPOND_EXTENDED
    return _Standing(Stage.EXTENDED if extended else Stage.AWAITING_DECISION, limits, running=limits[-1])


def _waiting(stage: Stage, deadline: Deadline | None, lapsed: Closing, as_of: date) -> _Standing:
    if deadline is None:
        return _Standing(stage)
    if deadline.on < as_of:
        return _Standing(Stage.CLOSED, [deadline], closing=lapsed)
    return _Standing(stage, [deadline], running=deadline)


def _after_decision(story: Story, decided: Decided, working: deadlines.Working, as_of: date) -> _Standing:
    limits = _met_limits(story, decided)
    reviews = working.regime.reviews
    if reviews is None:
        return _Standing(Stage.CLOSED, limits, closing=Closing.ANSWERED)
    window = working.ask_for_review(reviews, decided, limits[-1].on if limits else None)
    if window.on < as_of:
        return _Standing(Stage.CLOSED, [*limits, window], closing=Closing.WINDOW_PASSED)
    return _Standing(Stage.REVIEW_WINDOW, [*limits, window], running=window)


def _after_request_for_review(
    story: Story, requested: ReviewRequested, reviews: Reviews, working: deadlines.Working
) -> _Standing:
    decided = story.decided
    before = list[Deadline]()
    if decided is not None:
        before = _met_limits(story, decided)
        window = working.ask_for_review(reviews, decided, before[-1].on if before else None)
        before.append(deadlines.met(window, requested.on))
        if requested.on > window.on and working.practice.late_review == "refuse":
            return _Standing(Stage.CLOSED, before, closing=Closing.LATE_REVIEW_REFUSED)
    elif not story.has_no_limit:
        before = _explained(story.limits(), story)
    answered_on = story.review_decided.on if story.review_decided else story.as_of
    answer = working.answer_review(reviews, requested.on, story.review_extended, answered_on)
    if story.review_decided is None:
        return _Standing(Stage.IN_REVIEW, [*before, answer], running=answer)
    answered = deadlines.met(answer, answered_on)
    return _Standing(Stage.CLOSED, [*before, answered], closing=Closing.REVIEW_DECIDED)


def _met_limits(story: Story, decided: Decided) -> list[Deadline]:
    return [] if story.has_no_limit else _explained(story.limits(decided.on), story, met_on=decided.on)


def _explained(limits: list[Deadline], story: Story, met_on: date | None = None) -> list[Deadline]:
    """The limits with all that happened to them, also before their own events: receipt, questions and restarts."""
    return [
        limit._replace(
            events=tuple(sorted((*story.events, *limit.events), key=attrgetter("on"))), met_on=limit.met_on or met_on
        )
        for limit in limits
    ]


def _respond_by(limits: list[Deadline]) -> date | None:
    responses = (DeadlineKind.RESPOND, DeadlineKind.RESPOND_EXTENDED)
    return max((limit.on for limit in limits if limit.kind in responses), default=None)
