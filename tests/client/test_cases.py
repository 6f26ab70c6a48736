"""The typed client against a real server and a real worker."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from temporalio.client import Client

from client.asking import days_ago, request, today, wait_until
from dueprocess.calendars import InstalledCalendars
from dueprocess.client import (
    CannotOpen,
    CaseExists,
    CaseFilter,
    Cases,
    CaseSummary,
    NoAnswer,
    NoSuchCase,
    NotTold,
)
from dueprocess.law import facts
from dueprocess.law.calendar import Holiday
from dueprocess.law.counting import working_day_after
from dueprocess.law.outcomes import Closing, Outcome, ReviewOutcome
from dueprocess.law.position import DeadlineKind, Stage
from servers import Dev


async def test_a_case_is_opened_told_read_and_waited_for(cases: Cases, dev: Dev) -> None:
    opened = await cases.open("whole", request())
    assert (opened.case_id, opened.stage, opened.is_running) == ("leeds/whole", "awaiting-decision", True)
    assert opened.reference.startswith(f"K/{today():%y}/")

    told = await cases.tell("leeds/whole", facts.Decided(on=today(), outcome=Outcome.NOT_HELD))
    assert (told.reference, told.stage) == (opened.reference, Stage.REVIEW_WINDOW)
    assert told.next_due is DeadlineKind.ASK_FOR_REVIEW

    await cases.tell("leeds/whole", facts.ReviewRequested(on=today(), grounds="Look again."))
    told = await cases.tell(
        "leeds/whole", facts.ReviewDecided(on=today(), outcome=ReviewOutcome.UPHELD, reasons="I looked again.")
    )
    assert (told.stage, told.next_due) == (Stage.CLOSED, None)

    closed = await cases.wait("leeds/whole")
    assert (closed.outcome, closed.closing) == (Outcome.NOT_HELD, Closing.REVIEW_DECIDED)
    view = await cases.read("leeds/whole")
    assert [fact.kind for fact in view.facts] == ["decided", "review-requested", "review-decided"]
    letters = [sent.step.notice for sent in view.issued]
    assert letters == ["acknowledgement", "decision", "review-acknowledgement", "review-outcome"]
    assert all((dev.home / "letters" / file.key).is_file() for sent in view.issued for file in sent.files)


async def test_a_second_case_under_one_key_is_refused_also_once_the_first_has_closed(cases: Cases) -> None:
    await cases.open("once", request())
    with pytest.raises(CaseExists, match="leeds/once"):
        await cases.open("once", request())
    await cases.tell("leeds/once", facts.Withdrawn(on=today()))
    await cases.wait("leeds/once")
    with pytest.raises(CaseExists):
        await cases.open("once", request())


async def test_a_refused_start_uses_no_reference_number_and_leaves_its_key_free(cases: Cases, client: Client) -> None:
    with pytest.raises(CannotOpen, match="is in the future") as refused:
        await cases.open("first", request("newtown", today() + timedelta(days=2)))
    assert refused.value.rule == "unreadable"
    with pytest.raises(CannotOpen, match="came into force") as refused:
        await cases.open("first", request("newtown", date(2004, 12, 31)))
    assert refused.value.rule == "impossible-request"
    described = await client.get_workflow_handle("newtown/first").describe()
    assert described.status is not None
    assert described.status.name == "FAILED"
    opened = await cases.open("first", request("newtown"))
    assert opened.reference == f"FOI/{today():%Y}/0001"


async def test_an_unknown_authority_is_refused_with_the_nearest_known(cases: Cases) -> None:
    with pytest.raises(CannotOpen, match="Did you mean 'leeds'") as refused:
        await cases.open("typo", request("leedz"))
    assert refused.value.rule == "unknown-authority"


@pytest.mark.parametrize("key", ["", "Ada Example", "a/b", "-a", "x" * 101, "é"])
async def test_a_key_that_cannot_be_in_an_id_is_refused_before_anything_starts(cases: Cases, key: str) -> None:
    with pytest.raises(CannotOpen, match="cannot be the key") as refused:
        await cases.open(key, request())
    assert refused.value.rule == "bad-key"


async def test_a_refusal_names_its_rule_and_its_source_and_changes_nothing(cases: Cases) -> None:
    await cases.open("refusals", request())
    before = await cases.read("leeds/refusals")
    with pytest.raises(NotTold, match="this case has none yet") as refused:
        await cases.tell("leeds/refusals", facts.ReviewRequested(on=today()))
    assert (refused.value.rule, refused.value.source) == ("not-decided", "FOI Code of Practice 2018 para 5.1")
    with pytest.raises(NotTold) as refused:
        await cases.tell("leeds/refusals", facts.Withdrawn(on=today() + timedelta(days=1)))
    assert (refused.value.rule, refused.value.source) == ("in-the-future", None)
    after = await cases.read("leeds/refusals")
    assert (after.facts, after.stage, after.deadlines) == ((), before.stage, before.deadlines)


async def test_an_extension_beyond_every_known_holiday_is_refused_and_the_case_lives_on(cases: Cases) -> None:
    await cases.open("endless", request())
    extended = facts.Extended(
        on=today(), exemptions=(facts.CitedExemption(provision="43(2)"),), until=date(9999, 12, 31)
    )
    with pytest.raises(NotTold) as refused:
        await cases.tell("leeds/endless", extended)
    assert refused.value.rule == "outside-calendar"
    told = await cases.tell("leeds/endless", facts.Withdrawn(on=today()))
    assert told.stage is Stage.CLOSED


async def test_what_is_told_twice_under_one_update_id_is_done_once(cases: Cases) -> None:
    await cases.open("twice", request())
    decided = facts.Decided(on=today(), outcome=Outcome.NOT_HELD)
    first = await cases.tell("leeds/twice", decided, update_id="decided-1")
    again = await cases.tell("leeds/twice", decided, update_id="decided-1")
    assert again == first
    with pytest.raises(NotTold) as refused:
        await cases.tell("leeds/twice", decided, update_id="decided-2")
    assert refused.value.rule == "already-decided"
    assert len((await cases.read("leeds/twice")).facts) == 1


async def test_a_closed_case_refuses_everything_but_a_late_review(cases: Cases) -> None:
    await cases.open("shut", request())
    await cases.tell("leeds/shut", facts.Withdrawn(on=today()))
    await cases.wait("leeds/shut")
    with pytest.raises(NotTold, match="is closed") as refused:
        await cases.tell("leeds/shut", facts.Reassigned(on=today(), to="Estates"))
    assert refused.value.rule == "case-closed"
    with pytest.raises(NotTold) as refused:
        await cases.tell("leeds/shut", facts.ReviewRequested(on=today()))
    assert refused.value.rule == "case-closed"
    for told in (cases.replan("leeds/shut"), cases.change_calendar("leeds/shut")):
        with pytest.raises(NotTold) as refused:
            await told
        assert refused.value.rule == "case-closed"


async def closed_without_a_review(cases: Cases, authority: str) -> str:
    opened = await cases.open("late", request(authority, days_ago(200)))
    await cases.tell(opened.case_id, facts.Decided(on=days_ago(190), outcome=Outcome.NOT_HELD))
    assert (await cases.wait(opened.case_id)).closing is Closing.WINDOW_PASSED
    return opened.case_id


async def test_a_late_review_is_answered_with_a_letter_where_the_institution_refuses_it(cases: Cases) -> None:
    case_id = await closed_without_a_review(cases, "leeds")
    before = await cases.read(case_id)
    told = await cases.tell(case_id, facts.ReviewRequested(on=today(), grounds="I was away."))
    assert (told.reference, told.stage) == (before.reference, Stage.CLOSED)
    assert (await cases.wait(case_id)).closing is Closing.LATE_REVIEW_REFUSED
    after = await cases.read(case_id)
    assert after.issued[: len(before.issued)] == before.issued
    assert [sent.step.notice for sent in after.issued[len(before.issued) :]] == ["review-acknowledgement"]
    with pytest.raises(NotTold) as refused:
        await cases.tell(case_id, facts.ReviewRequested(on=today(), grounds="Again."))
    assert refused.value.rule == "case-closed"


async def has_two_runs(client: Client, case_id: str) -> bool:
    return (await client.count_workflows(f"WorkflowId = '{case_id}'")).count == 2


async def test_a_late_review_is_taken_up_where_the_institution_accepts_it(cases: Cases, client: Client) -> None:
    case_id = await closed_without_a_review(cases, "anytown")
    told = await cases.tell(case_id, facts.ReviewRequested(on=today(), grounds="I was away."))
    assert (told.stage, told.next_due) == (Stage.IN_REVIEW, DeadlineKind.ANSWER_REVIEW)
    view = await cases.read(case_id)
    assert view.stage is Stage.IN_REVIEW
    await wait_until(lambda: has_two_runs(client, case_id))
    found = [case async for case in cases.list(CaseFilter(authority="anytown", include_closed=True))]
    assert [(case.case_id, case.is_running) for case in found] == [(case_id, True)]


async def test_cases_are_listed_by_what_they_wait_for(cases: Cases) -> None:
    await cases.open("listed-late", request("newtown", days_ago(60)))
    await cases.open("listed-now", request("newtown"))

    async def listed(**wanted: object) -> set[str]:
        filtered = CaseFilter.model_validate({"authority": "newtown"} | wanted)
        return {case.case_id async for case in cases.list(filtered)}

    async def show_both() -> bool:
        both = {"newtown/listed-late", "newtown/listed-now"} <= await listed()
        return both and "newtown/listed-late" in await listed(overdue=True)

    await wait_until(show_both)
    assert await listed(overdue=True) == {"newtown/listed-late"}
    assert "newtown/listed-now" in await listed(overdue=False)
    assert await listed(due_by=today()) == {"newtown/listed-late"}
    assert await listed(stage=Stage.IN_REVIEW) == set()
    assert await listed(held=True) == set()
    late: CaseSummary = await anext(cases.list(CaseFilter(authority="newtown", overdue=True)))
    assert late.next_due == "respond"
    assert late.next_due_on is not None
    assert late.next_due_on < today()


async def test_a_case_that_is_not_there_is_said_to_be_not_there(cases: Cases) -> None:
    for call in (
        cases.read("leeds/nobody"),
        cases.wait("leeds/nobody"),
        cases.replan("leeds/nobody"),
        cases.change_calendar("leeds/nobody"),
        cases.try_calendar("leeds/nobody", InstalledCalendars().uk()),
        cases.retry_held_notices("leeds/nobody"),
        cases.tell("leeds/nobody", facts.Withdrawn(on=today())),
        cases.tell("leeds/nobody", facts.ReviewRequested(on=today())),
    ):
        with pytest.raises(NoSuchCase, match="leeds/nobody"):
            await call


async def test_without_a_worker_there_is_no_answer_and_the_case_waits(client: Client) -> None:
    alone = Cases(client, task_queue="no-worker-here", answer_within=timedelta(seconds=0.5))
    with pytest.raises(NoAnswer, match=r"No worker answered within 0\.5 seconds"):
        await alone.open("alone", request())
    with pytest.raises(NoAnswer):
        await alone.read("leeds/alone")
    with pytest.raises(NoAnswer):
        await alone.tell("leeds/alone", facts.Withdrawn(on=today()))
    handle = client.get_workflow_handle("leeds/alone")

    async def is_listed() -> bool:
        opening = [case async for case in alone.list() if case.stage == "opening"]
        return [(case.case_id, case.reference) for case in opening] == [("leeds/alone", "")]

    await wait_until(is_listed)
    await handle.terminate("the test is over")
    with pytest.raises(CannotOpen, match="ended from outside") as ended:
        await alone.wait("leeds/alone")
    assert ended.value.rule == "ended"


async def test_planning_anew_says_what_moved(cases: Cases) -> None:
    opened = await cases.open("replanned", request())
    replanned = await cases.replan("leeds/replanned", by="registry")
    assert (replanned.on, replanned.by) == (today(), "registry")
    assert replanned.old_respond_by == replanned.new_respond_by == opened.next_due_on
    assert (await cases.read("leeds/replanned")).replanned == (replanned,)


async def test_a_case_that_follows_todays_calendar_is_told_of_it_in_vain(cases: Cases) -> None:
    """Telling every case can be begun again after any failure."""
    opened = await cases.open("same-calendar", request())
    change = await cases.change_calendar("leeds/same-calendar", by="registry")
    assert (change.on, change.by, change.moved, change.cause) == (today(), "registry", (), "")
    assert change.old_calendar == change.new_calendar == InstalledCalendars().uk().version
    assert change.old_respond_by == change.new_respond_by == opened.next_due_on
    assert (await cases.read("leeds/same-calendar")).replanned == ()


async def test_another_calendar_is_tried_on_a_case_without_telling_it(cases: Cases) -> None:
    opened = await cases.open("tried-calendar", request())
    before = await cases.read("leeds/tried-calendar")
    limit = opened.next_due_on
    assert limit is not None
    uk = InstalledCalendars().uk()
    other = replace(uk, version="0" * 12, holidays=(*uk.holidays, Holiday(on=limit, name="a day off")))
    tried = await cases.try_calendar("leeds/tried-calendar", other)
    assert [(move.old_on, move.new_on) for move in tried.moved] == [(limit, working_day_after(limit, 1, other))]
    assert tried.cause == f"{limit} is a holiday now: a day off"
    after = await cases.read("leeds/tried-calendar")
    assert (after.deadlines, after.replanned) == (before.deadlines, ())


async def test_a_late_review_of_one_part_reopens_the_case_for_it(cases: Cases) -> None:
    """Anytown takes late reviews up; the other part stays as it is."""
    opened = await cases.open("late-part", request("anytown", days_ago(200)))
    parts = [facts.PartOfRequest(part=part, regime="foia-2000") for part in ("roads", "lamps")]
    await cases.tell(opened.case_id, facts.Classified(on=days_ago(199), parts=tuple(parts)))
    await cases.tell(opened.case_id, facts.Decided(on=days_ago(190), part="roads", outcome=Outcome.NOT_HELD))
    await cases.tell(opened.case_id, facts.Decided(on=days_ago(189), part="lamps", outcome=Outcome.NOT_HELD))
    assert (await cases.wait(opened.case_id)).closing is Closing.WINDOW_PASSED
    told = await cases.tell(opened.case_id, facts.ReviewRequested(on=today(), part="lamps", grounds="I was away."))
    assert (told.stage, told.next_due) == (Stage.IN_REVIEW, DeadlineKind.ANSWER_REVIEW)
    assert [part.stage for part in (await cases.read(opened.case_id)).parts] == [Stage.CLOSED, Stage.IN_REVIEW]
    answered = facts.ReviewDecided(on=today(), part="lamps", outcome=ReviewOutcome.UPHELD, reasons="I looked again.")
    assert (await cases.tell(opened.case_id, answered)).stage is Stage.CLOSED
    await cases.wait(opened.case_id)
    issued = [sent.step.key for sent in (await cases.read(opened.case_id)).issued]
    assert issued[-2:] == ["review-acknowledgement-lamps", "review-outcome-lamps"]
    assert len(set(issued)) == len(issued)
