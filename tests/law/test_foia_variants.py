"""Where FOIA gives more than 20 working days: SI 2004/3364, SI 2009/1369 and SI 2010/2768.

The days were counted by hand over the GOV.UK lists: in the summer of 2024, 12 July (Northern Ireland), 5 August
(Scotland) and 26 August do not count.
"""

import pytest

from dueprocess.law.practice import Practice
from law.told import Story, check, position, timeline

SUMMER = Practice.model_validate(
    {"school_closed": [{"first_on": "2024-07-24", "last_on": "2024-09-02", "why": "summer holiday"}]}
)
SUMMER_AND_AUTUMN = Practice.model_validate(
    {
        "school_closed": [
            {"first_on": "2024-07-24", "last_on": "2024-09-02", "why": "summer holiday"},
            {"first_on": "2024-10-28", "last_on": "2024-11-01", "why": "half term"},
        ]
    }
)
BURNT_DOWN = Practice.model_validate({"school_closed": [{"first_on": "2024-07-18", "last_on": "2024-10-11"}]})

SCHOOLS, RECORDS = "foia-2000-schools", "foia-2000-public-records"
FORCES, ABROAD = "foia-2000-armed-forces", "foia-2000-held-abroad"

STORIES = {
    # reg 3: six school days before the holiday, fourteen after it
    "a school in summer": Story(SCHOOLS, "2024-07-15", "", "respond=2024-09-20", practice=SUMMER),
    "a school in term": Story(SCHOOLS, "2024-06-03", "", "respond=2024-07-01", practice=SUMMER),
    "a school that is closed too long": Story(SCHOOLS, "2024-07-15", "", "respond=2024-10-09", practice=BURNT_DOWN),
    "a school of unknown days": Story(SCHOOLS, "2024-07-15", "", "respond=2024-08-13"),
    # s.10(2), for the 20 school days and the 60 working days alike: 17 to 19 July
    "a school and a fee": Story(
        SCHOOLS, "2024-07-15", "2024-07-17 fee-charged; 2024-07-19 fee-paid", "respond=2024-09-25", practice=SUMMER
    ),
    "a school that is closed too long and a fee": Story(
        SCHOOLS, "2024-07-15", "2024-07-17 fee-charged; 2024-07-19 fee-paid", "respond=2024-10-14", practice=BURNT_DOWN
    ),
    # reg 4
    "public records": Story(RECORDS, "2024-06-03", "", "respond=2024-07-16"),
    "public records, extended on the last day": Story(
        RECORDS,
        "2024-06-03",
        "2024-07-16 extended exemptions=27(1)",
        "respond=2024-07-16 respond-extended=2024-08-14",
    ),
    # s.10(2): two days, from the very day that was told
    "a fee asked for on the day that was told": Story(
        "foia-2000",
        "2024-06-03",
        "2024-06-20 extended exemptions=43(2) until=2024-07-08; 2024-07-08 fee-charged; 2024-07-09 fee-paid",
        "respond=2024-07-01 respond-extended=2024-07-10",
    ),
    # regs 5 and 6: until the Commissioner has specified a day, 20; then that day, no later than the 60th
    "armed forces": Story(FORCES, "2024-06-03", "", "respond=2024-07-01"),
    "armed forces, allowed": Story(
        FORCES, "2024-06-03", "2024-07-08 time-allowed asked_on=2024-07-01 until=2024-08-15", "respond=2024-08-15"
    ),
    "armed forces, asked a day too late": Story(
        FORCES, "2024-06-03", "2024-07-08 time-allowed asked_on=2024-07-02 until=2024-08-15", "respond=2024-07-01"
    ),
    "held abroad, allowed past the 60th day": Story(
        ABROAD, "2024-06-03", "2024-06-20 time-allowed asked_on=2024-06-10 until=2024-10-01", "respond=2024-08-29"
    ),
    "held abroad, allowed before the 20th day": Story(
        ABROAD, "2024-06-03", "2024-06-20 time-allowed asked_on=2024-06-10 until=2024-06-25", "respond=2024-07-01"
    ),
    # s.10(2) has effect with the day specified: eleven days, 24 June to 4 July, and 21 July is a Sunday
    "held abroad, allowed, then a fee": Story(
        ABROAD,
        "2024-06-03",
        "2024-06-20 time-allowed asked_on=2024-06-10 until=2024-07-10; 2024-06-24 fee-charged; 2024-07-04 fee-paid",
        "respond=2024-07-22",
    ),
    "any other request knows no such day": Story(
        "foia-2000",
        "2024-06-03",
        "2024-06-20 time-allowed asked_on=2024-06-10 until=2024-07-10",
        "respond=2024-07-01",
    ),
}


@pytest.mark.parametrize("what", STORIES)
def test_the_regulations_give_these_days(what: str) -> None:
    check(STORIES[what])


@pytest.mark.parametrize(
    ("received", "practice", "provisional"),
    [
        ("2024-07-15", Practice(), True),
        # The school told its days to 2 September; nobody knows of the 20th.
        ("2024-07-15", SUMMER, True),
        ("2024-07-15", SUMMER_AND_AUTUMN, False),
        ("2024-06-03", SUMMER, False),
        # The outer limit is in working days, whatever days the school has after those it told.
        ("2024-07-15", BURNT_DOWN, False),
    ],
)
def test_a_date_that_rests_on_unknown_school_days_is_provisional(
    received: str, practice: Practice, *, provisional: bool
) -> None:
    assert position(timeline(SCHOOLS, received), practice).provisional == provisional


def test_a_school_day_left_out_says_why_and_the_outer_limit_says_that_it_is_one() -> None:
    (limit,) = position(timeline(SCHOOLS, "2024-07-15"), SUMMER).deadlines
    assert limit.rule == "20 school days"
    assert {skip.why for skip in limit.skipped} == {"Saturday", "Sunday", "summer holiday"} | {
        skip.why for skip in limit.skipped if "Summer" in skip.why or "August" in skip.why
    }
    (outer,) = position(timeline(SCHOOLS, "2024-07-15"), BURNT_DOWN).deadlines
    assert outer.rule == "60 working days, since 20 school days would take longer"
    assert str(outer.source) == "SI 2004/3364 reg 3"


def test_a_date_the_commissioner_specified_says_so() -> None:
    story = STORIES["armed forces, allowed"]
    (limit,) = position(story.timeline).deadlines
    assert limit.rule == "the date the Commissioner specified"
    assert str(limit.source) == "SI 2004/3364 reg 5"
    assert limit.skipped == ()
    assert "the Commissioner allowed more time" in [event.what for event in limit.events]


@pytest.mark.parametrize(
    ("regime", "told", "words"),
    [
        (ABROAD, "2024-07-08 time-allowed asked_on=2024-07-02 until=2024-08-15", "asked on 2024-07-02, after the time"),
        ("foia-2000", "2024-06-20 time-allowed asked_on=2024-06-10 until=2024-07-10", "knows no such allowance"),
        (
            "foia-2000",
            "2024-06-20 extended exemptions=43(2) until=2024-07-31",
            "goes beyond 2024-07-30, 20 working days after the limit",
        ),
    ],
)
def test_what_had_no_effect_or_goes_too_far_is_said(regime: str, told: str, words: str) -> None:
    (caution,) = position(timeline(regime, "2024-06-03", told)).cautions
    assert words in caution.what


def test_a_fee_in_the_extended_time_moves_the_date_that_was_told_and_the_norm() -> None:
    """Told 24 July; then nine days of waiting, 8 to 16 July."""
    told = timeline(
        "foia-2000",
        "2024-06-03",
        "2024-06-20 extended exemptions=43(2) until=2024-07-24; 2024-07-08 fee-charged; 2024-07-16 fee-paid",
    )
    found = position(told)
    assert found.respond_by is not None
    assert found.respond_by.isoformat() == "2024-08-02"
    assert found.deadlines[-1].rule == "the date told to the applicant, 2024-07-24, and the days of waiting since"
    assert found.cautions == ()
    early = position(
        timeline(
            "foia-2000",
            "2024-06-03",
            "2024-06-20 extended exemptions=43(2) until=2024-07-30;2024-07-08 fee-charged; 2024-07-16 fee-paid",
        )
    )
    assert early.cautions == (), "the norm moves with the fee as the date does"
