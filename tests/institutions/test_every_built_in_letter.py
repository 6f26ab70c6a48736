"""Every letter that is built in, in English: right in law, and alone."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any, Final

import pytest

from dueprocess.case.facets import facets_of
from dueprocess.case.notice_parts import parts_of
from dueprocess.case.notice_parts.checking import check_parts
from dueprocess.case.notices import Notice
from dueprocess.institutions.answers import House
from dueprocess.law.outcomes import Closing, Outcome, ReviewOutcome
from dueprocess.law.regime import Statute
from dueprocess.letters import UnfilledValue, as_html
from institutions.anytown import (
    ANSWER,
    BUILT_IN,
    DOCUMENTS,
    EIR,
    EISR,
    FOIA,
    FOISA,
    GDPR,
    LAWS,
    TITLES,
    WEIGHING,
    made,
    silencing,
    unweighed,
    weighed,
    words,
)
from institutions.tellings import CITED_ALONE, LAPSES, Told, every_letter, flat, in_every_language, own_words

pytestmark = pytest.mark.special


@in_every_language
def test_a_letter_has_each_part_that_its_law_requires_and_none_that_it_forbids(told: Told) -> None:
    for letter, particulars, where in told.in_each_circumstance():
        present = {part.key for part in letter.body}
        assert present, where
        assert check_parts(told.notice, told.statute, facets_of(told.notice, particulars), present) == (), where


OF_OTHERS: Final[Mapping[Statute, tuple[str, ...]]] = {
    FOIA: ("the Regulations", "regulation ", "exception in", "Scot", "Court of Session"),
    EIR: ("the Act", "Freedom of Information", "section ", "exemption", "Scot", "Court of Session"),
    FOISA: ("the Regulations", "regulation ", "exception", "Act 2000", "ico.org.uk", "Tribunal"),
    EISR: ("the Act", "Freedom of Information", "section ", "exemption", "ico.org.uk", "Tribunal"),
    GDPR: (
        "the Act ",
        "the Regulations",
        "Freedom of Information",
        "section ",
        "exception",
        "public interest",
        "internal review",
        "copyright",
        "Scot",
        "Tribunal",
        "Court of Session",
    ),
}
OF_DATA_PROTECTION: Final = ("UK GDPR", "data protection officer", "Article ", "personal data about you")


@every_letter
def test_a_letter_speaks_of_no_law_but_its_own(told: Told) -> None:
    for letter, _, where in told.in_each_circumstance():
        own = own_words(letter)
        if not told.notice.is_internal:
            assert TITLES[told.statute] in own, where
            assert "working day" not in own or told.statute is not GDPR, f"{where}: that law counts in months"
        assert not [other for other in OF_OTHERS[told.statute] if other.lower() in own.lower()], where
        if told.statute is not GDPR:
            assert not [other for other in OF_DATA_PROTECTION if other.lower() in own.lower()], where
        assert [statute for statute in LAWS if TITLES[statute] in own] == [told.statute], where


@every_letter
def test_a_letter_names_the_commissioner_of_its_law_and_no_other(told: Told) -> None:
    theirs, other = "Scottish Information Commissioner", "Information Commissioner's Office"
    if told.statute in {FOIA, EIR, GDPR}:
        theirs, other = other, theirs
    keys = {part.key for part in parts_of(told.notice, told.statute).parts}
    for letter, _, where in told.in_each_circumstance():
        assert (theirs in flat(letter)) is bool(keys & {"commissioner", "complaint"}), where
        assert other not in flat(letter), where


@in_every_language
def test_a_letter_leaves_no_slot_open_and_runs_no_sentence_into_the_next(told: Told) -> None:
    for letter, _, where in told.in_each_circumstance():
        assert not re.search(r"[{}]|<!--|\bNone\b|[Pp]lease note", flat(letter)), where
        for paragraph in re.findall(r"<p>(.*?)</p>", as_html(letter, House()), re.DOTALL):
            assert not re.search(r"[a-z0-9)][.,:][A-Z]|[.,] [.,]|\S  \S|\.\n[A-Z]", paragraph), (where, paragraph)


@in_every_language
def test_a_letter_about_a_part_says_which_unless_it_stays_inside(told: Told) -> None:
    for letter, particulars, where in told.in_each_circumstance():
        says = bool(particulars.part) and not told.notice.is_internal
        assert ("noise-survey" in flat(letter)) is says, where


@pytest.mark.parametrize("statute", LAWS)
@pytest.mark.parametrize("notice", [Notice.CLARIFICATION, Notice.FEES_NOTICE, Notice.EXTENSION])
def test_the_rights_read_alike_in_every_letter_of_a_law(notice: Notice, statute: Statute) -> None:
    decided = BUILT_IN.dueprocess_wording(Notice.DECISION, "en", statute)
    wording = BUILT_IN.dueprocess_wording(notice, "en", statute)
    assert decided is not None
    assert wording is not None
    if (notice, statute) == (Notice.EXTENSION, FOISA):
        return
    assert wording["commissioner"] == decided["commissioner"]
    # A decision may come while a review of the silence before it goes on; no other letter of these can.
    asked, _, not_asked = decided["review-rights"].partition("{% else %}\n")
    rights = not_asked.replace("{% endif %}\n{% if office.website", "{% if office.website") if not_asked else asked
    assert wording["review-rights"].endswith(rights.removeprefix("## If you are not satisfied"))


def test_foisa_has_no_words_for_more_time() -> None:
    with pytest.raises(UnfilledValue, match=r"'law.extension' has no value"):
        made(Notice.EXTENSION, FOISA)


@pytest.mark.parametrize("statute", [EIR, FOISA, EISR, GDPR])
def test_only_foia_has_words_for_a_review_that_takes_longer(statute: Statute) -> None:
    assert BUILT_IN.dueprocess_wording(Notice.REVIEW_EXTENSION, "en", statute) is None


@pytest.mark.parametrize("statute", LAWS)
def test_what_neither_confirms_nor_denies_reads_the_same_whatever_was_found(statute: Statute) -> None:
    told: dict[str, Any] = {"outcome": Outcome.NEITHER_CONFIRMED_NOR_DENIED, "exemptions": (silencing(statute),)}
    plain = made(Notice.DECISION, statute, **told)
    found: dict[str, Any] = {"answer": ANSWER, "estimate_hours": "3", "earlier_reference": "X", "transferred_to": "Y"}
    assert made(Notice.DECISION, statute, **told, **found) == plain
    text = own_words(plain)
    for word in ("do not hold", "We hold", "withh", "searched", "found"):
        assert word not in text
    assert "draw no conclusion from this in either direction" in text


@pytest.mark.parametrize("statute", WEIGHING)
@pytest.mark.parametrize("outcome", [Outcome.REFUSED, Outcome.DISCLOSED_IN_PART])
def test_each_ground_has_its_reasons_and_only_one_that_is_weighed_a_balance(outcome: Outcome, statute: Statute) -> None:
    both = (weighed(statute), unweighed(statute))
    letter = made(Notice.DECISION, statute, outcome=outcome, exemptions=both)
    parts = {part.key: flat(letter.model_copy(update={"body": (part,)})) for part in letter.body}
    for ground in both:
        assert f"{ground.provision}: {ground.name} " in parts["grounds"]
    assert parts["grounds"].count(weighed(statute).reasons) == 2
    assert "public interest" not in parts["grounds"]
    assert "outweighs the public interest" in parts["public-interest"]
    assert weighed(statute).provision in parts["public-interest"]
    assert weighed(statute).public_interest in parts["public-interest"]
    assert unweighed(statute).provision not in parts["public-interest"]
    absolute = own_words(made(Notice.DECISION, statute, outcome=outcome, exemptions=(unweighed(statute),)))
    assert "public interest" not in absolute


def test_personal_data_that_are_weighed_are_not_weighed_by_the_presumption() -> None:
    """EIR reg 12(3) and EISR reg 10(3) send personal data to regs 13 and 11, which have a balance of their own."""
    for statute, provision, presumption in ((EIR, "13(1)(b)", "12(2)"), (EISR, "11(3B)", "10(2)")):
        told = weighed(statute).model_copy(update={"provision": provision})
        text = own_words(made(Notice.DECISION, statute, outcome=Outcome.REFUSED, exemptions=(told,)))
        assert "may withhold personal data on this ground only if" in text
        assert f"regulation {presumption}" not in text
        other = own_words(made(Notice.DECISION, statute, outcome=Outcome.REFUSED, exemptions=(weighed(statute),)))
        assert f"presumption in favour of disclosure (regulation {presumption})" in other or (
            "presumption in favour of disclosure, and read the exception narrowly (regulation 10(2))" in other
        )


@pytest.mark.parametrize("statute", LAWS)
def test_documents_are_listed_with_format_and_size(statute: Statute) -> None:
    given: list[tuple[Notice, dict[str, Any]]] = [(Notice.DECISION, {"outcome": Outcome.DISCLOSED_IN_FULL})]
    if statute is not GDPR:
        given.append((Notice.REVIEW_OUTCOME, {"review_outcome": ReviewOutcome.OVERTURNED}))
    for notice, told in given:
        page = as_html(made(notice, statute, documents=DOCUMENTS, **told), House())
        assert "Potholes | 2025" in page
        assert re.search(r"Costs</t[dh]>\s*<td[^>]*>Excel workbook</td>\s*<td[^>]*>1.2\sMB</td>", page)
        assert "SHA-256" in page
        assert "Documents sent" not in as_html(made(notice, statute, **told), House())


SAYS: Final[Mapping[tuple[Notice, Statute], tuple[str, ...]]] = {
    (Notice.CLARIFICATION, FOIA): ("begins afresh, in full", "(sections 1(3) and 10(6) of the Act)", "by 15 June 2026"),
    (Notice.CLARIFICATION, EIR): ("begins afresh, in full", "(regulation 9 of the Regulations)"),
    (Notice.CLARIFICATION, FOISA): ("begins afresh, in full", "(sections 1(3) and 10(1)(b) of the Act)"),
    (Notice.FEES_NOTICE, FOIA): (
        "The fee is £12.50",
        "Section 9 of the Act",
        "does not include the time that our staff spend",
        "Pay at the Town Hall.",
        "The last day to pay is 19 June 2026 (section 9(2)",
        "stands still from the day of this letter until the day on which your payment reaches us (section 10(2))",
    ),
    (Notice.FEES_NOTICE, EIR): ("www.anytown.example/charges", "(regulation 8(5) of the", "(regulation 8(6))"),
    (Notice.FEES_NOTICE, FOISA): ("(Fees for Required Disclosure) (Scotland) Regulations 2004", "section 9(3)"),
    (Notice.FEES_NOTICE, EISR): ("www.anytown.example/charges", "(regulation 8(6) of the", "(regulation 8(7))"),
    (Notice.EXTENSION, EIR): ("the complexity and volume of the information", "no later than 30 April 2026", "boxes"),
    (Notice.EXTENSION, EISR): ("the complexity and volume of the information", "instead of 31 March 2026"),
    (Notice.DELAY, FOIA): ("no later than 31 March 2026", "sorry", "by 9 April 2026", "on leave", "section 50 of the"),
    (Notice.DELAY, EIR): ("Regulation 11", "free of charge", "applies section 50 of the Freedom of Information Act"),
    (Notice.DELAY, FOISA): ("Section 20(1)", "20 working days", "section 47(1)", "within six months"),
    (Notice.DELAY, EISR): ("Regulation 16", "20 working days", "regulation 17", "within six months"),
    (Notice.ACKNOWLEDGEMENT, GDPR): (
        "a request under Article 15 of the UK GDPR",
        "normally no charge",
        "without undue delay, and no later than 31 March 2026 (Article 12(3) of the UK GDPR)",
        "normally gives us one month",
    ),
    (Notice.CLARIFICATION, GDPR): (
        "does not change the day by which we must answer, which is 31 March 2026",
        "You need not ask for less",
        "by 15 June 2026",
    ),
    (Notice.FEES_NOTICE, GDPR): (
        "The fee is £12.50",
        "only where a request is manifestly unfounded or excessive",
        "begins on the day on which your payment reaches us",
        "Pay at the Town Hall.",
    ),
    (Notice.EXTENSION, GDPR): (
        "up to two further months",
        "complexity or the number of requests",
        "Article 12(3) of the UK GDPR and, for requests received on or after 5 February 2026, in Article 12A(3)",
        "There are fourteen boxes.",
        "no later than 30 April 2026 instead of 31 March 2026",
        "complain to the Information Commissioner's Office",
    ),
    (Notice.DELAY, GDPR): ("no later than 31 March 2026", "free of charge", "go to court"),
    (Notice.LAPSE, GDPR): (
        "should not have closed",
        "complain to the Information Commissioner's Office",
        "go to court",
    ),
    (Notice.WITHDRAWAL, FOIA): ("You have told us that you withdraw", "full time limit of its own"),
    (Notice.REVIEW_EXTENSION, FOIA): ("by 30 April 2026 instead of 31 March 2026", "within 40 working days", "boxes"),
}


@pytest.mark.parametrize(("notice", "statute"), SAYS, ids=str)
def test_a_letter_says_what_its_law_gives_it_to_say(notice: Notice, statute: Statute) -> None:
    text = flat(made(notice, statute))
    for item in SAYS[notice, statute]:
        assert item in text


@pytest.mark.parametrize("statute", LAWS)
def test_a_late_letter_never_calls_itself_an_extension(statute: Statute) -> None:
    text = flat(made(Notice.DELAY, statute)).lower()
    assert "extend" not in text
    assert "extension" not in text
    assert "gives us no more time in law" in text
    assert "you need not wait for our answer" in text


def test_an_extension_under_foia_names_the_exemption_and_decides_nothing() -> None:
    text = own_words(made(Notice.EXTENSION, FOIA, exemptions=(weighed(FOIA),)))
    for item in (
        "Section 43(2): commercial interests",
        "Section 10(3) of the Act",
        "We have not yet decided whether",
        "We estimate that we will have decided by 30 April 2026 (section 17(2)",
        "must still be answered by 31 March 2026",
    ):
        assert item in text
    assert "We hold" not in text


RIGHTS: Final[Mapping[Statute, tuple[str, ...]]] = {
    FOIA: ("internal review", "by 19 May 2026", "within 20 working days", "section 50 of the Act", "within six weeks"),
    EIR: (
        "regulation 11 gives you the right to make representations",
        "costs nothing",
        "no later than 40 working days after the day on which we receive",
        "regulation 18 of the Regulations applies section 50 of the Freedom of Information Act 2000",
        "First-tier Tribunal",
    ),
    FOISA: (
        "Section 20(1) of the Act",
        "what you are not satisfied with",
        "no later than 20 working days",
        "section 47(1) of the Act",
        "within six months",
        "Court of Session, on a point of law only (section 56)",
        "www.foi.scot",
    ),
    EISR: (
        "regulation 16 gives you the right",
        "no later than 20 working days",
        "regulation 17 of the Regulations applies sections 47 and 56",
        "within six months",
        "Court of Session, on a point of law only",
        "www.foi.scot",
    ),
    GDPR: (
        "You may also complain to us",
        "reviews@anytown.example",
        "Sam Sample, Monitoring Officer, Town Hall, AN1 1AA",
        "the right to complain to the Information Commissioner's Office",
        "normally be expected to have complained to us first",
        "the right to go to court",
        "ico.org.uk",
    ),
}


@pytest.mark.parametrize("statute", LAWS)
def test_a_decision_gives_the_rights_of_its_law(statute: Statute) -> None:
    text = flat(made(Notice.DECISION, statute, outcome=Outcome.NOT_HELD))
    for item in RIGHTS[statute]:
        assert item in text


OWN_OUTCOMES: Final[Mapping[tuple[Outcome, Statute], tuple[str, ...]]] = {
    (Outcome.NOT_HELD, EIR): ("regulation 12(4)(a)", "no public interest in disclosing it to weigh"),
    (Outcome.NOT_HELD, EISR): ("regulation 10(4)(a)", "no public interest in disclosing it to weigh"),
    (Outcome.NOT_HELD, FOISA): ("formal notice of that, which section 17(1) of the Act requires",),
    (Outcome.COST_LIMIT, FOISA): ("It is £600", "£15 for an hour", "would take 40 hours", "(section 15 of the Act)"),
    (Outcome.TRANSFERRED, EIR): ("regulation 12(4)(a)", "Sometown Council holds it", "(regulation 10)"),
    (Outcome.TRANSFERRED, EISR): ("regulation 10(4)(a)", "Sometown Council holds it", "(regulation 14)"),
    (Outcome.NOT_HELD, GDPR): ("We neither hold nor use personal data about you", "your request itself"),
    (Outcome.VEXATIOUS, FOISA): ("Section 14(1) of the Act",),
    (Outcome.REPEATED, FOISA): ("Section 14(2) of the Act", "FOI/2025/0099"),
}


@pytest.mark.parametrize(("outcome", "statute"), OWN_OUTCOMES, ids=str)
def test_an_outcome_rests_on_the_provision_of_its_law(outcome: Outcome, statute: Statute) -> None:
    text = own_words(made(Notice.DECISION, statute, outcome=outcome))
    for item in OWN_OUTCOMES[outcome, statute]:
        assert item in text


@pytest.mark.parametrize("outcome", [Outcome.DISCLOSED_IN_FULL, Outcome.DISCLOSED_IN_PART])
def test_beside_the_copy_of_ones_own_data_stands_what_else_the_officer_must_say(outcome: Outcome) -> None:
    """Art 15(1) and (2): the letter lists it, and states no fact that nobody told."""
    told: dict[str, Any] = {"outcome": outcome, "exemptions": (unweighed(GDPR),), "answer": ANSWER}
    text = own_words(made(Notice.DECISION, GDPR, **told))
    assert ANSWER in text
    for item in (
        "why we use the data",
        "who has received them",
        "how long",
        "where they came from",
        "without a person",
    ):
        assert item in text
    assert "If our answer leaves any of these open, please ask us" in text
    assert ("Nothing has been withheld" in text) is (outcome is Outcome.DISCLOSED_IN_FULL)
    assert ("as far as no exemption stands in the way" in text) is (outcome is Outcome.DISCLOSED_IN_PART)


GROUNDS_OF_THE_UK_GDPR: Final = {
    "Sch 2 para 16": "this exemption in the Data Protection Act 2018",
    "Art 12(5)": "to refuse to act on a request that is manifestly unfounded or excessive",
    "Article 15(4)": "must not adversely affect their rights and freedoms",
    "s.26": "this exemption in data protection law",
}


@pytest.mark.parametrize("provision", GROUNDS_OF_THE_UK_GDPR)
def test_each_ground_of_the_uk_gdpr_is_named_with_the_law_in_which_it_stands(provision: str) -> None:
    told = unweighed(GDPR).model_copy(update={"provision": provision})
    text = own_words(made(Notice.DECISION, GDPR, outcome=Outcome.REFUSED, exemptions=(told,)))
    for ground, sentence in GROUNDS_OF_THE_UK_GDPR.items():
        assert (sentence in text) is (ground == provision)
    assert told.reasons in text


def test_a_ground_without_a_name_is_named_by_its_provision_alone() -> None:
    for outcome in (Outcome.REFUSED, Outcome.NEITHER_CONFIRMED_NOR_DENIED):
        page = as_html(made(Notice.DECISION, GDPR, outcome=outcome, exemptions=(CITED_ALONE,)), House())
        assert re.search(r"<h\d[^>]*>Sch 3 para 5</h\d>", page)


def test_a_question_about_ones_own_data_says_whether_the_time_runs_on() -> None:
    waiting = words(Notice.CLARIFICATION, GDPR, respond_by=None)
    assert "does not run while we wait" in waiting
    assert "on or after 5 February 2026, the time goes on from where it stopped" in waiting
    assert "afresh" not in waiting
    running = words(Notice.CLARIFICATION, GDPR)
    late = words(Notice.CLARIFICATION, GDPR, dated_on=date(2026, 4, 1))
    for text in (running, late):
        assert "does not change" in text
        assert "does not run" not in text
    assert ("sorry" in late, "sorry" in running) == (True, False)


def test_silence_under_foisa_rests_on_section_18_and_weighs_an_absolute_exemption_too() -> None:
    told = silencing(FOISA).model_copy(update={"provision": "38(1)(c)", "is_qualified": False})
    ncnd = Outcome.NEITHER_CONFIRMED_NOR_DENIED
    text = own_words(made(Notice.DECISION, FOISA, outcome=ncnd, exemptions=(told,)))
    assert "a notice under section 18 of the Act" in text
    assert "contrary to the public interest to reveal" in text
    assert told.public_interest in text


@pytest.mark.parametrize("closing", LAPSES)
@pytest.mark.parametrize("statute", LAWS)
def test_a_request_that_lapsed_is_closed_for_the_reason_it_lapsed(closing: Closing, statute: Statute) -> None:
    text = own_words(made(Notice.LAPSE, statute, closing=closing))
    assert LAPSES[closing] in text
    assert [other for other, sentence in LAPSES.items() if sentence in text] == [closing]
    assert "You may ask for the information again at any time" in text


@pytest.mark.parametrize("statute", WEIGHING)
def test_a_review_asked_for_late_is_told_whether_it_is_carried_out(statute: Statute) -> None:
    late: dict[str, Any] = {"review_in_time": False, "review_accepted": False, "answer_review_by": None}
    refused = flat(made(Notice.REVIEW_ACKNOWLEDGEMENT, statute, **late))
    assert re.search(r"came late. We considered whether to .* all the same, and have decided not to\.", refused)
    assert "lease enclose this letter" in refused
    assert "answer to your request remains as we gave it" in refused
    accepted = flat(made(Notice.REVIEW_ACKNOWLEDGEMENT, statute, review_in_time=False))
    assert "all the same" in accepted
    assert "30 April 2026" in accepted
    assert "30 April 2026" not in refused
    in_time = flat(made(Notice.REVIEW_ACKNOWLEDGEMENT, statute))
    assert "late" not in in_time.replace("later", "")
