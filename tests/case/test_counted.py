"""Which facts count: what the applicant must be told counts from the day its letter goes out."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from case.cases import classified, plan
from dueprocess.case.counted import LetterDays, counted_facts
from dueprocess.case.notices import SENDING
from dueprocess.case.steps import TOLD_BY_LETTER, steps_of_facts
from dueprocess.law.facts import (
    ClarificationAsked,
    Decided,
    Reassigned,
    ReviewRequested,
    Withdrawn,
    type_of_fact,
)
from dueprocess.law.outcomes import Outcome
from law.clocks import day

PLAN = plan().model_copy(update={"sending": SENDING})
TODAY = day("2020-03-02")
ASKED = ClarificationAsked(on=day("2020-02-03"), question="Which owls?")
DECIDED = Decided(on=day("2020-02-20"), outcome=Outcome.NOT_HELD, reached_applicant_on=day("2020-02-22"))
NOTHING = LetterDays(sent={}, waits=frozenset(), waited=frozenset(), dropped=frozenset())


def counted(*facts: type_of_fact, days: LetterDays = NOTHING) -> tuple[type_of_fact, ...]:
    return counted_facts(facts, tuple(steps_of_facts(facts, PLAN)), days, TODAY)


def test_a_letter_that_goes_out_at_once_leaves_the_day_that_was_told() -> None:
    assert counted(ASKED, DECIDED) == (ASKED, DECIDED)


def test_a_letter_that_waits_or_was_dropped_has_told_nothing() -> None:
    waits = LetterDays({}, {"decision"}, {"decision"}, frozenset())
    dropped = LetterDays({}, frozenset(), {"decision"}, {"decision"})
    for days in (waits, dropped):
        assert counted(ASKED, DECIDED, days=days) == (ASKED,)


def test_a_letter_that_waited_counts_from_the_day_it_went_and_while_it_goes_from_today() -> None:
    going = LetterDays({}, frozenset(), {"decision"}, frozenset())
    gone = LetterDays({"decision": day("2020-02-24")}, frozenset(), {"decision"}, frozenset())
    assert [fact.on for fact in counted(DECIDED, days=going)] == [TODAY]
    (one,) = counted(DECIDED, days=gone)
    assert one.on == day("2020-02-24")
    assert isinstance(one, Decided)
    assert one.reached_applicant_on is None, "it cannot have come before it went"


def test_a_fact_with_a_letter_for_each_part_counts_for_those_that_went() -> None:
    facts = (classified("2020-02-03", roads="foia-2000", noise="eir-2004"), DECIDED)
    days = LetterDays({}, {"decision-noise"}, {"decision-noise"}, frozenset())
    _, one = counted(*facts, days=days)
    assert (one.part, one.on) == ("roads", DECIDED.on)


def test_what_applicants_do_counts_whatever_becomes_of_our_letters() -> None:
    facts = (ReviewRequested(on=TODAY), Withdrawn(on=TODAY), Reassigned(on=TODAY, to="Registry"))
    keys = {step.key for step in steps_of_facts(facts, PLAN)}
    assert keys == {"review-acknowledgement", "withdrawal"}
    assert counted(*facts, days=LetterDays({}, keys, keys, frozenset())) == facts


KEYS = st.frozensets(st.sampled_from(["clarification", "clarification.2", "decision", "decision.2"]))


@given(waits=KEYS, waited=KEYS, dropped=KEYS, sent=st.dictionaries(st.sampled_from(["decision"]), st.just(TODAY)))
def test_no_fact_counts_before_it_was_told_or_twice(
    waits: frozenset[str], waited: frozenset[str], dropped: frozenset[str], sent: dict[str, date]
) -> None:
    facts = (ASKED, DECIDED, ASKED.model_copy(update={"question": "And which tower?"}), DECIDED)
    found = counted(*facts, days=LetterDays(sent, waits, waited, dropped))
    assert len(found) <= len(facts)
    assert all(isinstance(fact, TOLD_BY_LETTER) and DECIDED.on.replace(day=3) <= fact.on <= TODAY for fact in found)
