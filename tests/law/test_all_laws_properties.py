"""What holds for every request under every law, whatever its facts and whatever the holidays."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from hypothesis import assume, given
from hypothesis import strategies as st
from hypothesis.strategies import DataObject, DrawFn

from dueprocess.law.calendar import Calendar
from dueprocess.law.clock import assess, assess_parts, calendar_of
from dueprocess.law.counting import Pause, count_working_days, working_days_between
from dueprocess.law.explaining import explain, runs
from dueprocess.law.facts import ClarificationAsked, ClarificationReceived, FeeCharged, FeePaid, type_of_fact
from dueprocess.law.limits import Unit, in_force
from dueprocess.law.months import corresponding_date, count_months
from dueprocess.law.position import OWED_BY_AUTHORITY, Deadline, Position, Stage
from dueprocess.law.practice import Practice
from dueprocess.law.recalculating import Followed, settled_by
from dueprocess.law.regimes import REGIMES
from dueprocess.law.timeline import Timeline
from law.random_calendars import Drawn, calendars, holidays
from law.random_requests import RECEIPTS, practices, requests
from law.recount import ONE_DAY, count_between, recount, recount_months

WEEKEND = {"Saturday", "Sunday"}


@dataclass(frozen=True)
class Case:
    """A request, the holidays of its time, and the choices of its institution."""

    told: Timeline
    drawn: Drawn
    practice: Practice

    def position(self, as_of: date | None = None, calendar: Calendar | None = None) -> Position:
        told = self.told.model_copy(update={"as_of": as_of or self.told.as_of})
        return assess(told, calendar=calendar or self.drawn.calendar, practice=self.practice)


@st.composite
def cases(draw: DrawFn) -> Case:
    told = draw(requests())
    as_of = max(told.assessed_on, told.received_on + timedelta(days=draw(st.integers(0, 300))))
    told = told.model_copy(update={"as_of": as_of if draw(st.booleans()) else None})
    return Case(told, draw(calendars(told.received_on)), draw(practices(told.received_on)))


PAUSES = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 30)), max_size=4)
"""Pauses as (days after day 0 on which it begins, days more that it lasts); they may touch and overlap."""


def pauses_after(day_zero: date, drawn: list[tuple[int, int]]) -> list[Pause]:
    return [
        Pause(day_zero + timedelta(days=first), day_zero + timedelta(days=first + length), "waiting")
        for first, length in drawn
    ]


@given(cases())
def test_every_valid_request_has_a_position_that_hangs_together(case: Case) -> None:
    position = case.position()
    assert (position.stage is Stage.CLOSED) == (position.closing is not None)
    if position.running is not None:
        assert position.running in position.deadlines
        assert position.running.met_on is None
    elif not position.parts:
        assert not position.overdue
    for part in position.parts:
        assert (part.stage is Stage.CLOSED) == (part.closing is not None)
    overdue = [d for d in position.awaited if d.kind in OWED_BY_AUTHORITY and d.on < position.as_of]
    assert position.overdue == bool(overdue)
    assert position.provisional == any(deadline.provisional for deadline in position.deadlines)
    kinds = [(deadline.part, deadline.kind) for deadline in position.deadlines]
    assert len(set(kinds)) == len(kinds), "a part has one deadline of a kind"
    for deadline in position.deadlines:
        assert deadline.source.url.startswith("https://")
        assert deadline.regime in REGIMES
        assert list(deadline.events) == sorted(deadline.events, key=lambda event: event.on)


@given(
    RECEIPTS,
    st.sampled_from(sorted(REGIMES)),
    st.lists(st.tuples(st.integers(0, 9), st.integers(0, 60)), max_size=3),
    st.data(),
)
def test_a_naive_loop_over_the_plain_days_gives_the_same_limit(
    received_on: date, key: str, waits: list[tuple[int, int]], data: DataObject
) -> None:
    """Fees are paid, and questions under Article 12A answered; the loop knows only sets of days."""
    drawn, regime = data.draw(calendars(received_on)), REGIMES[key]
    in_months = key == "uk-gdpr-sar"
    if in_months:
        received_on = max(received_on, date(2026, 2, 5))
        drawn = Drawn(received_on, frozenset((on, nation) for on, nation in drawn.kept), drawn.verified_to)
    paused, facts, on = list[tuple[date, date]](), list[type_of_fact](), received_on
    for until_asked, until_answered in waits:
        asked_on = on + timedelta(days=until_asked)
        on = asked_on + timedelta(days=until_answered)
        paused.append((asked_on, on))
        if in_months:
            facts += [ClarificationAsked(on=asked_on), ClarificationReceived(on=on)]
        else:
            facts += [FeeCharged(on=asked_on), FeePaid(on=on)]
    told = Timeline(regime=key, received_on=received_on, facts=tuple(facts))
    position = assess(told, calendar=drawn.calendar, practice=Practice())
    works = drawn.works(regime.calendar or "england-and-wales")
    limit = in_force(regime.respond, received_on, told.assessed_on)
    if in_months:
        assert position.respond_by == recount_months(received_on, limit.count, paused, works)
    else:
        assert position.respond_by == recount(received_on, limit.count, paused, works)


@given(RECEIPTS, PAUSES, PAUSES, st.integers(1, 60), st.data())
def test_a_pause_more_never_makes_a_date_earlier(
    after: date, pauses: list[tuple[int, int]], more: list[tuple[int, int]], count: int, data: DataObject
) -> None:
    calendar = data.draw(calendars(after)).calendar
    few, many = pauses_after(after, pauses), pauses_after(after, [*pauses, *more])
    assert count_working_days(after, count, calendar, many).on >= count_working_days(after, count, calendar, few).on
    months = count % 3 + 1
    assert count_months(after, months, calendar, many).on >= count_months(after, months, calendar, few).on


@given(RECEIPTS, PAUSES, st.integers(1, 60), st.data())
def test_a_count_with_any_pauses_is_that_of_the_naive_loop(
    after: date, pauses: list[tuple[int, int]], count: int, data: DataObject
) -> None:
    drawn = data.draw(calendars(after))
    calendar, works, waits = drawn.calendar, drawn.works("uk"), pauses_after(after, pauses)
    plain = [(pause.first_on, pause.last_on) for pause in waits]
    counted = count_working_days(after, count, calendar, waits)
    assert counted.on == recount(after, count, plain, works)
    assert working_days_between(after, counted.on, calendar) == count_between(after, counted.on, works)
    months = count % 3 + 1
    in_months = count_months(after, months, calendar, waits)
    assert in_months.on == recount_months(after, months, plain, works)
    # What moved the end is said, day by day, and nothing else is.
    moved_by = (in_months.on - corresponding_date(after, months)).days
    said = [skipped.on for skipped in in_months.skipped]
    assert said == sorted(set(said))
    assert len(said) == moved_by


@given(cases(), st.data())
def test_more_holidays_never_make_a_date_earlier(case: Case, data: DataObject) -> None:
    """A deadline may go, when a question turns out to have been in time; those that stay are no earlier.

    The one exception is left out: an applicant who by more holidays paid a fee in time, and whose clock runs again.
    """
    assume(_fees_are_paid_in_time(case.told))
    more = case.drawn.with_more(data.draw(holidays(case.told.received_on)))
    before, after = case.position(), case.position(calendar=more.calendar)
    later = {(deadline.part, deadline.kind): deadline.on for deadline in after.deadlines}
    for deadline in before.deadlines:
        assert later.get((deadline.part, deadline.kind), date.max) >= deadline.on


def _fees_are_paid_in_time(told: Timeline) -> bool:
    """Whether each came within 80 days, less than any law gives."""
    charged = [fact.on for fact in told.facts if isinstance(fact, FeeCharged)]
    paid = [fact.on for fact in told.facts if isinstance(fact, FeePaid)]
    return not any(timedelta(days=80) < last - first for first in charged for last in paid)


@given(cases())
def test_each_day_to_a_counted_deadline_is_counted_or_skipped_exactly_once(case: Case) -> None:
    """An officer can check the date by hand: the days of the working are all there, in order."""
    for deadline in case.position().deadlines:
        said = [skipped.on for skipped in deadline.skipped]
        assert said == sorted(set(said))
        assert all(skipped.why for skipped in deadline.skipped)
        counted = re.match(r"(\d+) (working|school) days", deadline.rule)
        if counted is None:
            continue
        day_before = ONE_DAY if "beginning with" in deadline.rule else timedelta()
        between = (deadline.on - (deadline.counted_from - day_before)).days
        first_on = deadline.counted_from - day_before + ONE_DAY
        assert all(first_on <= on < deadline.on for on in said)
        assert between - len(said) == int(counted[1])


@given(cases())
def test_the_explanation_names_every_day_that_did_not_count(case: Case) -> None:
    own = {
        part.part: calendar_of(part.regime, case.drawn.calendar, case.practice)
        for part in assess_parts(case.told, calendar=case.drawn.calendar, practice=case.practice)
    }
    for deadline in case.position().deadlines:
        sentences = explain(deadline, own[deadline.part])
        skipped = {day.on: day.why for day in deadline.skipped}
        named = set[date]()
        for run in runs(deadline.skipped):
            assert f"Not counted: {run}." in sentences
            days = [run.first.on + timedelta(days=n) for n in range((run.last.on - run.first.on).days + 1)]
            assert all(skipped[on] in {run.first.why, *WEEKEND} for on in days), "no counted day is in a run"
            named.update(days)
        assert named >= {on for on, why in skipped.items() if why not in WEEKEND}
        weekend = sum(why in WEEKEND for why in skipped.values())
        assert any(sentence.startswith(f"Not counted: {weekend} S") for sentence in sentences) == (weekend > 0)
        assert any(sentence.startswith("Provisional") for sentence in sentences) == deadline.provisional
        assert all(any(event.what in sentence for sentence in sentences) for event in deadline.events)


@given(cases(), st.data())
def test_the_order_of_telling_does_not_matter(case: Case, data: DataObject) -> None:
    """Facts of one kind and one day excepted: of those only the telling knows the order."""
    told = list({(fact.kind, fact.on): fact for fact in case.told.facts}.values())
    shuffled = data.draw(st.permutations(told))
    one, other = (case.told.model_copy(update={"facts": tuple(facts)}) for facts in (told, shuffled))
    assert Case(one, case.drawn, case.practice).position() == Case(other, case.drawn, case.practice).position()


@given(cases(), st.integers(0, 300))
def test_what_happens_later_does_not_change_an_earlier_position(case: Case, days: int) -> None:
    as_of = case.told.received_on + timedelta(days=days)
    so_far = tuple(fact for fact in case.told.facts if fact.on <= as_of)
    knowing_less = Case(case.told.model_copy(update={"facts": so_far}), case.drawn, case.practice)
    assert case.position(as_of) == knowing_less.position(as_of)


@given(cases(), st.integers(0, 200), st.data())
def test_a_newer_calendar_moves_no_date_that_was_met_or_missed(case: Case, days: int, data: DataObject) -> None:
    changed_on = case.told.received_on + timedelta(days=days)
    old, new = case.drawn.calendar, data.draw(calendars(case.told.received_on)).calendar
    then = case.position(changed_on)
    told = case.told.model_copy(update={"as_of": changed_on})
    settled = settled_by([Followed(changed_on, old)], told, practice=case.practice)
    now = assess(told, calendar=new, practice=case.practice, settled=settled)
    found = {(deadline.part, deadline.kind): deadline for deadline in now.deadlines}
    for deadline in then.deadlines:
        if deadline.met_on is not None or deadline.on < changed_on:
            kept = found.get((deadline.part, deadline.kind))
            # In spring 2020 what a question was asked within is another limit than the one that was missed at last.
            assert _same(kept, deadline) if kept else deadline.source.act.startswith("Coronavirus")


def _same(one: Deadline, other: Deadline) -> bool:
    return (one.on, one.met_on, one.rule, one.skipped) == (other.on, other.met_on, other.rule, other.skipped)


@given(RECEIPTS, st.integers(0, 400), st.sampled_from((Unit.WORKING_DAYS, Unit.MONTHS)), st.data())
def test_the_calendar_of_a_nation_has_no_holiday_that_the_union_lacks(
    on: date, days: int, unit: Unit, data: DataObject
) -> None:
    drawn = data.draw(calendars(on))
    day = on + timedelta(days=days)
    for name in ("scotland", "england-and-wales", "northern-ireland"):
        own = drawn.calendar.named(name)
        assert (own.why_not_working(day) is None) == drawn.works(name)(day)
        assert own.why_not_working(day) is None or drawn.calendar.why_not_working(day) is not None
        if unit is Unit.WORKING_DAYS:
            assert count_working_days(on, 20, own).on <= count_working_days(on, 20, drawn.calendar).on
        else:
            assert count_months(on, 1, own).on <= count_months(on, 1, drawn.calendar).on
