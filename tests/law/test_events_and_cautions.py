"""What a position says beyond its dates: what happened, what had no effect, and by which rule."""

import pytest

from dueprocess.law.explaining import runs
from dueprocess.law.outcomes import Closing
from dueprocess.law.position import Deadline, Position, Stage
from dueprocess.law.timeline import Timeline
from dueprocess.law.working_days import Skipped
from law.clocks import day
from law.told import position, timeline

RECEIVED = "2020-01-29"


def told(regime: str, facts: str, as_of: str | None = None) -> Position:
    return position(timeline(regime, RECEIVED, facts, as_of))


def events(deadline: Deadline) -> list[tuple[str, str, str | None]]:
    return [
        (event.on.isoformat(), event.what, str(event.source) if event.source else None) for event in deadline.events
    ]


def cautions(found: Position) -> list[tuple[str, str, str | None]]:
    return [(each.rule, each.what, str(each.source) if each.source else None) for each in found.cautions]


def test_an_extension_is_an_event_of_the_day_it_was_told_with_the_rule_that_gives_the_time() -> None:
    extended = told("foia-2000", "2020-02-10 extended exemptions=43(2)").deadlines[-1]
    assert events(extended)[1:] == [("2020-02-10", "told that the answer takes longer", "FOIA 2000 s.10(3)")]


def test_a_longer_review_is_an_event_of_the_day_it_was_told_with_the_rule_that_gives_the_time() -> None:
    facts = "2020-02-10 decided; 2020-02-20 review-requested; 2020-02-24 review-extended"
    answer = told("foia-2000", facts).deadlines[-1]
    assert events(answer) == [("2020-02-24", "told that the review takes longer", "FOI Code of Practice 2018 para 5.5")]


def test_a_question_and_its_answer_are_events_each_with_its_rule() -> None:
    limit = told("foia-2000", "2020-02-03 clarification-asked; 2020-02-10 clarification-received").deadlines[0]
    assert events(limit) == [
        (RECEIVED, "the request received", None),
        ("2020-02-03", "clarification asked for", "FOIA 2000 s.1(3)"),
        ("2020-02-10", "clarification came, and the time starts afresh", "FOIA 2000 s.10(6)"),
    ]


def test_a_corrected_day_of_receipt_is_an_event_with_the_day_it_was_corrected_to() -> None:
    limit = told("foia-2000", "2020-02-10 receipt-corrected received_on=2020-01-30").deadlines[0]
    assert events(limit)[1:] == [("2020-02-10", "the day of receipt corrected to 30 January 2020", None)]


def test_a_fee_that_never_came_is_named_in_the_limit_that_the_decision_met() -> None:
    limit = told("foia-2000", "2020-02-10 fee-charged; 2020-02-20 decided").deadlines[0]
    assert [what for _, what, _ in events(limit) if "not yet" in what] == [
        "fees notice given, fee not yet received (FOIA 2000 s.10(2)), to 20 February 2020"
    ]


@pytest.mark.parametrize(
    ("regime", "facts", "sentence", "source"),
    [
        (
            "eir-2004",
            "2020-02-27 clarification-asked",
            "Clarification was asked for on 2020-02-27; the time limit had passed.",
            "EIR 2004 reg 9(2)",
        ),
        (
            "foisa-2002",
            "2020-02-10 extended exemptions=43(2)",
            "An extension was told on 2020-02-10; this law knows no extension.",
            None,
        ),
        (
            "eir-2004",
            "2020-02-10 extended exemptions=12(5)(e)",
            "An extension was told on 2020-02-10; it was for a reason for which this law gives no time.",
            None,
        ),
        (
            "foia-2000",
            "2020-02-10 time-allowed asked_on=2020-02-05 until=2020-03-20",
            "More time was allowed on 2020-02-10; this law knows no such allowance.",
            None,
        ),
        (
            "foia-2000",
            "2020-02-27 extended exemptions=43(2)",
            "The extension told on 2020-02-27 came after the limit, 2020-02-26, and adds nothing.",
            "FOIA 2000 s.10(3)",
        ),
        (
            "foia-2000",
            "2020-02-26 extended exemptions=43(2) until=2020-02-26",
            "The extension told on 2020-02-26 to 2020-02-26 adds nothing: that is not after the limit, 2020-02-26.",
            "FOIA 2000 s.10(3)",
        ),
        (
            "eir-2004",
            "2020-02-10 extended reason=large; 2020-02-26 extended reason=large",
            "The extension told on 2020-02-26 adds nothing: the time can be extended once.",
            "EIR 2004 reg 7(1)",
        ),
    ],
)
def test_what_had_no_effect_is_said_with_its_reason(regime: str, facts: str, sentence: str, source: str | None) -> None:
    assert cautions(told(regime, facts)) == [("without-effect", sentence, source)]


def test_an_extension_told_on_the_last_day_had_its_effect() -> None:
    assert told("foia-2000", "2020-02-26 extended exemptions=43(2)").cautions == ()
    assert told("eir-2004", "2020-02-26 extended reason=large").cautions == ()
    again = "2020-02-10 extended exemptions=43(2); 2020-03-26 extended exemptions=43(2) until=2020-03-27"
    assert [rule for rule, _, _ in cautions(told("foia-2000", again))] == ["beyond-the-norm"]


def test_an_extension_past_the_norm_of_the_code_is_said_with_the_day_of_the_norm() -> None:
    found = told("foia-2000", "2020-02-10 extended exemptions=43(2) until=2020-03-27")
    assert cautions(found) == [
        (
            "beyond-the-norm",
            (
                "The extension to 2020-03-27 goes beyond 2020-03-26, 20 working days after the limit, which the "
                "Commissioner expects except in exceptional cases. Be ready to justify it."
            ),
            "FOIA 2000 s.10(3)",
        )
    ]


@pytest.mark.parametrize("as_of", ["2020-02-20", "2020-05-29"])
def test_the_norm_moves_by_a_fee_that_never_came_as_far_as_the_decision_and_no_further(as_of: str) -> None:
    facts = "2020-02-10 extended exemptions=43(2) until=2020-04-20; 2020-02-12 fee-charged; 2020-02-20 decided"
    found = told("foia-2000", facts, as_of)
    assert [(rule, what[:52]) for rule, what, _ in cautions(found)] == [
        ("beyond-the-norm", "The extension to 2020-04-29 goes beyond 2020-04-06, ")
    ]


def test_silence_cannot_be_reviewed_while_the_clock_stands_still_for_a_fee() -> None:
    """By 10 March the 20 working days would have ended, but for the fee that is still to come."""
    found = told("eisr-2004", "2020-02-10 fee-charged; 2020-03-10 review-requested")
    assert [what for _, what, _ in cautions(found)] == [
        "A review was asked for on 2020-03-10; the time to answer had not passed."
    ]
    assert found.stage is Stage.AWAITING_FEE


def test_a_day_is_allowed_when_the_commissioner_was_asked_while_the_clock_stood_still_for_a_fee() -> None:
    """By 3 March the 20 working days would have ended, but for the fee that was still to come."""
    facts = "2020-02-10 fee-charged; 2020-03-05 time-allowed asked_on=2020-03-03 until=2020-04-20; 2020-03-06 fee-paid"
    assert told("foia-2000-held-abroad", facts).cautions == ()


def test_a_request_that_lapsed_unpaid_is_not_revived_by_another_fees_notice() -> None:
    found = told("foia-2000", "2020-02-10 fee-charged; 2020-05-12 fee-paid; 2020-05-13 fee-charged")
    assert (found.stage, found.closing) == (Stage.CLOSED, Closing.FEE_LAPSED)


def test_a_fees_notice_in_a_review_of_silence_does_not_bring_back_the_time_that_has_passed() -> None:
    found = told("eisr-2004", "2020-02-27 review-requested; 2020-02-28 fee-charged")
    assert (found.stage, found.respond_by) == (Stage.IN_REVIEW, day("2020-02-26"))


def test_an_answer_to_nothing_that_was_told_starts_the_time_afresh_though_an_earlier_question_came_too_late() -> None:
    """A timeline may leave a question out; the one that came too late was dealt with by its own answer."""
    late = "2020-02-28 clarification-asked; 2020-03-02 clarification-received"
    assert told("eir-2004", late).received_on == day(RECEIVED)
    assert told("eir-2004", f"{late}; 2020-03-10 clarification-received").received_on == day("2020-03-10")


def test_a_period_of_months_to_pay_in_rests_on_no_holiday_still_to_be_proclaimed() -> None:
    found = position(timeline("foia-2000", "2027-11-15", "2027-11-29 fee-charged"))
    assert found.running is not None
    assert found.running.on == day("2028-02-28")
    assert not found.provisional


def test_the_parts_of_a_timeline_are_those_last_told() -> None:
    one = "2020-02-03 classified parts=1:foia-2000,2:eir-2004"
    known: Timeline = timeline("foia-2000", RECEIVED, one)
    assert [(part.part, part.regime) for part in known.parts()] == [("1", "foia-2000"), ("2", "eir-2004")]
    assert timeline("foia-2000", RECEIVED, one, "2020-02-02").parts() == ()


def test_days_of_one_reason_with_a_working_week_between_them_are_two_runs() -> None:
    closed, weekend = "school closed", ("Saturday", "Sunday")
    skipped = [
        Skipped(day("2020-03-06"), closed),
        *(Skipped(day(f"2020-03-{number}"), why) for number, why in zip(("14", "15"), weekend, strict=True)),
        Skipped(day("2020-03-16"), closed),
    ]
    assert [(run.first.on.isoformat(), run.last.on.isoformat()) for run in runs(skipped)] == [
        ("2020-03-06", "2020-03-06"),
        ("2020-03-16", "2020-03-16"),
    ]
