"""A record is never changed: each thing that happens gives a new one, and a refusal gives none."""

import pytest

from case.cases import LIMIT, RECEIVED_ON, case, classified, held, plan, sent
from dueprocess.case.agenda import agenda
from dueprocess.case.officers import try_again
from dueprocess.case.record import CaseRecord, Planned
from dueprocess.law.errors import InvalidTimeline, Refused
from dueprocess.law.facts import Decided, Reassigned
from dueprocess.law.outcomes import Outcome
from dueprocess.law.position import DeadlineKind
from dueprocess.law.practice import Practice
from dueprocess.law.regime import Regime
from dueprocess.law.regimes import EIR_2004, FOIA_2000
from dueprocess.law.source import Source
from dueprocess.law.tightening import tightened
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
    assert case().regime_of("", RECEIVED_ON) is FOIA_2000
    odd = case().model_copy(update={"request": case().request.model_copy(update={"regime": "magna-carta"})})
    with pytest.raises(InvalidTimeline, match="There is no regime 'magna-carta'"):
        odd.regime_of("", RECEIVED_ON)


def test_sent_and_held_notices_are_kept_apart_and_both_are_done() -> None:
    (step,) = agenda(case(), RECEIVED_ON).owed
    other = step.model_copy(update={"key": "decision"})
    record = case().with_issued(sent(step, RECEIVED_ON)).with_held(held(other, RECEIVED_ON))
    assert record.done == {"acknowledgement", "decision"}
    assert try_again(record, RECEIVED_ON).done == {"acknowledgement"}
    assert case().done == frozenset()


def test_planning_anew_takes_the_new_calendar_and_plan_and_keeps_both_dates() -> None:
    """A holiday proclaimed while the case runs: the limit moves, and the record says from where."""
    old = UK.__class__("uk", "old", "", UK.first_on, UK.last_on, UK.verified_to, ())
    record = case(received_on=day("2022-09-05"), calendar=old)
    anew, change = record.with_plan(Planned(calendar=UK, plan=plan(())), day("2022-09-10"), "foi-officer")
    assert anew.replanned == (change,)
    assert (change.on, change.by) == (day("2022-09-10"), "foi-officer")
    assert (change.old_calendar, change.new_calendar) == ("old", UK.version)
    assert (change.old_respond_by, change.new_respond_by) == (day("2022-10-03"), day("2022-10-04"))
    assert anew.opened.plan.reminders == ()
    assert (anew.opened.reference, anew.opened.unit) == (record.opened.reference, record.opened.unit)
    assert record.replanned == ()
    assert record.opened.calendar is old
    assert len(anew.with_plan(Planned(calendar=UK, plan=plan()), day("2022-09-11"), None)[0].replanned) == 2


def test_a_record_survives_the_way_through_json() -> None:
    """It travels in histories and continuations."""
    (step,) = agenda(case(), RECEIVED_ON).owed
    record = case(DECIDED).with_issued(sent(step, RECEIVED_ON)).with_held(held(step, RECEIVED_ON))
    again = CaseRecord.model_validate_json(record.model_dump_json())
    assert again == record
    assert agenda(again, LIMIT) == agenda(record, LIMIT)


def promise(days: int) -> Regime:
    """FOIA 2000, kept more strictly by an invented authority."""
    return tightened(
        "foia-2000",
        key="marrowby-promise",
        title="Freedom of Information Act 2000",
        source=Source("Marrowby Charter", "para 4", "https://www.marrowby.example/charter"),
        valid_from=day("2020-01-01"),
        respond=days,
    )


def test_the_law_of_each_part_is_found_by_its_name() -> None:
    record = case(classified("2020-02-03", roads="foia-2000", noise="eir-2004"))
    assert record.regime_of("roads", LIMIT) is FOIA_2000
    assert record.regime_of("noise", LIMIT) is EIR_2004
    assert record.regime_of("noise", day("2020-02-02")) is FOIA_2000, "not yet known on that day"


@pytest.mark.parametrize(
    ("received_under", "parts", "whole"),
    [
        ("foia-2000", {"roads": "eir-2004", "noise": "foia-2000"}, "foia-2000"),
        ("foia-2000", {"all": "eir-2004"}, "eir-2004"),
        ("foia-2000", {"noise": "eir-2004", "mine": "uk-gdpr-sar"}, "eir-2004"),
        ("eir-2004", {"noise": "eir-2004", "roads": "foia-2000"}, "eir-2004"),
    ],
)
def test_the_law_of_the_whole_is_the_one_it_came_under_while_a_part_is(
    received_under: str, parts: dict[str, str], whole: str
) -> None:
    """A letter about all of it may not speak of a law that none of it is answered under."""
    record = case(classified("2020-02-03", **parts), regime=received_under)
    assert record.regime_of("", LIMIT).key == whole


def test_an_institution_s_own_law_is_one_that_a_case_can_be_under_and_be_classified_into() -> None:
    own = case(regime="marrowby-promise", regimes=(promise(10),))
    assert own.position(RECEIVED_ON).respond_by == day("2020-02-12")
    assert own.regime_of("", RECEIVED_ON).title == "Freedom of Information Act 2000"
    later = case(regimes=(promise(10),)).told(classified("2020-02-03", all="marrowby-promise"), day("2020-02-03"))
    assert later.position(day("2020-02-03")).respond_by == day("2020-02-12")
    with pytest.raises(Refused, match="There is no regime 'marrowby-promise'"):
        case().told(classified("2020-02-03", all="marrowby-promise"), day("2020-02-03"))


def test_planning_anew_takes_the_laws_as_they_are_now_and_keeps_those_that_are_no_longer_given() -> None:
    """A case may be under a law that its institution has since taken out; it could not go on without it."""
    own = case(regime="marrowby-promise", regimes=(promise(10),))
    kept, change = own.with_plan(Planned(calendar=UK, plan=plan()), RECEIVED_ON, None)
    assert (kept.opened.regimes, change.moved) == ((promise(10),), ())
    stricter, change = own.with_plan(Planned(calendar=UK, plan=plan(), regimes=(promise(5),)), RECEIVED_ON, None)
    assert stricter.opened.regimes == (promise(5),)
    assert [(move.old_on, move.new_on) for move in change.moved] == [(day("2020-02-12"), day("2020-02-05"))]


def test_each_deadline_has_the_calendar_of_its_law() -> None:
    record = case(classified("2026-11-12", a="foisa-2002", b="uk-gdpr-sar"), received_on=day("2026-11-10"))
    calendars = [record.calendar_of(deadline).name for deadline in record.position(day("2026-11-12")).deadlines]
    assert calendars == ["scotland", "england-and-wales"]


def test_parts_and_an_institution_s_own_laws_survive_the_way_through_json() -> None:
    record = case(
        classified("2020-02-03", roads="marrowby-promise", noise="eir-2004", scots="foisa-2002"),
        Decided(on=day("2020-02-10"), outcome=Outcome.NOT_HELD, part="roads"),
        regimes=(promise(10),),
    )
    again = CaseRecord.model_validate_json(record.model_dump_json())
    assert again.position(LIMIT) == record.position(LIMIT)
    assert agenda(again, LIMIT) == agenda(record, LIMIT)
    assert again.model_dump_json() == record.model_dump_json()
