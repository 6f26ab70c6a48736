"""The parts of each notice and where the law asks for them."""

import pytest

from dueprocess.case.notices import PARTS, REFUSING, Notice
from dueprocess.law.outcomes import Outcome
from law.clocks import CODE

REQUIRED = {
    Notice.ACKNOWLEDGEMENT: {
        "receipt": f"{CODE} 1.12",
        "time-limit": "FOIA 2000 s.10(1)",
        "contact": "FOIA 2000 s.16(1)",
    },
    Notice.DECISION: {
        "answer": "FOIA 2000 s.1(1)",
        "grounds": "FOIA 2000 s.17",
        "contact": "FOIA 2000 s.16(1)",
        "review-rights": "FOIA 2000 s.17(7)(a)",
        "commissioner": "FOIA 2000 s.17(7)(b)",
    },
    Notice.REVIEW_ACKNOWLEDGEMENT: {
        "receipt": f"{CODE} 5.5",
        "time-limit": f"{CODE} 5.4",
        "reviewer": f"{CODE} 5.7",
        "commissioner": "FOIA 2000 s.17(7)(b)",
    },
    Notice.REVIEW_OUTCOME: {"answer": f"{CODE} 5.9", "commissioner": "FOIA 2000 s.17(7)(b)"},
    Notice.REMINDER: {},
    Notice.ESCALATION: {},
}


@pytest.mark.parametrize("notice", Notice)
def test_the_parts_that_cannot_be_left_out_are_those_the_law_asks_for(notice: Notice) -> None:
    assert {part.key: str(part.source) for part in PARTS[notice] if part.source} == REQUIRED[notice]


@pytest.mark.parametrize("notice", Notice)
def test_no_part_stands_in_a_notice_twice(notice: Notice) -> None:
    keys = [part.key for part in PARTS[notice]]
    assert keys
    assert len(set(keys)) == len(keys)


def test_the_page_of_a_required_part_is_that_of_its_section() -> None:
    for source in (part.source for parts in PARTS.values() for part in parts):
        if source is not None and source.act == "FOIA 2000":
            assert source.url.endswith("/section/" + source.provision.removeprefix("s.").split("(")[0])


def test_every_letter_to_an_applicant_after_the_decision_names_the_way_to_the_commissioner() -> None:
    """s.17(7)(b), s.50."""
    for notice in (Notice.DECISION, Notice.REVIEW_ACKNOWLEDGEMENT, Notice.REVIEW_OUTCOME):
        assert "commissioner" in {part.key for part in PARTS[notice]}


def test_only_reminders_and_escalations_stay_inside() -> None:
    assert [notice for notice in Notice if notice.is_internal] == [Notice.REMINDER, Notice.ESCALATION]


def test_grounds_are_for_the_outcomes_that_refuse() -> None:
    """s.17 is about refusal; that information is not held is not one."""
    (grounds,) = [part for part in PARTS[Notice.DECISION] if part.key == "grounds"]
    assert grounds.only_for == REFUSING
    assert set(Outcome) - REFUSING == {Outcome.DISCLOSED_IN_FULL, Outcome.NOT_HELD, Outcome.TRANSFERRED}
