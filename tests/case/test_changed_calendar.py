"""A case that is told of another calendar: what moves, what never does, and what it keeps on record."""

from datetime import date

import pytest

from case.cases import case, classified, plan, sent, with_days_off
from dueprocess.case.agenda import agenda
from dueprocess.case.record import CaseRecord, Planned
from dueprocess.case.telling import MovedDate
from dueprocess.law.errors import Refused
from dueprocess.law.facts import (
    CitedExemption,
    ClarificationAsked,
    ClarificationReceived,
    Decided,
    Extended,
    ReviewRequested,
    type_of_fact,
)
from dueprocess.law.outcomes import Outcome
from dueprocess.law.position import DeadlineKind
from dueprocess.law.practice import Practice
from law.clocks import day

RECEIVED_ON = day("2022-09-05")
"""A Monday. Without holidays the limit is Monday 3 October; a day off before it makes that Tuesday 4 October."""

OLD, NEW = with_days_off(), with_days_off("2022-09-19")
PROCLAIMED_ON = day("2022-09-10")


def opened(*facts: type_of_fact) -> CaseRecord:
    return case(*facts, received_on=RECEIVED_ON, calendar=OLD)


def decided(on: str, part: str | None = None) -> Decided:
    return Decided(on=day(on), outcome=Outcome.NOT_HELD, part=part)


def on_of(record: CaseRecord, kind: DeadlineKind, today: date) -> date:
    deadline = record.position(today).deadline(kind)
    assert deadline is not None
    return deadline.on


def respond(old: str, new: str, part: str = "") -> MovedDate:
    return MovedDate(kind=DeadlineKind.RESPOND, part=part, old_on=day(old), new_on=day(new))


def test_a_proclaimed_holiday_moves_the_limit_and_the_case_says_from_when_to_when_and_why() -> None:
    record = opened()
    told, change = record.with_calendar(NEW, PROCLAIMED_ON, "foi-officer")
    assert told.replanned == (change,)
    assert (change.on, change.by, change.old_calendar, change.new_calendar) == (
        PROCLAIMED_ON,
        "foi-officer",
        "none",
        "2022-09-19",
    )
    assert change.moved == (respond("2022-10-03", "2022-10-04"),)
    assert (change.old_respond_by, change.new_respond_by) == (day("2022-10-03"), day("2022-10-04"))
    assert change.cause == "2022-09-19 is a holiday now: a day off"
    assert told.opened.calendar is NEW
    assert [(before.until_on, before.calendar) for before in told.followed] == [(PROCLAIMED_ON, OLD)]
    assert (told.opened.plan, record.opened.calendar, record.replanned) == (record.opened.plan, OLD, ())


def test_the_reminders_are_those_of_the_moved_date() -> None:
    told, _ = opened().with_calendar(NEW, PROCLAIMED_ON, None)
    keys = [step.key for step in agenda(told, day("2022-10-05")).owed]
    assert keys[1:] == [
        "reminder-respond-2022-10-04-10",
        "reminder-respond-2022-10-04-3",
        "escalation-respond-2022-10-04-0",
    ]


def test_a_holiday_taken_back_moves_the_limit_back() -> None:
    told, change = case(received_on=RECEIVED_ON, calendar=NEW).with_calendar(OLD, PROCLAIMED_ON, None)
    assert change.moved == (respond("2022-10-04", "2022-10-03"),)
    assert change.cause == "2022-09-19 is no longer a holiday: a day off"
    assert told.position(PROCLAIMED_ON).respond_by == day("2022-10-03")


def test_a_case_that_follows_the_calendar_already_stays_as_it_is() -> None:
    """Told twice it is done once, so that telling every case can be begun again after a failure."""
    told, _ = opened().with_calendar(NEW, PROCLAIMED_ON, None)
    again, change = told.with_calendar(NEW, day("2022-09-12"), None)
    assert again is told
    assert (change.moved, change.cause) == ((), "")
    assert change.old_calendar == change.new_calendar == "2022-09-19"
    same = opened()
    assert same.with_calendar(with_days_off(), PROCLAIMED_ON, None)[0] is same


@pytest.mark.parametrize(
    ("facts", "proclaimed_on"),
    [((), "2022-10-04"), ((decided("2022-09-12"),), "2022-09-13")],
    ids=["missed", "met"],
)
def test_a_limit_that_was_missed_or_met_stays_what_it_was(facts: tuple[type_of_fact, ...], proclaimed_on: str) -> None:
    """Nobody is late, or in time, by a holiday of which nobody knew."""
    told, change = opened(*facts).with_calendar(NEW, day(proclaimed_on), None)
    assert on_of(told, DeadlineKind.RESPOND, day(proclaimed_on)) == day("2022-10-03")
    assert DeadlineKind.RESPOND not in {move.kind for move in change.moved}
    assert on_of(told, DeadlineKind.RESPOND, day("2022-11-01")) == day("2022-10-03")


def test_what_may_be_told_goes_by_the_limit_that_was_missed() -> None:
    """By the new calendar the limit would be that very day, and an extension in time."""
    told, _ = opened().with_calendar(NEW, day("2022-10-04"), None)
    weighed = Extended(on=day("2022-10-04"), exemptions=(CitedExemption(provision="43(2)"),))
    with pytest.raises(Refused, match="which ended on 2022-10-03") as refused:
        told.told(weighed, day("2022-10-04"))
    assert refused.value.rule == "extended-after-limit"


def test_on_its_last_day_a_limit_is_neither_met_nor_missed_and_moves() -> None:
    _, change = opened().with_calendar(NEW, day("2022-10-03"), None)
    assert change.moved == (respond("2022-10-03", "2022-10-04"),)


def test_a_decision_told_later_of_an_earlier_day_keeps_the_limit_that_it_met() -> None:
    told, change = opened().with_calendar(NEW, PROCLAIMED_ON, None)
    assert change.moved == (respond("2022-10-03", "2022-10-04"),)
    later = told.told(decided("2022-09-09"), day("2022-09-14"))
    met = later.position(day("2022-09-14")).deadline(DeadlineKind.RESPOND)
    assert met is not None
    assert (met.on, met.met_on) == (day("2022-10-03"), day("2022-09-09"))


def test_a_clarification_told_later_of_an_earlier_day_restarts_the_clock_by_todays_calendar() -> None:
    """The restarted limit had neither been met nor missed when the holiday came."""
    told, _ = opened().with_calendar(NEW, PROCLAIMED_ON, None)
    for fact in (ClarificationAsked(on=day("2022-09-07")), ClarificationReceived(on=day("2022-09-09"))):
        told = told.told(fact, day("2022-09-14"))
    assert told.position(day("2022-09-14")).respond_by == day("2022-10-10")


def test_each_change_of_several_settles_what_was_passed_by_then() -> None:
    """The limit moved once and was then missed; a second holiday moves the answer to the review alone."""
    first, _ = opened().with_calendar(NEW, PROCLAIMED_ON, None)
    third = with_days_off("2022-09-19", "2022-09-20", "2022-10-31")
    late = first.told(decided("2022-10-06"), day("2022-10-06"))
    in_review = late.told(ReviewRequested(on=day("2022-10-10")), day("2022-10-10"))
    second, change = in_review.with_calendar(third, day("2022-10-12"), None)
    assert [move.kind for move in change.moved] == [DeadlineKind.ANSWER_REVIEW]
    assert on_of(second, DeadlineKind.RESPOND, day("2022-10-12")) == day("2022-10-04")
    assert [before.calendar.version for before in second.followed] == ["none", "2022-09-19"]
    assert len(second.replanned) == 2


def test_of_a_request_in_parts_each_date_moves_by_its_own_law_and_answered_parts_stay() -> None:
    record = opened(
        classified("2022-09-06", roads="foia-2000", noise="eir-2004", lamps="foia-2000"),
        Extended(on=day("2022-09-07"), part="noise", reason="large"),
        decided("2022-09-08", "lamps"),
    )
    _, change = record.with_calendar(NEW, PROCLAIMED_ON, None)
    assert [(move.part, move.kind, move.old_on, move.new_on) for move in change.moved] == [
        ("roads", DeadlineKind.RESPOND, day("2022-10-03"), day("2022-10-04")),
        ("noise", DeadlineKind.RESPOND, day("2022-10-03"), day("2022-10-04")),
        ("noise", DeadlineKind.RESPOND_EXTENDED, day("2022-10-31"), day("2022-11-01")),
        ("lamps", DeadlineKind.ASK_FOR_REVIEW, day("2022-11-03"), day("2022-11-04")),
    ]


def test_planning_anew_under_the_same_calendar_is_recorded_and_moves_nothing() -> None:
    planned = Planned(calendar=with_days_off(), plan=plan(()))
    told, change = opened().with_plan(planned, PROCLAIMED_ON, "registry")
    assert told.replanned == (change,)
    assert (change.moved, change.cause, told.followed) == ((), "", ())
    assert told.opened.plan.reminders == ()


def test_planning_anew_keeps_the_dates_that_were_missed_as_a_change_of_calendar_does() -> None:
    told, change = opened().with_plan(Planned(calendar=NEW, plan=plan(())), day("2022-10-05"), None)
    assert change.moved == ()
    assert change.cause == "2022-09-19 is a holiday now: a day off"
    assert told.position(day("2022-10-05")).respond_by == day("2022-10-03")


def test_a_new_practice_moves_what_it_is_about() -> None:
    posted = plan(practice=Practice(review_window_from="receipt", posting_working_days=2))
    record = opened(decided("2022-09-12"))
    _, change = record.with_plan(Planned(calendar=OLD, plan=posted), day("2022-09-13"), None)
    assert [(move.kind, move.old_on, move.new_on) for move in change.moved] == [
        (DeadlineKind.ASK_FOR_REVIEW, day("2022-11-07"), day("2022-11-09"))
    ]


def test_a_change_of_calendar_sends_no_letter_again() -> None:
    record = opened(decided("2022-09-12"))
    for step in agenda(record, day("2022-09-12")).owed:
        record = record.with_issued(sent(step, day("2022-09-12")))
    told, _ = record.with_calendar(NEW, day("2022-09-13"), None)
    assert agenda(told, day("2022-09-13")).owed == ()


def test_all_it_followed_survives_the_way_through_json() -> None:
    told, _ = opened(classified("2022-09-06", roads="foia-2000", noise="eir-2004")).with_calendar(
        NEW, PROCLAIMED_ON, "foi-officer"
    )
    again = CaseRecord.model_validate_json(told.model_dump_json())
    assert again == told
    late = day("2022-10-05")
    assert again.position(late) == told.position(late)
    assert again.with_calendar(with_days_off("2022-09-20"), late, None) == told.with_calendar(
        with_days_off("2022-09-20"), late, None
    )
