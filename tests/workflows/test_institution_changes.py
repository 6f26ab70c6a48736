"""An institution is upgraded, planned anew or removed while its cases are open: they go on by the plan they have."""

from datetime import timedelta
from importlib.metadata import version as version_of
from pathlib import Path
from shutil import copytree

import pytest
from temporalio.client import WorkflowExecutionStatus
from temporalio.worker import Replayer

from dueprocess.case.notices import Notice
from dueprocess.case.plan import plugins_in
from dueprocess.case.view import CaseView
from dueprocess.client import DueprocessPlugin
from dueprocess.institutions import Institutions
from dueprocess.law.facts import Decided
from dueprocess.law.outcomes import Closing, Outcome
from dueprocess.worker.virtual_time import VirtualCase
from workflows.virtual_server import EXAMPLES, VirtualServer, a_request, activities, today

pytestmark = pytest.mark.special

BUILT_IN = f"dueprocess {version_of('dueprocess')}"
CODE = """
from dueprocess.case.plan import Reminder
from dueprocess.institutions import hookimpl
DUEPROCESS_API = 1

@hookimpl
def dueprocess_reminders():
    return [Reminder(before="respond", working_days={days}, to=("foi-officer",))]

@hookimpl
def dueprocess_wording(notice):
    return {{"contact": "{words}"}} if notice == "decision" else None
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The first version of Fenby, a council with an `institution.py`."""
    folder = copytree(EXAMPLES / "anytown", tmp_path / "institutions" / "fenby")
    settings = folder / "institution.toml"
    settings.write_text(settings.read_text().split("[[reminders]]")[0])
    (folder / "institution.py").write_text(CODE.format(days=7, words="Words of the first version."))
    return folder


def load(folder: Path) -> Institutions:
    return Institutions.load(["fenby"], [folder.parent])


def upgraded(folder: Path) -> Institutions:
    """The second version: another day for the reminder, other words, another choice."""
    (folder / "institution.py").write_text(CODE.format(days=9, words="Words of the second version."))
    settings = folder / "institution.toml"
    settings.write_text(settings.read_text().replace('late_review = "accept"', 'late_review = "refuse"'))
    return load(folder)


def reminded(case: CaseView) -> list[str]:
    return [letter.step.key for letter in case.issued if letter.step.notice is Notice.REMINDER]


async def page_of(server: VirtualServer, case: VirtualCase) -> str:
    metadata = await server.handle(case).query("__temporal_workflow_metadata")
    return str(metadata)


async def test_a_case_goes_on_by_the_version_that_planned_it_in_the_words_of_the_new_one_and_replays(
    server: VirtualServer, tmp_path: Path, folder: Path
) -> None:
    queue, first = "upgraded", load(folder)
    version = first.plugins[0].version
    async with server.worker(activities(tmp_path, institutions=first), queue):
        case = await server.opened(a_request(authority="fenby"), task_queue=queue)
        limit = (await case.move_to(today() + timedelta(days=1))).respond_by
        assert limit is not None
    first.close()
    second = upgraded(folder)
    newer = second.plugins[0].version
    assert newer != version
    async with server.worker(activities(tmp_path, institutions=second), queue):
        late = await case.move_to(limit - timedelta(days=1))
        assert [key.rpartition("-")[2] for key in reminded(late)] == ["7"], "the reminder is that of the first version"
        assert {f"fenby {version}"} <= set(plugins_in(late.answered_by)) <= {f"fenby {version}", BUILT_IN}
        assert f"Planned by {BUILT_IN}, fenby {version}." in await page_of(server, case)

        await case.tell(Decided(on=limit - timedelta(days=1), outcome=Outcome.NOT_HELD))
        closed = await server.run_to_end(case)
        assert closed.closing is Closing.WINDOW_PASSED
        history = await server.history(case)
    second.close()
    (text,) = [path.read_text() for path in (tmp_path / "letters").glob("*/*/decision/*.txt")]
    assert "Words of the second version." in text
    replayed = await Replayer(workflows=[], plugins=[DueprocessPlugin()]).replay_workflow(history)
    assert replayed.replay_failure is None


async def test_a_new_plan_reaches_an_open_case_by_an_act_that_is_on_its_record(
    server: VirtualServer, tmp_path: Path, folder: Path
) -> None:
    queue, first = "planned-anew", load(folder)
    version = first.plugins[0].version
    async with server.worker(activities(tmp_path, institutions=first), queue):
        case = await server.opened(a_request(authority="fenby"), task_queue=queue)
        limit = (await case.move_to(today() + timedelta(days=1))).respond_by
        assert limit is not None
    first.close()
    second = upgraded(folder)
    newer = second.plugins[0].version
    async with server.worker(activities(tmp_path, institutions=second), queue):
        change = await server.cases(queue).replan(case.case_id, by="information manager")
        assert f"fenby {version}" in change.old_planned_by
        assert f"fenby {newer}" in change.new_planned_by
        assert f"fenby {version}" not in change.new_planned_by
        late = await case.move_to(limit - timedelta(days=1))
        assert [key.rpartition("-")[2] for key in reminded(late)] == ["9"]
        assert late.replanned == (change,)
        page = await page_of(server, case)
        assert f"by {BUILT_IN}, fenby {newer}; before by {BUILT_IN}, fenby {version}" in page
    second.close()


async def test_a_case_whose_institution_was_removed_runs_on_and_its_letters_wait_until_it_is_back(
    server: VirtualServer, tmp_path: Path, folder: Path
) -> None:
    queue, first = "removed", load(folder)
    async with server.worker(activities(tmp_path, institutions=first), queue):
        case = await server.opened(a_request(authority="fenby"), task_queue=queue)
        limit = (await case.move_to(today() + timedelta(days=1))).respond_by
        assert limit is not None
    first.close()
    async with server.worker(activities(tmp_path), queue):
        late = await case.move_to(limit + timedelta(days=1))
        assert late.overdue, "its clock ran on"
        assert {held.why for held in late.held} == {"No enabled institution serves 'fenby' any more; enable it again."}
        await case.tell(Decided(on=limit + timedelta(days=1), outcome=Outcome.NOT_HELD))
        waiting = await case.move_to(limit + timedelta(days=2))
        assert Notice.DECISION in {held.step.notice for held in waiting.held}
        assert (await server.handle(case).describe()).status is WorkflowExecutionStatus.RUNNING
    back = load(folder)
    async with server.worker(activities(tmp_path, institutions=back), queue):
        await server.cases(queue).retry_held_notices(case.case_id, by="information manager")
        closed = await server.run_to_end(case)
        assert closed.closing is Closing.WINDOW_PASSED
    back.close()
    assert len(list((tmp_path / "letters").glob("*/*/decision/*.pdf"))) == 1
