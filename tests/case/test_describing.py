"""Which values the wording of a notice can name, and which it must not even have."""

import pytest

from case.cases import APPLICANT, LIMIT, PERSONAL, RECEIVED_ON, TEXT, case, plan
from dueprocess.case.describing import describe
from dueprocess.case.notices import Notice
from dueprocess.case.particulars import ExemptionParticulars, Particulars
from dueprocess.law.calendar import Calendar
from dueprocess.law.facts import (
    CitedExemption,
    ClarificationAsked,
    ClarificationReceived,
    Decided,
    Extended,
    Reassigned,
    ReviewDecided,
    ReviewExtended,
    ReviewRequested,
)
from dueprocess.law.outcomes import Outcome, ReviewOutcome
from dueprocess.law.practice import Practice
from law.clocks import CODE, UK, day

NCND = Decided(
    on=day("2020-02-25"),
    outcome=Outcome.NEITHER_CONFIRMED_NOR_DENIED,
    exemptions=(CitedExemption(provision="31(3)", reasons="It helps thieves.", public_interest="Safety weighs more."),),
)
IN_TIME, LATE = ReviewRequested(on=day("2020-03-02")), ReviewRequested(on=day("2020-05-04"))


def test_an_acknowledgement_says_what_came_from_whom_and_by_when_it_will_be_answered() -> None:
    told = describe(case(), Notice.ACKNOWLEDGEMENT, day("2020-01-30"))
    assert told == Particulars(
        reference="M/20/007",
        regime="Freedom of Information Act 2000",
        dated_on=day("2020-01-30"),
        applicant=APPLICANT.name,
        applicant_address=APPLICANT.address,
        applicant_email=APPLICANT.email,
        applicant_reference=APPLICANT.reference,
        request_dated_on=RECEIVED_ON,
        received_on=RECEIVED_ON,
        counted_from=RECEIVED_ON,
        request=TEXT,
        respond_by=LIMIT,
        respond_by_explained=(
            "20 working days after 29 January 2020, FOIA 2000 s.10(1).",
            "29 January 2020: the request received.",
            "Not counted: 8 Saturdays and Sundays.",
        ),
        handler="Information Team",
    )


def test_the_dates_of_a_letter_are_those_of_its_own_day() -> None:
    """A letter dated before a clarification does not know of it; one dated after gives the restarted limit."""
    clarified = case(ClarificationAsked(on=day("2020-02-03")), ClarificationReceived(on=day("2020-02-10")))
    assert describe(clarified, Notice.ACKNOWLEDGEMENT, day("2020-02-02")).respond_by == LIMIT
    assert describe(clarified, Notice.ACKNOWLEDGEMENT, day("2020-02-04")).respond_by is None
    later = describe(clarified, Notice.ACKNOWLEDGEMENT, day("2020-02-11"))
    assert (later.counted_from, later.respond_by) == (day("2020-02-10"), day("2020-03-09"))
    assert later.received_on == RECEIVED_ON, "the request itself came when it came"


def test_the_handler_is_the_unit_that_has_the_case_now() -> None:
    moved = case(Reassigned(on=day("2020-02-03"), to="Estates"), Reassigned(on=day("2020-02-04"), to="Registry"))
    assert describe(moved, Notice.ACKNOWLEDGEMENT, day("2020-02-05")).handler == "Registry"


def test_a_date_past_the_known_holidays_is_said_to_be_provisional() -> None:
    far = case(received_on=day("2028-12-15"))
    assert describe(far, Notice.ACKNOWLEDGEMENT, day("2028-12-15")).provisional


def test_neither_confirming_nor_denying_gives_the_provision_its_name_and_the_reasons() -> None:
    told = describe(case(NCND), Notice.DECISION, day("2020-02-25"))
    assert told.outcome is Outcome.NEITHER_CONFIRMED_NOR_DENIED
    assert told.decided_on == day("2020-02-25")
    assert told.exemptions == (
        ExemptionParticulars(
            provision="31(3)",
            name="law enforcement",
            is_qualified=True,
            reasons="It helps thieves.",
            public_interest="Safety weighs more.",
        ),
    )
    assert told.answer == "", "nothing that says whether the information is held"
    assert (told.ask_review_by, told.review_working_days, told.review_counted_from) == (
        day("2020-04-24"),
        40,
        "issue",
    )
    assert told.answer_review_working_days == 20
    assert told.review_requested_on is None


@pytest.mark.parametrize(
    ("provision", "balance", "name", "is_qualified"),
    [
        ("41(1)", "", "information provided in confidence", False),
        ("41(1)", "Weighed.", "information provided in confidence", False),
        ("24(1)", "Weighed.", "national security", True),
        ("24(1)", "", "national security", True),
        ("40(2)", "", "personal data of others", False),
        ("40(2)", "Weighed.", "personal data of others", True),
        ("99(9)", "Weighed.", "", False),
    ],
)
def test_an_exemption_is_named_and_known_to_be_qualified(
    *, provision: str, balance: str, name: str, is_qualified: bool
) -> None:
    """s.2(3): 40(2) is absolute only in part; where it is not, the officer gives the balance of interests."""
    cited = CitedExemption(provision=provision, public_interest=balance)
    refused = Decided(on=day("2020-02-25"), outcome=Outcome.REFUSED, exemptions=(cited,))
    (exemption,) = describe(case(refused), Notice.DECISION, day("2020-02-25")).exemptions
    assert (exemption.name, exemption.is_qualified) == (name, is_qualified)


@pytest.mark.parametrize(
    ("decided", "name", "value"),
    [
        (Decided(on=LIMIT, outcome=Outcome.COST_LIMIT, estimate_hours=18), "estimate_hours", "18"),
        (Decided(on=LIMIT, outcome=Outcome.COST_LIMIT, estimate_hours=18.5), "estimate_hours", "18.5"),
        (Decided(on=LIMIT, outcome=Outcome.NOT_HELD), "estimate_hours", ""),
        (Decided(on=LIMIT, outcome=Outcome.REPEATED, earlier_reference="M/19/1"), "earlier_reference", "M/19/1"),
        (Decided(on=LIMIT, outcome=Outcome.TRANSFERRED, transferred_to="Fen Board"), "transferred_to", "Fen Board"),
        (Decided(on=LIMIT, outcome=Outcome.DISCLOSED_IN_FULL, answer="Two."), "answer", "Two."),
        (Decided(on=LIMIT, outcome=Outcome.NOT_HELD), "transferred_to", ""),
        (Decided(on=LIMIT, outcome=Outcome.NOT_HELD), "earlier_reference", ""),
    ],
)  # fmt: skip
def test_each_outcome_brings_its_own_values(decided: Decided, name: str, value: str) -> None:
    assert getattr(describe(case(decided), Notice.DECISION, LIMIT), name) == value


def test_an_authority_that_counts_the_window_from_receipt_says_so() -> None:
    posted = plan(practice=Practice(review_window_from="receipt", posting_working_days=2))
    told = describe(case(NCND, plan=posted), Notice.DECISION, day("2020-02-25"))
    assert (told.ask_review_by, told.review_counted_from) == (day("2020-04-28"), "receipt")


def test_a_review_in_time_is_accepted_and_given_a_date() -> None:
    told = describe(case(NCND, IN_TIME), Notice.REVIEW_ACKNOWLEDGEMENT, IN_TIME.on)
    assert (told.review_requested_on, told.review_in_time, told.review_accepted) == (IN_TIME.on, True, True)
    assert told.answer_review_by == day("2020-03-31")
    assert told.review_outcome is None
    longer = case(NCND, IN_TIME, ReviewExtended(on=day("2020-03-20")))
    assert describe(longer, Notice.REVIEW_ACKNOWLEDGEMENT, day("2020-03-20")).answer_review_by == day("2020-04-30")


def test_a_review_asked_for_on_the_last_day_is_in_time() -> None:
    last = ReviewRequested(on=day("2020-04-24"))
    assert describe(case(NCND, last), Notice.REVIEW_ACKNOWLEDGEMENT, last.on).review_in_time


def test_a_late_review_is_refused_where_the_authority_refuses_them() -> None:
    told = describe(case(NCND, LATE), Notice.REVIEW_ACKNOWLEDGEMENT, LATE.on)
    assert (told.review_in_time, told.review_accepted, told.answer_review_by) == (False, False, None)
    assert told.ask_review_by == day("2020-04-24"), "the letter can say when the window closed"


def test_a_late_review_is_accepted_where_the_authority_accepts_them() -> None:
    kind = plan(practice=Practice(late_review="accept"))
    told = describe(case(NCND, LATE, plan=kind), Notice.REVIEW_ACKNOWLEDGEMENT, LATE.on)
    assert (told.review_in_time, told.review_accepted) == (False, True)
    assert told.answer_review_by == day("2020-06-03")


def test_the_outcome_of_a_review_comes_with_its_reasons() -> None:
    answered = ReviewDecided(on=day("2020-03-30"), outcome=ReviewOutcome.PARTLY_UPHELD, reasons="Half of it.")
    told = describe(case(NCND, IN_TIME, answered), Notice.REVIEW_OUTCOME, answered.on)
    assert (told.review_outcome, told.review_reasons) == (ReviewOutcome.PARTLY_UPHELD, "Half of it.")
    assert told.answer_review_by == day("2020-03-31")


@pytest.mark.parametrize("notice", [Notice.REMINDER, Notice.ESCALATION])
@pytest.mark.parametrize("record", [case(), case(NCND, IN_TIME)], ids=["answer", "review"])
def test_a_notice_that_stays_inside_names_neither_applicant_nor_request(notice: Notice, record: object) -> None:
    """It may reach staff who need not know them."""
    assert isinstance(record, type(case()))
    text = describe(record, notice, day("2020-03-05")).model_dump_json()
    assert "M/20/007" in text
    assert not [word for word in PERSONAL if word in text]
    assert "thieves" not in text, "nor the reasons of the decision"


def test_a_reminder_says_what_is_due_and_how_many_working_days_are_left() -> None:
    told = describe(case(), Notice.REMINDER, day("2020-02-21"))
    assert (told.due, told.due_on, told.due_source) == ("answer the request", LIMIT, "FOIA 2000 s.10(1)")
    assert (told.working_days_left, told.working_days_late) == (3, 0)
    assert told.recipients == ("foi-officer", "registrar"), "each of those reminded, once"


def test_on_the_limit_nothing_is_left_and_nothing_late() -> None:
    told = describe(case(), Notice.REMINDER, LIMIT)
    assert (told.working_days_left, told.working_days_late) == (0, 0)


def test_an_escalation_says_how_late_the_case_is_to_those_it_escalates_to() -> None:
    """From Wednesday 26 February to Monday 9 March: eight working days."""
    told = describe(case(), Notice.ESCALATION, day("2020-03-09"))
    assert (told.working_days_left, told.working_days_late) == (0, 8)
    assert told.recipients == ("head-of-information",)


def test_each_deadline_has_its_own_words_and_recipients() -> None:
    extended = describe(case(Extended(on=day("2020-02-20"))), Notice.REMINDER, day("2020-03-23"))
    assert (extended.due, extended.recipients) == ("answer the request, as extended", ("foi-officer",))
    review = describe(case(NCND, IN_TIME), Notice.REMINDER, day("2020-03-24"))
    assert (review.due, review.due_source, review.recipients) == ("answer the review", f"{CODE} 5.4", ("reviewer",))


def test_where_nothing_is_due_a_reminder_has_nothing_to_say() -> None:
    """A reminder made in the very moment in which the case closed: its wording then stops it."""
    told = describe(case(NCND), Notice.REMINDER, day("2020-05-04"))
    assert (told.due, told.due_on, told.recipients) == ("", None, ())


def test_lateness_is_counted_as_far_as_the_calendar_knows() -> None:
    short = Calendar("uk", "1", "", day("2020-01-01"), day("2020-03-10"), day("2020-03-10"), UK.holidays)
    told = describe(case(calendar=short), Notice.ESCALATION, day("2020-06-01"))
    assert told.working_days_late == 9


def test_a_review_of_silence_has_a_time_to_be_answered_and_none_to_be_asked_for() -> None:
    silent = case(ReviewRequested(on=day("2020-03-12")), regime="foisa-2002-keeper")
    told = describe(silent, Notice.REVIEW_ACKNOWLEDGEMENT, day("2020-03-12"))
    assert (told.decided_on, told.ask_review_by) == (None, None)
    assert (told.review_in_time, told.review_accepted) == (True, True)
    assert (told.answer_review_by, told.answer_review_working_days) == (day("2020-04-24"), 30)
