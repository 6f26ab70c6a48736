"""A request in parts: what it owes for each, and when it wakes."""

import pytest

from case.cases import PERSONAL, RECEIVED_ON, case, classified, sent
from dueprocess.case.agenda import agenda
from dueprocess.case.notices import Notice
from dueprocess.case.record import CaseRecord
from dueprocess.case.steps import Step
from dueprocess.law.facts import (
    ClarificationAsked,
    Classified,
    Decided,
    Extended,
    ReceiptCorrected,
    ReviewDecided,
    ReviewRequested,
    type_of_fact,
)
from dueprocess.law.outcomes import Outcome, ReviewOutcome
from dueprocess.law.position import DeadlineKind
from law.clocks import day

TWO_LAWS = classified("2020-02-03", roads="foia-2000", noise="eir-2004")
ONE_LAW = classified("2020-02-03", roads="foia-2000", lamps="foia-2000")
LARGE = Extended(on=day("2020-02-10"), part="noise", reason="Nine years of measurements.")
REQUESTED = ReviewRequested(on=day("2020-03-02"))
REVIEWED = ReviewDecided(on=day("2020-03-03"), outcome=ReviewOutcome.UPHELD)


def decided(on: str, part: str | None = None) -> Decided:
    return Decided(on=day(on), outcome=Outcome.NOT_HELD, part=part)


def owed(record: CaseRecord, today: str) -> list[str]:
    return [step.key for step in agenda(record, day(today)).owed]


def letters(*facts: type_of_fact, today: str = "2020-03-05") -> list[str]:
    """The letters to the applicant, besides the acknowledgement."""
    steps = agenda(case(*facts), day(today)).owed
    return [step.key for step in steps if step.notice not in {Notice.ACKNOWLEDGEMENT, Notice.REMINDER}]


def sending_all_owed(record: CaseRecord, today: str) -> CaseRecord:
    for step in agenda(record, day(today)).owed:
        record = record.with_issued(sent(step, day(today)))
    return record


def test_the_date_of_each_part_is_reminded_of_and_escalated() -> None:
    assert owed(case(TWO_LAWS, LARGE), "2020-03-27") == [
        "acknowledgement",
        "reminder-respond-2020-02-26-roads-10",
        "reminder-respond-2020-02-26-roads-3",
        "reminder-respond-extended-2020-03-26-noise-3",
        "escalation-respond-2020-02-26-roads-4",
        "escalation-respond-extended-2020-03-26-noise-0",
    ]


def test_parts_with_one_date_are_each_reminded_of() -> None:
    steps = agenda(case(ONE_LAW), day("2020-02-12")).owed
    assert [(step.key, step.part, step.deadline) for step in steps][1:] == [
        ("reminder-respond-2020-02-26-roads-10", "roads", DeadlineKind.RESPOND),
        ("reminder-respond-2020-02-26-lamps-10", "lamps", DeadlineKind.RESPOND),
    ]


def test_a_part_that_is_decided_is_reminded_of_no_more_and_the_other_is() -> None:
    keys = owed(case(TWO_LAWS, decided("2020-02-10", "roads")), "2020-02-21")
    assert keys == [
        "acknowledgement",
        "decision-roads",
        "reminder-respond-2020-02-26-noise-10",
        "reminder-respond-2020-02-26-noise-3",
    ]


def test_a_part_that_waits_for_the_applicant_owes_no_reminder() -> None:
    waiting = ClarificationAsked(on=day("2020-02-05"), part="roads")
    assert owed(case(TWO_LAWS, waiting), "2020-02-12")[1:] == ["reminder-respond-2020-02-26-noise-10"]


@pytest.mark.parametrize(
    ("facts", "today", "wake_on", "wake_for"),
    [
        (
            (TWO_LAWS, LARGE),
            "2020-02-21",
            "2020-02-27",
            "27 February 2020: escalation. Due: answer the request (part roads)",
        ),
        (
            (TWO_LAWS, LARGE, decided("2020-02-21", "roads")),
            "2020-02-21",
            "2020-03-23",
            "23 March 2020: reminder. Due: answer the request, as extended (part noise)",
        ),
        (
            (TWO_LAWS, decided("2020-02-20", "roads"), decided("2020-02-25", "noise")),
            "2020-02-25",
            "2020-04-22",
            "22 April 2020: close. Due: ask for a review (part roads)",
        ),
        (
            (TWO_LAWS, decided("2020-02-20", "roads"), decided("2020-02-25", "noise")),
            "2020-04-22",
            "2020-04-25",
            "25 April 2020: close. Due: ask for a review (part noise)",
        ),
    ],
    ids=["the earlier leads", "the other is left", "the first window", "the last window"],
)
def test_a_case_wakes_for_the_earliest_part_and_names_it(
    facts: tuple[type_of_fact, ...], today: str, wake_on: str, wake_for: str
) -> None:
    now = agenda(case(*facts), day(today))
    assert (now.wake_on, now.wake_for.partition(" by ")[0]) == (day(wake_on), wake_for)


def test_decided_part_by_part_each_has_a_letter() -> None:
    first, second = decided("2020-02-20", "roads"), decided("2020-02-25", "noise")
    assert letters(TWO_LAWS, first, second) == ["decision-roads", "decision-noise"]
    step = agenda(case(TWO_LAWS, first), day("2020-02-20")).owed[-1]
    assert (step.notice, step.part, step.due_on) == (Notice.DECISION, "roads", day("2020-02-20"))


def test_a_decision_of_all_parts_under_one_law_is_one_letter() -> None:
    assert letters(ONE_LAW, decided("2020-02-25")) == ["decision"]
    whole = classified("2020-02-03", all="eir-2004")
    assert letters(whole, decided("2020-02-25"), REQUESTED, REVIEWED) == [
        "decision",
        "review-acknowledgement",
        "review-outcome",
    ]


def test_a_decision_of_parts_under_two_laws_is_a_letter_for_each() -> None:
    """Their reviews, and the time for them, are not the same."""
    assert letters(TWO_LAWS, decided("2020-02-25"), REQUESTED, REVIEWED) == [
        "decision-roads",
        "decision-noise",
        "review-acknowledgement-roads",
        "review-acknowledgement-noise",
        "review-outcome-roads",
        "review-outcome-noise",
    ]


def test_a_review_of_parts_decided_apart_is_a_letter_for_each() -> None:
    """The one may have been asked for in time and the other too late."""
    apart = (decided("2020-02-20", "roads"), decided("2020-02-25", "lamps"))
    assert letters(ONE_LAW, *apart, REQUESTED)[-2:] == ["review-acknowledgement-roads", "review-acknowledgement-lamps"]
    of_one = REQUESTED.model_copy(update={"part": "lamps"})
    assert letters(ONE_LAW, *apart, of_one)[-1:] == ["review-acknowledgement-lamps"]
    alone = classified("2020-02-03", all="foia-2000")
    assert letters(alone, decided("2020-02-20", "all"), REQUESTED)[-1:] == ["review-acknowledgement"]


def test_what_is_told_later_sends_no_letter_again() -> None:
    """A review of silence over all parts, each of which is decided in the course of it."""
    record = case(
        classified("2020-02-03", roads="foisa-2002", lamps="foisa-2002"),
        ReviewRequested(on=day("2020-03-02")),
        regime="foisa-2002",
    )
    assert "review-acknowledgement" in owed(record, "2020-03-02")
    record = sending_all_owed(record, "2020-03-02").told(decided("2020-03-03", "roads"), day("2020-03-03"))
    assert owed(record, "2020-03-03") == ["decision-roads"]


def test_of_two_classifications_the_later_one_says_which_letters_there_are() -> None:
    again = classified("2020-02-04", roads="foia-2000", lamps="foia-2000")
    assert letters(TWO_LAWS, again, decided("2020-02-25")) == ["decision"]
    same_day = classified("2020-02-03", roads="foia-2000", lamps="foia-2000")
    assert letters(TWO_LAWS, same_day, decided("2020-02-25")) == ["decision"]
    assert letters(again, TWO_LAWS, decided("2020-02-25")) == ["decision"], "told late, of an earlier day"


def test_a_date_that_was_reminded_of_before_the_request_had_parts_is_not_reminded_of_again() -> None:
    """Most classified requests are found to be one whole under another law, with the same date."""
    reminded = sending_all_owed(case(), "2020-02-21")
    for parts in (classified("2020-02-24", all="eir-2004"), classified("2020-02-24", a="foia-2000", b="eir-2004")):
        told = reminded.told(parts, day("2020-02-24"))
        assert owed(told, "2020-02-24") == []
        names = [part.part for part in parts.parts]
        assert owed(told, "2020-02-27") == [f"escalation-respond-2020-02-26-{name}-0" for name in names]


def test_an_escalation_sent_before_the_request_had_parts_is_not_sent_again_and_its_repeats_go_on() -> None:
    late = sending_all_owed(case(), "2020-03-05")
    told = late.told(classified("2020-03-06", all="eir-2004"), day("2020-03-06"))
    now = agenda(told, day("2020-03-06"))
    assert now.owed == ()
    assert now.wake_on == day("2020-03-12")
    assert owed(told, "2020-03-12") == ["escalation-respond-2020-02-26-all-2"]


def test_a_part_named_like_a_number_is_no_other_step() -> None:
    record = case(classified("2020-02-03", **{"3": "foia-2000", "1-3": "foia-2000", "02": "foia-2000"}))
    keys = owed(record, "2020-02-27")
    assert len(set(keys)) == len(keys) == 10
    done = record.with_issued(
        sent(Step(key="reminder-respond-2020-02-26-3", notice=Notice.REMINDER, due_on=RECEIVED_ON), RECEIVED_ON)
    )
    assert set(keys) - set(owed(done, "2020-02-27")) == {
        "reminder-respond-2020-02-26-3-3",
        "reminder-respond-2020-02-26-1-3-3",
        "reminder-respond-2020-02-26-02-3",
    }


def test_keys_and_the_reason_to_wake_hold_no_words_of_anybody() -> None:
    """Keys are file names and log fields; the reason stands at the timer in the Temporal UI."""
    words = " ".join(PERSONAL)
    record = case(
        ReceiptCorrected(on=RECEIVED_ON, received_on=RECEIVED_ON, reason=words, by=words),
        TWO_LAWS,
        LARGE.model_copy(update={"reason": words}),
        ClarificationAsked(on=day("2020-02-11"), part="roads", question=words),
    )
    now = agenda(record, day("2020-03-27"))
    seen = [now.wake_for, *(step.model_dump_json() for step in now.owed)]
    assert len(now.owed) > 2
    assert not [word for word in PERSONAL for text in seen if word in text]


def test_a_classification_that_is_told_when_open_moves_the_case_to_the_dates_of_its_laws() -> None:
    """A request taken for FOIA turns out to be one for the applicant's own data: one month, not twenty working days."""
    record = case(received_on=day("2026-03-10")).told(
        Classified.model_validate({"on": "2026-03-12", "parts": [{"part": "all", "regime": "uk-gdpr-sar"}]}),
        day("2026-03-12"),
    )
    now = agenda(record, day("2026-03-12"))
    assert now.position.regime == "uk-gdpr-sar"
    assert now.position.respond_by == day("2026-04-10")
    closed = record.told(decided("2026-03-20"), day("2026-03-20"))
    after = agenda(closed, day("2026-03-20"))
    assert ([step.key for step in after.owed][-1], after.wake_on) == ("decision", None)
