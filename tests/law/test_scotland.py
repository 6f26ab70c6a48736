"""FOISA 2002 and the EISR 2004: the Scottish calendar, reviews of silence, and the spring of 2020.

The days were counted by hand over the GOV.UK list for Scotland, where Easter Monday and 12 July are working days and
5 August 2024 and 2 December 2024 are not. Spring 2020: Coronavirus (Scotland) Act 2020 sch 6 and the Coronavirus
(Scotland) (No.2) Act 2020 sch 4 para 11(2); the table of the Scottish Information Commissioner.
"""

import pytest

from dueprocess.law.practice import Practice
from law.told import Story, check, position, timeline

RECEIVED = "2024-06-03"

STORIES = {
    # s.10(1); Easter Monday, 1 April 2024, does not matter, but neither does St Patrick's Day, 18 March
    "plain": Story("foisa-2002", RECEIVED, "", "respond=2024-07-01"),
    "over St Patrick's Day": Story("foisa-2002", "2024-02-28", "", "respond=2024-03-27"),
    "over St Andrew's Day": Story("foisa-2002", "2024-11-15", "", "respond=2024-12-16"),
    "no extension": Story("foisa-2002", RECEIVED, "2024-06-10 extended exemptions=30", "respond=2024-07-01"),
    # s.10(1)(b)
    "clarified": Story(
        "foisa-2002",
        "2024-05-01",
        "2024-05-10 clarification-asked; 2024-06-03 clarification-received",
        "respond=2024-07-01 received_on=2024-06-03",
    ),
    # s.9(3), s.10(3): 10 to 20 June, nine working days
    "a fee asked for": Story("foisa-2002", RECEIVED, "2024-06-10 fee-charged", "pay-fee=2024-09-09"),
    "a fee paid": Story("foisa-2002", RECEIVED, "2024-06-10 fee-charged; 2024-06-20 fee-paid", "respond=2024-07-12"),
    # s.20(5)(a): an answer on the third day leaves the window where the time to answer ends
    "the window after an answer in time": Story(
        "foisa-2002", RECEIVED, "2024-06-06 decided", "respond=2024-07-01 ask-for-review=2024-08-27"
    ),
    "the window after an answer on the last day": Story(
        "foisa-2002", RECEIVED, "2024-07-01 decided", "respond=2024-07-01 ask-for-review=2024-08-27"
    ),
    # s.20(5)(b): receipt of the late answer, by post two days on
    "the window after a late answer": Story(
        "foisa-2002", RECEIVED, "2024-07-10 decided", "respond=2024-07-01 ask-for-review=2024-09-05"
    ),
    "the window after a late answer in the post": Story(
        "foisa-2002",
        RECEIVED,
        "2024-07-10 decided reached_applicant_on=2024-07-12",
        "respond=2024-07-01 ask-for-review=2024-09-09",
    ),
    "the window after a late answer by post as a rule": Story(
        "foisa-2002",
        RECEIVED,
        "2024-07-10 decided",
        "respond=2024-07-01 ask-for-review=2024-09-09",
        practice=Practice(posting_working_days=2),
    ),
    # s.21(1): the Glasgow Fair is no bank holiday, 5 August is
    "a review": Story(
        "foisa-2002",
        RECEIVED,
        "2024-07-10 decided; 2024-07-15 review-requested",
        "respond=2024-07-01 ask-for-review=2024-09-05 answer-review=2024-08-13",
    ),
    "a review of silence": Story(
        "foisa-2002",
        RECEIVED,
        "2024-07-02 review-requested",
        "respond=2024-07-01 answer-review=2024-07-30 stage=in-review",
    ),
    "a review of silence while a question is open": Story(
        "foisa-2002",
        RECEIVED,
        "2024-06-10 clarification-asked; 2024-07-15 review-requested",
        "clarify=2024-09-03 stage=awaiting-clarification",
    ),
    "a question during a review of silence": Story(
        "foisa-2002",
        RECEIVED,
        "2024-07-02 review-requested; 2024-07-05 clarification-asked",
        "answer-review=2024-07-30 stage=in-review",
    ),
    # s.10(2), s.21(2)
    "the Keeper": Story("foisa-2002-keeper", RECEIVED, "", "respond=2024-07-15"),
    "the Keeper's review": Story(
        "foisa-2002-keeper",
        RECEIVED,
        "2024-07-15 decided; 2024-07-16 review-requested",
        "respond=2024-07-15 ask-for-review=2024-09-10 answer-review=2024-08-28",
    ),
    # EISR reg 5(2)(a), reg 7(1)
    "EISR": Story("eisr-2004", RECEIVED, "", "respond=2024-07-01"),
    "EISR extended": Story(
        "eisr-2004", RECEIVED, "2024-07-01 extended reason=large", "respond=2024-07-01 respond-extended=2024-07-29"
    ),
    "EISR extended to a date": Story(
        "eisr-2004",
        RECEIVED,
        "2024-07-01 extended reason=large until=2024-07-10",
        "respond=2024-07-01 respond-extended=2024-07-10",
    ),
    # EISR reg 8(6): the day of the notice is the first of the 60; one on a Sunday has the Monday as its first
    "EISR, a fee asked for": Story("eisr-2004", RECEIVED, "2024-06-10 fee-charged", "pay-fee=2024-09-02"),
    "EISR, a fee asked for on a Sunday": Story("eisr-2004", RECEIVED, "2024-06-09 fee-charged", "pay-fee=2024-09-02"),
    # EISR reg 8(7)
    "EISR, a fee paid": Story(
        "eisr-2004", RECEIVED, "2024-06-10 fee-charged; 2024-06-20 fee-paid", "respond=2024-07-12"
    ),
    # EISR reg 8(4) names no end of the time to ask for a fee
    "EISR, a fee asked for late": Story(
        "eisr-2004", RECEIVED, "2024-07-02 fee-charged", "pay-fee=2024-09-24 stage=awaiting-fee"
    ),
    # EISR reg 9(2), (4)
    "EISR, asked too late": Story(
        "eisr-2004",
        RECEIVED,
        "2024-07-01 extended reason=large; 2024-07-02 clarification-asked; 2024-07-03 clarification-received",
        "respond=2024-07-01 respond-extended=2024-07-29",
    ),
    # EISR reg 16(2), (4)
    "EISR, the window from receipt": Story(
        "eisr-2004",
        RECEIVED,
        "2024-06-24 decided reached_applicant_on=2024-06-26",
        "respond=2024-07-01 ask-for-review=2024-08-22",
    ),
    "EISR, a review": Story(
        "eisr-2004",
        RECEIVED,
        "2024-06-26 decided; 2024-07-15 review-requested",
        "respond=2024-07-01 ask-for-review=2024-08-22 answer-review=2024-08-13",
    ),
    "EISR, a review of silence": Story(
        "eisr-2004", RECEIVED, "2024-07-02 review-requested", "respond=2024-07-01 answer-review=2024-07-30"
    ),
}

SPRING_2020 = {
    # The day of the answer, or the day one asks, decides; not the day of receipt.
    "answered before": Story(
        "foisa-2002", "2020-03-10", "2020-04-06 decided", "respond=2020-04-07 ask-for-review=2020-06-05"
    ),
    "unanswered on the last day before": Story("foisa-2002", "2020-03-09", "", "respond=2020-04-06", "2020-04-06"),
    "in flight on the first day": Story("foisa-2002", "2020-03-09", "", "respond=2020-06-04", "2020-04-07"),
    "in flight on the last day": Story("foisa-2002", "2020-04-07", "", "respond=2020-07-03", "2020-05-26"),
    "unanswered on the repeal": Story("foisa-2002", "2020-04-07", "", "respond=2020-05-06", "2020-05-27"),
    "answered on the last day": Story(
        "foisa-2002", "2020-04-07", "2020-05-26 decided", "respond=2020-07-03 ask-for-review=2020-08-31"
    ),
    "answered on the repeal": Story(
        "foisa-2002", "2020-04-24", "2020-05-27 decided", "respond=2020-05-26 ask-for-review=2020-07-22"
    ),
    "received within, due after": Story("foisa-2002", "2020-04-27", "", "respond=2020-05-27", "2020-05-27"),
    "received on the repeal": Story("foisa-2002", "2020-05-27", "", "respond=2020-06-24"),
    "a limit of 60 that ended within": Story("foisa-2002", "2020-02-27", "", "respond=2020-05-26", "2020-05-26"),
    "the Keeper within": Story("foisa-2002-keeper", "2020-04-07", "", "respond=2020-07-17", "2020-04-30"),
    "the Keeper after": Story("foisa-2002-keeper", "2020-04-07", "", "respond=2020-05-21", "2020-05-27"),
    "a review within": Story(
        "foisa-2002",
        "2020-03-02",
        "2020-03-30 decided; 2020-04-07 review-requested",
        "respond=2020-03-30 ask-for-review=2020-05-28 answer-review=2020-07-03",
        "2020-05-26",
    ),
    "a review unanswered on the repeal": Story(
        "foisa-2002",
        "2020-03-02",
        "2020-03-30 decided; 2020-04-07 review-requested",
        "respond=2020-03-30 ask-for-review=2020-05-28 answer-review=2020-05-06",
        "2020-05-27",
    ),
    "a fee asked for within the 60": Story(
        "foisa-2002",
        "2020-04-07",
        "2020-05-20 fee-charged; 2020-05-29 fee-paid",
        "respond=2020-05-06",
        "2020-06-10",
    ),
    "a review of silence asked for within the 60": Story(
        "foisa-2002",
        "2020-04-07",
        "2020-05-11 review-requested",
        "respond=2020-05-06 stage=awaiting-decision",
        "2020-06-10",
    ),
    "EISR did not change": Story("eisr-2004", "2020-04-07", "", "respond=2020-05-06", "2020-04-30"),
}


@pytest.mark.parametrize("what", STORIES)
def test_the_law_of_scotland_gives_these_days(what: str) -> None:
    check(STORIES[what])


@pytest.mark.parametrize("what", SPRING_2020)
def test_in_spring_2020_the_day_of_the_answer_decides(what: str) -> None:
    check(SPRING_2020[what])


def test_a_request_within_60_days_is_not_late_in_these_weeks_and_is_late_when_they_end() -> None:
    assert not position(timeline("foisa-2002", "2020-04-07", as_of="2020-05-26")).overdue
    assert position(timeline("foisa-2002", "2020-04-07", as_of="2020-05-27")).overdue


def test_the_longer_limit_names_the_act_that_gave_it() -> None:
    (within,) = position(timeline("foisa-2002", "2020-04-07", as_of="2020-05-26")).deadlines
    (after,) = position(timeline("foisa-2002", "2020-04-07", as_of="2020-05-27")).deadlines
    assert (within.rule, str(within.source)) == ("60 working days", "Coronavirus (Scotland) Act 2020 sch 6 para 3")
    assert (after.rule, str(after.source)) == ("20 working days", "FOISA 2002 s.10(1)")


def test_a_fees_notice_is_in_time_by_the_limit_of_its_own_day() -> None:
    """Given on 20 May 2020 within the 60 working days: it stopped the clock, though the 60 are gone when one asks."""
    found = position(timeline("foisa-2002", "2020-04-07", "2020-05-20 fee-charged", as_of="2020-06-10"))
    assert found.stage.value == "awaiting-fee"
    assert found.cautions == ()
