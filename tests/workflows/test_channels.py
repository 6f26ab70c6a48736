"""Letters by a channel of an institution: a records system takes each over HTTP, or fails, once for each key."""

import json
from collections.abc import Iterator
from datetime import timedelta
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from shutil import copytree
from threading import Thread

import pytest

from dueprocess.case.notices import Notice
from dueprocess.delivery import Store
from dueprocess.institutions import Addressee, Institutions, OutgoingLetter
from dueprocess.law.facts import Decided
from dueprocess.law.outcomes import Closing, Outcome
from workflows.virtual_server import EXAMPLES, VirtualServer, a_request, activities, today

CODE = """
import json, pathlib, urllib.request
from datetime import date
from dueprocess.institutions import SentReceipt, hookimpl
DUEPROCESS_API = 1
ADDRESS = pathlib.Path(__file__).with_name("address").read_text()

@hookimpl
def dueprocess_channels():
    return ["records"]

@hookimpl
def dueprocess_send(channel, letter):
    sent = urllib.request.Request(ADDRESS, letter.model_dump_json().encode(), {"Idempotency-Key": letter.key})
    with urllib.request.urlopen(sent) as answer:
        return SentReceipt(id=json.load(answer)["id"], sent_on=date.today())
"""


class Records(ThreadingHTTPServer):
    """A records system: it takes a letter once for each key, and fails as often as it is told to."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Answer)
        self.fails = 0
        self.loses_its_answer = False
        self.asked: list[str] = []
        self.kept: dict[str, OutgoingLetter] = {}


class _Answer(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        """Keep the letter and say under which number."""
        records = self.server
        assert isinstance(records, Records)
        key = self.headers["Idempotency-Key"]
        letter = OutgoingLetter.model_validate_json(self.rfile.read(int(self.headers["Content-Length"])))
        records.asked.append(key)
        if records.fails:
            records.fails -= 1
            self.send_error(503)
            return
        records.kept.setdefault(key, letter)
        if records.loses_its_answer:
            records.loses_its_answer = False
            self.connection.close()
            return
        said = json.dumps({"id": f"REC-{list(records.kept).index(key) + 1}"}).encode()
        self.send_response(201)
        self.send_header("Content-Length", str(len(said)))
        self.end_headers()
        self.wfile.write(said)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is theirs
        """Nothing."""


@pytest.fixture
def records() -> Iterator[Records]:
    """A running records system."""
    with Records() as server:
        running = Thread(target=server.serve_forever)
        running.start()
        yield server
        server.shutdown()
        running.join()


@pytest.fixture
def institutions(tmp_path: Path, records: Records) -> Iterator[Institutions]:
    """Fenby, whose decisions go to the records system."""
    folder = copytree(EXAMPLES / "anytown", tmp_path / "institutions" / "fenby")
    (folder / "institution.py").write_text(CODE)
    (folder / "address").write_text(f"http://127.0.0.1:{records.server_port}/letters")
    with (folder / "institution.toml").open("a") as settings:
        settings.write('\n[channels]\ndecision = "records"\n')
    loaded = Institutions.load(["fenby"], [folder.parent])
    yield loaded
    loaded.close()


async def test_a_decision_goes_out_with_its_files_and_documents_and_the_case_keeps_the_receipt(
    server: VirtualServer, tmp_path: Path, institutions: Institutions, records: Records
) -> None:
    queue, home = "channel", tmp_path / "home"
    (tmp_path / "costs.pdf").write_bytes(b"%PDF-1.7 of costs")
    costs = Store.open(home).documents.put(tmp_path / "costs.pdf", title="Costs")
    async with server.worker(activities(home, institutions=institutions), queue):
        case = await server.opened(a_request(authority="fenby"), task_queue=queue)
        await case.tell(
            Decided(on=today(), outcome=Outcome.DISCLOSED_IN_FULL, answer="Attached.", attachments=(costs,))
        )
        view = await case.move_to(today() + timedelta(days=1))
        page = str(await server.handle(case).query("__temporal_workflow_metadata"))
        await server.run_to_end(case)
    key = f"{case.case_id}/decision"
    assert list(records.kept) == records.asked == [key], "once, and the acknowledgement stays in the folder"
    letter = records.kept[key]
    address = ("1 Sample Street", "Exampleton")
    assert letter.to == Addressee(name="Ada Example", address=address, email="ada@example.org")
    assert (letter.notice, letter.reference, letter.language) == (Notice.DECISION, view.reference, "en")
    assert [file.media_type for file in letter.files] == ["application/pdf", "text/html", "text/plain"]
    (document,) = letter.documents
    assert (document.title, document.media_type) == ("Costs", "application/pdf")
    for file in (*letter.files, document):
        assert file.path.is_absolute()
        assert sha256(file.path.read_bytes()).hexdigest() == file.sha256
    acknowledgement, decision = view.issued
    assert acknowledgement.delivered is not None
    assert acknowledgement.delivered.channel == "folder"
    assert decision.delivered is not None
    assert (decision.delivered.channel, decision.delivered.receipt) == ("records", "REC-1")
    assert f"by `records` of fenby {institutions.plugins[0].version}" in page
    assert "`REC-1`" in page


@pytest.mark.special
async def test_a_channel_that_fails_twice_sends_once(
    server: VirtualServer, tmp_path: Path, institutions: Institutions, records: Records
) -> None:
    queue, records.fails = "channel-twice", 2
    async with server.worker(activities(tmp_path, institutions=institutions), queue):
        case = await server.opened(a_request(authority="fenby"), task_queue=queue)
        await case.tell(Decided(on=today(), outcome=Outcome.NOT_HELD))
        view = await case.move_to(today() + timedelta(days=1))
    assert records.asked == [f"{case.case_id}/decision"] * 3
    assert len(records.kept) == 1
    assert not view.held


async def test_a_letter_whose_receipt_was_lost_is_not_sent_again_by_a_channel_that_heeds_the_key(
    server: VirtualServer, tmp_path: Path, institutions: Institutions, records: Records
) -> None:
    queue, records.loses_its_answer = "channel-lost", True
    async with server.worker(activities(tmp_path, institutions=institutions), queue):
        case = await server.opened(a_request(authority="fenby"), task_queue=queue)
        await case.tell(Decided(on=today(), outcome=Outcome.NOT_HELD))
        view = await case.move_to(today() + timedelta(days=1))
    assert len(records.asked) == 2
    assert len(records.kept) == 1
    assert [letter.delivered.receipt for letter in view.issued[1:] if letter.delivered] == ["REC-1"]


@pytest.mark.special
async def test_a_channel_that_stays_away_holds_the_letter_while_the_clock_runs_until_it_is_retried(
    server: VirtualServer, tmp_path: Path, institutions: Institutions, records: Records
) -> None:
    queue, records.fails = "channel-away", 1000
    async with server.worker(activities(tmp_path, institutions=institutions), queue):
        case = await server.opened(a_request(authority="fenby"), task_queue=queue)
        await case.tell(Decided(on=today(), outcome=Outcome.NOT_HELD))
        limit = (await case.move_to(today())).respond_by
        assert limit is not None
        late = await case.move_to(limit + timedelta(days=1))
        (held,) = late.held
        assert late.overdue, "nobody has been told of the decision, and the clock ran on"
        assert held.step.notice is Notice.DECISION
        assert held.why.startswith(f"fenby {institutions.plugins[0].version}, dueprocess_send: it failed: HTTPError")
        asked = len(records.asked)
        assert asked > 20, "over four hours, less and less often"
        (stored,) = (tmp_path / "letters").glob("*/*/decision/*.pdf")
        before = stored.read_bytes()

        records.fails = 0
        await server.cases(queue).retry_held_notices(case.case_id, by="information manager")
        closed = await server.run_to_end(case)
    assert closed.closing is Closing.WINDOW_PASSED
    assert set(records.asked) == {f"{case.case_id}/decision"}
    assert len(records.asked) == asked + 1
    assert stored.read_bytes() == before
    assert list((tmp_path / "letters").glob("*/*/decision/*.pdf")) == [stored]
