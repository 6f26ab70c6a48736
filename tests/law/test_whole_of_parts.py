"""What is said of a request in parts as a whole, and of each part by name."""

import pytest

from dueprocess.law.errors import InvalidTimeline
from dueprocess.law.outcomes import Closing, Outcome
from dueprocess.law.position import Position, Stage
from law.clocks import day
from law.told import position, timeline

RECEIVED = "2020-01-29"
TWO = "2020-02-03 classified parts=1:foia-2000,2:eir-2004"


def whole(facts: str, as_of: str | None = None) -> Position:
    return position(timeline("foia-2000", RECEIVED, f"{TWO}; {facts}" if facts else TWO, as_of))


def test_it_was_received_when_the_first_of_its_parts_was() -> None:
    """The clock of the one part, which leads, began afresh; that of the other did not."""
    afresh = "2020-02-05 clarification-asked part=1; 2020-02-10 clarification-received part=1"
    found = whole(f"{afresh}; 2020-02-11 decided part=2")
    assert found.running is not None
    assert (found.running.part, found.received_on) == ("1", day(RECEIVED))


def test_it_is_no_further_than_its_slowest_part_whichever_leads() -> None:
    extended = "2020-02-05 extended reason=large part=2"
    found = whole(f"{extended}; 2020-02-10 decided part=1; 2020-02-11 review-requested part=1")
    assert found.running is not None
    assert (found.running.part, found.stage) == ("1", Stage.EXTENDED)
    found = whole("2020-02-10 decided; 2020-02-11 review-requested part=1")
    assert [part.stage for part in found.parts] == [Stage.IN_REVIEW, Stage.REVIEW_WINDOW]
    assert found.stage is Stage.REVIEW_WINDOW


def test_its_cautions_are_those_of_its_parts_each_with_its_name() -> None:
    found = whole("2020-02-10 extended exemptions=43(2) part=2; 2020-02-27 extended exemptions=43(2) part=1")
    assert [(caution.part, caution.what) for caution in found.cautions] == [
        ("1", "The extension told on 2020-02-27 came after the limit, 2020-02-26, and adds nothing."),
        ("2", "An extension was told on 2020-02-10; it was for a reason for which this law gives no time."),
    ]


def test_it_is_overdue_when_one_part_is() -> None:
    found = whole("2020-02-10 decided part=1", as_of="2020-03-02")
    assert found.overdue
    assert found.stage is Stage.AWAITING_DECISION
    assert not whole("2020-02-10 decided", as_of="2020-03-02").overdue


def test_its_date_is_the_first_of_those_still_to_be_answered_and_else_of_all() -> None:
    extended = "2020-02-05 extended reason=large part=2"
    assert whole(extended).respond_by == day("2020-02-26")
    assert whole(f"{extended}; 2020-02-10 decided part=1").respond_by == day("2020-03-26")
    assert whole(f"{extended}; 2020-02-10 decided").respond_by == day("2020-02-26")
    in_review = whole(f"{extended}; 2020-02-10 decided part=1; 2020-02-11 review-requested part=1")
    assert in_review.running is not None
    assert (in_review.running.part, in_review.respond_by) == ("1", day("2020-03-26"))


def test_it_has_an_outcome_only_when_all_parts_have_the_same() -> None:
    found = whole("2020-02-10 decided part=1; 2020-02-11 decided part=2 outcome=cost-limit")
    assert found.outcome is None
    assert [part.outcome for part in found.parts] == [Outcome.NOT_HELD, Outcome.COST_LIMIT]
    assert whole("2020-02-10 decided").outcome is Outcome.NOT_HELD


def test_it_has_not_closed_while_one_part_is_open() -> None:
    found = whole("2020-02-10 withdrawn part=1; 2020-02-11 withdrawn part=2")
    assert (found.stage, found.closing) == (Stage.CLOSED, Closing.WITHDRAWN)
    found = whole("2020-02-10 withdrawn part=1")
    assert (found.stage, found.closing) == (Stage.AWAITING_DECISION, None)


def test_each_part_says_its_own_law_date_and_outcome() -> None:
    found = whole("2020-02-05 extended reason=large part=2; 2020-02-10 decided part=1")
    assert [(part.part, part.regime, part.respond_by, part.outcome) for part in found.parts] == [
        ("1", "foia-2000", day("2020-02-26"), Outcome.NOT_HELD),
        ("2", "eir-2004", day("2020-03-26"), None),
    ]


def test_a_fact_about_a_part_of_a_request_without_parts_is_refused_with_what_to_tell_first() -> None:
    with pytest.raises(InvalidTimeline) as refused:
        position(timeline("foia-2000", RECEIVED, "2020-02-10 decided part=1"))
    assert str(refused.value) == (
        "'decided' on 2020-02-10 is about part '1' of the request. It has no parts; tell 'classified' first."
    )
