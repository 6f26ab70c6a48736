"""A notice whose words cannot be made waits for a person; the clock does not."""

from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest
from temporalio.client import WorkflowExecutionStatus

from dueprocess.case.notices import Notice
from dueprocess.institutions import Institutions, Wording, hookimpl
from dueprocess.institutions.discovery import Plugin, find
from dueprocess.law.facts import Decided
from dueprocess.law.outcomes import Closing, Outcome
from dueprocess.workflows.attributes import FLAGS
from workflows.virtual_server import EXAMPLES, VirtualServer, a_request, activities, today


@dataclass
class BrokenWording:
    """A plugin whose decision letters name a value that there is not, until somebody mends it."""

    is_mended: bool = False

    @hookimpl
    def dueprocess_wording(self, authority: str, notice: Notice) -> Wording | None:
        if authority != "anytown" or notice is not Notice.DECISION or self.is_mended:
            return None
        return {"opening": "Dear {{ aplicant }},"}


@pytest.mark.special
async def test_a_broken_decision_letter_is_held_the_case_says_why_and_it_goes_out_once_mended(
    server: VirtualServer, tmp_path: Path
) -> None:
    queue, wording = "held", BrokenWording()
    institutions = Institutions([find("anytown", (EXAMPLES,)), Plugin("words", "words", "0.3", wording)])
    async with server.worker(activities(tmp_path, institutions=institutions), queue):
        case = await server.opened(a_request(authority="anytown"), task_queue=queue)
        opened = await case.move_to(today())
        assert opened.respond_by is not None
        await case.tell(Decided(on=today(), outcome=Outcome.NOT_HELD))

        late = await case.move_to(opened.respond_by + timedelta(days=3))
        assert late.overdue, "nobody has been told of the decision, and the clock went on"
        (held,) = late.held
        assert held.step.notice is Notice.DECISION
        assert "aplicant" in held.why
        assert "applicant" in held.why, "it says what was probably meant"
        description = await server.handle(case).describe()
        assert description.status is WorkflowExecutionStatus.RUNNING, "a case with a letter unsent does not end"
        assert description.typed_search_attributes[FLAGS["Held"]]

        wording.is_mended = True
        retried = await server.cases(queue).retry_held_notices(case.case_id, by="information manager")
        assert retried.owed == 1
        receipt = await server.cases(queue).read(case.case_id)
        assert receipt.outcome is Outcome.NOT_HELD
        closed = await server.run_to_end(case)
        assert closed.closing is Closing.WINDOW_PASSED
    decision = list((tmp_path / "letters").glob("*/*/decision/*.pdf"))
    assert len(decision) == 1
