from datetime import date

import pytest

from dueprocess.law.regulator import REGULATORS, regulator_on


@pytest.mark.parametrize("on", [date(2000, 1, 1), date(2005, 1, 1), date(2020, 2, 26)])
def test_the_commissioner_has_a_name_and_an_address_on_any_day(on: date) -> None:
    regulator = regulator_on(on)
    assert regulator.name == "Information Commissioner's Office"
    assert regulator.address[-1] == "SK9 5AF"


def test_entries_are_in_order_and_none_claims_to_be_checked_in_the_future() -> None:
    starts = [regulator.valid_from for regulator in REGULATORS]
    assert starts == sorted(set(starts))
