"""A whole case of the bilingual council in Welsh, on a real Temporal server with virtual time."""

import asyncio
from datetime import date
from pathlib import Path

import pytest

from dueprocess.case.letters import ApproveLetter
from dueprocess.institutions import Institutions
from dueprocess.law.facts import ClarificationAsked, ClarificationReceived, Decided, ReviewDecided, ReviewRequested
from dueprocess.law.outcomes import Closing, Outcome, ReviewOutcome
from dueprocess.worker.virtual_time import VirtualCase
from workflows.virtual_server import EXAMPLES, VirtualServer, a_request, activities, today

pytestmark = pytest.mark.special

SUBJECTS = (
    ("acknowledgement", "Rydym wedi derbyn eich cais am wybodaeth"),
    ("clarification", "Mae angen rhagor o fanylion arnom am eich cais am wybodaeth"),
    ("reminder", "Nodyn atgoffa am ddyddiad statudol"),
    ("reminder", "Nodyn atgoffa am ddyddiad statudol"),
    ("decision", "Ymateb i\u2019ch cais am wybodaeth"),
    ("review-acknowledgement", "Rydym wedi derbyn eich cais am adolygiad"),
    ("review-outcome", "Canlyniad eich adolygiad"),
)


async def approved(server: VirtualServer, queue: str, case: VirtualCase, letter: str, on: date) -> None:
    """Approve a letter once it waits."""
    async with asyncio.timeout(20):
        while not any(waiting.step.key == letter for waiting in (await case.move_to(on)).waiting):  # noqa: ASYNC110 - its draft is made beside the case
            await asyncio.sleep(0.05)
    await server.cases(queue).about_letter(case.case_id, ApproveLetter(letter=letter, by="rheolwr"))


async def test_a_request_in_welsh_is_answered_in_welsh_from_receipt_to_review(
    server: VirtualServer, tmp_path: Path
) -> None:
    queue = "glanmorfa"
    council = Institutions.load(("glanmorfa",), (EXAMPLES,))
    request = a_request(authority="glanmorfa").model_copy(
        update={"language": "cy", "text": "Faint o feiciau a gafwyd ar dir y Cyngor y llynedd?"}
    )
    async with server.worker(activities(tmp_path, institutions=council), queue):
        case = await server.opened(request, task_queue=queue)
        await case.tell(ClarificationAsked(on=today(), question="Pa safleoedd?"))
        limit = (await case.tell(ClarificationReceived(on=today(), text="Pob un."))).respond_by
        assert limit is not None
        await case.move_to(limit)
        await case.tell(Decided(on=limit, outcome=Outcome.DISCLOSED_IN_FULL, answer="Un ar ddeg."))
        await approved(server, queue, case, "decision", limit)
        await case.tell(ReviewRequested(on=limit, grounds="Ai dyna bopeth?"))
        await case.tell(ReviewDecided(on=limit, outcome=ReviewOutcome.UPHELD, reasons="Dyna bopeth."))
        await approved(server, queue, case, "review-outcome", limit)
        closed = await server.run_to_end(case)
        view = await server.cases(queue).read(case.case_id)

    assert (closed.outcome, closed.closing) == (Outcome.DISCLOSED_IN_FULL, Closing.REVIEW_DECIDED)
    assert view.reference == f"GM/{today().year}/0001"
    words = [
        " ".join((tmp_path / "letters" / file.key).read_text("utf-8").split())
        for sent in view.issued
        for file in sent.files
        if file.key.endswith(".txt")
    ]
    assert [sent.step.notice for sent in view.issued] == [notice for notice, _ in SUBJECTS]
    for text, (notice, subject) in zip(words, SUBJECTS, strict=True):
        assert subject in text
        assert ("Annwyl Ada Example" in text) is (notice != "reminder")
    decision = words[4]
    assert "rydych yn cael y cyfan ohoni. Un ar ddeg." in decision
    assert "neu galwch yn Neuadd y Sir" in decision
