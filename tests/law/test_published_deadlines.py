"""What others published, held against the Act; three publishers of these seventeen dates were wrong."""

import pytest

from dueprocess.law.position import DeadlineKind
from law.clocks import CLOCK
from published_deadlines import PUBLISHED, Published


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
