"""Letters that wait for an officer, on a real server: drafts, approval, an edited file, and what each leaves behind."""

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest

from dueprocess.case.letters import ApproveLetter, DropLetter, ReplaceLetter, SendLetterBack
from dueprocess.case.notices import Notice, SendingRule
from dueprocess.case.view import CaseView
from dueprocess.client import NotTold
from dueprocess.delivery import Store
from dueprocess.institutions import Institutions, hookimpl
from dueprocess.institutions.discovery import Plugin, find
from dueprocess.law.facts import ClarificationAsked, Decided
from dueprocess.law.outcomes import Outcome
from dueprocess.law.position import Stage
from dueprocess.worker.virtual_time import VirtualCase
from dueprocess.workflows.attributes import FLAGS
from workflows.virtual_server import EXAMPLES, VirtualServer, a_request, activities, today


class Careful:
    """A plugin that has the head of information read every decision and every question before it goes out."""

    @hookimpl
    def dueprocess_sending(self, authority: str) -> dict[Notice, SendingRule] | None:
        if authority != "anytown":
            return None
        return {Notice.DECISION: "on-approval", Notice.CLARIFICATION: "on-approval"}


CAREFUL = Institutions([find("anytown", (EXAMPLES,)), Plugin("careful", "careful", "0.1", Careful())])


async def decided(server: VirtualServer, queue: str) -> VirtualCase:
    case = await server.opened(a_request(authority="anytown"), task_queue=queue)
    told = await case.tell(Decided(on=today(), outcome=Outcome.NOT_HELD))
    assert told.stage is Stage.AWAITING_DECISION, "nobody has been told of the decision yet"
    return case


async def until(case: VirtualCase, holds: Callable[[CaseView], bool]) -> CaseView:
    """The case once this holds: its letters are made beside it, a moment later."""
    async with asyncio.timeout(20):
        while True:
            view = await case.move_to(today())
            if holds(view):
                return view
            await asyncio.sleep(0.05)


def waits(view: CaseView) -> bool:
    return bool(view.waiting)


def letters(folder: Path, name: str) -> list[str]:
    return sorted(path.suffix for path in (folder / "letters").glob(f"*/*/{name}/*.*"))


async def test_a_decision_waits_as_a_draft_and_goes_out_when_it_is_approved(
    server: VirtualServer, tmp_path: Path
) -> None:
    queue = "approvals"
    async with server.worker(activities(tmp_path, institutions=CAREFUL), queue):
        case = await decided(server, queue)
        view = await until(case, waits)
        (waiting,) = view.waiting
        assert waiting.step.key == "decision"
        assert all((tmp_path / "letters" / file.key).is_file() for file in waiting.files)
        assert letters(tmp_path, "decision") == []
        assert (await server.handle(case).describe()).typed_search_attributes[FLAGS["Waiting"]]

        cases = server.cases(queue)
        approved = ApproveLetter(letter="decision", by="head")
        receipt = await cases.about_letter(case.case_id, approved, update_id="approval-17")
        assert (receipt.waiting, receipt.held) == ((), ())
        again = await cases.about_letter(case.case_id, approved, update_id="approval-17")
        assert again == receipt, "a caller that lost the answer gets it, and not that there is no such letter"
        view = await until(case, lambda view: len(view.issued) == 2)
        assert view.stage is Stage.REVIEW_WINDOW
        assert [(sent.step.key, sent.approved_by) for sent in view.issued] == [
            ("acknowledgement", None),
            ("decision", "head"),
        ]
        assert letters(tmp_path, "decision") == [".html", ".json", ".pdf", ".txt"]
        await server.run_to_end(case)


async def test_an_edited_file_goes_out_as_it_is_with_a_record_of_who_edited_it(
    server: VirtualServer, tmp_path: Path
) -> None:
    queue = "edited"
    folder = Store.open(tmp_path).letters
    async with server.worker(activities(tmp_path, institutions=CAREFUL), queue):
        case = await decided(server, queue)
        view = await until(case, waits)
        where = {"authority": "anytown", "reference": view.reference, "step": "decision"}
        file = folder.put_edited(b"Dear Zebedee", ".txt", **where)
        cases = server.cases(queue)
        asked = ReplaceLetter(letter="decision", by="clerk", file_key=file.key, sha256=file.sha256, parts=("answer",))
        with pytest.raises(NotTold, match=r"'review-rights' is missing \(FOIA 2000 s\.17\(7\)\(a\)\)") as refused:
            await cases.about_letter(case.case_id, asked)
        assert refused.value.rule == "unlawful-letter"
        declared = ("answer", "contact", "review-rights", "commissioner")
        await cases.about_letter(case.case_id, asked.model_copy(update={"parts": declared}))
        await cases.about_letter(case.case_id, ApproveLetter(letter="decision", by="head"))
        view = await until(case, lambda view: len(view.issued) == 2)
        sent = view.issued[-1]
        assert sent.replacement is not None
        assert (sent.replacement.by, sent.approved_by) == ("clerk", "head")
        assert (tmp_path / "letters" / sent.files[0].key).read_bytes() == b"Dear Zebedee"
        assert letters(tmp_path, "decision") == [".json", ".txt"]
        await server.run_to_end(case)


async def test_an_edited_file_that_was_changed_after_approval_is_held(server: VirtualServer, tmp_path: Path) -> None:
    queue = "changed"
    folder = Store.open(tmp_path).letters
    async with server.worker(activities(tmp_path, institutions=CAREFUL), queue):
        case = await decided(server, queue)
        view = await until(case, waits)
        where = {"authority": "anytown", "reference": view.reference, "step": "decision"}
        file = folder.put_edited(b"As approved", ".txt", **where)
        cases = server.cases(queue)
        parts = ("answer", "contact", "review-rights", "commissioner")
        asked = ReplaceLetter(letter="decision", by="clerk", file_key=file.key, sha256=file.sha256, parts=parts)
        await cases.about_letter(case.case_id, asked)
        (tmp_path / "letters" / file.key).write_bytes(b"Changed since")
        await cases.about_letter(case.case_id, ApproveLetter(letter="decision", by="head"))
        view = await until(case, lambda view: bool(view.held))
        assert "has been changed" in view.held[0].why
        assert view.stage is Stage.AWAITING_DECISION
        await cases.about_letter(case.case_id, DropLetter(letter="decision", by="head", reason="Start again."))
        await case.tell(Decided(on=today(), outcome=Outcome.NOT_HELD))
        view = await until(case, waits)
        assert [letter.step.key for letter in view.waiting] == ["decision.2"]
        await cases.about_letter(case.case_id, ApproveLetter(letter="decision.2", by="head"))
        await server.run_to_end(case)


async def test_a_question_that_is_sent_back_stops_no_clock(server: VirtualServer, tmp_path: Path) -> None:
    queue = "sent-back"
    async with server.worker(activities(tmp_path, institutions=CAREFUL), queue):
        case = await server.opened(a_request(authority="anytown"), task_queue=queue)
        await case.tell(ClarificationAsked(on=today(), question="Which boiler?"))
        view = await until(case, waits)
        assert view.stage is Stage.AWAITING_DECISION
        cases = server.cases(queue)
        asked = SendLetterBack(letter="clarification", by="head", comment="The request is clear.")
        receipt = await cases.about_letter(case.case_id, asked)
        assert receipt.held == ("clarification",)
        with pytest.raises(NotTold, match="No letter 'clarification' waits for approval"):
            await cases.about_letter(case.case_id, ApproveLetter(letter="clarification", by="head"))
        await cases.retry_held_notices(case.case_id)
        await until(case, waits)
        await cases.about_letter(case.case_id, ApproveLetter(letter="clarification", by="head"))
        view = await until(case, lambda view: len(view.issued) == 2)
        assert view.stage is Stage.AWAITING_CLARIFICATION
        assert letters(tmp_path, "clarification") == [".html", ".json", ".pdf", ".txt"]
