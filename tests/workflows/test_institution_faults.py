"""An institution whose code fails while its cases are open: its letter waits, its clock and everybody else go on."""

import asyncio
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from shutil import copytree

import pytest

from dueprocess.case.notices import Notice
from dueprocess.institutions import InstitutionError, Institutions, Limits, OnFailure
from dueprocess.institutions.host import log_failure
from dueprocess.law.facts import Decided
from dueprocess.law.outcomes import Closing, Outcome
from workflows.virtual_server import EXAMPLES, VirtualServer, a_request, activities, today

CODE = """
import os, pathlib, sys, time
from dueprocess.institutions import hookimpl
DUEPROCESS_API = 1

@hookimpl
def dueprocess_{hook}(authority{more}):
    if pathlib.Path(__file__).with_name("broken").exists(){only}:
        {does}
"""
FAULTS = {
    "raises": ("raise RuntimeError('no')", "it failed: RuntimeError: no"),
    "hangs": ("while True: pass", "it gave no answer within 0.5 seconds, and was ended"),
    "returns-the-wrong-type": ("return 7", "its answer cannot be used: 7 is not a mapping of part to text"),
    "returns-too-much": ("return {'contact': 'x' * 2_000_000}", "an answer has at most 1,000,000"),
    "exits": ("sys.exit(1)", "it failed: SystemExit: 1"),
    "ends-the-process": ("os._exit(1)", "it ended its process with exit code 1"),
}


@pytest.fixture
def folders(tmp_path: Path) -> Path:
    """Fenby and Wolding, two councils alike; what Fenby says in Python is written by the test."""
    for name in ("fenby", "wolding"):
        copytree(EXAMPLES / "anytown", tmp_path / "institutions" / name)
    return tmp_path / "institutions"


@pytest.fixture
def loaded() -> Iterator[list[Institutions]]:
    """The institutions of the test; their processes end with it."""
    institutions: list[Institutions] = []
    yield institutions
    for each in institutions:
        each.close()


def load(folders: Path, loaded: list[Institutions], *more: str, on_failure: OnFailure = log_failure) -> Institutions:
    limits = Limits(answer_seconds=0.5, rest_seconds=0.1)
    loaded.append(Institutions.load(("fenby", "wolding", *more), (folders,), on_failure, limits))
    return loaded[-1]


@pytest.mark.special
async def test_letters_whose_words_fail_are_held_with_whom_to_blame_and_the_rest_goes_on(
    server: VirtualServer, tmp_path: Path, folders: Path, loaded: list[Institutions]
) -> None:
    for name, (does, _) in FAULTS.items():
        copytree(EXAMPLES / "anytown", folders / name)
        code = CODE.format(hook="wording", more=", notice", only=" and notice == 'decision'", does=does)
        (folders / name / "institution.py").write_text(code)
    institutions = load(folders, loaded, *FAULTS)
    versions = {plugin.name: plugin.version for plugin in institutions.plugins}
    queue = "faults"

    async def live(authority: str) -> None:
        case = await server.opened(a_request(authority=authority), task_queue=queue)
        (folders / authority / "broken").touch()
        await case.tell(Decided(on=today(), outcome=Outcome.NOT_HELD))
        limit = (await case.move_to(today())).respond_by
        assert limit is not None
        late = await case.move_to(limit + timedelta(days=3))
        assert late.overdue, "the clock ran on"
        assert {Notice.REMINDER, Notice.ESCALATION} <= {letter.step.notice for letter in late.issued}
        (held,) = late.held
        assert held.step.notice is Notice.DECISION
        assert held.why.startswith(f"{authority} {versions[authority]}, dueprocess_wording: ")
        assert FAULTS[authority][1] in held.why
        assert held.why.endswith(f"; mend it, or do not enable '{authority}'")

        (folders / authority / "broken").unlink()
        await server.cases(queue).retry_held_notices(case.case_id, by="information manager")
        assert (await server.run_to_end(case)).closing is Closing.WINDOW_PASSED
        assert len(list((tmp_path / "letters" / authority).glob("*/decision/*.pdf"))) == 1

    async def live_untouched(authority: str) -> None:
        case = await server.opened(a_request(authority=authority), task_queue=queue)
        await case.tell(Decided(on=today(), outcome=Outcome.NOT_HELD))
        sent = await case.move_to(today() + timedelta(days=1))
        assert [letter.step.notice for letter in sent.issued] == [Notice.ACKNOWLEDGEMENT, Notice.DECISION]
        assert (await server.run_to_end(case)).closing is Closing.WINDOW_PASSED

    async with server.worker(activities(tmp_path, institutions=institutions), queue):
        await asyncio.gather(*(live(authority) for authority in FAULTS), live_untouched("wolding"))


async def test_a_layout_that_fails_is_passed_over_and_reported(
    server: VirtualServer, tmp_path: Path, folders: Path, loaded: list[Institutions]
) -> None:
    reported: list[InstitutionError] = []
    (folders / "fenby" / "institution.py").write_text(CODE.format(hook="house", more="", only="", does="os._exit(3)"))
    institutions = load(folders, loaded, on_failure=reported.append)
    (folders / "fenby" / "broken").touch()
    async with server.worker(activities(tmp_path, institutions=institutions), "layout"):
        case = await server.opened(a_request(authority="fenby"), task_queue="layout")
        opened = await case.move_to(today() + timedelta(days=1))
    assert [letter.step.notice for letter in opened.issued] == [Notice.ACKNOWLEDGEMENT]
    assert str(reported[0]) == (
        f"fenby {institutions.plugins[0].version}, dueprocess_house: it ended its process with exit code 3; "
        "mend it, or do not enable 'fenby'"
    )


async def test_what_the_code_changes_reaches_no_letter_but_by_its_answer(
    server: VirtualServer, tmp_path: Path, folders: Path, loaded: list[Institutions]
) -> None:
    does = "from dueprocess.institutions import builtin; builtin.BuiltIn.dueprocess_wording = None; notice = None"
    code = CODE.format(hook="wording", more=", notice", only="", does=does)
    (folders / "fenby" / "institution.py").write_text(code)
    institutions = load(folders, loaded)
    (folders / "fenby" / "broken").touch()
    async with server.worker(activities(tmp_path, institutions=institutions), "changes"):
        case = await server.opened(a_request(authority="fenby"), task_queue="changes")
        await case.tell(Decided(on=today(), outcome=Outcome.NOT_HELD))
        closed = await server.run_to_end(case)
    assert closed.closing is Closing.WINDOW_PASSED
    assert len(list((tmp_path / "letters" / "fenby").glob("*/decision/*.pdf"))) == 1
