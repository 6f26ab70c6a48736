"""Each hook is answered by an `institution.py` in its own process, and the host says what it answered."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from textwrap import dedent

import pytest

from dueprocess.case.events import CaseEvent, EventLetter
from dueprocess.case.notices import Notice
from dueprocess.institutions import Institutions
from dueprocess.institutions.hooks import HOOKS
from dueprocess.law.position import Stage
from dueprocess.law.regime import Statute

ON = date(2020, 1, 29)
EVENT = CaseEvent(
    key="anytown/17/2",
    number=2,
    kind="letter-issued",
    case_id="anytown/17",
    authority="anytown",
    reference="FOI/2020/0017",
    regime="foia-2000",
    on=ON,
    stage=Stage.REVIEW_WINDOW,
    letter=EventLetter(key="decision", notice=Notice.DECISION),
)

Answering = Callable[[str], Institutions]


@pytest.fixture
def answering(write_folder: Callable[..., Path], load: Callable[..., Institutions]) -> Iterator[Answering]:
    """Load Anytown with an `institution.py` of this body."""
    loaded: list[Institutions] = []

    def load_with(body: str) -> Institutions:
        beginning = "from dueprocess.institutions import *\nDUEPROCESS_API = 1\n"
        (write_folder() / "institution.py").write_text(beginning + dedent(body))
        loaded.append(load("anytown"))
        return loaded[-1]

    yield load_with
    for institutions in loaded:
        institutions.close()


@pytest.mark.parametrize("name", HOOKS)
def test_there_is_a_test_of_the_hook_that_answers_it(name: str) -> None:
    test = globals()[f"test_{name}"]
    assert f"def {name}(" in " ".join(str(constant) for constant in test.__code__.co_consts)


def test_dueprocess_authorities(write_package: Callable[..., Path], load: Callable[..., Institutions]) -> None:
    code = """
    from dueprocess.institutions import Contact, Office, Signatory, hookimpl

    @hookimpl
    def dueprocess_authorities():
        return {"fenby", "wolding"}

    @hookimpl
    def dueprocess_office(authority):
        to = Contact(role="Team", email=f"foi@{authority}.example")
        return Office(authority=authority, enquiries=to, review=to, signatory=Signatory(role="Manager"))
    """
    write_package("shared", code)
    institutions = load("shared")
    assert institutions.authorities() == ("fenby", "wolding")
    institutions.close()


def test_dueprocess_office(answering: Answering) -> None:
    institutions = answering("""
    @hookimpl
    def dueprocess_office(authority):
        to = Contact(role="Team", email=f"foi@{authority}.example", address=("1 High Street", "Anytown"))
        return Office(
            authority="Anytown", enquiries=to, review=to, signatory=Signatory(role="Manager"), appropriate_limit=600
        )
    """)
    office = institutions.office("anytown")
    assert office.enquiries.address == ("1 High Street", "Anytown")
    assert office.appropriate_limit_hours == 24


def test_dueprocess_reference_series(answering: Answering) -> None:
    institutions = answering("""
    @hookimpl
    def dueprocess_reference_series(authority, regime, received_on):
        return f"{regime}/{received_on.year}"
    """)
    assert institutions.reference_series("anytown", "eir-2004", ON) == "eir-2004/2020"


def test_dueprocess_reference(answering: Answering) -> None:
    institutions = answering("""
    @hookimpl
    def dueprocess_reference(authority, regime, received_on, number):
        return f"{authority}-{received_on.isoformat()}-{number:05}"
    """)
    assert institutions.reference("anytown", "eir-2004", ON, 7) == "anytown-2020-01-29-00007"


def test_dueprocess_reminders(answering: Answering) -> None:
    institutions = answering("""
    from dueprocess.case.plan import Reminder

    @hookimpl
    def dueprocess_reminders(authority, regime):
        if regime == "eir-2004":
            yield Reminder(before="respond", working_days=2, to=("ecologist",))
    """)
    (reminder,) = institutions.plan("anytown", "eir-2004").reminders
    assert (reminder.working_days, reminder.to) == (2, ("ecologist",))
    assert institutions.plan("anytown", "foia-2000").reminders == ()


def test_dueprocess_escalation(answering: Answering) -> None:
    institutions = answering("""
    from dueprocess.case.plan import Escalation

    @hookimpl
    def dueprocess_escalation(authority):
        return Escalation(to=("chief-executive",), repeat_every_working_days=None)
    """)
    escalation = institutions.plan("anytown", "foia-2000").escalation
    assert (escalation.to, escalation.repeat_every_working_days) == (("chief-executive",), None)


def test_dueprocess_practice(answering: Answering) -> None:
    institutions = answering("""
    from datetime import date
    from dueprocess.law.practice import Closure, Practice

    @hookimpl
    def dueprocess_practice(authority, regime):
        closed = Closure(first_on=date(2026, 12, 21), last_on=date(2027, 1, 4))
        return Practice(late_review="accept", school_closed=(closed,))
    """)
    practice = institutions.plan("anytown", "foia-2000").practice
    assert practice.late_review == "accept"
    assert practice.school_days_known_to() == date(2027, 1, 4)


def test_dueprocess_sending(answering: Answering) -> None:
    institutions = answering("""
    @hookimpl
    def dueprocess_sending(authority, regime):
        return {"decision": "on-approval"}
    """)
    plan = institutions.plan("anytown", "foia-2000")
    assert plan.rule(Notice.DECISION) == "on-approval"
    assert plan.rule(Notice.CLOSING) == "never"


def test_dueprocess_regimes(answering: Answering) -> None:
    institutions = answering("""
    from datetime import date
    from dueprocess.law.source import Source
    from dueprocess.law.tightening import tightened

    @hookimpl
    def dueprocess_regimes(authority):
        charter = Source("Anytown Charter", "para 4", "https://www.anytown.example/charter")
        yield tightened("eisr-2004", key="prompt", title="EISR", source=charter, valid_from=date(2026, 1, 1), respond=9)
    """)
    (regime,) = institutions.regimes("anytown")
    assert (regime.key, regime.statute, regime.respond[-1].count) == ("prompt", Statute.EISR_2004, 9)
    assert regime.respond[-1].source.provision == "para 4"


def test_dueprocess_wording(answering: Answering) -> None:
    institutions = answering("""
    @hookimpl
    def dueprocess_wording(authority, notice, language, statute):
        return {"contact": f"{authority} {notice.value} {language} {statute.value}"} if notice == "decision" else None
    """)
    wording = institutions.wording("anytown", Notice.DECISION, "en", Statute.EIR_2004)
    assert wording["contact"] == "anytown decision en eir-2004"
    assert wording.answered_by["contact"].plugin == "anytown"


def test_dueprocess_house(answering: Answering, folders: Path) -> None:
    institutions = answering("""
    from pathlib import Path

    @hookimpl
    def dueprocess_house(authority):
        return House(colour="#224466", crest=Path(__file__))
    """)
    house = institutions.house("anytown")
    assert (house.colour, house.crest) == ("#224466", folders / "anytown" / "institution.py")


def test_dueprocess_recipients(answering: Answering) -> None:
    institutions = answering("""
    @hookimpl
    def dueprocess_recipients(authority):
        return {"foi-officer": [f"foi@{authority}.example"]}
    """)
    assert institutions.recipients("anytown", Notice.REMINDER) == {"foi-officer": ("foi@anytown.example",)}
    assert institutions.recipients("anytown", Notice.DECISION) == {}


def test_dueprocess_retention(answering: Answering) -> None:
    institutions = answering("""
    from dueprocess.case.retention import Retention

    @hookimpl
    def dueprocess_retention(authority, regime):
        return Retention(keep_months=24, policy=f"Anytown records, {regime}", then="erase")
    """)
    retention = institutions.plan("anytown", "eir-2004").retention
    assert retention is not None
    assert (retention.by, retention.keep_until(date(2026, 11, 30))) == ("Anytown records, eir-2004", date(2028, 11, 30))


def test_dueprocess_case_event(answering: Answering, folders: Path) -> None:
    institutions = answering("""
    from pathlib import Path

    @hookimpl
    def dueprocess_case_event(authority, event):
        Path(__file__).with_name("told").write_text(f"{authority} {event.key} {event.on:%d %B} {event.letter.notice}")
    """)
    assert institutions.plan("anytown", "foia-2000").observed
    (listener,) = institutions.listeners("anytown")
    institutions.tell(listener, EVENT)
    assert (folders / "anytown" / "told").read_text() == "anytown anytown/17/2 29 January decision"
