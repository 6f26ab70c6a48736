"""Each deadline on its own: from which day, how long, and where that stands."""

from datetime import date

import pytest

from dueprocess.law.deadlines import Working
from dueprocess.law.facts import Decided, FeeCharged, ReviewExtended, ReviewRequested, type_of_fact
from dueprocess.law.months import last_day_of_months_beginning_with
from dueprocess.law.position import Deadline, DeadlineKind
from dueprocess.law.practice import Practice
from dueprocess.law.regimes import EIR_2004, FOIA_2000
from dueprocess.law.timeline import Timeline
from law.clocks import CLOCK, CODE, NOT_HELD, UK, Clock, day

WORKING = Working(FOIA_2000, UK, Practice())


def answer_review(requested_on: date, extension: ReviewExtended | None) -> Deadline:
    assert FOIA_2000.reviews is not None
    return WORKING.answer_review(FOIA_2000.reviews, requested_on, extension)


@pytest.mark.parametrize(
    ("notice", "last_day"),
    [
        ("2020-02-10", "2020-05-09"),
        ("2020-01-01", "2020-03-31"),
        ("2019-11-30", "2020-02-29"),
        ("2020-11-30", "2021-02-28"),
        ("2019-11-29", "2020-02-28"),
        ("2020-11-29", "2021-02-28"),
        ("2020-11-28", "2021-02-27"),
        ("2019-12-01", "2020-02-29"),
        ("2020-12-31", "2021-03-30"),
        ("2020-08-31", "2020-11-30"),
        ("2020-10-01", "2020-12-31"),
        ("2020-09-30", "2020-12-29"),
    ],
)
def test_three_months_beginning_with_the_notice_end_the_day_before_the_same_date(notice: str, last_day: str) -> None:
    """s.9(2): the day of the notice is the first of the period; a month too short ends it on its own last day."""
    assert last_day_of_months_beginning_with(day(notice), 3) == day(last_day)


@pytest.mark.parametrize(("months", "last_day"), [(1, "2020-12-14"), (2, "2021-01-14"), (14, "2022-01-14")])
def test_months_carry_into_the_next_year(months: int, last_day: str) -> None:
    assert last_day_of_months_beginning_with(day("2020-11-15"), months) == day(last_day)


def test_the_last_day_to_pay_is_calendar_time_and_may_be_a_sunday() -> None:
    """No working days here: 16 August 2020 was a Sunday, and it is the last day all the same."""
    pay = CLOCK.deadline(DeadlineKind.PAY_FEE, "2020-05-11", FeeCharged(on=day("2020-05-17")))
    assert pay.on == day("2020-08-16")
    assert pay.skipped == ()
    assert pay.rule == "3 months beginning with the day of the notice"
    assert str(pay.source) == "FOIA 2000 s.9(2)"
    assert pay.counted_from == day("2020-05-17")


def test_a_case_waits_sixty_working_days_for_clarification_unless_the_authority_says_otherwise() -> None:
    """The Act sets no end; the question itself rests on s.1(3)."""
    lapse = WORKING.clarify(day("2020-02-03"))
    assert lapse is not None
    assert (lapse.on, lapse.rule, str(lapse.source)) == (day("2020-04-30"), "60 working days", "FOIA 2000 s.1(3)")
    shorter = Working(FOIA_2000, UK, Practice(clarification_lapses_after_working_days=20)).clarify(day("2020-02-03"))
    assert shorter is not None
    assert shorter.on == day("2020-03-02")
    assert Working(FOIA_2000, UK, Practice(clarification_lapses_after_working_days=None)).clarify(shorter.on) is None


def test_where_the_law_gives_a_time_to_pay_the_authority_can_give_no_other() -> None:
    """FOIA s.9(2): three months beginning with the notice; EIR reg 8(5): 60 working days."""
    for regime in (FOIA_2000, EIR_2004):
        assert regime.fees is not None
        usual = Working(regime, UK, Practice()).pay_fee(regime.fees, day("2020-02-03"))
        assert usual is not None
        impatient = Practice(fee_lapses_after_working_days=20)
        assert Working(regime, UK, impatient).pay_fee(regime.fees, day("2020-02-03")) == usual


DECIDED = Decided(on=day("2020-02-25"), outcome=NOT_HELD)


@pytest.mark.parametrize(
    ("practice", "window", "counted_from"),
    [
        (Practice(), "2020-04-24", "2020-02-25"),
        (Practice(review_window_from="receipt"), "2020-04-24", "2020-02-25"),
        (Practice(review_window_from="receipt", posting_working_days=2), "2020-04-28", "2020-02-27"),
        (Practice(posting_working_days=2), "2020-04-24", "2020-02-25"),
    ],
    ids=["issue", "receipt by e-mail", "receipt by post", "the post does not matter from issue"],
)
def test_the_window_for_a_review_runs_from_issue_or_from_receipt(
    practice: Practice, window: str, counted_from: str
) -> None:
    """Code para 5.3 counts from issue; the letter of 2020 from receipt. The authority chooses."""
    asked = Clock(practice=practice).deadline(DeadlineKind.ASK_FOR_REVIEW, "2020-01-29", DECIDED)
    assert asked.on == day(window)
    assert asked.counted_from == day(counted_from)
    assert asked.rule == "40 working days"
    assert str(asked.source) == f"{CODE} 5.3"


REQUESTED = ReviewRequested(on=day("2020-03-02"))
USUAL, LONGEST = "2020-03-31", "2020-04-30"


@pytest.mark.parametrize(
    ("extension", "answer_by", "rule", "paragraph"),
    [
        (None, USUAL, "20 working days", "5.4"),
        (ReviewExtended(on=day("2020-03-20")), LONGEST, "40 working days", "5.5"),
        (ReviewExtended(on=day(USUAL)), LONGEST, "40 working days", "5.5"),
        (ReviewExtended(on=day("2020-04-01")), USUAL, "20 working days", "5.4"),
        (
            ReviewExtended(on=day("2020-03-20"), until=day("2020-04-15")),
            "2020-04-15",
            "the date told to the applicant",
            "5.5",
        ),
        (
            ReviewExtended(on=day("2020-03-20"), until=day("2020-07-01")),
            LONGEST,
            "40 working days",
            "5.5",
        ),
        (
            ReviewExtended(on=day("2020-03-20"), until=day("2020-03-25")),
            USUAL,
            "20 working days",
            "5.4",
        ),
    ],
    ids=["plain", "extended", "on the last day", "a day too late", "to a date", "never past 40", "never shorter"],
)
def test_a_review_is_answered_in_20_working_days_or_at_most_40_when_extended_in_time(
    extension: ReviewExtended | None, answer_by: str, rule: str, paragraph: str
) -> None:
    """Code paras 5.4 and 5.5: the 40 count from the day the request for the review arrived."""
    answer = answer_review(REQUESTED.on, extension)
    assert answer.on == day(answer_by)
    assert answer.rule == rule
    assert str(answer.source) == f"{CODE} {paragraph}"
    assert answer.counted_from == REQUESTED.on
    facts: list[type_of_fact] = [DECIDED, REQUESTED, *([extension] if extension else [])]
    assert CLOCK.deadline(DeadlineKind.ANSWER_REVIEW, "2020-01-29", *facts) == answer


def test_a_date_told_to_the_applicant_is_no_count() -> None:
    told = answer_review(day("2028-12-18"), ReviewExtended(on=day("2028-12-20"), until=day("2029-01-31")))
    assert answer_review(day("2028-12-18"), None).provisional
    assert not told.provisional
    assert told.skipped == ()


@pytest.mark.parametrize(("regime", "pay_by"), [("foia-2000", "2005-03-31"), ("eisr-2004", "2005-03-30")])
def test_a_fee_can_be_asked_for_on_the_first_day_of_the_law(regime: str, pay_by: str) -> None:
    """The period begins with that day; nothing is counted from the day before, when there was no such law."""
    received = Timeline(regime=regime, received_on=day("2005-01-01"), facts=(FeeCharged(on=day("2005-01-01")),))
    (pay,) = CLOCK.assess(received).deadlines
    assert pay.on == day(pay_by)
