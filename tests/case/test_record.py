"""A record is never changed: each thing that happens gives a new one, and a refusal gives none."""

import pytest

from case.cases import LIMIT, RECEIVED_ON, case, held, plan, sent
from dueprocess.case.agenda import agenda
from dueprocess.case.record import CaseRecord, Planned
from dueprocess.law.errors import InvalidTimeline, Refused
from dueprocess.law.facts import Decided, Reassigned
from dueprocess.law.outcomes import Outcome
from dueprocess.law.position import DeadlineKind
from dueprocess.law.practice import Practice
from dueprocess.law.regime import FOIA_2000
from law.clocks import UK, day
from law.refusals import REFUSALS

DECIDED = Decided(on=day("2020-02-25"), outcome=Outcome.NOT_HELD)


@pytest.mark.parametrize("what", REFUSALS)
def test_a_refusal_leaves_the_case_as_it_was(what: str) -> None:
    refusal = REFUSALS[what]
    record = case(*refusal.facts)
    before = record.model_dump_json()
    with pytest.raises(Refused) as told:
        record.told(refusal.fact, day(refusal.today))
    assert told.value.rule == refusal.rule
    assert record.model_dump_json() == before


def test_what_is_told_gives_a_new_record_and_leaves_the_old() -> None:
    old = case()
    new = old.told(DECIDED, DECIDED.on)
    assert (old.facts, new.facts) == ((), (DECIDED,))
    assert new.position(DECIDED.on).outcome is Outcome.NOT_HELD
    assert new.told(Reassigned(on=LIMIT, to="Registry"), LIMIT).facts[0] == DECIDED


def test_the_practice_of_the_plan_and_its_calendar_decide() -> None:
    posted = case(DECIDED, plan=plan(practice=Practice(review_window_from="receipt", posting_working_days=2)))
    window = posted.position(DECIDED.on).deadline(DeadlineKind.ASK_FOR_REVIEW)
    assert window is not None
    assert window.on == day("2020-04-28")


def test_the_unit_is_the_first_one_until_the_case_is_handed_on() -> None:
    assert case().unit == "Information Team"
    assert case(Reassigned(on=RECEIVED_ON, to="Registry")).unit == "Registry"


def test_the_law_is_found_by_the_key_of_the_request() -> None:
    assert case().regime is FOIA_2000
    odd = case().model_copy(update={"request": case().request.model_copy(update={"regime": "magna-carta"})})
    with pytest.raises(InvalidTimeline, match="There is no regime 'magna-carta'"):
        _ = odd.regime


def test_sent_and_held_notices_are_kept_apart_and_both_are_done() -> None:
    (step,) = agenda(case(), RECEIVED_ON).owed
    other = step.model_copy(update={"key": "decision"})
    record = case().with_issued(sent(step, RECEIVED_ON)).with_held(held(other, RECEIVED_ON))
    assert record.done == {"acknowledgement", "decision"}
    assert record.without_held().done == {"acknowledgement"}
    assert case().done == frozenset()


def test_planning_anew_takes_the_new_calendar_and_plan_and_keeps_both_dates() -> None:
    """A holiday proclaimed while the case runs: the limit moves, and the record says from where."""
    old = UK.__class__("uk", "old", "", UK.first_on, UK.last_on, UK.verified_to, ())
    record = case(received_on=day("2022-09-05"), calendar=old)
    anew = record.with_plan(Planned(calendar=UK, plan=plan(())), day("2022-09-10"), "foi-officer")
    (change,) = anew.replanned
    assert (change.on, change.by) == (day("2022-09-10"), "foi-officer")
    assert (change.old_calendar, change.new_calendar) == ("old", UK.version)
    assert (change.old_respond_by, change.new_respond_by) == (day("2022-10-03"), day("2022-10-04"))
    assert anew.opened.plan.reminders == ()
    assert (anew.opened.reference, anew.opened.unit) == (record.opened.reference, record.opened.unit)
    assert record.replanned == ()
    assert record.opened.calendar is old
    assert len(anew.with_plan(Planned(calendar=UK, plan=plan()), day("2022-09-11"), None).replanned) == 2


def test_a_record_survives_the_way_through_json() -> None:
    """It travels in histories and continuations."""
    (step,) = agenda(case(), RECEIVED_ON).owed
    record = case(DECIDED).with_issued(sent(step, RECEIVED_ON)).with_held(held(step, RECEIVED_ON))
    again = CaseRecord.model_validate_json(record.model_dump_json())
    assert again == record
    assert agenda(again, LIMIT) == agenda(record, LIMIT)
