"""An institution that listens is told what happens in its cases, in order and at least once; no case waits for it."""

import asyncio
import json
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from shutil import copytree
from time import monotonic

import pytest
from temporalio.worker import Replayer

from dueprocess.client import DueprocessPlugin
from dueprocess.institutions import Institutions, Limits
from dueprocess.law.facts import Decided, ReviewDecided, ReviewRequested, Withdrawn
from dueprocess.law.outcomes import Closing, Outcome, ReviewOutcome
from dueprocess.law.uk_time import uk_date
from dueprocess.worker.virtual_time import VirtualCase
from workflows.virtual_server import EXAMPLES, VirtualServer, a_request, activities, today

LISTENER = """
import pathlib
from dueprocess.institutions import hookimpl
DUEPROCESS_API = 1
here = pathlib.Path(__file__).parent

@hookimpl
def dueprocess_case_event(event):
    with (here / "told").open("a") as told:
        print(event.model_dump_json(), file=told)
    if (here / "fails").exists() and event.kind in {"decided", "withdrawn"}:
        failures = int((here / "fails").read_text())
        (here / "fails").write_text(str(failures - 1))
        if failures:
            raise RuntimeError("the register of the council is down")
"""


@pytest.fixture
def fenby(tmp_path: Path) -> Path:
    """A council that writes down in a file what it is told."""
    folder = copytree(EXAMPLES / "anytown", tmp_path / "institutions" / "fenby")
    (folder / "institution.py").write_text(LISTENER)
    return folder


@pytest.fixture
def institutions(fenby: Path) -> Iterator[Institutions]:
    """Fenby alone, enabled."""
    loaded = Institutions.load(["fenby"], [fenby.parent], limits=Limits(rest_seconds=0.1))
    yield loaded
    loaded.close()


def told(fenby: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in (fenby / "told").read_text().splitlines()]


def kinds(fenby: Path) -> list[str]:
    return [f"{event['kind']}" for event in told(fenby)]


def tomorrow() -> date:
    """A day on which the acknowledgement has gone out."""
    return today() + timedelta(days=1)


async def tried_twice(server: VirtualServer, case: VirtualCase) -> None:
    """Wait until an event of the case was refused and is to be told again."""
    async with asyncio.timeout(20):
        while True:
            raw = (await server.handle(case).describe()).raw_description.pending_activities
            if any(doing.activity_type.name == "tell_institution" and doing.attempt > 1 for doing in raw):
                return
            await asyncio.sleep(0.1)


LIFE = ["opened", "letter-issued", "decided", "letter-issued", "closed"]


async def test_each_event_is_told_once_and_in_order_without_a_word_of_the_applicant(
    server: VirtualServer, tmp_path: Path, fenby: Path, institutions: Institutions
) -> None:
    queue = "events"
    async with server.worker(activities(tmp_path, institutions=institutions), queue):
        case = await server.opened(a_request(authority="fenby"), task_queue=queue)
        await case.move_to(tomorrow())
        await case.tell(Decided(on=tomorrow(), outcome=Outcome.DISCLOSED_IN_FULL, answer="Forty-one bicycles."))
        closed = await server.run_to_end(case)
        history = await server.history(case)
    assert kinds(fenby) == LIFE
    events = told(fenby)
    assert [event["number"] for event in events] == [1, 2, 3, 4, 5]
    assert [event["key"] for event in events] == [f"{case.case_id}/{number}" for number in range(1, 6)]
    assert {event["reference"] for event in events} == {closed.reference}
    assert events[3]["letter"]["key"] == "decision"  # type: ignore[index]  # read from JSON
    assert events[4]["outcome"] == "disclosed-in-full"
    assert events[4]["on"] == closed.closed_on.isoformat()
    words = (fenby / "told").read_text()
    for private in ("Ada", "example.org", "Exampleton", "bicycles"):
        assert private not in words
    replayed = await Replayer(workflows=[], plugins=[DueprocessPlugin()]).replay_workflow(history)
    assert replayed.replay_failure is None


@pytest.mark.special
async def test_what_fails_is_told_again_under_the_same_key_before_what_came_later(
    server: VirtualServer, tmp_path: Path, fenby: Path, institutions: Institutions
) -> None:
    queue = "events-again"
    (fenby / "fails").write_text("2")
    async with server.worker(activities(tmp_path, institutions=institutions), queue):
        case = await server.opened(a_request(authority="fenby"), task_queue=queue)
        await case.move_to(tomorrow())
        await case.tell(Decided(on=tomorrow(), outcome=Outcome.NOT_HELD))
        await server.run_to_end(case)
    assert kinds(fenby) == ["opened", "letter-issued", "decided", "decided", "decided", "letter-issued", "closed"]
    assert len({event["key"] for event in told(fenby)}) == len(LIFE)


@pytest.mark.special
async def test_who_was_told_is_not_told_again_because_another_failed(
    server: VirtualServer, tmp_path: Path, fenby: Path
) -> None:
    queue, other = "events-of-two", tmp_path / "institutions" / "archive"
    other.mkdir()
    (other / "institution.py").write_text(LISTENER)
    (fenby / "fails").write_text("2")
    both = Institutions.load(["archive", "fenby"], [fenby.parent])
    async with server.worker(activities(tmp_path, institutions=both), queue):
        case = await server.opened(a_request(authority="fenby"), task_queue=queue)
        await case.move_to(tomorrow())
        await case.tell(Decided(on=tomorrow(), outcome=Outcome.NOT_HELD))
        await server.run_to_end(case)
    assert kinds(other) == LIFE
    assert kinds(fenby).count("decided") == 3


@pytest.mark.special
async def test_what_fails_for_good_is_given_up_on_the_page_of_the_case_and_no_letter_or_date_waits(
    server: VirtualServer, tmp_path: Path, fenby: Path, institutions: Institutions
) -> None:
    queue = "events-given-up"
    (fenby / "fails").write_text("1000")
    async with server.worker(activities(tmp_path, institutions=institutions), queue):
        case = await server.opened(a_request(authority="fenby"), task_queue=queue)
        await case.move_to(tomorrow())
        await case.tell(Decided(on=tomorrow(), outcome=Outcome.NOT_HELD))
        late = await case.move_to(today() + timedelta(days=3))
        assert [letter.step.key for letter in late.issued] == ["acknowledgement", "decision"]
        closed = await server.run_to_end(case)
        page = str(await server.handle(case).query("__temporal_workflow_metadata"))
    assert closed.closing is Closing.WINDOW_PASSED
    assert kinds(fenby)[-2:] == ["letter-issued", "closed"]
    assert kinds(fenby).count("decided") == 8
    assert "Not told to the institution, and given up" in page
    assert (
        f"fenby {institutions.plugins[0].version}, dueprocess_case_event: it failed: RuntimeError: the register" in page
    )


@pytest.mark.special
async def test_a_case_has_closed_on_the_day_of_its_end_though_it_is_told_after_midnight(
    server: VirtualServer, tmp_path: Path, fenby: Path, institutions: Institutions
) -> None:
    queue = "events-after-midnight"
    (fenby / "fails").write_text("6")
    async with server.worker(activities(tmp_path, institutions=institutions), queue):
        case = await server.opened(a_request(authority="fenby"), task_queue=queue)
        await case.move_to(tomorrow())
        await server.environment.fast_forward(server.handle(case), timedelta(hours=14, minutes=50))
        await case.tell(Withdrawn(on=tomorrow()))
        closed = await server.run_to_end(case)
        ended_at = (await server.handle(case).describe()).close_time
    assert ended_at is not None
    assert uk_date(ended_at) == tomorrow() + timedelta(days=1), "or this shows nothing"
    assert closed.closed_on == tomorrow()
    assert told(fenby)[-1]["kind"] == "closed"
    assert told(fenby)[-1]["on"] == tomorrow().isoformat()


async def test_an_institution_that_was_away_for_a_while_is_told_all_the_same(
    server: VirtualServer, tmp_path: Path, fenby: Path, institutions: Institutions
) -> None:
    queue = "events-away"
    async with server.worker(activities(tmp_path, institutions=institutions), queue):
        case = await server.opened(a_request(authority="fenby"), task_queue=queue)
        await case.move_to(tomorrow())
    async with server.worker(activities(tmp_path), queue):
        await case.tell(Withdrawn(on=tomorrow()))
        await tried_twice(server, case)
        async with asyncio.timeout(60):
            while not (await server.cases(queue).read(case.case_id)).held:  # noqa: ASYNC110 - a query has no event
                await asyncio.sleep(0.1)
    assert "withdrawn" not in kinds(fenby)
    institutions.close()
    async with server.worker(activities(tmp_path, institutions=institutions), queue):
        await server.cases(queue).retry_held_notices(case.case_id, by="information manager")
        await server.run_to_end(case)
    assert kinds(fenby)[-4:] == ["withdrawn", "letter-held", "letter-issued", "closed"]


async def test_a_review_that_reopens_a_case_is_told_with_the_numbers_that_follow(
    server: VirtualServer, tmp_path: Path, fenby: Path, institutions: Institutions
) -> None:
    queue = "events-reopened"
    settings = fenby / "institution.toml"
    assert 'late_review = "accept"' in settings.read_text()
    async with server.worker(activities(tmp_path, institutions=institutions), queue):
        case = await server.opened(a_request(today() - timedelta(days=150), authority="fenby"), task_queue=queue)
        await case.tell(Decided(on=today() - timedelta(days=140), outcome=Outcome.NOT_HELD))
        await server.run_to_end(case)
        first = kinds(fenby)
        await case.tell(ReviewRequested(on=today()))
        await case.move_to(tomorrow())
        await case.tell(ReviewDecided(on=tomorrow(), outcome=ReviewOutcome.UPHELD, reasons="As before."))
        await server.run_to_end(case)
    events = kinds(fenby)
    assert (first[0], first[-1]) == ("opened", "closed")
    assert events[len(first) :] == ["review-requested", "letter-issued", "review-decided", "letter-issued", "closed"]
    assert [event["number"] for event in told(fenby)] == list(range(1, len(events) + 1))


async def test_a_case_to_which_nobody_listens_is_not_told(server: VirtualServer) -> None:
    case = await server.opened(a_request())
    await case.tell(Decided(on=today(), outcome=Outcome.NOT_HELD))
    await server.run_to_end(case)
    names = [
        event.activity_task_scheduled_event_attributes.activity_type.name
        for event in (await server.history(case)).events
        if event.HasField("activity_task_scheduled_event_attributes")
    ]
    assert names == ["issue_notice", "issue_notice"]


HANGS = """
import pathlib
import time
from dueprocess.institutions import hookimpl
DUEPROCESS_API = 1

@hookimpl
def dueprocess_case_event(event):
    pathlib.Path(__file__).with_name("asked").touch()
    time.sleep(60)
"""


@pytest.mark.special
async def test_a_listener_that_hangs_in_many_cases_keeps_no_letter_of_another_authority_waiting(
    server: VirtualServer, tmp_path: Path, fenby: Path
) -> None:
    queue, seconds = "events-hang", 20
    (fenby / "institution.py").write_text(HANGS)
    copytree(EXAMPLES / "anytown", fenby.parent / "wolding")
    both = Institutions.load(["fenby", "wolding"], [fenby.parent], limits=Limits(deed_seconds=seconds))
    async with server.worker(activities(tmp_path, institutions=both), queue):
        for _ in range(12):
            await server.opened(a_request(authority="fenby"), task_queue=queue)
        async with asyncio.timeout(seconds):
            while not (fenby / "asked").exists():  # noqa: ASYNC110 - another process makes it
                await asyncio.sleep(0.1)
        began = monotonic()
        await server.opened(a_request(authority="wolding"), task_queue=queue)
        while not list((tmp_path / "letters" / "wolding").rglob("acknowledgement/*.pdf")):
            await asyncio.sleep(0.1)
            assert monotonic() - began < seconds / 2
    both.close()
