"""Whole lives of cases, on a real Temporal server with virtual time."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from dueprocess.calendars import InstalledCalendars
from dueprocess.case.view import CaseView
from dueprocess.client import NotTold
from dueprocess.delivery.letters import StoredLetter
from dueprocess.law.counting import count_working_days, working_day_after
from dueprocess.law.facts import (
    CitedExemption,
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
)
from dueprocess.law.outcomes import Closing, Outcome, ReviewOutcome
from dueprocess.law.position import DeadlineKind, Stage
from dueprocess.worker.virtual_time import VirtualCase
from workflows.virtual_server import VirtualServer, a_request, sent, today

DAY = timedelta(days=1)


def keys(view: CaseView) -> list[str]:
    return [notice.step.key for notice in view.issued]


def limit(view: CaseView, kind: DeadlineKind) -> date:
    return next(deadline.on for deadline in view.deadlines if deadline.kind is kind)


async def respond_by_of(case: VirtualCase) -> date:
    respond_by = (await case.move_to(today())).respond_by
    assert respond_by is not None
    return respond_by


async def read(server: VirtualServer, case: VirtualCase) -> CaseView:
    return await server.cases(server.task_queue).read(case.case_id)


async def test_a_plain_request_is_acknowledged_reminded_decided_and_closed_when_nobody_asks_for_a_review(
    server: VirtualServer,
) -> None:
    case = await server.opened(a_request())
    respond_by = await respond_by_of(case)
    last_day = await case.move_to(respond_by)
    assert sent(keys(last_day)) == ["acknowledgement", "reminder-respond", "reminder-respond"]
    assert not last_day.overdue

    told = await case.tell(Decided(on=respond_by, outcome=Outcome.DISCLOSED_IN_FULL, answer="Forty-one."))
    assert (told.stage, told.next_due) == (Stage.REVIEW_WINDOW, DeadlineKind.ASK_FOR_REVIEW)
    closed = await server.run_to_end(case)

    assert (closed.outcome, closed.closing) == (Outcome.DISCLOSED_IN_FULL, Closing.WINDOW_PASSED)
    assert told.next_due_on is not None
    assert closed.closed_on == told.next_due_on + DAY, "the window's last day belongs to the applicant"
    assert sent(keys(await read(server, case)))[-1] == "decision"


async def test_a_request_decided_late_is_overdue_from_the_day_after_the_limit_and_escalated_again_and_again(
    server: VirtualServer,
) -> None:
    case = await server.opened(a_request())
    respond_by = await respond_by_of(case)
    assert not (await case.move_to(respond_by)).overdue
    day_after = await case.move_to(respond_by + DAY)
    assert day_after.overdue
    assert sent(keys(day_after))[-1] == "escalation-respond"

    weeks_later = await case.move_to(respond_by + timedelta(days=40))
    escalated_on = [notice.dated_on for notice in weeks_later.issued if notice.step.notice == "escalation"]
    assert len(escalated_on) >= 4
    calendar = InstalledCalendars().calendar("uk", today().year, today().year + 1)
    for earlier, later in pairwise(escalated_on):
        assert count_working_days(earlier, 5, calendar).on == later

    told = await case.tell(Decided(on=respond_by + timedelta(days=40), outcome=Outcome.NOT_HELD))
    assert told.stage is Stage.REVIEW_WINDOW
    assert not (await read(server, case)).overdue


async def test_a_request_handed_over_late_owes_everything_at_once_in_order_and_once(server: VirtualServer) -> None:
    """Received 60 days ago by a member of staff, passed on today: long overdue when it is opened."""
    case = await server.opened(a_request(today() - timedelta(days=60)))
    await case.move_to(today() + DAY)
    view = await read(server, case)
    assert view.overdue
    expected = ["acknowledgement", "reminder-respond", "reminder-respond", "escalation-respond"]
    assert sent(keys(view))[: len(expected)] == expected
    assert keys(view)[1] < keys(view)[2], "the earlier reminder first"
    assert len(keys(view)) == len(set(keys(view)))
    due = [notice.step.due_on for notice in view.issued]
    assert due == sorted(due)


async def test_a_clarification_restarts_the_clock_and_an_extension_counts_from_the_original_limit(
    server: VirtualServer,
) -> None:
    case = await server.opened(a_request())
    first_limit = await respond_by_of(case)
    waiting = await case.tell(ClarificationAsked(on=today(), question="Which campus?"))
    assert (waiting.stage, waiting.respond_by) == (Stage.AWAITING_CLARIFICATION, None)
    answered_on = today() + timedelta(days=20)
    await case.move_to(answered_on)
    restarted = await case.tell(ClarificationReceived(on=answered_on, text="The main one."))
    assert restarted.respond_by is not None
    assert restarted.respond_by > first_limit

    extended = await case.tell(Extended(on=answered_on, exemptions=(CitedExemption(provision="43(2)"),)))
    view = await read(server, case)
    assert extended.stage is Stage.EXTENDED
    assert limit(view, DeadlineKind.RESPOND) == restarted.respond_by
    further = next(deadline for deadline in view.deadlines if deadline.kind is DeadlineKind.RESPOND_EXTENDED)
    assert further.counted_from == restarted.respond_by
    assert further.on == extended.respond_by


async def test_a_fee_pauses_the_clock_and_an_unpaid_one_closes_the_case(server: VirtualServer) -> None:
    paid = await server.opened(a_request())
    await paid.tell(FeeCharged(on=today(), amount_pence=1250))
    pay_on = today() + timedelta(days=14)
    await paid.move_to(pay_on)
    running = await paid.tell(FeePaid(on=pay_on))
    assert running.respond_by == working_day_after(pay_on, 20, InstalledCalendars().uk()), "no day counts until payment"

    unpaid = await server.opened(a_request())
    charged = await unpaid.tell(FeeCharged(on=today()))
    closed = await server.run_to_end(unpaid)
    assert closed.closing is Closing.FEE_LAPSED
    assert charged.next_due_on is not None
    assert closed.closed_on == charged.next_due_on + DAY


async def test_a_question_never_answered_closes_the_case_when_the_institution_says_so(server: VirtualServer) -> None:
    case = await server.opened(a_request())
    asked = await case.tell(ClarificationAsked(on=today()))
    closed = await server.run_to_end(case)
    assert closed.closing is Closing.CLARIFICATION_LAPSED
    assert asked.next_due_on is not None
    assert closed.closed_on == asked.next_due_on + DAY


async def test_a_review_keeps_the_case_open_until_it_is_answered(server: VirtualServer) -> None:
    case = await server.opened(a_request())
    await case.tell(Decided(on=today(), outcome=Outcome.DISCLOSED_IN_FULL, answer="Forty-one."))
    window_ends = limit(await read(server, case), DeadlineKind.ASK_FOR_REVIEW)
    await case.move_to(window_ends)
    asked = await case.tell(ReviewRequested(on=window_ends, grounds="I think there were more."))
    assert asked.stage is Stage.IN_REVIEW
    longer = await case.tell(ReviewExtended(on=window_ends, reason="The register must be searched by hand."))
    assert asked.next_due_on is not None
    assert longer.next_due_on is not None
    assert longer.next_due_on > asked.next_due_on
    after_the_window = await case.move_to(window_ends + timedelta(days=10))
    assert after_the_window.stage is Stage.IN_REVIEW
    done = ReviewDecided(
        on=window_ends + timedelta(days=10), outcome=ReviewOutcome.OVERTURNED, reasons="There were 52."
    )
    assert (await case.tell(done)).stage is Stage.CLOSED
    closed = await server.run_to_end(case)
    assert closed.closing is Closing.REVIEW_DECIDED
    assert sent(keys(await read(server, case)))[-3:] == [
        "review-acknowledgement",
        "review-extension",
        "review-outcome",
    ]


async def test_a_withdrawn_request_closes_at_once(server: VirtualServer) -> None:
    case = await server.opened(a_request())
    await case.tell(Withdrawn(on=today()))
    closed = await server.run_to_end(case)
    assert (closed.closing, closed.outcome, closed.closed_on) == (Closing.WITHDRAWN, None, today())


@pytest.mark.special
async def test_a_corrected_receipt_moves_the_limit_and_leaves_the_old_reminders_behind(server: VirtualServer) -> None:
    case = await server.opened(a_request())
    before = await respond_by_of(case)
    corrected = await case.tell(ReceiptCorrected(on=today(), received_on=today() - timedelta(days=7)))
    assert corrected.respond_by is not None
    assert corrected.respond_by < before
    view = await case.move_to(before)
    reminders = [key for key in keys(view) if key.startswith("reminder")]
    assert len(reminders) == 2
    assert all(str(corrected.respond_by) in key for key in reminders)


async def test_reassigning_a_case_changes_its_unit_and_leaves_its_timer_alone(server: VirtualServer) -> None:
    case = await server.opened(a_request())
    await case.tell(Reassigned(on=today(), to="Estates"))
    assert (await read(server, case)).unit == "Estates"
    events = [
        event for event in (await server.history(case)).events if event.HasField("timer_canceled_event_attributes")
    ]
    assert events == []


@pytest.mark.special
async def test_a_request_of_a_council_made_of_toml_alone_lives_the_same_life(server: VirtualServer) -> None:
    case = await server.opened(a_request(authority="anytown"))
    decided = await case.tell(Decided(on=today(), outcome=Outcome.NOT_HELD))
    assert decided.reference.startswith(f"AT-{today().year}-")
    closed = await server.run_to_end(case)
    assert closed.closing is Closing.WINDOW_PASSED
    assert closed.keep_until == closed.closed_on.replace(year=closed.closed_on.year + 3)
    assert closed.then == "erase"


@pytest.mark.special
async def test_a_reminder_goes_to_the_addresses_of_those_it_names_and_a_letter_to_none_of_them(
    server: VirtualServer,
) -> None:
    case = await server.opened(a_request(authority="anytown"))
    view = await case.move_to(today() + timedelta(days=27))
    records = [(server.home / "letters" / notice.files[3].key).read_text() for notice in view.issued]
    to = [StoredLetter.model_validate_json(record).letter.staff_emails for record in records]
    staff = ("foi@anytown.example", "information-manager@anytown.example")
    assert to[:3] == [(), staff[:1], staff]


async def test_the_letters_of_a_request_handed_over_late_say_that_the_date_has_passed(server: VirtualServer) -> None:
    case = await server.opened(a_request(today() - timedelta(days=60)))
    view = await case.move_to(today() + DAY)
    words = [(server.home / "letters" / notice.files[2].key).read_text() for notice in view.issued]
    acknowledgement, *reminders = words[:3]
    assert "We should have answered no later than" in " ".join(acknowledgement.split())
    for reminder in reminders:
        assert "That date has passed" in reminder
        assert "last day" not in reminder


async def test_a_refused_update_leaves_no_trace_in_history(server: VirtualServer) -> None:
    case = await server.opened(a_request())
    await case.move_to(today() + DAY)
    before = len((await server.history(case)).events)
    with pytest.raises(NotTold) as refused:
        await case.tell(ReviewRequested(on=today()))
    assert refused.value.rule == "not-decided"
    assert len((await server.history(case)).events) == before
