"""Whether answers have their types, and are the same whenever and wherever they are asked for."""

import pytest

from authoring.conftest import WriteSubject
from dueprocess.authoring.check import Check, try_check
from dueprocess.authoring.checks.answers import is_pure, is_typed

pytestmark = pytest.mark.special

TYPED = Check("typed", "", is_typed)
PURE = Check("pure", "", is_pure)


def test_an_institution_of_files_is_typed_and_pure(subject: WriteSubject) -> None:
    anytown = subject()
    assert not try_check(TYPED, anytown).faults
    assert not try_check(PURE, anytown).faults


def test_an_answer_of_another_type_fails_that_the_start_does_not_ask_for(subject: WriteSubject) -> None:
    anytown = subject(
        code="""
        @hookimpl
        def dueprocess_sending(regime):
            return {"decision": "sometimes"} if regime == "eir-2004" else None
        """
    )
    (fault,) = try_check(TYPED, anytown).faults
    assert "anytown" in fault
    assert "dueprocess_sending: its answer cannot be used: " in fault


IMPURE = {
    "asked a second time": "import itertools\nCOUNT = itertools.count()\ndef some(): return next(COUNT)\n",
    "with PYTHONHASHSEED=2 and TZ=America/Adak": "def some(): return hash('anytown')\n",
    "with PYTHONHASHSEED=1 and TZ=Pacific/Kiritimati": "import time\ndef some(): return time.timezone\n",
}


@pytest.mark.parametrize("where", IMPURE)
def test_an_answer_that_rests_on_more_than_its_arguments_fails(subject: WriteSubject, where: str) -> None:
    code = """
@hookimpl
def dueprocess_wording(notice):
    return {"contact": f"Write to us, {some()}."} if notice == "closing" else None
"""
    faults = try_check(PURE, subject(code=IMPURE[where] + code)).faults
    (fault,) = (fault for fault in faults if where in fault)
    assert fault.startswith("dueprocess_wording(authority=anytown, notice=closing, language=en, statute=foia-2000): ")
    assert fault.endswith("no clock, no random numbers, no order of a set.")
