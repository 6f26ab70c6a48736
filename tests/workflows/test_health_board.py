"""The Scottish health board among the examples: its `institution.py` files each letter in a real records system."""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from dueprocess.case.letters import ApproveLetter
from dueprocess.institutions import CannotLoad, Institutions
from dueprocess.law.facts import Decided, ReviewDecided, ReviewRequested
from dueprocess.law.outcomes import Closing, Outcome, ReviewOutcome
from dueprocess.law.regime import Statute
from workflows.virtual_server import EXAMPLES, VirtualServer, a_request, activities, today

pytestmark = pytest.mark.special

TOKEN = "a-token-that-nobody-may-see"  # noqa: S105 - invented


@dataclass
class Records:
    """What a records system was sent: each request with its answer, and the file that lies under each address."""

    refuses: int = 0
    asked: list[tuple[str, str, int]] = field(default_factory=list[tuple[str, str, int]])
    files: dict[str, bytes] = field(default_factory=dict[str, bytes])

    def take(self, path: str, authorization: str, content: bytes) -> int:
        """Take a file, or refuse it as one that is out of order; the status to answer with."""
        status = 503 if self.refuses else 201
        self.refuses = max(self.refuses - 1, 0)
        self.asked.append((path, authorization, status))
        if status == 201:
            self.files[path] = content
        return status


@pytest.fixture
def records(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Records]:
    """A records system on loopback, to which the settings of the board point."""
    system = Records()

    class Handler(BaseHTTPRequestHandler):
        def do_PUT(self) -> None:
            content = self.rfile.read(int(self.headers["Content-Length"]))
            self.send_response(system.take(self.path, self.headers["Authorization"], content))
            self.end_headers()

        def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
            """Nothing is logged."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    monkeypatch.setenv("STRATHLORNE_RECORDS_URL", f"http://127.0.0.1:{server.server_port}")
    monkeypatch.setenv("STRATHLORNE_RECORDS_TOKEN", TOKEN)
    monkeypatch.setenv("STRATHLORNE_LETTERS", str(tmp_path / "letters"))
    yield system
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("regime", ["foisa-2002", "eisr-2004"])
async def test_each_letter_of_a_case_is_filed_once_also_when_the_records_system_was_out_of_order(
    server: VirtualServer, tmp_path: Path, records: Records, regime: str
) -> None:
    queue = f"strathlorne {regime}"
    board = Institutions.load(["strathlorne"], [EXAMPLES])
    records.refuses = 2
    request = a_request(authority="strathlorne").model_copy(update={"regime": regime})
    async with server.worker(activities(tmp_path, institutions=board), queue):
        case = await server.opened(request, task_queue=queue)
        await case.tell(Decided(on=today(), outcome=Outcome.DISCLOSED_IN_FULL, answer="Eleven bicycles."))
        async with asyncio.timeout(20):
            while not (await case.move_to(today())).waiting:  # noqa: ASYNC110 - its draft is made beside the case
                await asyncio.sleep(0.05)
        await server.cases(queue).about_letter(case.case_id, ApproveLetter(letter="decision", by="head"))
        await case.tell(ReviewRequested(on=today(), grounds="Is that all?"))
        await case.tell(ReviewDecided(on=today(), outcome=ReviewOutcome.UPHELD, reasons="It is."))
        closed = await server.run_to_end(case)
        view = await server.cases(queue).read(case.case_id)
    assert closed.closing is Closing.REVIEW_DECIDED
    assert closed.keep_until is not None
    sent = {file.sha256: file.key for letter in view.issued for file in letter.files if file.key.endswith(".pdf")}
    assert len(sent) == len(view.issued) >= 4
    assert sorted(records.files.values()) == sorted((tmp_path / "letters" / key).read_bytes() for key in sent.values())
    assert [status for _, _, status in records.asked].count(503) == 2
    assert len(records.asked) == len(sent) + 2, "what was taken was not sent again"
    assert {authorization for _, authorization, _ in records.asked} == {f"Bearer {TOKEN}"}
    assert all(path.startswith(f"/{view.reference.replace('/', '%2F')}/") for path in records.files)


def test_without_its_secrets_it_is_refused_with_the_names_of_the_variables(
    records: Records, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not records.asked
    monkeypatch.delenv("STRATHLORNE_RECORDS_TOKEN")
    with pytest.raises(CannotLoad, match=r"there is no environment variable STRATHLORNE_RECORDS_TOKEN\."):
        Institutions.load(["strathlorne"], [EXAMPLES])


def test_subject_access_is_answered_by_the_data_protection_officer_and_scottish_holidays_count(
    records: Records,
) -> None:
    assert not records.asked
    board = Institutions.load(["strathlorne"], [EXAMPLES])
    office = board.office("strathlorne")
    assert office.under(Statute.UK_GDPR).enquiries.role == "Data Protection Officer"
    assert office.under(Statute.FOISA_2002).enquiries.role == "Information Governance Team"
    assert board.plan("strathlorne", "foisa-2002").practice.nation == "scotland"
    board.close()
