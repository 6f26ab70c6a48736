"""The one test of the contract, tried with each of its checks. An author's own tests import it from here."""

import pytest

from dueprocess.authoring.check import LOADS, Check, try_check
from dueprocess.authoring.checks import CHECKS
from dueprocess.authoring.subject import Subject


@pytest.mark.parametrize("check", CHECKS, ids=str)
def test_contract(check: Check, loaded_institution: Subject | str) -> None:
    """The institution that `--institution` names keeps to the contract."""
    if isinstance(loaded_institution, str):
        if check is not LOADS:
            pytest.skip("it does not load")
        pytest.fail(loaded_institution, pytrace=False)
    result = try_check(check, loaded_institution)
    if result.skipped:
        pytest.skip(result.skipped)
    if result.faults:
        pytest.fail("\n".join((f"Not so: {check.says}", *result.faults)), pytrace=False)
