from datetime import date

import pytest

from dueprocess.case.notice_parts import REFUSING, Part, parts_of
from dueprocess.case.notices import Notice
from dueprocess.case.particulars import DocumentParticulars
from dueprocess.institutions.answers import Contact, Signatory
from dueprocess.law.outcomes import Closing, Outcome, ReviewOutcome
from dueprocess.law.regime import Statute
from dueprocess.letters import (
    Letter,
    MissingPart,
    UnfilledValue,
    UnknownLanguage,
    UnknownPart,
    as_html,
    as_pdf,
    as_text,
    compose,
)
from dueprocess.letters.errors import UnlawfulParts
from dueprocess.letters.phrases import phrases_in
from letters.marrowby import DECISION, EXEMPTION, HOUSE, OFFICE, decision, particulars, reminder


def keys(letter: Letter) -> list[str]:
    return [part.key for part in letter.body]


OF_A_REFUSAL = [
    part
    for part in parts_of(Notice.DECISION, Statute.FOIA_2000).parts
    if part.has_place(frozenset({"refused", "weighed"})) and part.key != "further"
]


def test_parts_come_in_the_order_of_the_notice_whatever_the_order_of_the_wording() -> None:
    shuffled = dict(sorted(DECISION.items(), reverse=True))
    letter = compose(
        Notice.DECISION,
        wording=shuffled,
        particulars=particulars(outcome=Outcome.REFUSED, exemptions=(EXEMPTION,)),
        office=OFFICE,
    )
    assert keys(letter) == [part.key for part in OF_A_REFUSAL]


@pytest.mark.parametrize("part", [part for part in OF_A_REFUSAL if part.source is not None], ids=lambda part: part.key)
@pytest.mark.parametrize("left", ["", "   \n", "## A heading alone", "{% if answer %}{{ answer }}{% endif %}"])
def test_a_part_that_the_law_asks_for_cannot_be_empty(part: Part, left: str) -> None:
    with pytest.raises(MissingPart) as caught:
        decision({part.key: left}, outcome=Outcome.REFUSED, exemptions=(EXEMPTION,))
    assert str(caught.value) == (
        f"decision, part '{part.key}': this part is missing or empty, and {part.source} requires it. Add words for it."
    )


def test_a_part_that_the_law_asks_for_cannot_be_left_out() -> None:
    with pytest.raises(MissingPart, match=r"part 'receipt'.*FOI Code of Practice 2018 para 1.12"):
        compose(Notice.ACKNOWLEDGEMENT, wording={}, particulars=particulars(), office=OFFICE)


def test_a_part_without_a_source_may_be_empty() -> None:
    assert "opening" not in keys(decision({"opening": ""}))


@pytest.mark.parametrize("outcome", Outcome)
def test_grounds_are_asked_for_and_printed_only_when_something_is_refused(outcome: Outcome) -> None:
    letter = decision(outcome=outcome, exemptions=(EXEMPTION,))
    assert ("grounds" in keys(letter)) is (outcome in REFUSING)


def test_a_refusal_without_grounds_is_held() -> None:
    with pytest.raises(MissingPart, match=r"part 'grounds'.*FOIA 2000 s.17 requires it"):
        decision(outcome=Outcome.REFUSED, exemptions=())


def test_a_decision_without_an_outcome_is_held() -> None:
    with pytest.raises(UnfilledValue, match=r"'outcome' has no value"):
        decision(outcome=None)


def test_the_variant_of_the_outcome_is_used_if_there_is_one() -> None:
    assert "We do not hold it." in as_text(decision(outcome=Outcome.NOT_HELD))
    assert "We do not hold it." not in as_text(decision(outcome=Outcome.DISCLOSED_IN_FULL))


def test_a_review_outcome_chooses_the_variant_by_the_review() -> None:
    letter = compose(
        Notice.REVIEW_OUTCOME,
        wording={"answer": "Plain.", "answer.upheld": "It stands.", "commissioner": "{{ commissioner.name }}"},
        particulars=particulars(review_outcome=ReviewOutcome.UPHELD),
        office=OFFICE,
    )
    assert "It stands." in as_text(letter)
    assert "Plain." not in as_text(letter)


def test_a_lapse_chooses_the_variant_by_what_lapsed() -> None:
    letter = compose(
        Notice.LAPSE,
        wording={"closed": "Plain.", "closed.fee-lapsed": "Not paid.", "contact": "Write."},
        particulars=particulars(closing=Closing.FEE_LAPSED),
        office=OFFICE,
    )
    assert "Not paid." in as_text(letter)
    assert "Plain." not in as_text(letter)


DOCUMENT = DocumentParticulars(title="Cameras", kind="PDF", size="52 kB", sha256="a" * 64)


def test_a_balance_is_asked_for_and_printed_only_when_an_exemption_is_weighed() -> None:
    absolute = EXEMPTION.model_copy(update={"is_qualified": False})
    assert "public-interest" in keys(decision(outcome=Outcome.REFUSED, exemptions=(absolute, EXEMPTION)))
    assert "public-interest" not in keys(decision(outcome=Outcome.REFUSED, exemptions=(absolute,)))


def test_documents_are_listed_only_when_there_are_any() -> None:
    assert "documents" not in keys(decision())
    letter = decision(documents=(DOCUMENT,))
    assert "documents" in keys(letter)
    assert "Cameras" in as_text(letter)


def test_a_letter_with_a_part_that_the_law_forbids_is_held() -> None:
    with pytest.raises(UnlawfulParts) as caught:
        decision(outcome=Outcome.NEITHER_CONFIRMED_NOR_DENIED, exemptions=(EXEMPTION,), documents=(DOCUMENT,))
    assert str(caught.value) == (
        "decision: it cannot be sent as it is: 'documents' must not be there: it would tell whether the information is "
        "held: only what is held can be sent (FOIA 2000 s.2(1))."
    )


@pytest.mark.parametrize(
    ("statute", "named"),
    [
        (Statute.FOIA_2000, "the Act, section, Information"),
        (Statute.EISR_2004, "the Regulations, regulation, Scottish"),
    ],
)
def test_wording_can_name_its_law_and_the_commissioner_of_it(statute: Statute, named: str) -> None:
    words = "{{ law.short }}, {{ law.provision }}, {{ commissioner.name }}"
    assert named in as_text(decision({"opening": words}, statute=statute))


@pytest.mark.parametrize("language", ["en", "cy"])
def test_every_notice_has_a_subject_of_its_own(language: str) -> None:
    subjects = phrases_in(language).subjects
    assert set(subjects) == set(Notice)
    assert len(set(subjects.values())) == len(Notice)


@pytest.mark.parametrize(
    ("key", "sentence"),
    [
        ("reveiw-rights", "decision, part 'reveiw-rights': the notice has no such part. Did you mean 'review-rights'?"),
        (
            "answer.nothold",
            "decision, part 'answer.nothold': the notice has no such part. Did you mean 'answer.not-held'?",
        ),
        ("xxx", "the notice has no such part. Known: answer, commissioner,"),
        ("late", "the notice has no such part."),
    ],
)
def test_a_misspelt_part_is_named_with_what_was_meant(key: str, sentence: str) -> None:
    with pytest.raises(UnknownPart) as caught:
        decision({key: "Words."})
    assert sentence in str(caught.value)


def test_the_common_block_can_all_appear() -> None:
    text = as_text(decision(applicant_reference="JB-7"))
    for words in (
        "University of Marrowby",
        "Date: 26 February 2020",
        "Our reference: K/20/053",
        "Your reference: JB-7",
        "Dear Jo Bloggs,",
        "request of 28 January 2020, received on 29 January 2020",
        "Freedom of Information Act 2000",
        "foi@marrowby.example",
        "Alex Sample\nInformation Officer\nSecretariat",
    ):
        assert words in text


def test_the_title_holds_the_reference() -> None:
    assert decision().title == "Response to your request for information - K/20/053"


def test_a_letter_is_its_own_record() -> None:
    letter = decision(outcome=Outcome.REFUSED, exemptions=(EXEMPTION,))
    assert Letter.model_validate_json(letter.model_dump_json()) == letter


def test_who_gave_no_name_is_greeted_as_applicant() -> None:
    letter = decision(applicant="  ")
    assert (letter.salutation, letter.valediction, letter.recipient) == ("Dear applicant", "Yours faithfully", ())


def test_the_recipient_has_name_and_postal_lines_without_empty_ones() -> None:
    assert decision(applicant_address=("1 High St", " ", "Leeds")).recipient == ("Jo Bloggs", "1 High St", "Leeds")


def test_the_letter_knows_the_address_for_mail_unless_it_is_internal() -> None:
    assert decision(applicant_email=" jo@bloggs.example\n").recipient_email == "jo@bloggs.example"
    assert reminder("x", applicant_email="jo@bloggs.example").recipient_email == ""


def test_a_name_of_several_lines_is_greeted_on_one() -> None:
    assert decision(applicant="Jo\nBloggs").salutation == "Dear Jo Bloggs"


def test_a_welsh_letter_has_welsh_dates_and_phrases() -> None:
    letter = decision(language="cy")
    assert letter.salutation == "Annwyl Jo Bloggs"
    assert "Ein cyfeirnod: K/20/053\nDyddiad: 26 Chwefror 2020" in as_text(letter)
    assert "28 Ionawr 2020" in as_text(letter)


def test_a_language_without_phrases_is_refused() -> None:
    with pytest.raises(UnknownLanguage, match=r"cannot be written in the language 'fr'. Use one of: en, cy."):
        decision(language="fr")


def test_an_internal_notice_goes_to_roles_and_greets_nobody() -> None:
    letter = reminder("Answer it by {{ received_on }}.")
    assert letter.is_internal
    assert (letter.salutation, letter.valediction, letter.signatory) == ("", "", ())
    text = as_text(letter)
    assert "To: foi-officer, secretary" in text
    assert "Internal: not to be sent outside the authority" in text
    assert "Bloggs" not in text


@pytest.mark.parametrize(
    "value", ["applicant", "request", "applicant_reference", "applicant_address | lines", "applicant_email"]
)
def test_an_internal_notice_cannot_name_the_applicant(value: str) -> None:
    with pytest.raises(UnfilledValue, match=r"has no value in this letter"):
        reminder(
            "{{ " + value + " }}",
            applicant_reference="JB-7",
            applicant_address=("1 High St",),
            applicant_email="a@b.example",
        )


def test_the_commissioner_is_the_one_of_the_date_of_the_letter() -> None:
    text = " ".join(as_text(decision(dated_on=date(2020, 2, 26))).split())
    assert "Information Commissioner's Office, Wycliffe House, Water Lane, Wilmslow, Cheshire, SK9 5AF" in text


def test_a_number_is_printed_in_figures() -> None:
    assert "within 40 working days" in as_text(decision({"opening": "within {{ review_working_days }} working days"}))


def test_an_office_may_have_no_more_than_an_address_for_mail() -> None:
    bare = OFFICE.model_copy(
        update={
            "website": "",
            "enquiries": Contact(role="Team", email="foi@marrowby.example"),
            "signatory": Signatory(role="Officer"),
        }
    )
    letter = compose(Notice.REMINDER, wording={"due": "Now."}, particulars=particulars(), office=bare)
    assert as_text(letter).startswith("University of Marrowby\nfoi@marrowby.example\n\n")
    assert "Telephone" not in as_html(letter, HOUSE)
    assert 'href="https://' not in as_html(letter, HOUSE)
    assert as_pdf(letter, HOUSE).startswith(b"%PDF")
