"""Whole lives of cases under other laws than FOIA 2000, and of one in parts, on a real server with virtual time."""

import asyncio
from collections.abc import AsyncGenerator, Mapping
from datetime import date, timedelta
from pathlib import Path
from textwrap import dedent

import pytest
from temporalio.client import WorkflowExecutionStatus

from dueprocess.calendars import InstalledCalendars
from dueprocess.case.notice_parts import parts_of
from dueprocess.case.notices import Notice
from dueprocess.case.request import InformationRequested
from dueprocess.case.view import CaseView
from dueprocess.client import CannotOpen, NotTold
from dueprocess.institutions import Institutions
from dueprocess.law.calendar import CalendarName
from dueprocess.law.counting import working_day_after
from dueprocess.law.facts import Classified, Decided, Extended, PartOfRequest, ReviewDecided, ReviewRequested
from dueprocess.law.outcomes import Closing, Outcome, ReviewOutcome
from dueprocess.law.position import DeadlineKind, Stage
from dueprocess.law.regime import Statute
from dueprocess.worker.virtual_time import VirtualCase
from dueprocess.workflows.attributes import FLAGS, KEYWORDS
from servers import write_institution
from workflows.virtual_server import VirtualServer, a_request, activities, sent, today

pytestmark = pytest.mark.special

DAY = timedelta(days=1)
QUEUE = "other-laws"

WORDS = {
    "acknowledgement": """
        <!-- part: receipt -->
        We received your request on {{ received_on }}. It falls under the {{ regime }}.
        <!-- part: request -->
        > {{ request }}
        <!-- part: time-limit -->
        {% if respond_by %}We answer by {{ respond_by }}.{% else %}The time is not running.{% endif %}
        <!-- part: contact -->
        Write to {{ office.enquiries.email }}.
    """,
    "decision": """
        <!-- part: opening -->
        This is our answer under the {{ regime }}.
        <!-- part: request -->
        > {{ request }}
        <!-- part: answer -->
        {{ answer or outcome }}
        <!-- part: grounds -->
        We may withhold it.
        <!-- part: contact -->
        Write to {{ office.enquiries.email }}.
        <!-- part: review-rights -->
        {% if ask_review_by %}Ask us to look again by {{ ask_review_by }}.{% else %}You may complain to us.{% endif %}
        <!-- part: commissioner -->
        You may turn to the Commissioner.
    """,
    "review_acknowledgement": """
        <!-- part: receipt -->
        You asked us on {{ review_requested_on }} to look again.
        <!-- part: time-limit -->
        We answer by {{ answer_review_by }}.
        <!-- part: reviewer -->
        Somebody else will look.
        <!-- part: commissioner -->
        You may turn to the Commissioner.
    """,
    "review_outcome": """
        <!-- part: opening -->
        We have looked again.
        <!-- part: answer -->
        {{ review_reasons }}
        <!-- part: commissioner -->
        You may turn to the Commissioner.
    """,
}
"""Words of an invented council for every letter to an applicant, under any law."""
NO_WORDS: Mapping[str, str] = {}

# Each time that a case wakes by itself costs a test a second.
ONE_REMINDER = """
    [[reminders]]
    before = "respond-extended"
    working_days = 5
    [escalation]
    repeat_every_working_days = 40
"""
PROMISE = """
    [[regimes]]
    key = "fenby-promise"
    title = "Freedom of Information Act 2000"
    like = "foia-2000"
    respond_working_days = 10
    valid_from = 2020-01-01
    source = { act = "Fenby Charter", provision = "para 4", url = "https://www.fenby.example/charter" }
"""

ANOTHER_OFFICE = """
    [office.laws.uk-gdpr]
    enquiries = { role = "Data Protection Officer", email = "dpo@fenby.example" }
"""


def council(home: Path, words: Mapping[str, str] = NO_WORDS, own_data: Mapping[str, str] = NO_WORDS) -> Institutions:
    """The council `fenby` as an institution folder, with these words of its own; and `wolding`.

    `wolding` writes in Welsh alone, of which there are no built-in words for the UK GDPR, and has words of its own for
    FOIA 2000; for the UK GDPR it has none but `own_data`.
    """
    home.mkdir(parents=True)
    write_institution(home, "fenby", ONE_REMINDER + PROMISE + ANOTHER_OFFICE, **words)
    write_institution(home, "wolding", f'languages = ["cy"]\n{dedent(ONE_REMINDER)}')
    wording = home / "institutions" / "wolding" / "wording"
    for notice in Notice:
        text = "\n".join(f"<!-- part: {part.key} -->\nGair." for part in parts_of(notice, Statute.FOIA_2000).parts)
        law = "" if notice.is_internal else ".foia-2000"
        (wording / f"{notice}{law}.cy.md").write_text(text)
    for name, text in own_data.items():
        (wording / f"{name.replace('_', '-')}.uk-gdpr.cy.md").write_text(dedent(text))
    return Institutions.load(("fenby", "wolding"), (home / "institutions",))


@pytest.fixture(scope="module")
async def fenby(server: VirtualServer, tmp_path_factory: pytest.TempPathFactory) -> AsyncGenerator[Path]:
    """A worker for the council with words of its own for every letter."""
    home = tmp_path_factory.mktemp("fenby")
    made_of = activities(home, institutions=council(home / "with-words", WORDS))
    async with server.worker(made_of, QUEUE):
        yield home


def asked(regime: str, authority: str = "fenby") -> InformationRequested:
    return a_request(authority=authority).model_copy(update={"regime": regime})


def working_days_after(on: date, days: int, calendar: CalendarName = "uk") -> date:
    return working_day_after(on, days, InstalledCalendars().uk().named(calendar))


def keys(view: CaseView) -> list[str]:
    return [notice.step.key for notice in view.issued]


async def read(server: VirtualServer, case: VirtualCase) -> CaseView:
    return await server.cases(QUEUE).read(case.case_id)


async def with_held(case: VirtualCase, held: int) -> CaseView:
    """The case once so many of its letters are held."""
    async with asyncio.timeout(20):
        while len((view := await case.move_to(today())).held) < held:  # noqa: ASYNC110 - a worker holds them
            await asyncio.sleep(0.05)
    return view


def letter(home: Path, view: CaseView, step: str) -> str:
    """A letter that was sent, as text."""
    (issued,) = [notice for notice in view.issued if notice.step.key == step]
    (text,) = [file.key for file in issued.files if file.key.endswith(".txt")]
    return " ".join((home / "letters" / text).read_text("utf-8").split())


async def test_environmental_information_has_forty_working_days_if_told_and_forty_for_the_review(
    server: VirtualServer, tmp_path: Path
) -> None:
    queue = "eir"
    limit, extended_to = working_days_after(today(), 20), working_days_after(today(), 40)
    async with server.worker(activities(tmp_path, institutions=council(tmp_path / "without")), queue):
        case = await server.opened(asked("eir-2004"), task_queue=queue)
        first = await case.move_to(today() + DAY)
        assert (first.regime, first.respond_by) == ("eir-2004", limit)
        extended = await case.tell(Extended(on=today(), reason="Nine years of measurements, and complex ones."))
        assert (extended.stage, extended.respond_by) == (Stage.EXTENDED, extended_to)
        with pytest.raises(NotTold) as twice:
            await case.tell(Extended(on=today(), until=extended_to + DAY, reason="Still more."))
        assert twice.value.rule == "extended-already"

        assert not (await case.move_to(limit + DAY)).overdue, "the first limit is the limit no more"
        last_day = await case.move_to(extended_to)
        assert sent(keys(last_day)) == ["acknowledgement", "extension", "reminder-respond-extended"]
        decided = await case.tell(Decided(on=extended_to, outcome=Outcome.DISCLOSED_IN_FULL, answer="Six decibels."))
        assert decided.next_due_on == working_days_after(extended_to, 40)

        requested_on = extended_to + 7 * DAY
        await case.move_to(requested_on)
        in_review = await case.tell(ReviewRequested(on=requested_on, grounds="It is louder."))
        answer_by = working_days_after(requested_on, 40)
        assert (in_review.next_due, in_review.next_due_on) == (DeadlineKind.ANSWER_REVIEW, answer_by)
        assert not (await case.move_to(answer_by)).overdue
        await case.tell(ReviewDecided(on=answer_by, outcome=ReviewOutcome.UPHELD, reasons="It is not."))

        assert (await server.run_to_end(case)).closing is Closing.REVIEW_DECIDED
        closed = await server.cases(queue).read(case.case_id)
    assert keys(closed)[-3:] == ["decision", "review-acknowledgement", "review-outcome"]
    decision = letter(tmp_path, closed, "decision")
    assert "Environmental Information Regulations 2004" in decision
    assert "regulation 11" in decision, "the review is that of the Regulations"


async def test_letters_under_a_law_without_words_are_held_the_clock_runs_on_and_they_go_out_once_there_are_words(
    server: VirtualServer, tmp_path: Path
) -> None:
    queue = "sar-without-words"
    async with server.worker(activities(tmp_path, institutions=council(tmp_path / "without")), queue):
        case = await server.opened(asked("uk-gdpr-sar", "wolding"), task_queue=queue)
        opened = await case.move_to(today())
        assert opened.respond_by is not None
        answer = Decided(on=today(), outcome=Outcome.DISCLOSED_IN_FULL, answer="All that we keep of you.")
        await case.tell(answer)
        await with_held(case, 2)
        late = await case.move_to(opened.respond_by + DAY)
        assert (late.stage, late.overdue) == (Stage.AWAITING_DECISION, True), "nothing has been answered"
        assert [held.step.key for held in late.held] == ["acknowledgement", "decision"]
        for held in late.held:
            assert "under the UK General Data Protection Regulation (subject access)" in held.why
            assert f"write wording/{held.step.notice}.cy.md" in held.why
        description = await server.handle(case).describe()
        assert description.status is WorkflowExecutionStatus.RUNNING, "a case with letters unsent does not end"
        assert description.typed_search_attributes[FLAGS["Held"]]
        assert description.typed_search_attributes[KEYWORDS["Regime"]] == "uk-gdpr-sar"

    async with server.worker(activities(tmp_path, institutions=council(tmp_path / "with", own_data=WORDS)), queue):
        retried = await server.cases(queue).retry_held_notices(case.case_id, by="information manager")
        assert retried.owed == 2
        closed = await server.run_to_end(case)
        view = await server.cases(queue).read(case.case_id)
    assert (closed.closing, closed.closed_on) == (Closing.ANSWERED, opened.respond_by + DAY)
    (limit,) = view.deadlines
    assert limit.met_on == opened.respond_by + DAY, "it counts from the day on which it went out"
    assert view.held == ()
    assert "All that we keep of you." in letter(tmp_path, view, "decision")


async def test_a_council_with_words_of_its_own_sends_them_at_once(server: VirtualServer, fenby: Path) -> None:
    case = await server.opened(asked("eir-2004"), task_queue=QUEUE)
    view = await case.move_to(today() + DAY)
    assert (keys(view), view.held) == (["acknowledgement"], ())
    assert "It falls under the Environmental Information Regulations 2004." in letter(fenby, view, "acknowledgement")


@pytest.mark.usefixtures("fenby")
async def test_a_council_keeps_its_own_promise_from_the_start_or_once_classified(server: VirtualServer) -> None:
    promised = working_days_after(today(), 10)
    case = await server.opened(asked("fenby-promise"), task_queue=QUEUE)
    view = await case.move_to(today() + DAY)
    assert (view.respond_by, view.deadlines[0].source) == (promised, "Fenby Charter para 4")
    assert (await server.cases(QUEUE).replan(case.case_id)).new_respond_by == promised
    other = await server.opened(asked("foia-2000"), task_queue=QUEUE)
    told = await other.tell(Classified(on=today(), parts=(PartOfRequest(part="all", regime="fenby-promise"),)))
    assert told.respond_by == promised


@pytest.mark.usefixtures("fenby")
@pytest.mark.parametrize(
    ("regime", "calendar", "source"),
    [("foisa-2002", "scotland", "FOISA 2002 s.20(1)"), ("foia-2000", "uk", "FOI Code of Practice 2018 para 5.1")],
)
async def test_the_silence_itself_can_be_reviewed(
    server: VirtualServer, regime: str, calendar: CalendarName, source: str
) -> None:
    case = await server.opened(asked(regime), task_queue=QUEUE)
    limit = working_days_after(today(), 20, calendar)
    assert (await case.move_to(limit)).respond_by == limit
    with pytest.raises(NotTold) as early:
        await case.tell(ReviewRequested(on=limit))
    assert (early.value.rule, early.value.source) == ("not-decided", source)

    overdue = await case.move_to(limit + DAY)
    assert overdue.overdue
    told = await case.tell(ReviewRequested(on=limit + DAY, grounds="You did not answer."))
    answer_by = working_days_after(limit + DAY, 20, calendar)
    assert (told.stage, told.next_due, told.next_due_on) == (Stage.IN_REVIEW, DeadlineKind.ANSWER_REVIEW, answer_by)
    answered_on = limit + 2 * DAY
    await case.move_to(answered_on)
    await case.tell(Decided(on=answered_on, outcome=Outcome.DISCLOSED_IN_FULL, answer="Forty-one."))
    await case.tell(ReviewDecided(on=answered_on, outcome=ReviewOutcome.OVERTURNED, reasons="We had not answered."))
    closed = await server.run_to_end(case)
    assert (closed.outcome, closed.closing) == (Outcome.DISCLOSED_IN_FULL, Closing.REVIEW_DECIDED)
    assert sent(keys(await read(server, case))) == [
        "acknowledgement",
        "escalation-respond",
        "review-acknowledgement",
        "decision",
        "review-outcome",
    ]


async def test_more_time_for_ones_own_data_is_told_in_the_built_in_words_and_counts(
    server: VirtualServer, tmp_path: Path
) -> None:
    queue = "sar-built-in"
    async with server.worker(activities(tmp_path, institutions=council(tmp_path / "without")), queue):
        case = await server.opened(asked("uk-gdpr-sar"), task_queue=queue)
        first = await case.move_to(today() + DAY)
        extended = await case.tell(Extended(on=today(), reason="It is in nine places."))
        assert extended.stage is Stage.EXTENDED
        assert first.respond_by is not None
        assert extended.respond_by is not None
        assert extended.respond_by > first.respond_by + 50 * DAY
        await case.tell(Decided(on=today(), outcome=Outcome.DISCLOSED_IN_FULL, answer="All that we keep of you."))
        await server.run_to_end(case)
        view = await server.cases(queue).read(case.case_id)
    assert (keys(view), view.held) == (["acknowledgement", "extension", "decision"], ())
    told = letter(tmp_path, view, "extension")
    assert "up to two further months" in told
    assert "It is in nine places." in told
    assert "All that we keep of you." in letter(tmp_path, view, "decision")


async def test_a_request_for_ones_own_data_closes_with_its_answer(server: VirtualServer, fenby: Path) -> None:
    """There is no review under the UK GDPR to wait for."""
    case = await server.opened(asked("uk-gdpr-sar"), task_queue=QUEUE)
    await case.move_to(today() + DAY)
    told = await case.tell(Decided(on=today(), outcome=Outcome.DISCLOSED_IN_FULL, answer="All that we keep of you."))
    assert (told.stage, told.next_due) == (Stage.CLOSED, None)
    closed = await server.run_to_end(case)
    assert (closed.closing, closed.closed_on) == (Closing.ANSWERED, today() + DAY)
    view = await read(server, case)
    assert keys(view) == ["acknowledgement", "decision"]
    assert "You may complain to us." in letter(fenby, view, "decision")
    assert view.unit == "Data Protection Officer"
    assert "dpo@fenby.example" in letter(fenby, view, "decision")


async def test_a_request_in_parts_is_decided_part_by_part_and_closes_with_the_last(
    server: VirtualServer, fenby: Path
) -> None:
    case = await server.opened(asked("foia-2000"), task_queue=QUEUE)
    await case.move_to(today() + DAY)
    parts = (PartOfRequest(part="roads", regime="foia-2000"), PartOfRequest(part="noise", regime="eir-2004"))
    await case.tell(Classified(on=today(), parts=parts))
    extended = await case.tell(Extended(on=today(), part="noise", reason="Nine years of measurements."))
    first, last = working_days_after(today(), 20), working_days_after(today(), 40)
    assert extended.respond_by == first, "the earlier leads"
    with pytest.raises(NotTold) as unknown:
        await case.tell(Decided(on=today(), part="lamps", outcome=Outcome.NOT_HELD))
    assert unknown.value.rule == "contradicts-the-case"

    await case.move_to(first)
    roads = await case.tell(Decided(on=first, part="roads", outcome=Outcome.NOT_HELD))
    assert (roads.stage, roads.respond_by) == (Stage.EXTENDED, last)
    answered_on = working_days_after(first, 3)  # days of the week would close both windows at once over a holiday
    await case.move_to(answered_on)
    noise = await case.tell(
        Decided(on=answered_on, part="noise", outcome=Outcome.DISCLOSED_IN_FULL, answer="Six decibels.")
    )
    assert (noise.stage, noise.next_due_on) == (Stage.REVIEW_WINDOW, working_days_after(first, 40))
    between = await case.move_to(working_days_after(first, 40) + DAY)
    assert [part.stage for part in between.parts] == [Stage.CLOSED, Stage.REVIEW_WINDOW]
    closed = await server.run_to_end(case)

    assert (closed.outcome, closed.closing) == (None, Closing.WINDOW_PASSED)
    assert closed.closed_on == working_days_after(answered_on, 40) + DAY, (
        "the last day of the last window is the applicant's"
    )
    view = await read(server, case)
    assert [key for key in keys(view) if key.startswith("decision")] == ["decision-roads", "decision-noise"]
    assert "answer under the Freedom of Information Act 2000." in letter(fenby, view, "decision-roads")
    assert "answer under the Environmental Information Regulations 2004." in letter(fenby, view, "decision-noise")
    assert [part.outcome for part in view.parts] == [Outcome.NOT_HELD, Outcome.DISCLOSED_IN_FULL]


@pytest.mark.usefixtures("fenby")
async def test_where_only_one_part_has_words_its_letter_goes_out_and_the_other_is_held(server: VirtualServer) -> None:
    """There are Welsh words for FOIA 2000; the letter about the rest waits, and borrows neither them nor English."""
    request = a_request(authority="wolding")
    case = await server.opened(request, task_queue=QUEUE)
    await case.move_to(today() + DAY)
    parts = (PartOfRequest(part="roads", regime="foia-2000"), PartOfRequest(part="me", regime="uk-gdpr-sar"))
    await case.tell(Classified(on=today(), parts=parts))
    await case.tell(Decided(on=today(), outcome=Outcome.DISCLOSED_IN_FULL, answer="Here it is."))
    view = await with_held(case, 1)
    assert keys(view) == ["acknowledgement", "decision-roads"]
    (held,) = view.held
    assert held.step.key == "decision-me"
    assert "under the UK General Data Protection Regulation (subject access)" in held.why


@pytest.mark.usefixtures("fenby")
async def test_a_decision_of_all_parts_under_two_laws_goes_out_under_each(server: VirtualServer) -> None:
    case = await server.opened(asked("foia-2000"), task_queue=QUEUE)
    await case.move_to(today() + DAY)
    parts = (PartOfRequest(part="roads", regime="foia-2000"), PartOfRequest(part="noise", regime="eir-2004"))
    await case.tell(Classified(on=today(), parts=parts))
    await case.tell(Decided(on=today(), outcome=Outcome.DISCLOSED_IN_FULL, answer="Here it is."))
    view = await case.move_to(today() + 2 * DAY)
    assert keys(view) == ["acknowledgement", "decision-roads", "decision-noise"]


@pytest.mark.usefixtures("fenby")
@pytest.mark.parametrize(
    ("request_", "sentence"),
    [
        (asked("magna-carta"), "There is no regime 'magna-carta'"),
        (asked("uk-gdpr-sar").model_copy(update={"received_on": date(2018, 5, 24)}), "came into force"),
    ],
    ids=["unknown", "not in force"],
)
async def test_a_case_under_a_law_that_there_is_not_is_refused(
    server: VirtualServer, request_: InformationRequested, sentence: str
) -> None:
    with pytest.raises(CannotOpen, match=sentence) as refused:
        await server.opened(request_, task_queue=QUEUE)
    assert refused.value.rule == "impossible-request"


@pytest.mark.usefixtures("fenby")
async def test_an_open_case_is_not_classified_into_a_law_that_there_is_not(server: VirtualServer) -> None:
    case = await server.opened(asked("foia-2000"), task_queue=QUEUE)
    with pytest.raises(NotTold, match="There is no regime 'magna-carta'") as refused:
        await case.tell(Classified(on=today(), parts=(PartOfRequest(part="all", regime="magna-carta"),)))
    assert refused.value.rule == "contradicts-the-case"
    assert (await read(server, case)).facts == ()
