"""EIR 2004: 20 working days, 40 when the applicant is told in time, a fee pause and a review of 40/40.

The days were counted by hand over the GOV.UK lists of bank holidays: no holiday of any nation lies between 29 January
and 16 March 2020; 17 March (Northern Ireland), 10 and 13 April and 8 May do not count.
"""

import pytest

from law.told import Story, check, position, timeline

RECEIVED = "2020-01-29"
LARGE = "reason=large"

STORIES = {
    # reg 5(2)
    "plain": Story("eir-2004", RECEIVED, "", "respond=2020-02-26 stage=awaiting-decision"),
    # reg 7(1): 40 from receipt, whenever it was told
    "extended on the first day": Story(
        "eir-2004", RECEIVED, f"2020-01-29 extended {LARGE}", "respond=2020-02-26 respond-extended=2020-03-26"
    ),
    "extended on the last day": Story(
        "eir-2004", RECEIVED, f"2020-02-26 extended {LARGE}", "respond=2020-02-26 respond-extended=2020-03-26"
    ),
    # reg 7(3)
    "extended a day too late": Story(
        "eir-2004", RECEIVED, f"2020-02-27 extended {LARGE}", "respond=2020-02-26 stage=awaiting-decision"
    ),
    "extended to a date, a Saturday": Story(
        "eir-2004",
        RECEIVED,
        f"2020-02-10 extended {LARGE} until=2020-03-14",
        "respond=2020-02-26 respond-extended=2020-03-14",
    ),
    "extended never past 40": Story(
        "eir-2004",
        RECEIVED,
        f"2020-02-10 extended {LARGE} until=2020-05-29",
        "respond=2020-02-26 respond-extended=2020-03-26",
    ),
    "extended never below 20": Story(
        "eir-2004",
        RECEIVED,
        f"2020-02-10 extended {LARGE} until=2020-02-20",
        "respond=2020-02-26",
    ),
    "extended once": Story(
        "eir-2004",
        RECEIVED,
        f"2020-02-10 extended {LARGE} until=2020-03-10; 2020-02-20 extended {LARGE}",
        "respond=2020-02-26 respond-extended=2020-03-10",
    ),
    "extended for the public interest, when it was taken for FOIA": Story(
        "foia-2000",
        RECEIVED,
        "2020-02-10 extended exemptions=43(2); 2020-02-12 classified parts=all:eir-2004",
        "respond=2020-02-26 stage=awaiting-decision",
    ),
    # reg 8(5): the day of the notice is day 0 of the 60
    "a fee asked for": Story("eir-2004", RECEIVED, "2020-02-10 fee-charged", "pay-fee=2020-05-07 stage=awaiting-fee"),
    "a fee unpaid": Story(
        "eir-2004",
        RECEIVED,
        "2020-02-10 fee-charged",
        "pay-fee=2020-05-07 stage=closed closing=fee-lapsed",
        as_of="2020-05-08",
    ),
    # reg 8(6): 10 to 20 February, nine working days, do not count
    "a fee paid": Story("eir-2004", RECEIVED, "2020-02-10 fee-charged; 2020-02-20 fee-paid", "respond=2020-03-10"),
    "a fee paid on its day": Story(
        "eir-2004", RECEIVED, "2020-02-10 fee-charged; 2020-02-10 fee-paid", "respond=2020-02-27"
    ),
    "a fee paid, and extended": Story(
        "eir-2004",
        RECEIVED,
        f"2020-02-10 fee-charged; 2020-02-20 fee-paid; 2020-03-10 extended {LARGE}",
        "respond=2020-03-10 respond-extended=2020-04-08",
    ),
    "extended to a date before the limit, then a fee": Story(
        "eir-2004",
        RECEIVED,
        f"2020-02-10 extended {LARGE} until=2020-02-12; 2020-02-14 fee-charged; 2020-02-14 fee-paid",
        "respond=2020-02-27",
    ),
    # reg 8(4): within 20 working days of receipt, whatever the extension
    "a fee asked for in the extended time": Story(
        "eir-2004",
        RECEIVED,
        f"2020-02-10 extended {LARGE}; 2020-02-27 fee-charged",
        "respond=2020-02-26 respond-extended=2020-03-26",
    ),
    # reg 9(2), (4)
    "clarified": Story(
        "eir-2004",
        RECEIVED,
        "2020-02-10 clarification-asked; 2020-02-20 clarification-received",
        "respond=2020-03-20 received_on=2020-02-20",
    ),
    "clarified, asked on the last day": Story(
        "eir-2004",
        RECEIVED,
        "2020-02-26 clarification-asked; 2020-03-02 clarification-received",
        "respond=2020-03-31 received_on=2020-03-02",
    ),
    "asked a day too late": Story(
        "eir-2004",
        RECEIVED,
        "2020-02-27 clarification-asked; 2020-03-02 clarification-received",
        "respond=2020-02-26 received_on=2020-01-29",
    ),
    "asked in the extended time": Story(
        "eir-2004",
        RECEIVED,
        f"2020-02-10 extended {LARGE}; 2020-02-27 clarification-asked; 2020-03-02 clarification-received",
        "respond=2020-02-26 respond-extended=2020-03-26 received_on=2020-01-29",
    ),
    # reg 11(2), (4)
    "the window for a review": Story(
        "eir-2004", RECEIVED, "2020-02-25 decided", "respond=2020-02-26 ask-for-review=2020-04-24 stage=review-window"
    ),
    "a review": Story(
        "eir-2004",
        RECEIVED,
        "2020-02-25 decided; 2020-03-02 review-requested",
        "respond=2020-02-26 ask-for-review=2020-04-24 answer-review=2020-04-30 stage=in-review",
    ),
    "a review that cannot be extended": Story(
        "eir-2004",
        RECEIVED,
        "2020-02-25 decided; 2020-03-02 review-requested; 2020-03-10 review-extended",
        "respond=2020-02-26 ask-for-review=2020-04-24 answer-review=2020-04-30",
    ),
    "a review on the day of the decision": Story(
        "eir-2004",
        RECEIVED,
        "2020-03-02 decided; 2020-03-02 review-requested",
        "respond=2020-02-26 ask-for-review=2020-04-30 answer-review=2020-04-30",
    ),
    # reg 11(1): the authority failed to comply on 27 February
    "a review of silence": Story(
        "eir-2004",
        RECEIVED,
        "2020-02-27 review-requested",
        "respond=2020-02-26 answer-review=2020-04-28 stage=in-review",
    ),
    "a review of silence asked for on the last day": Story(
        "eir-2004", RECEIVED, "2020-02-26 review-requested", "respond=2020-02-26 stage=awaiting-decision"
    ),
    "a review of silence, then the decision": Story(
        "eir-2004",
        RECEIVED,
        "2020-02-27 review-requested; 2020-03-02 decided",
        "respond=2020-02-26 ask-for-review=2020-04-30 answer-review=2020-04-28 stage=in-review",
    ),
}


@pytest.mark.parametrize("what", STORIES)
def test_the_regulations_give_these_days(what: str) -> None:
    check(STORIES[what])


@pytest.mark.parametrize(
    ("told", "words"),
    [
        (f"2020-02-27 extended {LARGE}", "The extension told on 2020-02-27 came after the limit, 2020-02-26"),
        (
            f"2020-02-10 extended {LARGE}; 2020-02-20 extended {LARGE}",
            "The extension told on 2020-02-20 adds nothing: the time can be extended once",
        ),
        ("2020-02-27 fee-charged", "The fee was asked for on 2020-02-27; the time limit had passed"),
        ("2020-02-27 clarification-asked", "Clarification was asked for on 2020-02-27; the time limit had passed"),
        ("2020-02-10 identity-asked", "Proof of identity was asked for on 2020-02-10; this law does not stop its"),
        ("2020-02-26 review-requested", "A review was asked for on 2020-02-26; the time to answer had not passed"),
        ("2020-02-10 extended exemptions=43(2)", "it was for a reason for which this law gives no time"),
        ("2020-02-10 time-allowed asked_on=2020-02-09 until=2020-03-10", "this law knows no such allowance"),
    ],
)
def test_what_had_no_effect_is_said(told: str, words: str) -> None:
    (caution,) = position(timeline("eir-2004", RECEIVED, told)).cautions
    assert caution.rule == "without-effect"
    assert words in caution.what


def test_an_extension_in_time_needs_no_caution() -> None:
    assert position(timeline("eir-2004", RECEIVED, f"2020-02-10 extended {LARGE}")).cautions == ()
