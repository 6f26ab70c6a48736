"""What holds for every request, whatever happens to it."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DataObject

from dueprocess.law.calendar import Holiday
from dueprocess.law.counting import Pause, count_working_days
from dueprocess.law.facts import (
    ClarificationAsked,
    ClarificationReceived,
    Extended,
    FeeCharged,
    FeePaid,
    type_of_fact,
)
from dueprocess.law.outcomes import Closing
from dueprocess.law.position import OWED_BY_AUTHORITY, DeadlineKind, Stage
from dueprocess.law.practice import Practice
from dueprocess.law.timeline import Timeline
from law.clocks import CLOCK, UK, Clock
from law.recount import recount
from law.stories import PRACTICES, RECEIPTS, stories

ONE_DAY = timedelta(days=1)

PAYMENTS = st.lists(st.tuples(st.integers(1, 15), st.integers(0, 80)), max_size=3)
"""Fees notices as (days until the notice, days until the payment): always paid within the three months."""


def paid_fees(received_on: date, payments: list[tuple[int, int]]) -> list[tuple[date, date]]:
    pauses, on = list[tuple[date, date]](), received_on
    for until_notice, until_payment in payments:
        charged_on = on + timedelta(days=until_notice)
        on = charged_on + timedelta(days=until_payment)
        pauses.append((charged_on, on))
    return pauses


def facts_of(pauses: list[tuple[date, date]]) -> tuple[type_of_fact, ...]:
    return tuple(fact for first, last in pauses for fact in (FeeCharged(on=first), FeePaid(on=last)))


@given(RECEIPTS, PAYMENTS)
def test_a_recount_over_the_statutes_gives_the_same_limit(received_on: date, payments: list[tuple[int, int]]) -> None:
    pauses = paid_fees(received_on, payments)
    position = CLOCK.assess(Timeline(received_on=received_on, facts=facts_of(pauses)))
    assert position.respond_by == recount(received_on, 20, pauses)


@given(RECEIPTS, PAYMENTS)
def test_a_paid_fee_never_shortens_the_time(received_on: date, payments: list[tuple[int, int]]) -> None:
    without = CLOCK.assess(Timeline(received_on=received_on)).respond_by
    paused = CLOCK.assess(
        Timeline(received_on=received_on, facts=facts_of(paid_fees(received_on, payments)))
    ).respond_by
    assert without is not None
    assert paused is not None
    assert paused >= without


@given(RECEIPTS, st.integers(0, 60), st.sets(st.integers(0, 120)), st.integers(0, 30), st.integers(0, 40))
def test_more_holidays_never_make_a_date_earlier(
    after: date, days: int, holidays: set[int], pause_from: int, pause_days: int
) -> None:
    extra = tuple(Holiday(after + timedelta(days=number), "proclaimed") for number in sorted(holidays))
    pause = Pause(after + timedelta(pause_from), after + timedelta(pause_from + pause_days), "paused")
    near = UK.cut(after.year, after.year + 1)
    before = count_working_days(after, days, near, [pause]).on
    assert count_working_days(after, days, replace(near, holidays=(*near.holidays, *extra)), [pause]).on >= before


@given(RECEIPTS, st.integers(1, 60))
def test_a_count_ends_on_a_working_day_and_a_day_more_ends_later(after: date, days: int) -> None:
    on = count_working_days(after, days, UK).on
    assert UK.why_not_working(on) is None
    assert count_working_days(after, days + 1, UK).on > on


@given(stories(), PRACTICES)
def test_each_day_up_to_a_counted_deadline_is_either_counted_or_skipped_once(
    story: Timeline, practice: Practice
) -> None:
    """An officer can check the date by hand: the days of the working are all there, in order."""
    for deadline in Clock(practice=practice).assess(story).deadlines:
        if not deadline.rule.endswith("working days"):
            continue
        days = (deadline.on - deadline.counted_from).days
        between = [deadline.counted_from + timedelta(days=number) for number in range(1, days + 1)]
        skipped = [skip.on for skip in deadline.skipped]
        assert skipped == sorted(set(skipped))
        assert set(skipped) <= set(between)
        assert len(between) - len(skipped) == int(deadline.rule.split()[0])
        assert all(skip.why for skip in deadline.skipped)


@given(stories(), PRACTICES, st.integers(0, 400))
def test_every_valid_timeline_has_a_position_that_hangs_together(
    story: Timeline, practice: Practice, days: int
) -> None:
    story = story.model_copy(update={"as_of": story.received_on + timedelta(days=days)})
    position = Clock(practice=practice).assess(story)
    assert (position.stage is Stage.CLOSED) == (position.closing is not None)
    if position.running is None:
        assert not position.overdue
        waits_for_ever = practice.clarification_lapses_after_working_days is None
        assert position.stage is Stage.CLOSED or (position.stage is Stage.AWAITING_CLARIFICATION and waits_for_ever)
    else:
        assert position.running in position.deadlines
        assert position.running.met_on is None
        assert position.overdue == (position.running.kind in OWED_BY_AUTHORITY and position.running.on < position.as_of)
    responses = [d.on for d in position.deadlines if d.kind in (DeadlineKind.RESPOND, DeadlineKind.RESPOND_EXTENDED)]
    assert position.respond_by == max(responses, default=None)
    assert position.provisional == any(d.provisional for d in position.deadlines)
    assert all(str(d.source) for d in position.deadlines)
    if position.closing not in (None, Closing.WITHDRAWN, Closing.CLARIFICATION_LAPSED, Closing.FEE_LAPSED):
        assert position.outcome is not None


@given(stories(), PRACTICES, st.data())
def test_the_order_of_telling_does_not_matter(story: Timeline, practice: Practice, data: DataObject) -> None:
    """Facts of one kind and one day excepted: of those only the telling knows the order."""
    facts = {(fact.kind, fact.on): fact for fact in story.facts}
    told = list(facts.values())
    shuffled = data.draw(st.permutations(told))
    clock = Clock(practice=practice)
    one = story.model_copy(update={"facts": tuple(told)})
    other = story.model_copy(update={"facts": tuple(shuffled)})
    assert clock.assess(one) == clock.assess(other)


@given(stories(), PRACTICES, st.integers(0, 300))
def test_what_happens_later_does_not_change_an_earlier_position(story: Timeline, practice: Practice, days: int) -> None:
    as_of = story.received_on + timedelta(days=days)
    so_far = tuple(fact for fact in story.facts if fact.on <= as_of)
    clock = Clock(practice=practice)
    knowing_all = story.model_copy(update={"as_of": as_of})
    knowing_less = Timeline(received_on=story.received_on, facts=so_far, as_of=as_of)
    assert clock.assess(knowing_all) == clock.assess(knowing_less)


@given(stories(), PRACTICES)
def test_a_case_closes_once_and_for_all(story: Timeline, practice: Practice) -> None:
    """Time alone reopens nothing and changes no reason."""
    last_on, clock = story.assessed_on, Clock(practice=practice)
    positions = [
        clock.assess(story.model_copy(update={"as_of": last_on + timedelta(days=days)})) for days in range(0, 250, 25)
    ]
    closings = [position.closing for position in positions]
    first = next((number for number, closing in enumerate(closings) if closing is not None), len(closings))
    assert len(set(closings[first:])) <= 1


@given(RECEIPTS, st.integers(0, 40), st.integers(0, 60))
def test_clarification_gives_the_time_of_a_request_received_that_day(
    received_on: date, until_asked: int, until_answered: int
) -> None:
    """s.10(6)."""
    asked_on = received_on + timedelta(days=until_asked)
    answered_on = asked_on + timedelta(days=until_answered)
    clarified = Timeline(
        received_on=received_on,
        facts=(ClarificationAsked(on=asked_on), ClarificationReceived(on=answered_on)),
    )
    afresh = Timeline(received_on=answered_on)
    restarted, fresh = CLOCK.assess(clarified).deadlines, CLOCK.assess(afresh).deadlines
    assert [limit._replace(events=()) for limit in restarted] == [limit._replace(events=()) for limit in fresh]


@given(RECEIPTS, st.data())
def test_an_extension_counts_from_the_original_limit_whenever_it_is_told(received_on: date, data: DataObject) -> None:
    """s.10(3)."""
    limit = recount(received_on, 20)
    told_on = data.draw(st.dates(received_on, limit))
    extended = CLOCK.assess(Timeline(received_on=received_on, facts=(Extended(on=told_on),)))
    assert extended.respond_by == recount(limit, 20) == recount(received_on, 40)
    too_late = Timeline(received_on=received_on, facts=(Extended(on=limit + ONE_DAY),))
    assert CLOCK.assess(too_late).respond_by == limit
