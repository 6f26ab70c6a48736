"""What a case owes, day by day, and when it wakes."""

from datetime import timedelta

import pytest

from case.cases import LIMIT, RECEIVED_ON, case, held, plan, sent
from dueprocess.case.agenda import agenda
from dueprocess.case.describing import describe_step
from dueprocess.case.notices import Notice
from dueprocess.case.officers import try_again
from dueprocess.case.plan import Reminder
from dueprocess.case.record import CaseRecord
from dueprocess.law.calendar import Calendar
from dueprocess.law.facts import (
    ClarificationAsked,
    ClarificationReceived,
    Decided,
    Extended,
    ReviewDecided,
    ReviewExtended,
    ReviewRequested,
    Withdrawn,
)
from dueprocess.law.outcomes import Closing, Outcome, ReviewOutcome
from dueprocess.law.position import DeadlineKind
from dueprocess.law.practice import Practice
from law.clocks import UK, day

DECIDED = Decided(on=day("2020-02-25"), outcome=Outcome.NOT_HELD)
REQUESTED = ReviewRequested(on=day("2020-03-02"))


def owed(record: CaseRecord, today: str) -> list[str]:
    return [step.key for step in agenda(record, day(today)).owed]


def test_on_the_day_of_receipt_the_acknowledgement_is_owed() -> None:
    (step,) = agenda(case(), RECEIVED_ON).owed
    assert (step.key, step.notice, step.due_on) == ("acknowledgement", Notice.ACKNOWLEDGEMENT, RECEIVED_ON)


@pytest.mark.parametrize(
    ("today", "key"),
    [
        ("2020-02-11", None),
        ("2020-02-12", "reminder-respond-2020-02-26-10"),
        ("2020-02-20", None),
        ("2020-02-21", "reminder-respond-2020-02-26-3"),
        ("2020-02-26", None),
        ("2020-02-27", "escalation-respond-2020-02-26-0"),
        ("2020-03-05", "escalation-respond-2020-02-26-1"),
    ],
)
def test_reminders_and_escalations_fall_due_on_their_day_and_not_before(today: str, key: str | None) -> None:
    """Ten and three working days before the limit; the day after it; five working days after that."""
    before = (day(today) - timedelta(days=1)).isoformat()
    new = [step for step in owed(case(), today) if step not in owed(case(), before)]
    assert new == ([key] if key else [])


def test_a_request_logged_late_owes_everything_at_once_in_order() -> None:
    """A receipt in the past is normal: a backlog, a late hand-over."""
    late = case(received_on=day("2020-01-06"))
    now = agenda(late, day("2020-02-05"))
    assert [step.key for step in now.owed] == [
        "acknowledgement",
        "reminder-respond-2020-02-03-10",
        "reminder-respond-2020-02-03-3",
        "escalation-respond-2020-02-03-0",
    ]
    assert [step.due_on for step in now.owed] == sorted(step.due_on for step in now.owed)
    assert now.position.overdue


def test_of_many_escalations_the_latest_alone_is_owed() -> None:
    """One letter can say how late the case is; nobody needs a dozen."""
    keys = owed(case(received_on=day("2019-01-07")), "2020-02-05")
    escalations = [key for key in keys if key.startswith("escalation")]
    assert escalations == ["escalation-respond-2019-02-04-49"]


def test_after_the_latest_repeat_was_sent_the_next_comes_alone() -> None:
    name = "escalation-respond-2020-02-26"
    record = case(done=["acknowledgement", f"{name}-2"])
    assert [key for key in owed(record, "2020-03-12") if key.startswith("escalation")] == []
    assert [key for key in owed(record, "2020-03-20") if key.startswith("escalation")] == [f"{name}-3"]


def test_an_escalation_without_repeats_is_sent_once() -> None:
    record = case(plan=plan((), repeat=None), done=["acknowledgement"])
    now = agenda(record, day("2020-06-01"))
    assert [step.key for step in now.owed] == ["escalation-respond-2020-02-26-0"]
    sent_once = case(plan=plan((), repeat=None), done=["acknowledgement", now.owed[0].key])
    later = agenda(sent_once, day("2020-06-01"))
    assert later.owed == ()
    assert (later.wake_on, later.wake_for) == (None, "")
    assert later.position.overdue


def test_repeats_stop_where_the_calendar_ends_and_the_case_stays_overdue() -> None:
    """`replan` brings new years; until then the days past the calendar cannot be counted."""
    short = Calendar("uk", "1", "", day("2020-01-01"), day("2020-03-10"), day("2020-03-10"), UK.holidays)
    now = agenda(case(calendar=short, plan=plan(())), day("2020-03-12"))
    assert [step.key for step in now.owed][1:] == ["escalation-respond-2020-02-26-1"]
    assert now.wake_on is None
    assert now.position.overdue


def test_a_reminder_from_before_the_calendar_is_owed_at_once() -> None:
    """A request of early January whose reminder would fall in the old year: due, and no reason to stop."""
    short = Calendar("uk", "1", "", day("2020-01-01"), day("2021-12-31"), day("2021-12-31"), UK.holidays)
    early = Reminder(before=DeadlineKind.RESPOND, working_days=40)
    now = agenda(case(received_on=day("2020-01-06"), calendar=short, plan=plan((early,))), day("2020-01-06"))
    assert [step.key for step in now.owed] == ["reminder-respond-2020-02-03-40", "acknowledgement"]


def test_done_is_done_whether_sent_or_held() -> None:
    (step,) = agenda(case(), RECEIVED_ON).owed
    assert agenda(case().with_issued(sent(step, RECEIVED_ON)), RECEIVED_ON).owed == ()
    waiting = case().with_held(held(step, RECEIVED_ON))
    assert agenda(waiting, RECEIVED_ON).owed == ()
    assert agenda(try_again(waiting, RECEIVED_ON), RECEIVED_ON).owed == (step,)


def test_a_limit_that_moves_leaves_its_reminders_and_escalations_behind() -> None:
    """Wake-ups are keyed by the date, so that a restarted clock does not remind of the old limit."""
    assert any("2020-02-26" in key for key in owed(case(), "2020-02-21"))
    asked, answered = ClarificationAsked(on=day("2020-02-03")), ClarificationReceived(on=day("2020-02-10"))
    waiting, restarted = case(asked), case(asked, answered)
    assert owed(waiting, "2020-02-21") == ["acknowledgement"]
    keys = owed(restarted, "2020-03-10")
    assert not any("2020-02-26" in key for key in keys)
    assert "escalation-respond-2020-03-09-0" in keys


def test_an_extension_reminds_of_the_extended_limit_only() -> None:
    keys = owed(case(Extended(on=day("2020-02-20"))), "2020-03-27")
    assert keys == [
        "acknowledgement",
        "reminder-respond-extended-2020-03-26-3",
        "escalation-respond-extended-2020-03-26-0",
    ]


def test_after_the_decision_nobody_is_reminded_and_the_decision_is_sent() -> None:
    assert owed(case(DECIDED), "2020-04-20") == ["acknowledgement", "decision"]


def test_a_review_is_acknowledged_reminded_of_escalated_and_answered() -> None:
    in_review = case(DECIDED, REQUESTED)
    assert owed(in_review, "2020-04-01") == [
        "acknowledgement",
        "decision",
        "review-acknowledgement",
        "reminder-answer-review-2020-03-31-5",
        "escalation-answer-review-2020-03-31-0",
    ]
    longer = case(DECIDED, REQUESTED, ReviewExtended(on=day("2020-03-20")))
    assert not any("2020-03-31" in key for key in owed(longer, "2020-04-01"))
    answered = case(DECIDED, REQUESTED, ReviewDecided(on=day("2020-03-30"), outcome=ReviewOutcome.UPHELD))
    assert owed(answered, "2020-04-30")[-2:] == ["review-acknowledgement", "review-outcome"]


def test_a_refused_late_review_is_answered_before_the_case_closes() -> None:
    record = case(DECIDED, ReviewRequested(on=day("2020-05-04")))
    now = agenda(record, day("2020-05-04"))
    assert now.position.closing is Closing.LATE_REVIEW_REFUSED
    assert [step.key for step in now.owed][-1] == "review-acknowledgement"


@pytest.mark.parametrize(
    ("record", "today", "wake_on", "wake_for"),
    [
        (
            case(),
            "2020-01-29",
            "2020-02-12",
            "12 February 2020: reminder. Due: answer the request by 26 February 2020 (FOIA 2000 s.10(1))",
        ),
        (
            case(),
            "2020-02-21",
            "2020-02-27",
            "27 February 2020: escalation. Due: answer the request by 26 February 2020 (FOIA 2000 s.10(1))",
        ),
        (
            case(plan=plan(()), done=["escalation-respond-2020-02-26-0"]),
            "2020-02-26",
            "2020-02-27",
            "27 February 2020: mark it overdue. Due: answer the request by 26 February 2020 (FOIA 2000 s.10(1))",
        ),
        (
            case(),
            "2020-02-27",
            "2020-03-05",
            "5 March 2020: escalation. Due: answer the request by 26 February 2020 (FOIA 2000 s.10(1))",
        ),
        (
            case(DECIDED),
            "2020-02-25",
            "2020-04-25",
            "25 April 2020: close. Due: ask for a review by 24 April 2020 (FOI Code of Practice 2018 para 5.3)",
        ),
        (
            case(DECIDED),
            "2020-04-24",
            "2020-04-25",
            "25 April 2020: close. Due: ask for a review by 24 April 2020 (FOI Code of Practice 2018 para 5.3)",
        ),
        (
            case(ClarificationAsked(on=day("2020-02-03"))),
            "2020-02-03",
            "2020-05-01",
            "1 May 2020: close. Due: clarify the request by 30 April 2020 (FOIA 2000 s.1(3))",
        ),
        (
            case(
                ClarificationAsked(on=day("2020-02-03")),
                plan=plan(practice=Practice(clarification_lapses_after_working_days=None)),
            ),
            "2020-02-03",
            None,
            "",
        ),
        (case(Withdrawn(on=day("2020-02-03"))), "2020-02-03", None, ""),
    ],
    ids=[
        "to remind",
        "to escalate",
        "to mark overdue",
        "to escalate again",
        "to close",
        "the window's last day",
        "to give up waiting",
        "never",
        "closed",
    ],
)
def test_a_case_wakes_on_the_next_day_something_changes_and_says_what(
    record: CaseRecord, today: str, wake_on: str | None, wake_for: str
) -> None:
    now = agenda(record, day(today))
    assert now.wake_on == (day(wake_on) if wake_on else None)
    assert now.wake_for == wake_for


def test_the_agenda_of_a_limit_met_today_still_wakes_tomorrow() -> None:
    """The limit's own last day: overdue is marked on the day after, never on it."""
    now = agenda(case(), LIMIT)
    assert not now.position.overdue
    assert now.wake_on == LIMIT + timedelta(days=1)


def test_each_reminder_goes_to_those_it_names_and_two_of_one_day_are_one_to_all_of_them() -> None:
    reminders = (
        Reminder(before=DeadlineKind.RESPOND, working_days=10, to=("foi-officer",)),
        Reminder(before=DeadlineKind.RESPOND, working_days=3, to=("foi-officer", "registrar")),
        Reminder(before=DeadlineKind.RESPOND, working_days=3, to=("registrar", "press-office")),
    )
    record = case(plan=plan(reminders), done=["acknowledgement"])
    owed = [step for step in agenda(record, day("2020-02-21")).owed if step.notice is Notice.REMINDER]
    told = {step.key: describe_step(record, step, day("2020-02-21")).recipients for step in owed}
    assert told == {
        "reminder-respond-2020-02-26-10": ("foi-officer",),
        "reminder-respond-2020-02-26-3": ("foi-officer", "registrar", "press-office"),
    }
