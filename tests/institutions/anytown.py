"""Anytown Borough Council, and one case of it under each law with all that its letters could need."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from dueprocess.case.notices import Notice
from dueprocess.case.particulars import DocumentParticulars, ExemptionParticulars, Particulars
from dueprocess.institutions.answers import Contact, Office, Signatory
from dueprocess.institutions.builtin import BuiltIn
from dueprocess.law.outcomes import Outcome
from dueprocess.law.regime import Statute
from dueprocess.letters import Letter, as_text, compose

BUILT_IN: Final = BuiltIn()

REASONS: Final = "Reasons of the officer."
BALANCE: Final = "Weighing of the officer."
ANSWER: Final = "Words of the officer."

FOIA, EIR, FOISA, EISR = WEIGHING = (Statute.FOIA_2000, Statute.EIR_2004, Statute.FOISA_2002, Statute.EISR_2004)
GDPR: Final = Statute.UK_GDPR
LAWS: Final = (*WEIGHING, GDPR)
"""All of them; the others than the UK GDPR have the public interest weighed, and know a review."""

TITLES: Final[Mapping[Statute, str]] = {
    FOIA: "Freedom of Information Act 2000",
    EIR: "Environmental Information Regulations 2004",
    FOISA: "Freedom of Information (Scotland) Act 2002",
    EISR: "Environmental Information (Scotland) Regulations 2004",
    GDPR: "UK General Data Protection Regulation (subject access)",
}

OFFICE: Final = Office(
    authority="Anytown Borough Council",
    enquiries=Contact(role="Information Team", email="foi@anytown.example", telephone="01632 960 001"),
    review=Contact(
        role="Monitoring Officer", name="Sam Sample", address=("Town Hall", "AN1 1AA"), email="reviews@anytown.example"
    ),
    signatory=Signatory(role="Information Manager"),
    website="www.anytown.example",
    payment="Pay at the Town Hall.",
    charges="www.anytown.example/charges",
)

QUALIFIED: Final = ExemptionParticulars(
    provision="43(2)", name="commercial interests", is_qualified=True, reasons=REASONS, public_interest=BALANCE
)
ABSOLUTE: Final = ExemptionParticulars(
    provision="41", name="information provided in confidence", is_qualified=False, reasons=REASONS, public_interest=""
)

# Under each law that weighs: one that is weighed, one that is not, and one that removes the duty to confirm or deny.
_PROVISIONS: Final[Mapping[Statute, tuple[str, str, str]]] = {
    FOIA: ("43(2)", "41", "31(3)"),
    EIR: ("12(5)(e)", "13(1)(a)", "12(6)"),
    FOISA: ("33(1)(b)", "36(2)", "35(1)(a)"),
    EISR: ("10(5)(e)", "11(2)(a)", "10(8)"),
}

DOCUMENTS: Final = (
    DocumentParticulars(title="Potholes | 2025", kind="PDF", size="52 kB", sha256="a" * 64),
    DocumentParticulars(title="Costs", kind="Excel workbook", size="1.2 MB", sha256="b" * 64),
)

_CASE: Final = Particulars(
    reference="FOI/2026/0001",
    regime=TITLES[FOIA],
    dated_on=date(2026, 3, 20),
    applicant="Jo Bloggs",
    request_dated_on=date(2026, 2, 27),
    received_on=date(2026, 3, 2),
    counted_from=date(2026, 3, 2),
    request="How many potholes are there?",
    respond_by=date(2026, 3, 31),
    handler="Information Team",
    question="Which roads do you mean?",
    clarify_by=date(2026, 6, 15),
    fee="£12.50",
    pay_by=date(2026, 6, 19),
    extended_to=date(2026, 4, 30),
    earlier_limit=date(2026, 3, 31),
    extension_reason="There are fourteen boxes.",
    delay_reason="The officer was on leave.",
    expected_on=date(2026, 4, 9),
    decided_on=date(2026, 3, 20),
    ask_review_by=date(2026, 5, 19),
    review_requested_on=date(2026, 4, 1),
    answer_review_by=date(2026, 4, 30),
    estimate_hours="40",
    earlier_reference="FOI/2025/0099",
    transferred_to="Sometown Council",
    due="answer the request",
    due_on=date(2026, 3, 31),
    due_source="FOIA 2000 s.10(1)",
    recipients=("foi-officer",),
)


def weighed(statute: Statute) -> ExemptionParticulars:
    return QUALIFIED.model_copy(update={"provision": _PROVISIONS[statute][0]})


def unweighed(statute: Statute) -> ExemptionParticulars:
    if statute is GDPR:
        return ABSOLUTE.model_copy(update={"provision": "Sch 2 para 16", "name": "information about another person"})
    return ABSOLUTE.model_copy(update={"provision": _PROVISIONS[statute][1]})


def silencing(statute: Statute) -> ExemptionParticulars:
    if statute is GDPR:
        return ABSOLUTE.model_copy(update={"provision": "Sch 2 para 2", "name": "crime and taxation"})
    return QUALIFIED.model_copy(update={"provision": _PROVISIONS[statute][2], "name": "law enforcement"})


def case(statute: Statute = FOIA, **values: object) -> Particulars:
    """The case under a law; `values` are not validated."""
    return _CASE.model_copy(update={"statute": statute, "regime": TITLES[statute], **values})


def made(
    notice: Notice, statute: Statute = FOIA, *, office: Office = OFFICE, language: str = "en", **values: object
) -> Letter:
    """The letter in the built-in words."""
    wording = BUILT_IN.dueprocess_wording(notice, language, statute)
    assert wording is not None
    return compose(notice, wording=wording, particulars=case(statute, **values), office=office, language=language)


def words(notice: Notice, statute: Statute = FOIA, *, office: Office = OFFICE, **values: object) -> str:
    """Its text on one line."""
    return " ".join(as_text(made(notice, statute, office=office, language="en", **values)).split())


def decision(outcome: Outcome, statute: Statute = FOIA, *, office: Office = OFFICE, **values: object) -> str:
    """The text of the answer."""
    return words(Notice.DECISION, statute, office=office, **{"outcome": outcome, **values})
