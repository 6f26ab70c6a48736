"""A case as it answers queries and updates."""

from case.cases import LIMIT, RECEIVED_ON, case, held, sent
from dueprocess.case.agenda import agenda
from dueprocess.case.view import CaseView, DeadlineView, Receipt, receipt, view_case, view_deadline
from dueprocess.law.facts import ClarificationAsked, Decided, Withdrawn
from dueprocess.law.outcomes import Closing, Outcome
from dueprocess.law.position import DeadlineKind, Stage
from law.clocks import CODE, UK, day

DECIDED = Decided(on=day("2020-02-25"), outcome=Outcome.NOT_HELD)


def view(today: str, *facts: Decided | Withdrawn) -> CaseView:
    record = case(*facts)
    return view_case(record, agenda(record, day(today)))


def test_it_shows_where_the_case_stands_with_the_working_of_each_date() -> None:
    seen = view("2020-01-29")
    assert (seen.authority, seen.reference, seen.regime) == ("marrowby", "M/20/007", "foia-2000")
    assert (seen.stage, seen.received_on, seen.respond_by) == (Stage.AWAITING_DECISION, RECEIVED_ON, LIMIT)
    assert (seen.provisional, seen.overdue, seen.outcome, seen.closing) == (False, False, None, None)
    assert (seen.unit, seen.calendar_version) == ("Information Team", UK.version)
    (deadline,) = seen.deadlines
    assert (deadline.kind, deadline.on, deadline.source) == (DeadlineKind.RESPOND, LIMIT, "FOIA 2000 s.10(1)")
    assert (deadline.rule, deadline.counted_from) == ("20 working days", RECEIVED_ON)
    assert [(skip.on.day, skip.why) for skip in deadline.skipped][:2] == [(1, "Saturday"), (2, "Sunday")]
    assert seen.next_on == day("2020-02-12")
    assert seen.next_for.startswith("12 February 2020: reminder")


def test_it_shows_what_happened_what_was_sent_and_what_is_held() -> None:
    (step,) = agenda(case(), RECEIVED_ON).owed
    issued, waiting = sent(step, RECEIVED_ON), held(step, RECEIVED_ON)
    record = case(DECIDED).with_issued(issued).with_held(waiting)
    seen = view_case(record, agenda(record, DECIDED.on))
    assert (seen.facts, seen.issued, seen.held, seen.replanned) == ((DECIDED,), (issued,), (waiting,), ())
    assert seen.deadlines[0].met_on == DECIDED.on


def test_a_closed_case_shows_why_it_closed() -> None:
    seen = view("2020-03-01", Withdrawn(on=day("2020-02-03")))
    assert (seen.stage, seen.closing) == (Stage.CLOSED, Closing.WITHDRAWN)
    assert (seen.next_on, seen.next_for) == (None, "")
    late = view("2020-05-01", DECIDED)
    assert (late.closing, late.outcome) == (Closing.WINDOW_PASSED, Outcome.NOT_HELD)


def test_a_view_is_one_json_object_that_reads_back() -> None:
    seen = view("2020-02-25", DECIDED)
    assert CaseView.model_validate_json(seen.model_dump_json()) == seen


def test_a_deadline_shows_whether_it_is_provisional() -> None:
    (deadline,) = case(received_on=day("2028-12-15")).position(day("2028-12-15")).deadlines
    seen = view_deadline(deadline)
    assert isinstance(seen, DeadlineView)
    assert seen.provisional
    assert seen.on == deadline.on


def test_a_receipt_says_in_short_where_the_case_stands_now() -> None:
    record = case(DECIDED)
    assert receipt(record, agenda(record, DECIDED.on)) == Receipt(
        reference="M/20/007",
        stage=Stage.REVIEW_WINDOW,
        respond_by=LIMIT,
        next_due=DeadlineKind.ASK_FOR_REVIEW,
        next_due_on=day("2020-04-24"),
    )
    waiting = case(ClarificationAsked(on=day("2020-02-03")))
    assert receipt(waiting, agenda(waiting, day("2020-02-03"))).respond_by is None
    closed = case(Withdrawn(on=day("2020-02-03")))
    told = receipt(closed, agenda(closed, day("2020-02-03")))
    assert (told.stage, told.next_due, told.next_due_on) == (Stage.CLOSED, None, None)


def test_the_window_rests_on_the_code() -> None:
    assert view("2020-02-25", DECIDED).deadlines[-1].source == f"{CODE} 5.3"
