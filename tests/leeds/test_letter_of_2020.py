"""Every fact of the letter K/20/053 of 2020 is in ours, and what that letter lacked is there too."""

from datetime import date
from pathlib import Path

import pytest

from dueprocess.calendars.uk import InstalledCalendars
from dueprocess.case.describing import describe
from dueprocess.case.notices import Notice
from dueprocess.case.record import CaseRecord, Opened
from dueprocess.case.request import CaseFile
from dueprocess.institutions import Institutions
from dueprocess.law.citing import refuse_incomplete
from dueprocess.law.facts import Decided, ReviewRequested
from dueprocess.law.regime import Statute
from dueprocess.letters import Letter, as_text, compose

EXAMPLE = Path(__file__).parents[2] / "examples" / "leeds-k-20-053.json"

FACTS = {
    "the authority": "University of Leeds",
    "the reference": "Our reference is K/20/053",
    "the request is under freedom of information": "Freedom of Information (FOI) request",
    "the date of the request": "dated 29 January 2020",
    "the first question": "1. Has the university ever trialled live face tracking software on campus?",
    "and its reason": "If so- for what reason?",
    "the second question": "2. Does the university currently use live face tracking software?",
    "the third question": "3. Does it plan to trial live face tracking software in the next 12 months?",
    "the answer": "neither confirms nor denies",
    "what is neither confirmed nor denied": "recorded information",
    "the duty": "exempt from that duty to confirm or deny",
    "the provision": "Section 31(3)",
    "the level of prejudice": "would be likely",
    "the interest": "prevention or detection of crime",
    "measures in place": "which are in place",
    "measures being considered": "which are being considered",
    "measures discounted": "which were discounted",
    "the harm": "the University would become more vulnerable",
    "other requests": "less ground to decline the next question of the same kind, about another security system",
    "the mosaic": "mosaic effect",
    "the picture": "show in detail what protects the campus and what does not",
    "who would use it": "Somebody who means harm",
    "to target": "choose the University as a target",
    "to avoid detection": "change what they do so as not to be detected",
    "where questions go": "please write to foi@leeds.ac.uk",
    "the internal review": "internal review",
    "in writing": "ask in writing",
    "the reviewer": "Mr D Wardle, Deputy Secretary",
    "the reviewer's address": "University of Leeds, Leeds, LS2 9JT",
    "the reviewer's e-mail": "by e-mail to foi@leeds.ac.uk",
    "the window": "within 40 working days of receiving this response",
    "the website": "described on its website, www.leeds.ac.uk",
    "the Commissioner": "Information Commissioner's Office",
    "directly, for a decision": "for a decision",
    "the review comes first": "normally be expected to have asked us for a review first",
    "the Commissioner's address": "Wycliffe House, Water Lane, Wilmslow, Cheshire, SK9 5AF",
    "who signs, by name": "Chloe Wilkins",
    "who signs, by role": "Freedom of Information Officer",
    "the unit": "Secretariat",
}

GAPS = {
    "the letter bore no date": "Date: 25 February 2020",
    "the Act was not named": "Freedom of Information Act 2000",
    "the day of receipt was not given": "reached the University of Leeds on 29 January 2020",
    "no public-interest reasons: for": "In favour of answering",
    "no public-interest reasons: against": "In favour of neither confirming nor denying",
    "no public-interest reasons: balance": "outweighs the public interest in saying whether the information is held",
    "no warning against conclusions": "draw no conclusion from this in either direction",
    "the last day of the window was not given": "by 24 April 2020",
    "no answering time for the review": "within 20 working days of receiving your request for a review",
    "section 50 was not named": "section 50 of the Act",
    "no time for going to the Commissioner": "within six weeks",
    "no online way to the Commissioner": "ico.org.uk",
}


@pytest.fixture(scope="module")
def case_file() -> CaseFile:
    return CaseFile.model_validate_json(EXAMPLE.read_text())


@pytest.fixture(scope="module")
def letter(case_file: CaseFile) -> Letter:
    """The decision of the example."""
    return decision_of(case_file)


def decision_of(case_file: CaseFile) -> Letter:
    """Its decision, with the name of the officer who signed in 2020 as a setting."""
    leeds = Institutions.load(["leeds"])
    calendar = InstalledCalendars().calendar("uk", 2020, 2021)
    plan = leeds.plan("leeds", case_file.request.regime)
    opened = Opened(calendar=calendar, plan=plan, reference=case_file.reference, unit="the Secretariat")
    case = CaseRecord(request=case_file.request, opened=opened, facts=case_file.facts)
    office = leeds.office("leeds")
    office = office.model_copy(update={"signatory": office.signatory.model_copy(update={"name": "Chloe Wilkins"})})
    wording = leeds.wording("leeds", Notice.DECISION, case_file.request.language)
    particulars = describe(case, Notice.DECISION, case_file.facts[-1].on)
    return compose(Notice.DECISION, wording=wording, particulars=particulars, office=office)


@pytest.fixture(scope="module")
def text(letter: Letter) -> str:
    return " ".join(as_text(letter).replace("\n> ", "\n").split())


@pytest.mark.parametrize("fact", FACTS)
def test_a_fact_of_the_letter_of_2020_is_in_ours(fact: str, text: str) -> None:
    assert FACTS[fact] in text


@pytest.mark.parametrize("gap", GAPS)
def test_a_gap_of_the_letter_of_2020_is_filled(gap: str, text: str) -> None:
    assert GAPS[gap] in text


def test_it_has_every_part_of_a_refusal_in_order(letter: Letter) -> None:
    assert [part.key for part in letter.body] == [
        "opening",
        "request",
        "answer",
        "grounds",
        "public-interest",
        "contact",
        "review-rights",
        "commissioner",
    ]


def test_it_was_decided_in_time_and_with_all_that_the_act_asks_for(case_file: CaseFile) -> None:
    decided = case_file.facts[-1]
    assert isinstance(decided, Decided)
    assert decided.on < date(2020, 2, 26)
    refuse_incomplete(decided, Statute.FOIA_2000)


def test_nobody_is_named_as_the_applicant(case_file: CaseFile, text: str) -> None:
    assert case_file.request.applicant.name == ""
    assert "Dear applicant" in text


def test_nothing_in_it_says_whether_anything_is_held(text: str) -> None:
    for words in ("We hold", "do not hold", "not held", "withheld", "found", "searched"):
        assert words not in text


def test_an_answer_that_comes_during_a_review_of_silence_says_that_the_review_goes_on(case_file: CaseFile) -> None:
    asked = ReviewRequested(on=date(2020, 3, 2))
    late = case_file.facts[-1].model_copy(update={"on": date(2020, 3, 5)})
    text = " ".join(as_text(decision_of(case_file.model_copy(update={"facts": (asked, late)}))).split())
    assert "You asked on 2 March 2020 for an internal review, because you had not had our answer." in text
    assert "its outcome by 31 March 2020" in text
    assert "Please ask in writing" not in text
