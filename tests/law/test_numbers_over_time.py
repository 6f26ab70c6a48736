"""Numbers that change while a case runs: which day decides which holds, and what an older calendar settles."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

import pytest

from dueprocess.law.calendar import Calendar, Holiday
from dueprocess.law.clock import assess
from dueprocess.law.counting import working_day_after
from dueprocess.law.deadlines import Working
from dueprocess.law.facts import TimeAllowed
from dueprocess.law.limits import Limit, Limits
from dueprocess.law.position import DeadlineKind, Position, Stage
from dueprocess.law.practice import Closure, Practice
from dueprocess.law.recalculating import Followed, moved, settled_by
from dueprocess.law.regime import Regime
from dueprocess.law.regimes import REGIMES
from dueprocess.law.regimes.eir_2004 import EIR_2004
from dueprocess.law.regimes.foia_2000 import FOIA_2000
from dueprocess.law.regimes.foia_variants import FOIA_2000_HELD_ABROAD, FOIA_2000_SCHOOLS
from dueprocess.law.regimes.foisa_2002 import FOISA_2002
from law.clocks import UK, day
from law.told import position, timeline

RECEIVED: Final = "2020-01-29"
CHANGE: Final = date(2020, 2, 4)


def changing(limits: Limits, to: int) -> Limits:
    """The first of these numbers until the day before the change, and then another."""
    first: Limit = limits[0]
    return replace(first, valid_to=CHANGE - timedelta(days=1)), replace(first, count=to, valid_from=CHANGE)


def under(regime: Regime, facts: str, practice: Practice | None = None) -> Position:
    own: Mapping[str, Regime] = {**REGIMES, regime.key: regime}
    told = timeline(regime.key, RECEIVED, facts)
    return assess(told, calendar=UK, practice=practice or Practice(), regimes=own)


def rule(found: Position, kind: DeadlineKind) -> str:
    deadline = found.deadline(kind)
    assert deadline is not None
    return deadline.rule


def test_the_time_of_an_extension_is_that_of_the_day_of_receipt() -> None:
    assert FOIA_2000.extension is not None
    own = replace(FOIA_2000, extension=replace(FOIA_2000.extension, limits=changing(FOIA_2000.extension.limits, 10)))
    found = under(own, "2020-02-10 extended exemptions=43(2)")
    assert rule(found, DeadlineKind.RESPOND_EXTENDED) == "20 working days"
    afresh = "2020-02-03 clarification-asked; 2020-02-05 clarification-received; 2020-02-10 extended exemptions=43(2)"
    assert rule(under(own, afresh), DeadlineKind.RESPOND_EXTENDED) == "20 working days"


def test_the_school_days_are_those_of_the_day_of_receipt_also_when_the_time_began_afresh() -> None:
    own = replace(FOIA_2000_SCHOOLS, respond=changing(FOIA_2000_SCHOOLS.respond, 10))
    found = under(own, "2020-02-03 clarification-asked; 2020-02-05 clarification-received")
    assert rule(found, DeadlineKind.RESPOND) == "20 school days"


def test_the_time_to_ask_for_a_review_is_that_of_the_day_of_the_answer() -> None:
    assert FOIA_2000.reviews is not None
    own = replace(FOIA_2000, reviews=replace(FOIA_2000.reviews, asking=changing(FOIA_2000.reviews.asking, 60)))
    by_post = Practice(review_window_from="receipt")
    found = under(own, "2020-02-03 decided reached_applicant_on=2020-02-05", by_post)
    assert rule(found, DeadlineKind.ASK_FOR_REVIEW) == "40 working days"


def test_an_answer_on_the_last_day_came_in_time_wherever_the_post_was() -> None:
    """FOISA s.20(5): the window opens with the end of the time for an answer, or with an answer that came after it."""
    for decided_on, opens_on in [
        ("2020-02-25", "2020-02-26"),
        ("2020-02-26", "2020-02-26"),
        ("2020-02-27", "2020-02-28"),
    ]:
        found = position(timeline("foisa-2002", RECEIVED, f"{decided_on} decided reached_applicant_on=2020-02-28"))
        window = found.deadline(DeadlineKind.ASK_FOR_REVIEW)
        assert window is not None
        assert window.counted_from == day(opens_on)


def test_the_window_of_an_answer_stays_what_it_was_when_a_review_is_asked_for() -> None:
    decided = "2020-02-10 decided"
    open_window = position(timeline("foisa-2002", RECEIVED, decided)).deadlines[-1]
    used = position(timeline("foisa-2002", RECEIVED, f"{decided}; 2020-03-02 review-requested")).deadlines[-2]
    assert (used.kind, used.on, used.counted_from) == (open_window.kind, open_window.on, day("2020-02-26"))


def test_a_review_is_judged_by_the_limit_of_the_day_it_was_answered_and_not_of_the_day_one_asks() -> None:
    """Answered in the spring of 2020 it had 60 working days, also when one looks back from the summer."""
    facts = "2020-02-10 decided; 2020-03-02 review-requested; 2020-04-20 review-decided"
    then = position(timeline("foisa-2002", RECEIVED, facts))
    later = position(timeline("foisa-2002", RECEIVED, facts, "2020-06-30"))
    assert rule(then, DeadlineKind.ANSWER_REVIEW) == "60 working days"
    assert later.deadlines[-1] == then.deadlines[-1]


@pytest.mark.parametrize("law", [EIR_2004, FOISA_2002])
def test_a_law_whose_extension_is_a_cap_or_that_knows_none_has_no_norm_to_go_past(law: Regime) -> None:
    working = Working(law, UK, Practice(), received_on=day(RECEIVED))
    (limit,), _ = working.respond(day(RECEIVED))
    assert working.norm_of_extension(limit) is None


@pytest.mark.parametrize(
    ("facts", "on", "provisional"),
    [
        ("2020-02-05 extended exemptions=43(2) until=2020-03-25", "2020-03-25", False),
        (
            "2020-02-05 extended exemptions=43(2) until=2020-03-25; 2020-02-10 fee-charged; 2020-02-24 fee-paid",
            "2020-04-09",
            True,
        ),
    ],
)
def test_a_date_told_to_the_applicant_is_provisional_only_when_waiting_moved_it_past_the_known_holidays(
    facts: str,
    on: str,
    provisional: bool,  # noqa: FBT001 - a column of the table
) -> None:
    known = replace(UK, verified_to=day("2020-03-20"))
    extended = position(timeline("foia-2000", RECEIVED, facts), calendar=known).deadlines[-1]
    assert (extended.on, extended.provisional) == (day(on), provisional)


def test_the_longest_time_that_can_be_allowed_does_not_count_the_days_of_waiting() -> None:
    allowed = "2020-02-05 time-allowed asked_on=2020-02-04 until=2020-12-01"
    waited = f"{allowed}; 2020-02-10 fee-charged; 2020-02-14 fee-paid"
    assert position(timeline("foia-2000-held-abroad", RECEIVED, allowed)).respond_by == day("2020-04-27")
    assert position(timeline("foia-2000-held-abroad", RECEIVED, waited)).respond_by == day("2020-05-04")


def test_the_time_that_can_be_allowed_is_that_of_the_day_of_receipt() -> None:
    own = replace(FOIA_2000_HELD_ABROAD, allowed=changing(FOIA_2000_HELD_ABROAD.allowed, 30))
    afresh = "2020-02-03 clarification-asked; 2020-02-05 clarification-received"
    found = under(own, f"{afresh}; 2020-02-10 time-allowed asked_on=2020-02-06 until=2020-12-01")
    sixty = under(FOIA_2000_HELD_ABROAD, f"{afresh}; 2020-02-10 time-allowed asked_on=2020-02-06 until=2020-12-01")
    assert found.respond_by == sixty.respond_by


def test_a_law_that_knows_no_allowance_keeps_its_limit_whatever_was_allowed() -> None:
    allowed = TimeAllowed(on=day("2020-02-05"), asked_on=day("2020-02-04"), until=day("2020-12-01"))
    working = Working(FOIA_2000, UK, Practice(), received_on=day(RECEIVED))
    assert working.respond(day(RECEIVED), allowed=allowed) == working.respond(day(RECEIVED))


def test_a_law_without_fees_does_not_wait_for_one() -> None:
    found = under(replace(FOIA_2000, fees=None), "2020-02-10 fee-charged")
    assert [caution.what for caution in found.cautions] == [
        "The fee was asked for on 2020-02-10; this law does not stop its clock for it."
    ]
    assert found.stage is Stage.AWAITING_DECISION


def test_a_closed_part_does_not_lead_one_that_waits_for_ever() -> None:
    patient = Practice(clarification_lapses_after_working_days=None)
    parts = "2020-02-03 classified parts=1:eir-2004,2:foia-2000"
    facts = f"{parts}; 2020-02-10 withdrawn part=1; 2020-02-10 clarification-asked part=2"
    found = position(timeline("foia-2000", RECEIVED, facts), patient)
    assert (found.regime, found.stage) == ("foia-2000", Stage.AWAITING_CLARIFICATION)


def test_what_the_authority_owes_leads_what_the_applicant_may_do_sooner() -> None:
    parts = "2020-02-03 classified parts=1:foia-2000,2:foia-2000"
    facts = f"{parts}; 2020-02-10 decided part=1; 2020-02-10 extended exemptions=43(2) until=2020-06-30 part=2"
    found = position(timeline("foia-2000", RECEIVED, facts))
    assert found.running is not None
    assert (found.running.part, found.running.kind) == ("2", DeadlineKind.RESPOND_EXTENDED)


LATER: Final[Calendar] = replace(UK, holidays=(*UK.holidays, Holiday(day("2020-02-12"), "proclaimed")))


def test_an_answer_given_after_the_change_had_not_met_its_limit_before_it() -> None:
    told = timeline("foia-2000", RECEIVED, "2020-02-25 decided", "2020-03-10")
    kept = settled_by([Followed(day("2020-02-20"), UK)], told, practice=Practice())
    limit = position(told, calendar=LATER, settled=kept).deadlines[0]
    assert (limit.on, limit.met_on) == (day("2020-02-27"), day("2020-02-25"))


def test_a_limit_that_was_missed_stays_as_provisional_as_it_was() -> None:
    told = timeline("foia-2000", RECEIVED, as_of="2020-04-01")
    unsure = replace(UK, verified_to=day("2020-01-31"))
    kept = settled_by([Followed(day("2020-03-02"), unsure)], told, practice=Practice())
    assert position(told).deadlines[0].provisional is False
    assert position(told, settled=kept).deadlines[0].provisional is True


def test_a_limit_that_was_missed_is_still_explained_by_the_rule_it_was_missed_by() -> None:
    """A holiday more, while the school was closed, makes the school days the earlier of the two limits."""
    closure = Closure(first_on=day("2020-02-03"), last_on=working_day_after(day("2020-01-31"), 41, UK))
    practice = Practice(school_closed=(closure,))
    told = timeline("foia-2000-schools", RECEIVED, as_of="2020-06-01")
    outer = "60 working days, since 20 school days would take longer"
    kept = settled_by([Followed(day("2020-05-20"), UK)], told, practice=practice)
    assert position(told, practice).deadlines[0].rule == outer
    assert position(told, practice, LATER).deadlines[0].rule == "20 school days"
    assert position(told, practice, LATER, kept).deadlines[0].rule == outer


def test_what_the_first_change_settled_the_second_does_not_move() -> None:
    told = timeline("foia-2000", RECEIVED, as_of="2020-04-01")
    followed = [Followed(day("2020-03-02"), UK), Followed(day("2020-03-20"), LATER)]
    kept = settled_by(followed, told, practice=Practice())
    assert [deadline.on for deadline in kept[""].deadlines.values()] == [day("2020-02-26")]


def test_a_calendar_that_could_not_count_does_not_hide_what_the_next_settled() -> None:
    short = replace(UK.cut(2020, 2020), last_on=day("2020-02-20"))
    told = timeline("foia-2000", RECEIVED, as_of="2020-04-01")
    kept = settled_by([Followed(day("2020-03-02"), short), Followed(day("2020-03-20"), UK)], told, practice=Practice())
    assert [deadline.on for deadline in kept[""].deadlines.values()] == [day("2020-02-26")]


def test_a_regime_of_the_institution_is_settled_by_its_own_numbers() -> None:
    own = replace(FOIA_2000, key="anytown", respond=(replace(FOIA_2000.respond[0], count=10),))
    told = timeline("anytown", RECEIVED, as_of="2020-04-01")
    followed = [Followed(day("2020-03-02"), UK)]
    kept = settled_by(followed, told, practice=Practice(), regimes={own.key: own})
    assert [deadline.on for deadline in kept[""].deadlines.values()] == [day("2020-02-12")]


def test_a_move_names_the_part_whose_date_it_moves() -> None:
    parts = "2020-02-03 classified parts=1:foia-2000,2:foia-2000"
    told = timeline("foia-2000", RECEIVED, f"{parts}; 2020-02-10 decided part=1")
    moves = moved(position(told), position(told, calendar=LATER))
    assert [(move.part, move.kind.value) for move in moves] == [
        ("1", "respond"),
        ("1", "ask-for-review"),
        ("2", "respond"),
    ]
