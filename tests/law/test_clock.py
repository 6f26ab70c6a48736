"""Stories of requests, each with the date the Act gives and the stage the case is in."""

import pytest

from dueprocess.law.facts import (
    ClarificationAsked,
    ClarificationReceived,
    Decided,
    Extended,
    FeeCharged,
    FeePaid,
    Reassigned,
    ReceiptCorrected,
    ReviewDecided,
    ReviewExtended,
    ReviewRequested,
    Withdrawn,
    type_of_fact,
)
from dueprocess.law.outcomes import Closing, Outcome, ReviewOutcome
from dueprocess.law.position import DeadlineKind, Stage
from dueprocess.law.practice import Practice
from law.clocks import CLOCK, NOT_HELD, Clock, day

LEEDS, LEEDS_LIMIT = "2020-01-29", "2020-02-26"


def decided(on: str) -> Decided:
    return Decided(on=day(on), outcome=NOT_HELD)


def test_a_request_waits_for_its_decision_and_is_overdue_only_on_the_day_after() -> None:
    """s.10(1): not later than the twentieth working day, so all of that day is in time."""
    on_the_day = CLOCK.position(LEEDS, as_of=LEEDS_LIMIT)
    assert on_the_day.stage is Stage.AWAITING_DECISION
    assert on_the_day.respond_by == day(LEEDS_LIMIT)
    assert on_the_day.running == on_the_day.deadlines[0]
    assert not on_the_day.overdue
    after = CLOCK.position(LEEDS, as_of="2020-02-27")
    assert after.overdue
    assert after.stage is Stage.AWAITING_DECISION
    assert after.respond_by == day(LEEDS_LIMIT)


def test_a_request_logged_late_is_overdue_from_the_start() -> None:
    """Receipt is when it reached any member of staff, not the FOI office."""
    moved = ReceiptCorrected(on=day("2020-02-20"), received_on=day("2020-01-06"))
    position = CLOCK.position(LEEDS, moved)
    assert position.received_on == day("2020-01-06")
    assert position.respond_by == day("2020-02-03")
    assert position.overdue


def test_a_limit_past_the_known_years_is_provisional() -> None:
    assert not CLOCK.position("2028-11-20").provisional
    assert CLOCK.position("2028-12-15").provisional


class TestClarification:
    """s.1(3) and s.10(6): the day of receipt becomes the day the further information came."""

    ASKED, RECEIVED = ClarificationAsked(on=day("2020-02-03")), ClarificationReceived(on=day("2020-02-10"))

    def test_while_the_question_is_open_no_limit_runs(self) -> None:
        position = CLOCK.position(LEEDS, self.ASKED, as_of="2020-04-30")
        assert position.stage is Stage.AWAITING_CLARIFICATION
        assert position.respond_by is None
        assert [deadline.kind for deadline in position.deadlines] == [DeadlineKind.CLARIFY]
        assert not position.overdue

    def test_the_answer_gives_a_full_new_period_not_the_rest_of_the_old_one(self) -> None:
        position = CLOCK.position(LEEDS, self.ASKED, self.RECEIVED)
        assert position.received_on == day("2020-02-10")
        assert position.respond_by == day("2020-03-09")
        assert position.deadlines[0].counted_from == day("2020-02-10")
        assert position.stage is Stage.AWAITING_DECISION

    def test_without_an_answer_it_lapses_the_day_after_the_last_day(self) -> None:
        last = CLOCK.position(LEEDS, self.ASKED, as_of="2020-04-30")
        assert last.stage is Stage.AWAITING_CLARIFICATION
        assert last.running is not None
        assert not last.overdue, "the applicant's delay is no breach by the authority"
        lapsed = CLOCK.position(LEEDS, self.ASKED, as_of="2020-05-01")
        assert (lapsed.stage, lapsed.closing) == (Stage.CLOSED, Closing.CLARIFICATION_LAPSED)
        assert lapsed.running is None

    def test_it_never_lapses_where_the_authority_never_closes(self) -> None:
        patient = Clock(practice=Practice(clarification_lapses_after_working_days=None))
        position = patient.position(LEEDS, self.ASKED, as_of="2025-01-01")
        assert position.stage is Stage.AWAITING_CLARIFICATION
        assert (position.running, position.deadlines) == (None, ())

    def test_an_answer_told_without_its_question_restarts_all_the_same(self) -> None:
        """Disclosure logs often keep only the day the clarification came."""
        position = CLOCK.position(LEEDS, self.RECEIVED)
        assert (position.received_on, position.respond_by) == (day("2020-02-10"), day("2020-03-09"))

    def test_a_second_question_after_the_answer_waits_again(self) -> None:
        position = CLOCK.position(LEEDS, self.ASKED, self.RECEIVED, ClarificationAsked(on=day("2020-02-12")))
        assert position.stage is Stage.AWAITING_CLARIFICATION
        assert position.deadlines[0].counted_from == day("2020-02-12")

    def test_a_second_question_on_the_day_of_the_first_answer_waits_again(self) -> None:
        """The answer comes in the morning and is not enough; the officer asks again in the afternoon."""
        again = ClarificationAsked(on=self.RECEIVED.on)
        assert CLOCK.position(LEEDS, self.ASKED, self.RECEIVED, again).stage is Stage.AWAITING_CLARIFICATION
        answer = ClarificationReceived(on=day("2020-02-14"))
        answered = CLOCK.position(LEEDS, self.ASKED, self.RECEIVED, again, answer)
        assert answered.stage is Stage.AWAITING_DECISION
        assert answered.received_on == day("2020-02-14")

    def test_a_question_asked_and_answered_on_one_day_restarts_from_that_day(self) -> None:
        asked = ClarificationAsked(on=self.RECEIVED.on)
        position = CLOCK.position(LEEDS, asked, self.RECEIVED)
        assert (position.stage, position.received_on) == (Stage.AWAITING_DECISION, self.RECEIVED.on)

    def test_two_questions_answered_together_are_both_answered(self) -> None:
        asked_too = ClarificationAsked(on=day("2020-02-05"))
        assert CLOCK.position(LEEDS, self.ASKED, asked_too, self.RECEIVED).received_on == self.RECEIVED.on

    def test_an_answer_in_two_parts_counts_from_the_last(self) -> None:
        rest = ClarificationReceived(on=day("2020-02-12"))
        position = CLOCK.position(LEEDS, self.ASKED, self.RECEIVED, rest)
        assert (position.stage, position.received_on) == (Stage.AWAITING_DECISION, day("2020-02-12"))

    def test_what_comes_after_the_decision_moves_nothing(self) -> None:
        late = ClarificationReceived(on=day("2020-02-20"))
        position = CLOCK.position(LEEDS, self.ASKED, self.RECEIVED, decided("2020-02-18"), late)
        assert position.received_on == self.RECEIVED.on
        assert position.respond_by == day("2020-03-09")

    def test_a_decision_while_the_question_is_open_has_no_limit_to_meet(self) -> None:
        position = CLOCK.position(LEEDS, self.ASKED, decided("2020-02-20"))
        assert position.stage is Stage.REVIEW_WINDOW
        assert [deadline.kind for deadline in position.deadlines] == [DeadlineKind.ASK_FOR_REVIEW]
        assert position.respond_by is None


class TestFees:
    """s.9 and s.10(2): the days from the notice to the payment, both included, do not count."""

    RECEIVED = "2020-02-03"
    CHARGED = FeeCharged(on=day("2020-02-10"))

    def test_a_notice_on_day_five_leaves_four_days_on_the_clock(self) -> None:
        """Counting resumes with day 5 on Friday 21 February, the first working day after the payment."""
        position = CLOCK.position(self.RECEIVED, self.CHARGED, FeePaid(on=day("2020-02-20")))
        assert position.stage is Stage.AWAITING_DECISION
        assert position.respond_by == day("2020-03-13")
        reasons = {skip.on.isoformat(): skip.why for skip in position.deadlines[0].skipped}
        paused = "fees notice given, fee not yet received (FOIA 2000 s.10(2))"
        assert reasons["2020-02-10"] == reasons["2020-02-20"] == paused
        assert "2020-02-21" not in reasons
        assert position.received_on == day(self.RECEIVED), "a pause, not a restart"

    def test_paid_on_the_same_day_one_day_is_lost(self) -> None:
        assert CLOCK.position(self.RECEIVED).respond_by == day("2020-03-02")
        position = CLOCK.position(self.RECEIVED, self.CHARGED, FeePaid(on=self.CHARGED.on))
        assert position.respond_by == day("2020-03-03")

    def test_two_notices_make_two_pauses(self) -> None:
        once = (self.CHARGED, FeePaid(on=day("2020-02-11")))
        twice = (FeeCharged(on=day("2020-02-17")), FeePaid(on=day("2020-02-19")))
        assert CLOCK.position(self.RECEIVED, *once).respond_by == day("2020-03-04")
        assert CLOCK.position(self.RECEIVED, *once, *twice).respond_by == day("2020-03-09")

    def test_a_second_notice_on_the_day_of_the_first_payment_keeps_the_first_pause(self) -> None:
        facts = (
            self.CHARGED,
            FeePaid(on=day("2020-02-14")),
            FeeCharged(on=day("2020-02-14")),
            FeePaid(on=day("2020-02-18")),
        )
        assert CLOCK.position(self.RECEIVED, *facts[:3]).stage is Stage.AWAITING_FEE
        assert CLOCK.position(self.RECEIVED, *facts).respond_by == day("2020-03-11")

    def test_while_the_fee_is_unpaid_no_limit_runs(self) -> None:
        position = CLOCK.position(self.RECEIVED, self.CHARGED, as_of="2020-05-09")
        assert position.stage is Stage.AWAITING_FEE
        assert position.respond_by is None
        assert [deadline.kind for deadline in position.deadlines] == [DeadlineKind.PAY_FEE]
        assert not position.overdue

    def test_unpaid_for_three_months_it_lapses(self) -> None:
        """s.9(2): the authority need not comply unless the fee is paid within the three months."""
        lapsed = CLOCK.position(self.RECEIVED, self.CHARGED, as_of="2020-05-10")
        assert (lapsed.stage, lapsed.closing) == (Stage.CLOSED, Closing.FEE_LAPSED)

    def test_a_fee_paid_on_the_last_day_resumes_the_clock(self) -> None:
        paid = CLOCK.position(self.RECEIVED, self.CHARGED, FeePaid(on=day("2020-05-09")))
        assert paid.stage is Stage.AWAITING_DECISION
        assert paid.respond_by == day("2020-06-02")

    def test_a_fee_paid_a_day_too_late_brings_nothing_back(self) -> None:
        """s.10(2) takes account only of a fee paid in accordance with s.9(2)."""
        late = CLOCK.position(self.RECEIVED, self.CHARGED, FeePaid(on=day("2020-05-10")))
        assert (late.stage, late.closing) == (Stage.CLOSED, Closing.FEE_LAPSED)
        assert late.respond_by is None

    def test_a_fees_notice_on_the_last_day_is_in_time(self) -> None:
        position = CLOCK.position(LEEDS, FeeCharged(on=day(LEEDS_LIMIT)))
        assert position.stage is Stage.AWAITING_FEE

    def test_a_fees_notice_after_the_limit_stops_nothing(self) -> None:
        """s.9(1): only within the time for complying. So it stands when the receipt is corrected to an earlier day."""
        charged = FeeCharged(on=day(LEEDS_LIMIT))
        moved = ReceiptCorrected(on=day("2020-02-27"), received_on=day("2020-01-27"))
        position = CLOCK.position(LEEDS, charged, moved)
        assert position.stage is Stage.AWAITING_DECISION
        assert position.respond_by == day("2020-02-24")
        assert position.overdue

    def test_a_decision_while_the_fee_is_unpaid_is_in_time(self) -> None:
        """The pause lasts until the decision; the days before the notice remain counted."""
        position = CLOCK.position(self.RECEIVED, self.CHARGED, decided("2020-03-20"))
        limit = position.deadline(DeadlineKind.RESPOND)
        assert limit is not None
        assert limit.on == day("2020-04-15")
        assert limit.met_on == day("2020-03-20")


class TestExtension:
    """s.10(3) and s.17(2): more time to weigh the public interest, told within the first limit."""

    EXTENDED = Extended(on=day("2020-02-20"))
    BY_20_MORE = "2020-03-26"

    @pytest.mark.parametrize("told", ["2020-01-30", "2020-02-20", LEEDS_LIMIT])
    def test_the_further_days_follow_the_original_limit_whenever_it_was_told(self, told: str) -> None:
        position = CLOCK.position(LEEDS, Extended(on=day(told)))
        assert position.stage is Stage.EXTENDED
        assert position.respond_by == day(self.BY_20_MORE)
        first, further = position.deadlines
        assert (first.kind, first.on, first.met_on) == (DeadlineKind.RESPOND, day(LEEDS_LIMIT), None)
        assert (further.kind, further.counted_from) == (DeadlineKind.RESPOND_EXTENDED, day(LEEDS_LIMIT))
        assert str(further.source) == "FOIA 2000 s.10(3)"
        assert position.running == further

    def test_told_a_day_too_late_it_changes_nothing(self) -> None:
        """s.17(2): the notice itself must come within the time for complying."""
        position = CLOCK.position(LEEDS, Extended(on=day("2020-02-27")))
        assert position.stage is Stage.AWAITING_DECISION
        assert position.respond_by == day(LEEDS_LIMIT)
        assert position.overdue

    def test_the_estimated_date_told_to_the_applicant_is_the_limit(self) -> None:
        position = CLOCK.position(LEEDS, Extended(on=day("2020-02-20"), until=day("2020-03-10")))
        assert position.respond_by == day("2020-03-10")
        assert position.deadlines[1].rule == "the date told to the applicant"
        assert not CLOCK.position(LEEDS, *position_facts("2020-03-10"), as_of="2020-03-10").overdue
        assert CLOCK.position(LEEDS, *position_facts("2020-03-10"), as_of="2020-03-11").overdue

    def test_an_estimate_before_the_original_limit_does_not_shorten_it(self) -> None:
        assert CLOCK.position(LEEDS, *position_facts("2020-02-21")).respond_by == day(LEEDS_LIMIT)

    def test_it_may_be_extended_again_within_the_extended_time(self) -> None:
        again = Extended(on=day(self.BY_20_MORE), until=day("2020-04-30"))
        position = CLOCK.position(LEEDS, self.EXTENDED, again)
        assert position.respond_by == day("2020-04-30")
        assert position.deadlines[0].met_on is None, "nothing has been answered yet"
        late = Extended(on=day("2020-03-27"), until=day("2020-04-30"))
        assert CLOCK.position(LEEDS, self.EXTENDED, late).respond_by == day(self.BY_20_MORE)

    def test_a_restart_leaves_an_earlier_extension_behind(self) -> None:
        """The new time is a full one, and the applicant has been told of no extension of it (s.17(2))."""
        asked, answered = ClarificationAsked(on=day("2020-02-24")), ClarificationReceived(on=day("2020-03-02"))
        position = CLOCK.position(LEEDS, self.EXTENDED, asked, answered)
        assert position.stage is Stage.AWAITING_DECISION
        assert position.respond_by == day("2020-03-31")
        told_anew = CLOCK.position(LEEDS, self.EXTENDED, asked, answered, Extended(on=day("2020-03-02")))
        assert told_anew.stage is Stage.EXTENDED

    def test_a_fee_pause_moves_the_extended_limit_too(self) -> None:
        fees = (FeeCharged(on=day("2020-02-10")), FeePaid(on=day("2020-02-10")))
        assert CLOCK.position(LEEDS, *fees, self.EXTENDED).respond_by == day("2020-03-27")

    def test_a_late_decision_shows_both_limits_and_when_it_was_made(self) -> None:
        position = CLOCK.position(LEEDS, self.EXTENDED, decided("2020-04-01"))
        assert [(limit.kind.value, limit.met_on) for limit in position.deadlines[:2]] == [
            ("respond", day("2020-04-01")),
            ("respond-extended", day("2020-04-01")),
        ]
        assert position.respond_by == day(self.BY_20_MORE)
        assert position.stage is Stage.REVIEW_WINDOW


def position_facts(until: str) -> tuple[Extended]:
    return (Extended(on=day("2020-02-20"), until=day(until)),)


class TestReview:
    """Code of Practice chapter 5: 40 working days to ask, 20 to answer."""

    DECIDED, WINDOW = decided("2020-02-25"), "2020-04-24"

    def test_after_the_decision_the_window_is_open_to_its_last_day(self) -> None:
        position = CLOCK.position(LEEDS, self.DECIDED, as_of=self.WINDOW)
        assert position.stage is Stage.REVIEW_WINDOW
        assert position.outcome is Outcome.NOT_HELD
        assert position.running is not None
        assert position.running.on == day(self.WINDOW)
        assert position.deadlines[0].met_on == day("2020-02-25")
        assert position.respond_by == day(LEEDS_LIMIT)

    def test_then_the_case_closes_and_nobody_is_overdue(self) -> None:
        position = CLOCK.position(LEEDS, self.DECIDED, as_of="2020-04-25")
        assert (position.stage, position.closing) == (Stage.CLOSED, Closing.WINDOW_PASSED)
        assert (position.running, position.overdue) == (None, False)
        assert position.outcome is NOT_HELD

    def test_a_review_keeps_the_case_open_until_it_is_answered(self) -> None:
        asked = ReviewRequested(on=day(self.WINDOW))
        position = CLOCK.position(LEEDS, self.DECIDED, asked, as_of="2020-08-01")
        assert position.stage is Stage.IN_REVIEW
        assert position.overdue
        window = position.deadline(DeadlineKind.ASK_FOR_REVIEW)
        assert window is not None
        assert window.met_on == day(self.WINDOW)
        answered = ReviewDecided(on=day("2020-08-03"), outcome=ReviewOutcome.UPHELD)
        closed = CLOCK.position(LEEDS, self.DECIDED, asked, answered)
        assert (closed.stage, closed.closing) == (Stage.CLOSED, Closing.REVIEW_DECIDED)
        assert closed.deadlines[-1].met_on == day("2020-08-03")
        assert closed.running is None

    def test_an_extended_review_has_forty_days_in_all(self) -> None:
        asked, extended = ReviewRequested(on=day("2020-03-02")), ReviewExtended(on=day("2020-03-20"))
        position = CLOCK.position(LEEDS, self.DECIDED, asked, extended)
        assert position.running is not None
        assert position.running.on == day("2020-04-30")

    def test_a_late_request_is_answered_as_the_authority_chose(self) -> None:
        """Code para 5.3: the authority is not obliged to accept it."""
        late = ReviewRequested(on=day("2020-04-27"))
        refused = CLOCK.position(LEEDS, self.DECIDED, late)
        assert (refused.stage, refused.closing) == (Stage.CLOSED, Closing.LATE_REVIEW_REFUSED)
        accepted = Clock(practice=Practice(late_review="accept")).position(LEEDS, self.DECIDED, late)
        assert accepted.stage is Stage.IN_REVIEW


class TestWithdrawal:
    @pytest.mark.parametrize(
        "before",
        [
            (),
            (ClarificationAsked(on=day("2020-02-03")),),
            (FeeCharged(on=day("2020-02-03")),),
            (decided("2020-02-03"), ReviewRequested(on=day("2020-02-04"))),
        ],
        ids=["waiting for a decision", "for clarification", "for a fee", "in review"],
    )
    def test_a_withdrawal_closes_the_case_at_once(self, before: tuple[type_of_fact, ...]) -> None:
        position = CLOCK.position(LEEDS, *before, Withdrawn(on=day("2020-02-05")), as_of="2020-12-01")
        assert (position.stage, position.closing) == (Stage.CLOSED, Closing.WITHDRAWN)
        assert (position.running, position.overdue) == (None, False)


def test_handing_the_case_to_another_unit_moves_no_date() -> None:
    """The day of receipt is the day it reached the authority, whichever part of it."""
    reassigned = Reassigned(on=day("2020-02-05"), to="estates")
    assert CLOCK.position(LEEDS, reassigned).deadlines == CLOCK.position(LEEDS).deadlines
