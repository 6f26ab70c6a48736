"""Each hook is answered by an `institution.py` in its own process, and the host says what it answered."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from textwrap import dedent

import pytest

from dueprocess.case.events import CaseEvent, EventLetter
from dueprocess.case.notices import Notice
from dueprocess.institutions import Addressee, Institutions, OutgoingFile, OutgoingLetter
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
LETTER = OutgoingLetter(
    key="anytown/17/decision",
    reference="FOI/2020/0017",
    notice=Notice.DECISION,
    language="en",
    to=Addressee(name="Ada Example", email="ada@example.org"),
    files=(OutgoingFile(path=Path("/letters/decision.pdf"), media_type="application/pdf", sha256="a" * 64),),
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


def test_dueprocess_channels(answering: Answering) -> None:
    institutions = answering("""
    @hookimpl
    def dueprocess_channels():
        return ["post", "records"]

    @hookimpl
    def dueprocess_channel_for(notice):
        return "records" if notice == "decision" else "post"

    @hookimpl
    def dueprocess_send(letter):
        raise RuntimeError("nobody sends when it starts")
    """)
    assert institutions.channel_for("anytown", Notice.DECISION) == "records"
    assert institutions.channel_for("anytown", Notice.DELAY) == "post"


def test_dueprocess_channel_for(answering: Answering) -> None:
    institutions = answering("""
    @hookimpl
    def dueprocess_channel_for(authority, notice):
        return "folder" if notice == "delay" else None
    """)
    assert institutions.channel_for("anytown", Notice.DELAY) == "folder"
    assert institutions.channel_for("anytown", Notice.DECISION) == "folder", "which is built in"


def test_dueprocess_send(answering: Answering) -> None:
    institutions = answering("""
    from datetime import date

    @hookimpl
    def dueprocess_channels():
        return ["records"]

    @hookimpl
    def dueprocess_send(authority, channel, letter):
        (file,) = letter.files
        said = f"{authority} {channel} {letter.key} {letter.to.email} {file.path.name} {file.media_type}"
        return SentReceipt(id=said, sent_on=date(2020, 1, 29))
    """)
    sent = institutions.send("anytown", "records", LETTER)
    assert sent.receipt == "anytown records anytown/17/decision ada@example.org decision.pdf application/pdf"
    assert (sent.channel, sent.sent_on) == ("records", ON)
    assert (sent.plugin, sent.version) == ("anytown", institutions.plugins[0].version)


def test_dueprocess_find_sent(answering: Answering) -> None:
    institutions = answering("""
    from datetime import date

    @hookimpl
    def dueprocess_channels():
        return ["records"]

    @hookimpl
    def dueprocess_send(letter):
        raise RuntimeError("nothing is sent here")

    @hookimpl
    def dueprocess_find_sent(authority, channel, key):
        found = key == "anytown/17/decision"
        return SentReceipt(id=f"{authority} {channel} {key}", sent_on=date(2020, 1, 29)) if found else None
    """)
    assert institutions.can_find_sent("anytown", "records")
    sent = institutions.find_sent("anytown", "records", "anytown/17/decision")
    assert sent is not None
    assert (sent.receipt, sent.channel, sent.sent_on) == ("anytown records anytown/17/decision", "records", ON)
    assert institutions.find_sent("anytown", "records", "anytown/17/delay") is None
