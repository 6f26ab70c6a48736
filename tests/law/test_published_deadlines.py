"""What others published, held against the law; where they differ, the publisher was wrong and the row says why."""

import pytest

from dueprocess.law.position import DeadlineKind
from dueprocess.law.timeline import Timeline
from law.clocks import CLOCK
from law.told import position
from published_deadlines import CASES, COUNTS, PUBLISHED, Published, PublishedCase


@pytest.mark.parametrize("row", PUBLISHED, ids=lambda row: row.id)
def test_the_twentieth_working_day_is_the_lawful_one(row: Published) -> None:
    """FOIA 2000 s.10(1), (6)."""
    limit = CLOCK.deadline(DeadlineKind.RESPOND, row.received)
    assert limit.on == row.lawful_on, row.note
    assert limit.counted_from == row.received_on
    assert str(limit.source) == "FOIA 2000 s.10(1)"
    assert not limit.provisional


def test_the_table_has_no_row_twice_and_keeps_its_traps() -> None:
    assert len({row.id for row in PUBLISHED}) == len(PUBLISHED) >= 17
    assert {"D010", "D066", "D071"} <= {row.id for row in PUBLISHED if row.published_on != row.lawful_on}


def test_a_date_that_forgot_a_holiday_is_answered_by_naming_it() -> None:
    """A university published 26 May 2011; the clock shows which days it forgot to skip."""
    skipped = {skip.on.isoformat(): skip.why for skip in CLOCK.deadline(DeadlineKind.RESPOND, "2011-04-27").skipped}
    assert "Wedding" in skipped["2011-04-29"]
    assert skipped["2011-04-30"] == "Saturday"
    assert skipped["2011-05-01"] == "Sunday"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_a_published_case_has_the_date_of_the_law(case: PublishedCase) -> None:
    found = position(Timeline.model_validate(case.timeline))
    kind = DeadlineKind.ANSWER_REVIEW if case.what.startswith("review") else DeadlineKind.RESPOND
    limit = found.deadline(kind)
    assert limit is not None
    match case.what:
        case "respond_by":
            assert found.respond_by == case.lawful_on, case.note
        case "review_respond_by":
            assert limit.on == case.lawful_on, case.note
            assert found.running == limit
        case "overdue_from" | "not_overdue_on":
            assert found.as_of == case.published_on
            assert found.overdue == (case.what == "overdue_from")
        case "unanswered_on" | "review_unanswered_on":
            assert limit.on == case.lawful_on, case.note
            assert found.as_of == case.published_on
            assert found.overdue == (case.published_on > case.lawful_on)
        case _:
            assert limit.on == case.lawful_on, case.note
            assert limit.met_on == case.published_on


def test_the_cases_are_many_and_of_every_law() -> None:
    assert len({case.id for case in (*CASES, *COUNTS)}) == len(CASES) + len(COUNTS) == 235
    assert {case.what for case in CASES} == {
        "respond_by",
        "review_respond_by",
        "answered_on",
        "review_answered_on",
        "unanswered_on",
        "review_unanswered_on",
        "overdue_from",
        "not_overdue_on",
    }
    assert {case.regime for case in CASES} == {"foia-2000", "eir-2004", "foisa-2002", "eisr-2004", "uk-gdpr-sar"}
    wrong = [case for case in CASES if case.what == "respond_by" and case.published_on != case.lawful_on]
    assert len(wrong) >= 20
    assert all(case.note for case in wrong), "where a publisher was wrong, it is said in what"
