"""A whole case by a real mail server: each letter once, a repeat only where nobody can know, and then the same."""

from collections.abc import AsyncGenerator
from datetime import timedelta
from email import message_from_bytes
from pathlib import Path
from shutil import copytree

import pytest

from delivery.letters_to_send import until
from delivery.post_office import PostOffice, running
from dueprocess.activities import CaseActivities
from dueprocess.case.notices import Notice
from dueprocess.institutions import Institutions
from dueprocess.law.facts import Decided
from dueprocess.law.outcomes import Outcome
from dueprocess.register.ledger import Entry, Ledger, LetterState
from workflows.virtual_server import EXAMPLES, VirtualServer, a_request, activities, today

pytestmark = pytest.mark.special


@pytest.fixture
async def office(monkeypatch: pytest.MonkeyPatch) -> AsyncGenerator[PostOffice]:
    """The mail server that workers send by."""
    async with running(PostOffice()) as office:
        monkeypatch.setenv("DUEPROCESS_MAIL_URL", office.url)
        yield office


@pytest.fixture
def fenby(tmp_path: Path, office: PostOffice) -> CaseActivities:
    """The activities of Fenby, which sends its letters by mail."""
    assert office.port
    folder = copytree(EXAMPLES / "anytown", tmp_path / "institutions" / "fenby")
    with (folder / "institution.toml").open("a") as settings:
        settings.write('\n[channels]\ndefault = "smtp"\n')
    return activities(tmp_path, institutions=Institutions.load(["fenby"], [folder.parent]))


def message_ids(office: PostOffice) -> list[str]:
    return [str(message_from_bytes(taken.message)["Message-ID"]) for taken in office.taken]


async def test_a_case_is_acknowledged_and_decided_by_mail_each_letter_once_as_it_is_stored(
    server: VirtualServer, tmp_path: Path, fenby: CaseActivities, office: PostOffice
) -> None:
    queue = "mail"
    async with server.worker(fenby, queue):
        case = await server.opened(a_request(authority="fenby"), task_queue=queue)
        await case.tell(Decided(on=today(), outcome=Outcome.DISCLOSED_IN_FULL, answer="Forty-one."))
        view = await case.move_to(today() + timedelta(days=1))
        page = str(await server.handle(case).query("__temporal_workflow_metadata"))
        await server.run_to_end(case)
    assert [(taken.sender, taken.to) for taken in office.taken] == [("foi@anytown.example", ("ada@example.org",))] * 2
    assert len(set(message_ids(office))) == 2
    stored = {file.read_bytes() for file in (tmp_path / "letters").rglob("*.eml")}
    assert stored == {taken.message for taken in office.taken}
    assert [letter.delivered.channel for letter in view.issued if letter.delivered] == ["smtp", "smtp"]
    assert "250 2.0.0 Ok: queued as 4XYZ" in page
    assert "ada@example.org" not in page


@pytest.mark.parametrize("lost", ["the answer", "the record"])
async def test_a_letter_that_was_taken_and_not_recorded_comes_again_the_same_to_the_last_byte(
    server: VirtualServer, fenby: CaseActivities, office: PostOffice, monkeypatch: pytest.MonkeyPatch, lost: str
) -> None:
    note, queue = Ledger.note, f"mail-without-{lost}"

    def dies_once(ledger: Ledger, entry: Entry) -> Entry:
        """As if the worker ended here, once."""
        if entry.state is LetterState.HANDED_OVER and len(office.taken) == 1:
            raise SystemError("the worker is gone")
        return note(ledger, entry)

    if lost == "the answer":
        office.hangs_up_once_at_end = True
    else:
        monkeypatch.setattr(Ledger, "note", dies_once)
    async with server.worker(fenby, queue):
        case = await server.opened(a_request(authority="fenby"), task_queue=queue)
        view = await case.move_to(today() + timedelta(days=1))
    first, second = office.taken
    assert first == second
    assert len(set(message_ids(office))) == 1
    assert [letter.delivered is not None for letter in view.issued] == [True]
    assert not view.held


async def test_a_letter_that_is_refused_for_good_waits_for_an_officer_while_the_clock_runs(
    server: VirtualServer, fenby: CaseActivities, office: PostOffice
) -> None:
    queue = "mail-refused"
    async with server.worker(fenby, queue):
        case = await server.opened(a_request(authority="fenby"), task_queue=queue)
        await until(lambda: bool(office.taken))
        office.answers["RCPT ada@example.org"] = "550 5.1.1 <ada@example.org> is nobody"
        await case.tell(Decided(on=today(), outcome=Outcome.NOT_HELD))
        limit = (await case.move_to(today())).respond_by
        assert limit is not None
        late = await case.move_to(limit + timedelta(days=1))
        (held,) = late.held
        assert (held.step.notice, late.overdue) == (Notice.DECISION, True)
        assert held.why.startswith("The mail server refuses an address for good: 550 5.1.1. Nobody has had the letter.")
        assert "is nobody" not in str(await server.history(case))

        office.answers.clear()
        await server.cases(queue).retry_held_notices(case.case_id, by="information manager")
        view = await server.cases(queue).read(case.case_id)
    assert not view.held
    assert len(office.taken) == len(set(message_ids(office))) == 2
