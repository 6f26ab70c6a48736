"""Subject access: months, month ends, the pause and the fresh starts, before and since 5 February 2026.

The days were counted by hand over the GOV.UK lists of each nation. Sources: UK GDPR Arts 12 and 12A; Data (Use and
Access) Act 2025 s.76; SI 2026/82 reg 4; the Commissioner's guidance on the right of access, with its own examples
where one is marked (ICO).
"""

import pytest

from dueprocess.law.position import DeadlineKind
from dueprocess.law.practice import Practice
from law.told import Story, check, position, timeline

SCOTLAND, NORTHERN_IRELAND = Practice(nation="scotland"), Practice(nation="northern-ireland")


def sar(received: str, facts: str, gives: str, as_of: str | None = None, practice: Practice | None = None) -> Story:
    return Story("uk-gdpr-sar", received, facts, gives, as_of, practice or Practice())


MONTHS = {
    "the same date": sar("2026-03-02", "", "respond=2026-04-02"),
    "received on a Sunday": sar("2026-03-01", "", "respond=2026-04-01"),
    "over Christmas (ICO)": sar("2024-11-25", "", "respond=2024-12-27"),
    "on New Year's Day (ICO)": sar("2024-01-01", "", "respond=2024-02-01"),
    "a month too short, whose end is a Saturday": sar("2026-01-31", "", "respond=2026-03-02"),
    "a month too short, whose end is a working day": sar("2025-01-31", "", "respond=2025-02-28"),
    "29 February": sar("2024-01-31", "", "respond=2024-02-29"),
    "from a short month to a long one": sar("2026-02-28", "", "respond=2026-03-30"),
    "on Good Friday": sar("2026-03-03", "", "respond=2026-04-07"),
    # The authority's own nation: St Andrew's Day, Easter Monday, St Patrick's Day
    "on St Andrew's Day in England": sar("2026-10-30", "", "respond=2026-11-30"),
    "on St Andrew's Day in Scotland": sar("2026-10-30", "", "respond=2026-12-01", practice=SCOTLAND),
    "on Easter Monday in England": sar("2026-03-06", "", "respond=2026-04-07"),
    "on Easter Monday in Scotland": sar("2026-03-06", "", "respond=2026-04-06", practice=SCOTLAND),
    "on St Patrick's Day in Northern Ireland": sar("2026-02-17", "", "respond=2026-03-18", practice=NORTHERN_IRELAND),
    "on St Patrick's Day in England": sar("2026-02-17", "", "respond=2026-03-17"),
    # Art 12A(3): three months from the start afresh, not two from the first date
    "extended": sar("2026-03-02", "2026-03-20 extended reason=large", "respond=2026-04-02 respond-extended=2026-06-02"),
    "extended from a month end": sar(
        "2026-01-31", "2026-02-10 extended reason=large", "respond=2026-03-02 respond-extended=2026-04-30"
    ),
    "extended on the last day, to which it rolled": sar(
        "2026-01-31", "2026-03-02 extended reason=large", "respond=2026-03-02 respond-extended=2026-04-30"
    ),
    "extended a day too late": sar("2026-01-31", "2026-03-03 extended reason=large", "respond=2026-03-02"),
    "extended to a date, a Sunday": sar(
        "2026-03-02",
        "2026-03-20 extended reason=large until=2026-05-10",
        "respond=2026-04-02 respond-extended=2026-05-10",
    ),
    "extended never past three months": sar(
        "2026-03-02",
        "2026-03-20 extended reason=large until=2026-07-01",
        "respond=2026-04-02 respond-extended=2026-06-02",
    ),
    # s.76: a decision ends the case; there is no review
    "answered": sar(
        "2026-03-02", "2026-03-20 decided", "respond=2026-04-02 stage=closed closing=answered", as_of="2026-03-20"
    ),
}

WAITING = {
    # Art 12A(5): 20 to 27 February is eight days, both ends out: 15 March + 8 is Monday 23 March
    "paused": sar(
        "2026-02-15", "2026-02-20 clarification-asked; 2026-02-27 clarification-received", "respond=2026-03-23"
    ),
    "paused and rolled": sar(
        "2026-03-10", "2026-03-12 clarification-asked; 2026-03-19 clarification-received", "respond=2026-04-20"
    ),
    "paused for one day": sar(
        "2026-03-10", "2026-03-12 clarification-asked; 2026-03-12 clarification-received", "respond=2026-04-13"
    ),
    "asked on the day of receipt": sar(
        "2026-03-10", "2026-03-10 clarification-asked; 2026-03-17 clarification-received", "respond=2026-04-17"
    ),
    "two pauses that touch": sar(
        "2026-03-10",
        "2026-03-12 clarification-asked; 2026-03-14 clarification-received;"
        "2026-03-14 clarification-asked; 2026-03-19 clarification-received",
        "respond=2026-04-20",
    ),
    "asked again on the day of the answer to a question of that day": sar(
        "2026-03-10",
        "2026-03-12 clarification-asked; 2026-03-12 clarification-received;"
        "2026-03-12 clarification-asked; 2026-03-16 clarification-received",
        "respond=2026-04-15",
    ),
    "asked twice, answered once": sar(
        "2026-03-10",
        "2026-03-12 clarification-asked; 2026-03-16 clarification-asked; 2026-03-19 clarification-received",
        "respond=2026-04-20",
    ),
    "asked on the last day": sar(
        "2026-03-02", "2026-04-02 clarification-asked; 2026-04-08 clarification-received", "respond=2026-04-09"
    ),
    # 25 April is a Saturday; the time ends on Monday 27 April, and a question on that day is within it
    "asked on the Monday to which it rolled": sar(
        "2026-03-25",
        "2026-04-27 clarification-asked; 2026-04-29 clarification-received",
        "respond=2026-04-30",
    ),
    "asked and answered on the Sunday before the Monday to which it rolled": sar(
        "2026-03-25", "2026-04-26 clarification-asked; 2026-04-26 clarification-received", "respond=2026-04-27"
    ),
    "asked a day too late": sar(
        "2026-03-25", "2026-04-28 clarification-asked; 2026-04-29 clarification-received", "respond=2026-04-27"
    ),
    # Art 12A(5)(b): the pause moves the day by which an extension must be told as well
    "extended after a pause, on the day to which it moved": sar(
        "2026-03-10",
        "2026-03-12 clarification-asked; 2026-03-19 clarification-received; 2026-04-20 extended reason=large",
        "respond=2026-04-20 respond-extended=2026-06-18",
    ),
    "extended to a date, then paused eight days": sar(
        "2026-03-10",
        "2026-03-11 extended reason=large until=2026-05-06; 2026-03-12 clarification-asked;"
        "2026-03-19 clarification-received",
        "respond=2026-04-20 respond-extended=2026-05-14",
    ),
    "paused, then extended to a date": sar(
        "2026-03-10",
        "2026-03-12 clarification-asked; 2026-03-19 clarification-received;"
        "2026-03-20 extended reason=large until=2026-05-06",
        "respond=2026-04-20 respond-extended=2026-05-06",
    ),
    "answered while the question is open": sar(
        "2026-03-10", "2026-03-12 clarification-asked; 2026-03-19 decided", "respond=2026-04-20 stage=closed"
    ),
    "the question is open": sar(
        "2026-03-10",
        "2026-03-12 clarification-asked",
        "clarify=2026-06-10 stage=awaiting-clarification",
    ),
    # Art 12A(2): the latest of the request, the proof and the fee
    "proved who they are": sar(
        "2026-03-02",
        "2026-03-04 identity-asked; 2026-03-16 identity-proved",
        "respond=2026-04-16 received_on=2026-03-16",
    ),
    "paid": sar("2026-03-02", "2026-03-04 fee-charged; 2026-03-18 fee-paid", "respond=2026-04-20"),
    "proved, then paid": sar(
        "2026-03-02",
        "2026-03-04 identity-asked; 2026-03-04 fee-charged; 2026-03-16 identity-proved; 2026-03-18 fee-paid",
        "respond=2026-04-20 received_on=2026-03-18",
    ),
    "proof is awaited": sar(
        "2026-03-02", "2026-03-04 identity-asked", "prove-identity=2026-06-02 stage=awaiting-identity"
    ),
    "proof never came": sar(
        "2026-03-02",
        "2026-03-04 identity-asked",
        "prove-identity=2026-06-02 stage=closed closing=identity-lapsed",
        as_of="2026-06-03",
    ),
    "the fee is awaited, for which the law sets no end": sar(
        "2026-03-02", "2026-03-04 fee-charged", "stage=awaiting-fee", as_of="2028-03-04"
    ),
    # No law sets an end to a proof or a fee under the UK GDPR: the authority may
    "proof is awaited for thirty working days": sar(
        "2026-03-02",
        "2026-03-04 identity-asked",
        "prove-identity=2026-04-17 stage=awaiting-identity",
        practice=Practice(identity_lapses_after_working_days=30),
    ),
    "proof is awaited for ever, and a reply is not": sar(
        "2026-03-02",
        "2026-03-04 identity-asked",
        "stage=awaiting-identity",
        as_of="2028-03-04",
        practice=Practice(identity_lapses_after_working_days="never"),
    ),
    "proof is awaited as long as a reply": sar(
        "2026-03-02",
        "2026-03-04 identity-asked",
        "prove-identity=2026-04-17 stage=closed closing=identity-lapsed",
        as_of="2026-04-18",
        practice=Practice(clarification_lapses_after_working_days=30),
    ),
    "the fee is awaited for twenty working days": sar(
        "2026-03-02",
        "2026-03-04 fee-charged",
        "pay-fee=2026-04-01 stage=awaiting-fee",
        practice=Practice(fee_lapses_after_working_days=20),
    ),
    "the fee never came": sar(
        "2026-03-02",
        "2026-03-04 fee-charged",
        "pay-fee=2026-04-01 stage=closed closing=fee-lapsed",
        as_of="2026-04-02",
        practice=Practice(fee_lapses_after_working_days=20),
    ),
    # The law knows no day after which a payment would be too late
    "the fee came after the end that the authority set": sar(
        "2026-03-02",
        "2026-03-04 fee-charged; 2026-04-15 fee-paid",
        "respond=2026-05-15",
        as_of="2026-04-15",
        practice=Practice(fee_lapses_after_working_days=20),
    ),
    # The part of the pause after the fresh start: 17 to 19 March
    "asked before the proof, answered after": sar(
        "2026-03-02",
        "2026-03-04 identity-asked; 2026-03-10 clarification-asked; 2026-03-16 identity-proved;"
        "2026-03-19 clarification-received",
        "respond=2026-04-20 received_on=2026-03-16",
    ),
    "an extension told before the proof came": sar(
        "2026-03-02",
        "2026-03-04 extended reason=large; 2026-03-05 identity-asked; 2026-03-16 identity-proved",
        "respond=2026-04-16 respond-extended=2026-06-16",
    ),
    # Art 12A(4): the notice comes before the end of one month that begins with the proof or the fee, and may precede it
    "an extension told while the proof was awaited": sar(
        "2026-03-02",
        "2026-03-03 identity-asked; 2026-03-09 extended reason=complex; 2026-03-12 identity-proved",
        "respond=2026-04-13 respond-extended=2026-06-12 received_on=2026-03-12",
    ),
    "an extension told while the fee was awaited": sar(
        "2026-03-02",
        "2026-03-03 fee-charged; 2026-03-09 extended reason=complex; 2026-03-12 fee-paid",
        "respond=2026-04-13 respond-extended=2026-06-12",
    ),
    "an extension to a day, told while the proof was awaited": sar(
        "2026-03-02",
        "2026-03-03 identity-asked; 2026-03-09 extended reason=complex until=2026-05-07; 2026-03-12 identity-proved",
        "respond=2026-04-13 respond-extended=2026-05-07",
    ),
    "an extension told on the day of the proof": sar(
        "2026-03-02",
        "2026-03-03 identity-asked; 2026-03-12 identity-proved; 2026-03-12 extended reason=complex",
        "respond=2026-04-13 respond-extended=2026-06-12",
    ),
}

BY_DATE_OF_RECEIPT = {
    # SI 2026/82 reg 4: the old law for the whole life of a request received before 5 February 2026.
    # The guidance of October 2020 paused it too; both ends are left out as under Art 12A.
    "the last under the old law": sar(
        "2026-02-04", "2026-02-20 clarification-asked; 2026-02-27 clarification-received", "respond=2026-03-12"
    ),
    "the first under the new": sar(
        "2026-02-05", "2026-02-20 clarification-asked; 2026-02-27 clarification-received", "respond=2026-03-13"
    ),
    "asked and answered on one day under the old law": sar(
        "2026-02-04", "2026-02-20 clarification-asked; 2026-02-20 clarification-received", "respond=2026-03-05"
    ),
    "paused and rolled under the old law": sar(
        "2026-01-12",
        "2026-01-20 clarification-asked; 2026-01-22 clarification-received",
        "respond=2026-02-16",
    ),
    # January to October 2020: the clock ran on.
    "a question in September 2020": sar(
        "2020-09-01", "2020-09-03 clarification-asked; 2020-09-10 clarification-received", "respond=2020-10-01"
    ),
    "a question of 20 October 2020": sar(
        "2020-10-20", "2020-10-22 clarification-asked; 2020-10-27 clarification-received", "respond=2020-11-20"
    ),
    "a question of 21 October 2020": sar(
        "2020-10-21", "2020-10-22 clarification-asked; 2020-10-27 clarification-received", "respond=2020-11-27"
    ),
    # Art 12(3): the same before 2026.
    "an extension told while the proof was awaited, under the old law": sar(
        "2025-03-03",
        "2025-03-04 identity-asked; 2025-03-10 extended reason=complex; 2025-03-13 identity-proved",
        "respond=2025-04-14 respond-extended=2025-06-13",
    ),
    "an extension told while the fee was awaited, under the old law": sar(
        "2025-03-03",
        "2025-03-04 fee-charged; 2025-03-10 extended reason=complex; 2025-03-13 fee-paid",
        "respond=2025-04-14 respond-extended=2025-06-13",
    ),
    # 2018 and 2019: it began afresh, and an extension of the old time is none of the new.
    "an extension before a question in 2019": sar(
        "2019-06-03",
        "2019-06-04 extended reason=complex; 2019-06-05 clarification-asked; 2019-06-12 clarification-received",
        "respond=2019-07-12 received_on=2019-06-12",
    ),
    "a question in 2019": sar(
        "2019-06-03",
        "2019-06-05 clarification-asked; 2019-06-12 clarification-received",
        "respond=2019-07-12 received_on=2019-06-12",
    ),
}


@pytest.mark.parametrize("what", MONTHS)
def test_a_month_ends_on_the_same_date_or_rolls(what: str) -> None:
    check(MONTHS[what])


@pytest.mark.parametrize("what", WAITING)
def test_waiting_for_the_applicant_pauses_or_starts_afresh(what: str) -> None:
    check(WAITING[what])


@pytest.mark.parametrize("what", BY_DATE_OF_RECEIPT)
def test_the_day_of_receipt_says_which_rule_a_question_is_under(what: str) -> None:
    check(BY_DATE_OF_RECEIPT[what])


@pytest.mark.parametrize(
    ("received", "proved", "source"),
    [("2026-02-04", "2026-02-06", "UK GDPR Art 12(3)"), ("2026-02-05", "2026-02-06", "UK GDPR Art 12A(1)")],
)
def test_a_fresh_start_does_not_bring_an_old_request_under_the_new_article(
    received: str, proved: str, source: str
) -> None:
    """SI 2026/82 reg 4(a) goes by the day on which the controller received the request."""
    told = f"{received} identity-asked; {proved} identity-proved"
    limit = position(timeline("uk-gdpr-sar", received, told)).deadline(DeadlineKind.RESPOND)
    assert limit is not None
    assert str(limit.source) == source


def test_what_moved_the_end_is_said_and_nothing_else() -> None:
    story = WAITING["paused and rolled"]
    (limit,) = position(story.timeline).deadlines
    assert [skip.on.isoformat() for skip in limit.skipped] == [
        *(f"2026-03-{of}" for of in range(12, 20)),
        "2026-04-18",
        "2026-04-19",
    ]
    assert {skip.why for skip in limit.skipped[:8]} == {
        "clarification asked for, not yet received (UK GDPR Art 12A(5))"
    }


def test_a_question_that_stops_nothing_is_said_to_stop_nothing() -> None:
    told = position(timeline("uk-gdpr-sar", "2020-09-01", "2020-09-03 clarification-asked"))
    (caution,) = told.cautions
    assert caution.what == ("Clarification was asked for on 2020-09-03; this law does not stop its clock for it.")
    assert told.stage.value == "awaiting-decision"


def test_a_question_is_in_time_by_a_clock_that_is_paused() -> None:
    """Asked for clarification on 12 March, still unanswered; the 10 April that was the limit has not come yet."""
    told = position(timeline("uk-gdpr-sar", "2026-03-10", "2026-03-12 clarification-asked; 2026-04-20 identity-asked"))
    assert told.stage.value == "awaiting-identity"
    assert told.cautions == ()
