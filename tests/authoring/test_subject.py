"""Which institution is meant, and which authorities it is asked about."""

from pathlib import Path

import pytest

from dueprocess.authoring.check import try_check
from dueprocess.authoring.checks import CHECKS
from dueprocess.authoring.subject import Subject, place_of
from dueprocess.case.reading import Unreadable
from dueprocess.institutions import CannotLoad
from servers import write_institution

pytestmark = pytest.mark.special

EXTRA = """
from dueprocess.case.plan import Reminder
from dueprocess.institutions import hookimpl
from dueprocess.law.position import DeadlineKind

DUEPROCESS_API = 1


@hookimpl
def dueprocess_reminders():
    return {Reminder(before=DeadlineKind.RESPOND, working_days=days) for days in (1, 2, 3, 4, 5)}
"""


@pytest.fixture
def folders(tmp_path: Path) -> Path:
    write_institution(tmp_path, "anytown")
    extra = tmp_path / "institutions" / "extra"
    extra.mkdir()
    (extra / "institution.py").write_text(EXTRA)
    return tmp_path / "institutions"


def test_the_path_of_a_folder_says_its_name_and_where_it_lies(folders: Path) -> None:
    assert place_of(str(folders / "anytown"), ()) == ("anytown", (folders,))
    assert place_of(str(folders / "extra"), ()) == ("extra", (folders,))
    assert place_of("anytown", [folders]) == ("anytown", (folders,))


def test_a_package_does_not_say_what_it_is_enabled_as(folders: Path) -> None:
    (folders / "anytown" / "__init__.py").touch()
    with pytest.raises(Unreadable, match=r"Install it \(pip install -e \.\), and give its name"):
        place_of(str(folders / "anytown"), ())


def test_one_that_serves_nobody_is_checked_beside_another(folders: Path) -> None:
    with pytest.raises(CannotLoad, match="name one that it adds to: --beside anytown"):
        Subject("extra", (folders,))
    extra = Subject("extra", (folders,), ("anytown",))
    assert extra.authorities == ("anytown",)
    assert extra.folder is None


def test_the_order_of_a_set_is_found_out_by_another_process(folders: Path) -> None:
    pure = next(check for check in CHECKS if check.key == "pure")
    faults = try_check(pure, Subject("extra", (folders,), ("anytown",))).faults
    assert all(fault.startswith("dueprocess_reminders(authority=anytown, regime=foia-2000): in ") for fault in faults)
    assert faults
