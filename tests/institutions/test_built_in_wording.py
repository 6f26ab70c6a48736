"""The built-in letters hold what the Act and the code of practice ask of each (docs/institutions.md, FOIA s.17)."""

from datetime import date
from typing import Any

import pytest

from dueprocess.case.notice_parts import parts_of
from dueprocess.case.notices import Notice
from dueprocess.institutions.answers import Contact
from dueprocess.law.outcomes import Outcome, ReviewOutcome
from dueprocess.letters import as_text
from institutions.anytown import ABSOLUTE, ANSWER, BALANCE, BUILT_IN, FOIA, OFFICE, QUALIFIED, REASONS, decision, made
from institutions.anytown import words as said

UNREASONED = QUALIFIED.model_copy(
    update={"provision": "31(3)", "name": "law enforcement", "reasons": "", "public_interest": ""}
)
EARLY = {"dated_on": date(2026, 3, 2)}


def words(notice: Notice, **values: object) -> str:
    told: dict[str, Any] = {**EARLY, **values}
    return said(notice, **told)


def test_an_acknowledgement_gives_day_0_and_the_limit_and_promises_nothing() -> None:
    text = words(Notice.ACKNOWLEDGEMENT)
    for item in (
        "dated 27 February 2026",
        "received it on 2 March 2026",
        "Freedom of Information Act 2000",
        "FOI/2026/0001",
        "handled by our Information Team",
        "> How many potholes are there?",
        "no later than 31 March 2026",
        "section 10 of the Act",
        "If part of it falls under another law",
        "foi@anytown.example or telephone 01632 960 001",
    ):
        assert item in text
    assert "disclos" not in text
    assert "not all been announced" not in text


def test_an_acknowledgement_says_when_its_date_is_provisional_or_the_clock_waits() -> None:
    assert "have not all been announced" in words(Notice.ACKNOWLEDGEMENT, provisional=True)
    assert "is not running at present" in words(Notice.ACKNOWLEDGEMENT, respond_by=None)


def test_an_acknowledgement_explains_its_date_and_gives_no_number_of_its_own() -> None:
    explained = (
        "Answer the request by 17 March 2026: 10 working days after 2 March 2026, Anytown Charter 2026 para 4.",
        "Not counted: 17 March 2026, St Patrick's Day (Northern Ireland).",
    )
    for on in (date(2026, 3, 2), date(2026, 4, 1)):
        letter = made(Notice.ACKNOWLEDGEMENT, respond_by_explained=explained, dated_on=on)
        lines = as_text(letter).replace("\n  ", " ").splitlines()
        for sentence in explained:
            assert f"- {sentence}" in lines
        assert "This is how that day is counted:" in lines
    for values in ({}, {"dated_on": date(2026, 4, 1)}, {"respond_by": None}):
        text = words(Notice.ACKNOWLEDGEMENT, **values)
        assert "working days" not in text
        assert "counted" not in text


REFUSING = (Outcome.DISCLOSED_IN_PART, Outcome.REFUSED, Outcome.NEITHER_CONFIRMED_NOR_DENIED)

DECISIONS: dict[Outcome, tuple[str, ...]] = {
    Outcome.DISCLOSED_IN_FULL: ("we are giving you all of it", ANSWER, "Nothing has been withheld", "copyright"),
    Outcome.DISCLOSED_IN_PART: ("giving you part of it", ANSWER, "Why we are withholding the rest", "copyright"),
    Outcome.REFUSED: ("We hold information that you asked for. We are withholding it", ANSWER),
    Outcome.NEITHER_CONFIRMED_NOR_DENIED: (
        "We neither confirm nor deny that we hold",
        "section 1(1)(a), the duty to confirm or deny",
        "draw no conclusion from this in either direction",
    ),
    Outcome.NOT_HELD: ("We do not hold the information", ANSWER, "we will look again"),
    Outcome.COST_LIMIT: (
        "Section 12(1)",
        "Appropriate Limit and Fees) Regulations 2004",
        "it is £450, which at their fixed rate of £25 an hour is 18 hours",
        "would take 40 hours",
        "to find out whether we hold the information, to locate it, to retrieve it and to extract it",
        "How you could narrow it",
        "section 16 of the Act",
        ANSWER,
    ),
    Outcome.VEXATIOUS: ("Section 14(1)", "about the request alone and says nothing about you", ANSWER),
    Outcome.REPEATED: ("Section 14(2)", "under the reference FOI/2025/0099", ANSWER),
    Outcome.TRANSFERRED: (
        "We do not hold the information",
        "Sometown Council holds it",
        "If you have agreed to it, we have passed your request on",
        "starts on the day on which they receive it",
        ANSWER,
    ),
}

WHOLE: dict[str, Any] = {
    "answer": ANSWER,
    "exemptions": (QUALIFIED, ABSOLUTE),
    "estimate_hours": "40",
    "earlier_reference": "FOI/2025/0099",
    "transferred_to": "Sometown Council",
}


@pytest.mark.parametrize("outcome", Outcome)
def test_a_decision_says_what_its_outcome_asks_for(outcome: Outcome) -> None:
    text = decision(outcome, **WHOLE)
    for item in DECISIONS[outcome]:
        assert item in text


@pytest.mark.parametrize("outcome", Outcome)
def test_every_decision_gives_dates_help_and_both_rights(outcome: Outcome) -> None:
    text = decision(outcome, **WHOLE)
    for item in (
        "dated 27 February 2026, which Anytown Borough Council received on 2 March 2026",
        "under the Freedom of Information Act 2000",
        "> How many potholes are there?",
        "please write to foi@anytown.example or telephone 01632 960 001",
        "within 40 working days of the day on which this letter is sent, that is by 19 May 2026",
        "- by e-mail to reviews@anytown.example - by post to Sam Sample, Monitoring Officer, Town Hall, AN1 1AA",
        "took no part in this decision",
        "within 20 working days of receiving your request for a review",
        "no more than 40 working days in all",
        "www.anytown.example",
        "section 50 of the Act",
        "within six weeks",
        "SK9 5AF",
        "ico.org.uk",
        "0303 123 1113",
    ):
        assert item in text
    assert "sorry" not in text
    assert ("exempt" in text or "exemption" in text) is (outcome in {*REFUSING, Outcome.COST_LIMIT})


@pytest.mark.parametrize("outcome", REFUSING)
def test_each_exemption_is_named_with_its_reasons_and_the_public_interest_only_where_it_is_weighed(
    outcome: Outcome,
) -> None:
    qualified = decision(outcome, exemptions=(QUALIFIED,))
    assert "Section 43(2): commercial interests" in qualified
    assert REASONS in qualified
    assert "outweighs the public interest" in qualified
    assert BALANCE in qualified
    absolute = decision(outcome, exemptions=(ABSOLUTE,))
    assert "Section 41: information provided in confidence" in absolute
    assert "public interest" not in absolute
    assert decision(outcome, exemptions=(QUALIFIED, ABSOLUTE)).count(REASONS) == 2


@pytest.mark.parametrize("outcome", REFUSING)
def test_reasons_that_would_give_the_secret_away_are_left_out_under_section_17_4(outcome: Outcome) -> None:
    assert decision(outcome, exemptions=(UNREASONED,)).count("17(4)") == 2
    assert "17(4)" not in decision(outcome, exemptions=(QUALIFIED,))


def test_neither_confirming_nor_denying_prints_nothing_that_depends_on_a_search() -> None:
    ncnd = Outcome.NEITHER_CONFIRMED_NOR_DENIED
    plain = decision(ncnd, exemptions=(QUALIFIED,))
    told: dict[str, Any] = {**WHOLE, "exemptions": (QUALIFIED,)}
    assert plain == decision(ncnd, **told)
    for word in ("do not hold", "We hold", "withh", "searched", "found"):
        assert word not in plain


@pytest.mark.parametrize("outcome", Outcome)
def test_a_decision_can_be_made_with_the_least_that_an_officer_gives(outcome: Outcome) -> None:
    exemptions = (QUALIFIED,) if outcome in REFUSING else ()
    office = OFFICE.model_copy(update={"website": "", "review": Contact(role="R", email="r@anytown.example")})
    least: dict[str, Any] = {"request_dated_on": None, "ask_review_by": None, "applicant": "", "exemptions": exemptions}
    letter = made(Notice.DECISION, office=office, outcome=outcome, **least)
    facets = {outcome, "weighed"} if exemptions else {outcome}
    required = [
        part.key for part in parts_of(Notice.DECISION, FOIA).parts if part.source and part.has_place(frozenset(facets))
    ]
    assert [part.key for part in letter.body if part.key in required] == required
    assert "by post" not in as_text(letter)


def test_a_late_decision_says_sorry() -> None:
    text = words(Notice.DECISION, outcome=Outcome.NOT_HELD, dated_on=date(2026, 4, 1))
    assert "should have answered by 31 March 2026. We are sorry" in text


def test_the_window_counts_from_receipt_where_the_authority_says_so() -> None:
    text = decision(Outcome.NOT_HELD, review_counted_from="receipt")
    assert "within 40 working days of the day on which you receive this letter" in text


def test_a_disclosure_carries_the_authoritys_own_words_on_re_use() -> None:
    office = OFFICE.model_copy(update={"reuse": "Open Government Licence v3.0."})
    for outcome in (Outcome.DISCLOSED_IN_FULL, Outcome.DISCLOSED_IN_PART):
        text = decision(outcome, office=office, exemptions=(ABSOLUTE,))
        assert "Open Government Licence v3.0." in text
        assert "protected by copyright" not in text


REVIEWS: dict[str, tuple[dict[str, object], tuple[str, ...], tuple[str, ...]]] = {
    "in time": (
        {},
        ("aim to answer by 30 April 2026", "within 20 working days", "no part in the first decision", "section 50"),
        ("came late",),
    ),
    "late, accepted": (
        {"review_in_time": False},
        ("The last day to ask for a review was 19 May 2026", "carry out the review all the same", "30 April 2026"),
        ("no review",),
    ),
    "late, refused": (
        {"review_in_time": False, "review_accepted": False, "answer_review_by": None},
        (
            "so yours came late. We considered whether to carry out the review all the same, and have decided not to",
            "code of practice under section 45",
            "If something prevented you from writing in time, please tell us",
            "our answer to your request remains as we gave it",
            "enclose this letter, which shows that there is none",
            "within six weeks",
        ),
        ("aim to answer", "afresh"),
    ),
}


@pytest.mark.parametrize("arrival", REVIEWS)
def test_a_review_acknowledgement_says_whether_there_will_be_a_review_and_when(arrival: str) -> None:
    values, there, not_there = REVIEWS[arrival]
    text = words(Notice.REVIEW_ACKNOWLEDGEMENT, **values)
    for item in (
        *there,
        "On 1 April 2026 we received your request",
        "FOI/2026/0001",
        "reviews@anytown.example",
        "ico.org.uk",
    ):
        assert item in text
    for item in not_there:
        assert item not in text


OUTCOMES = {
    ReviewOutcome.UPHELD: "The review upholds our answer, which stands",
    ReviewOutcome.PARTLY_UPHELD: "upholds our answer in part, and changes it in part",
    ReviewOutcome.OVERTURNED: "does not uphold our answer; this decision takes its place",
}


@pytest.mark.parametrize("outcome", ReviewOutcome)
def test_a_review_outcome_gives_reasons_and_the_way_to_the_commissioner(outcome: ReviewOutcome) -> None:
    text = words(Notice.REVIEW_OUTCOME, review_outcome=outcome, review_reasons=REASONS, dated_on=date(2026, 4, 30))
    for item in (
        OUTCOMES[outcome],
        REASONS,
        "dated 27 February 2026, reached us on 2 March 2026",
        "no part in dealing with your request before",
        "the end of our internal procedure",
        "section 50 of the Act",
        "within six weeks",
        "ico.org.uk",
    ):
        assert item in text
    assert "sorry" not in text
    assert "sorry" in words(Notice.REVIEW_OUTCOME, review_outcome=outcome, dated_on=date(2026, 5, 1))


INTERNAL: dict[str, object] = {
    "due": "answer the request",
    "due_on": date(2026, 3, 31),
    "due_source": "FOIA 2000 s.10(1)",
    "recipients": ("foi-officer", "foi@anytown.example"),
}


@pytest.mark.parametrize(
    ("left", "sentence"),
    [(0, "Today is the last day."), (1, "One working day is left"), (3, "3 working days are left")],
)
def test_a_reminder_says_what_is_due_when_by_whom_and_how_long_is_left(left: int, sentence: str) -> None:
    text = words(Notice.REMINDER, **INTERNAL, working_days_left=left)
    for item in (
        "Case FOI/2026/0001: answer the request by 31 March 2026 (FOIA 2000 s.10(1)).",
        sentence,
        "With: Information Team",
        "To: foi-officer, foi@anytown.example",
        "escalated",
    ):
        assert item in text


@pytest.mark.parametrize(
    ("late", "sentence"),
    [(0, "no working day since"), (1, "one working day late"), (6, "6 working days late")],
)
def test_an_escalation_says_how_late_it_is(late: int, sentence: str) -> None:
    text = words(Notice.ESCALATION, **INTERNAL, working_days_late=late)
    assert "is overdue. What was due: answer the request by 31 March 2026 (FOIA 2000 s.10(1))." in text
    assert sentence in text


@pytest.mark.parametrize("notice", [notice for notice in Notice if notice.is_internal])
def test_an_internal_notice_names_neither_the_applicant_nor_the_request(notice: Notice) -> None:
    wording = BUILT_IN.dueprocess_wording(notice, "en", FOIA)
    assert wording is not None
    for text in wording.values():
        assert "applicant }}" not in text
        assert "request }}" not in text
    printed = words(notice, **INTERNAL)
    assert "Bloggs" not in printed
    assert "potholes" not in printed


def test_a_review_of_silence_is_acknowledged_without_speaking_of_an_answer() -> None:
    text = words(Notice.REVIEW_ACKNOWLEDGEMENT, decided_on=None, ask_review_by=None)
    assert (
        "an internal review of how we have dealt with your request for information, which we had not answered" in text
    )
    assert "why you have had no answer" in text
    assert "aim to answer by 30 April 2026" in text
    assert "our answer to your request" not in text
    assert "first decision" not in text


def test_a_decision_during_a_review_of_silence_says_that_the_review_goes_on() -> None:
    text = decision(Outcome.NOT_HELD, review_requested_on=date(2026, 3, 19))
    assert "On 19 March 2026 you asked us for an internal review of how we have dealt with your request." in text
    assert "We aim to answer it by 30 April 2026." in text
    assert "You may ask us for an internal review" not in text
    no_day = decision(Outcome.NOT_HELD, review_requested_on=date(2026, 3, 19), answer_review_by=None)
    assert "consider this answer as well. Our website" in no_day
    assert "You may ask us for an internal review" in decision(Outcome.NOT_HELD, review_requested_on=date(2026, 3, 20))


def test_the_outcome_of_a_review_of_silence_names_what_was_reviewed() -> None:
    reviewed = {"review_outcome": ReviewOutcome.OVERTURNED, "dated_on": date(2026, 4, 30)}
    assert "review of how we have dealt with your request" in words(
        Notice.REVIEW_OUTCOME, **reviewed, decided_on=date(2026, 4, 2)
    )
    assert "review of our answer to your request" in words(Notice.REVIEW_OUTCOME, **reviewed)
