"""Under one law somebody else may answer, and the Commissioner may be reached elsewhere; in two languages."""

from typing import Final

import pytest

from dueprocess.case.notices import Notice
from dueprocess.institutions.answers import (
    CommissionerContact,
    Contact,
    ContactInLanguage,
    Office,
    OfficeInLanguage,
    OfficeUnderLaw,
    SaidInLanguage,
    Signatory,
    SignatoryInLanguage,
)
from dueprocess.law.outcomes import Outcome
from dueprocess.law.regime import Statute
from dueprocess.letters import Letter, as_text
from institutions.anytown import EIR, FOIA, FOISA, GDPR, LAWS, OFFICE, made

OFFICER: Final = Contact(role="Data Protection Officer", address=("Annexe", "AN1 2BB"), email="dpo@anytown.example")
CARDIFF: Final = CommissionerContact(address=("2 Sample Court", "Cardiff"), telephone="01632 960 099")


def office(law: OfficeUnderLaw | None = None, commissioner: CommissionerContact | None = None) -> Office:
    """The office of Anytown, with this for subject access."""
    return OFFICE.model_copy(
        update={
            "laws": {GDPR: law} if law else {},
            "commissioners": {GDPR: commissioner, EIR: commissioner} if commissioner else {},
        }
    )


def letter(statute: Statute, of: Office, language: str = "en") -> Letter:
    return made(Notice.DECISION, statute, office=of, language=language, outcome=Outcome.NOT_HELD)


@pytest.mark.parametrize("statute", LAWS)
def test_enquiries_and_signatory_are_those_of_the_law_and_of_no_other(statute: Statute) -> None:
    own = OfficeUnderLaw(enquiries=OFFICER, signatory=Signatory(role="Head of Data Protection"))
    written = letter(statute, office(own))
    if statute is not GDPR:
        assert written == letter(statute, OFFICE)
        return
    assert (written.sender.email, written.sender.address) == ("dpo@anytown.example", ("Annexe", "AN1 2BB"))
    assert written.signatory == ("Head of Data Protection", "Anytown Borough Council")
    assert "dpo@anytown.example" in as_text(written)
    assert "foi@anytown.example" not in as_text(written)


def test_what_a_law_leaves_out_stays_as_in_the_office() -> None:
    under = office(OfficeUnderLaw(review=OFFICER)).under(GDPR)
    assert (under.enquiries, under.review, under.signatory) == (OFFICE.enquiries, OFFICER, OFFICE.signatory)


def test_a_request_for_a_review_goes_to_that_of_the_law() -> None:
    of = OFFICE.model_copy(update={"laws": {FOIA: OfficeUnderLaw(review=OFFICER)}})
    assert "dpo@anytown.example" in as_text(letter(FOIA, of))
    assert "dpo@anytown.example" not in as_text(letter(EIR, of))


def test_the_details_of_the_commissioner_lie_over_the_built_in_ones_and_the_name_stays() -> None:
    text = " ".join(as_text(letter(EIR, office(commissioner=CARDIFF))).split())
    assert "2 Sample Court" in text
    assert "01632 960 099" in text
    assert "ico.org.uk" in text
    assert "Information Commissioner's Office" in text
    assert "Wycliffe House" not in text


def test_the_details_of_one_law_are_not_those_of_another() -> None:
    for statute in (FOIA, FOISA):
        assert letter(statute, office(commissioner=CARDIFF)) == letter(statute, OFFICE)


def test_a_welsh_letter_has_the_details_too_and_the_welsh_name() -> None:
    text = as_text(letter(EIR, office(commissioner=CARDIFF), "cy"))
    assert "2 Sample Court" in text
    assert "Comisiynydd Gwybodaeth" in text


WELSH: Final = OfficeInLanguage(
    authority="Cyngor Anytown",
    enquiries=ContactInLanguage(role="Tîm Gwybodaeth"),
    signatory=SignatoryInLanguage(role="Rheolwr Gwybodaeth"),
    laws={GDPR: SaidInLanguage(enquiries=ContactInLanguage(role="Swyddog Diogelu Data"))},
)
BILINGUAL: Final = Office.model_validate(
    {**dict(office(OfficeUnderLaw(enquiries=OFFICER))), "languages": ("en", "cy"), "translations": {"cy": WELSH}}
)


def test_a_letter_in_another_language_names_the_authority_and_its_roles_in_it() -> None:
    welsh, english = letter(FOIA, BILINGUAL, "cy"), letter(FOIA, BILINGUAL)
    assert welsh.sender.authority == "Cyngor Anytown"
    assert welsh.signatory == ("Rheolwr Gwybodaeth", "Cyngor Anytown")
    assert english.sender.authority == OFFICE.authority
    assert OFFICE.authority not in as_text(welsh)
    assert BILINGUAL.under(FOIA, "cy").enquiries.role == "Tîm Gwybodaeth"
    assert "Cyngor Anytown" not in as_text(english)


def test_what_is_not_said_in_the_other_language_is_the_same_in_both() -> None:
    welsh = letter(FOIA, BILINGUAL, "cy")
    assert (welsh.sender.email, welsh.sender.address) == (OFFICE.enquiries.email, OFFICE.enquiries.address)
    assert BILINGUAL.under(FOIA, "cy").review == OFFICE.review


def test_under_a_law_of_its_own_the_other_language_has_that_contact_too() -> None:
    under = BILINGUAL.under(GDPR, "cy")
    assert (under.enquiries.role, under.enquiries.email) == ("Swyddog Diogelu Data", "dpo@anytown.example")


def test_a_language_that_it_does_not_write_in_is_refused() -> None:
    with pytest.raises(ValueError, match=r"'cy' is translated and is not among the languages"):
        Office.model_validate({**dict(OFFICE), "languages": ("en",), "translations": {"cy": WELSH}})
