"""Telling an applicant that the answer is late: allowed once it is, and it moves nothing."""

import pytest

from dueprocess.law.errors import Refused
from dueprocess.law.facts import DelayNotified
from dueprocess.law.practice import Practice
from dueprocess.law.telling import refuse_unless_allowed
from dueprocess.law.timeline import Timeline
from law.clocks import UK, day
from law.told import timeline


def told(facts: str, on: str) -> None:
    fact = DelayNotified(on=day(on), reason="The records are in store.", expected_on=day("2020-03-20"))
    refuse_unless_allowed(fact, at(facts, on), calendar=UK, practice=Practice())


def at(facts: str, on: str) -> Timeline:
    return timeline("foia-2000", "2020-01-29", facts, on)


def test_it_is_told_from_the_day_after_the_limit() -> None:
    told("", "2020-02-27")
    with pytest.raises(Refused) as refused:
        told("", "2020-02-26")
    assert str(refused.value) == (
        "The answer is not late until 2020-02-26 has passed. To take more time within it, tell 'extended'. "
        "(FOIA 2000 s.10(1))"
    )
    assert refused.value.rule == "not-late"


def test_it_is_not_told_while_the_clock_waits_for_the_applicant_or_after_the_answer() -> None:
    with pytest.raises(Refused) as waiting:
        told("2020-02-03 clarification-asked", "2020-03-20")
    assert str(waiting.value) == "The clock waits for the applicant, so no answer can be late."
    assert (waiting.value.rule, waiting.value.source) == ("not-late", None)
    with pytest.raises(
        Refused, match=r"^A delay is of the answer, and this case has been decided: not-held\."
    ) as decided:
        told("2020-02-20 decided", "2020-02-27")
    assert decided.value.rule == "already-decided"
