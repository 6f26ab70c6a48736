"""A day is what somebody wrote as one."""

from datetime import date

import pytest
from pydantic import TypeAdapter, ValidationError

from dueprocess.law.day import Day

DAY = TypeAdapter[date](Day)


def test_a_day_is_written_with_year_month_and_day() -> None:
    assert DAY.validate_json('"2020-02-26"') == DAY.validate_python(date(2020, 2, 26)) == date(2020, 2, 26)


@pytest.mark.parametrize(
    "written", ["1580256000", '"1580256000"', '"26/02/2020"', '"2020-02-26T09:00:00"', "null", "[]"]
)
def test_nothing_else_is_taken_for_a_day(written: str) -> None:
    """A number would otherwise be seconds since 1970, and 3/2 be March in one office and February in another."""
    with pytest.raises(ValidationError, match=r"error, write the day as YYYY-MM-DD, for example 2020-02-26 \["):
        DAY.validate_json(written)


def test_a_day_that_no_month_has_is_refused() -> None:
    with pytest.raises(ValidationError, match=r"error, 2026-02-30 is not a day of the calendar \["):
        DAY.validate_json('"2026-02-30"')
