"""`dueprocess register`, as an operator runs it, on both databases."""

import json
import subprocess

import pytest
from sqlalchemy import delete, text

from dueprocess.case.indexed import IndexedCase
from dueprocess.law.position import Stage
from dueprocess.register import Register
from dueprocess.register.address import connect_to, read_address
from dueprocess.register.errors import NoRegister
from dueprocess.register.ledger import LetterKey, LetterState, Made
from dueprocess.register.migrating import newest
from dueprocess.register.opening import look_into
from dueprocess.register.tables import REFERENCES
from servers import PROGRAMS, our_environment

pytestmark = pytest.mark.special


def dueprocess(address: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [PROGRAMS / "dueprocess", "register", *arguments],
        env=our_environment() | {"DUEPROCESS_REGISTER_URL": address, "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def checked(address: str, *, code: int) -> dict[str, object]:
    ran = dueprocess(address, "check", "--json")
    assert (ran.returncode, ran.stderr) == (code, "")
    found: dict[str, object] = json.loads(ran.stdout)
    return found


@pytest.fixture
def used(address: str) -> str:
    """The address of a register with three references, two letters and one case."""
    register = Register.open(address)
    for number in range(1, 4):
        register.references.give(
            f"leeds/{number}", authority="leeds", series="K/26", write=lambda given: f"K/26/{given:03}"
        )
    for step, state in (("acknowledgement", LetterState.HANDED_OVER), ("decision", LetterState.HANDING_OVER)):
        key = LetterKey("leeds/1", step)
        entry = register.letters.enter(key, Made(files=()), authority="leeds", reference="K/26/001", notice=step)
        register.letters.note(entry._replace(state=state, channel="smtp"))
    # Any case will do: it is counted only.
    register.cases.enter(
        IndexedCase.model_validate(
            {
                "case_id": "leeds/1",
                "authority": "leeds",
                "reference": "K/26/001",
                "revision": 1,
                "regime": "foia-2000",
                "received_on": "2026-05-01",
                "opened_on": "2026-05-01",
                "stage": Stage.AWAITING_DECISION,
            }
        )
    )
    register.close()
    return address


def test_a_register_that_is_whole_is_said_to_be(used: str) -> None:
    found = checked(used, code=0)
    assert (found["revision"], found["cases"], found["is_whole"]) == (newest(), 1, True)
    assert found["letters"] == {"handed-over": 1, "handing-over": 1}
    assert found["series"] == [
        {"authority": "leeds", "series": "K/26", "given": 3, "last": 3, "highest": 3, "missing": [], "repeated": []}
    ]


def test_a_letter_whose_hand_over_has_an_unknown_end_is_named(used: str) -> None:
    ran = dueprocess(used, "check")
    assert ran.returncode == 0
    assert "Letters: 1 handed-over, 1 handing-over. Cases in the index: 1." in ran.stdout
    assert "Nobody knows yet whether decision of leeds/1 went out: it was given to the channel 'smtp' at " in ran.stdout
    assert "acknowledgement of leeds/1" not in ran.stdout


def test_a_number_that_is_missing_is_named_and_ends_it_with_a_failure(used: str) -> None:
    engine = connect_to(read_address(used))
    with engine.begin() as register:
        register.execute(delete(REFERENCES).where(REFERENCES.c.number.in_([2, 3])))
    engine.dispose()
    ran = dueprocess(used, "check")
    assert ran.returncode == 1
    assert "missing: 2, 3; last noted: 3" in ran.stdout
    assert checked(used, code=1)["is_whole"] is False


def test_no_password_is_printed(used: str) -> None:
    ran = dueprocess(used, "check")
    password = read_address(used).password
    assert password is None or str(password) not in ran.stdout + ran.stderr


def test_where_there_is_no_register_it_is_said_and_none_is_made(address: str) -> None:
    ran = dueprocess(address, "check")
    assert (ran.returncode, ran.stdout) == (1, "")
    assert ran.stderr.startswith("There is no register in the ")
    assert len(ran.stderr.splitlines()) == 1
    with pytest.raises(NoRegister):
        look_into(address)


@pytest.mark.special
def test_an_older_register_is_left_until_it_is_upgraded(address: str) -> None:
    engine = connect_to(read_address(address))
    with engine.begin() as register:
        register.execute(
            text(
                "CREATE TABLE case_references (case_id VARCHAR(255) PRIMARY KEY, authority VARCHAR(40) NOT NULL, "
                "series VARCHAR(60) NOT NULL, number INTEGER NOT NULL, reference VARCHAR(60) NOT NULL)"
            )
        )
    engine.dispose()
    ran = dueprocess(address, "check")
    assert ran.returncode == 1
    assert f"has revision '0001', and this version of Dueprocess needs '{newest()}'" in ran.stderr
    ran = dueprocess(address, "upgrade")
    assert (ran.returncode, ran.stdout) == (0, f"The register was brought from revision 0001 to {newest()}.\n")
    assert dueprocess(address, "upgrade").stdout == f"The register has revision {newest()} already.\n"
    assert checked(address, code=0)["series"] == []


@pytest.mark.special
def test_upgrading_makes_a_register_where_there_is_none(address: str) -> None:
    assert json.loads(dueprocess(address, "upgrade", "--json").stdout) == {"before": None, "after": newest()}
    assert checked(address, code=0)["cases"] == 0


def test_a_database_that_is_not_there_is_one_sentence_without_the_password(postgres: str) -> None:
    url = read_address(postgres).set(database="nowhere")
    ran = dueprocess(url.render_as_string(hide_password=False), "check")
    assert (ran.returncode, ran.stdout) == (1, "")
    assert 'database "nowhere" does not exist. Create it, or mend DUEPROCESS_REGISTER_URL.' in ran.stderr
    assert str(url.password) not in ran.stderr
