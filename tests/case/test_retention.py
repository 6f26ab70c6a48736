"""How long a case is kept once it has closed."""

from datetime import date

import pytest
from pydantic import ValidationError

from dueprocess.case.retention import Retention, RetentionSource

SCHEDULE = RetentionSource(
    act="Marrowby Retention Schedule 2020", provision="line 12", url="https://www.marrowby.example/schedule"
)


@pytest.mark.parametrize(
    ("closed_on", "months", "until"),
    [
        (date(2020, 3, 10), 36, date(2023, 3, 10)),
        (date(2020, 1, 31), 1, date(2020, 2, 29)),
        (date(2020, 2, 29), 12, date(2021, 2, 28)),
        (date(2020, 12, 31), 1200, date(2120, 12, 31)),
    ],
)
def test_it_is_kept_until_the_same_day_so_many_months_later(closed_on: date, months: int, until: date) -> None:
    assert Retention(keep_months=months, policy="Schedule").keep_until(closed_on) == until


def test_it_is_looked_at_again_before_anything_is_lost_unless_the_authority_says_otherwise() -> None:
    assert Retention(keep_months=36, policy="Schedule").then == "review"


def test_the_document_that_sets_the_time_is_published_or_has_a_name() -> None:
    assert Retention(keep_months=36, source=SCHEDULE).by == "Marrowby Retention Schedule 2020 line 12"
    assert Retention(keep_months=36, policy="Schedule, line 12").by == "Schedule, line 12"
    for both_or_none in ({"source": SCHEDULE, "policy": "Schedule"}, {}):
        with pytest.raises(ValidationError, match="give either source, a published document, or policy"):
            Retention.model_validate({"keep_months": 36, **both_or_none})


@pytest.mark.parametrize("months", [0, 1201])
def test_the_time_is_a_month_at_least_and_a_century_at_most(months: int) -> None:
    with pytest.raises(ValidationError):
        Retention(keep_months=months, policy="Schedule")


def test_the_page_of_a_published_document_can_be_opened_safely() -> None:
    with pytest.raises(ValidationError):
        RetentionSource(act="Schedule", provision="line 12", url="http://www.marrowby.example")
