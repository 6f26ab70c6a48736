"""A case as it answers queries and updates."""

from case.cases import LIMIT, PERSONAL, RECEIVED_ON, case, classified, held, plan, sent, with_days_off
from dueprocess.case.agenda import agenda
from dueprocess.case.view import (
    CaseView,
    CautionView,
    DeadlineView,
    EventView,
    PartView,
    Receipt,
    SkippedView,
    receipt,
    view_case,
    view_deadline,
)
from dueprocess.law.facts import (
    ClarificationAsked,
    ClarificationReceived,
    Decided,
    Extended,
    IdentityAsked,
    ReceiptCorrected,
    Withdrawn,
    type_of_fact,
)
from dueprocess.law.outcomes import Closing, Outcome
from dueprocess.law.position import DeadlineKind, Stage
from law.clocks import CODE, UK, day

DECIDED = Decided(on=day("2020-02-25"), outcome=Outcome.NOT_HELD)


def view(today: str, *facts: type_of_fact) -> CaseView:
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
    seen = view_deadline(deadline, UK)
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


PARTS = (
    classified("2020-02-03", roads="foia-2000", noise="eir-2004"),
    Extended(on=day("2020-02-10"), part="noise", reason="Nine years of measurements."),
    Decided(on=day("2020-02-20"), part="roads", outcome=Outcome.NOT_HELD),
)


def test_a_request_in_parts_shows_each_with_its_law_and_where_it_stands() -> None:
    seen = view("2020-02-20", *PARTS)
    assert seen.parts == (
        PartView(
            part="roads",
            regime="foia-2000",
            stage=Stage.REVIEW_WINDOW,
            respond_by=LIMIT,
            outcome=Outcome.NOT_HELD,
            closing=None,
        ),
        PartView(
            part="noise",
            regime="eir-2004",
            stage=Stage.EXTENDED,
            respond_by=day("2020-03-26"),
            outcome=None,
            closing=None,
        ),
    )
    assert (seen.stage, seen.outcome, seen.respond_by) == (Stage.EXTENDED, None, day("2020-03-26"))
    assert [(deadline.part, deadline.regime, deadline.kind) for deadline in seen.deadlines] == [
        ("roads", "foia-2000", DeadlineKind.RESPOND),
        ("roads", "foia-2000", DeadlineKind.ASK_FOR_REVIEW),
        ("noise", "eir-2004", DeadlineKind.RESPOND),
        ("noise", "eir-2004", DeadlineKind.RESPOND_EXTENDED),
    ]
    assert seen.running is not None
    assert (seen.running.part, seen.running.on) == ("noise", day("2020-03-26"))
    assert (view("2020-01-29").parts, view("2020-01-29").deadlines[0].part) == ((), "")


def test_a_part_that_closed_says_why_while_the_other_goes_on() -> None:
    seen = view("2020-02-20", PARTS[0], Withdrawn(on=day("2020-02-10"), part="noise"))
    assert [(part.stage, part.closing) for part in seen.parts] == [
        (Stage.AWAITING_DECISION, None),
        (Stage.CLOSED, Closing.WITHDRAWN),
    ]
    assert (seen.stage, seen.closing) == (Stage.AWAITING_DECISION, None)


def test_a_deadline_shows_the_events_that_set_and_moved_it_with_their_sources() -> None:
    facts = (
        ReceiptCorrected(on=day("2020-01-30"), received_on=day("2020-01-28")),
        ClarificationAsked(on=day("2020-02-03")),
        ClarificationReceived(on=day("2020-02-10")),
    )
    events = view("2020-02-11", *facts).deadlines[0].events
    assert [(event.on, event.source) for event in events] == [
        (day("2020-01-28"), None),
        (day("2020-01-30"), None),
        (day("2020-02-03"), "FOIA 2000 s.1(3)"),
        (day("2020-02-10"), "FOIA 2000 s.10(6)"),
    ]
    assert events[0] == EventView(on=day("2020-01-28"), what="the request received", source=None)
    worked_out = case(*facts).position(day("2020-02-11")).deadlines[0].events
    assert [event.what for event in events] == [event.what for event in worked_out]


def test_a_deadline_is_explained_by_the_calendar_it_was_counted_by() -> None:
    """The one of Scotland for Scotland's law: what is a holiday in Northern Ireland only is counted there."""
    record = case(classified("2020-02-25", here="foia-2000", there="foisa-2002"), received_on=day("2020-02-24"))
    here, there = view_case(record, agenda(record, day("2020-02-25"))).deadlines
    assert (
        SkippedView(on=day("2020-03-17"), why="Saint Patrick's Day (Northern Ireland)", nations=("NIR",))
        in here.skipped
    )
    assert "Not counted: 17 March 2020, Saint Patrick's Day (Northern Ireland)." in here.explanation
    assert here.explanation[-1].startswith(f"Calendar uk, version {UK.version}")
    assert not [skip for skip in there.skipped if skip.why not in {"Saturday", "Sunday"}]
    assert there.explanation[-1].startswith(f"Calendar scotland, version {UK.version}")


def test_what_had_no_effect_or_needs_justifying_is_shown_with_its_part() -> None:
    told_late = Extended(on=day("2020-03-02"), part="noise", reason="large")
    (worked_out,) = case(PARTS[0], told_late).position(day("2020-03-02")).cautions
    assert view("2020-03-02", PARTS[0], told_late).cautions == (
        CautionView(rule="without-effect", what=worked_out.what, source="EIR 2004 reg 7(1)", part="noise"),
    )
    assert "came after the limit" in worked_out.what
    of_another_law = IdentityAsked(on=day("2020-01-31"))
    (caution,) = view("2020-02-03", of_another_law).cautions
    assert (caution.rule, caution.source, caution.part) == ("without-effect", None, "")


def test_a_case_told_of_another_calendar_shows_which_dates_moved() -> None:
    record, change = case(received_on=day("2022-09-05"), calendar=with_days_off()).with_calendar(
        with_days_off("2022-09-19"), day("2022-09-10"), None
    )
    seen = view_case(record, agenda(record, day("2022-09-10")))
    assert (seen.replanned, seen.calendar_version) == ((change,), "2022-09-19")
    assert CaseView.model_validate_json(seen.model_dump_json()) == seen


def test_a_view_of_parts_reads_back_and_its_reasons_repeat_nobody_s_words() -> None:
    words = " ".join(PERSONAL)
    facts = (PARTS[0], PARTS[1].model_copy(update={"reason": words}), Extended(on=day("2020-02-11"), reason=words))
    seen = view("2020-02-20", *facts)
    assert CaseView.model_validate_json(seen.model_dump_json()) == seen
    shown = seen.model_copy(update={"facts": ()}).model_dump_json()
    assert seen.cautions
    assert not [word for word in PERSONAL if word in shown]


def test_a_receipt_of_a_request_in_parts_gives_the_date_that_leads() -> None:
    record = case(*PARTS[:2], plan=plan(()))
    told = receipt(record, agenda(record, day("2020-02-10")))
    assert (told.stage, told.next_due, told.next_due_on) == (Stage.AWAITING_DECISION, DeadlineKind.RESPOND, LIMIT)
    record = case(*PARTS)
    told = receipt(record, agenda(record, day("2020-02-20")))
    assert (told.respond_by, told.next_due) == (day("2020-03-26"), DeadlineKind.RESPOND_EXTENDED)
