"""Lists of cases, from the search attributes."""

from collections.abc import AsyncIterator
from datetime import date
from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints
from temporalio.client import Client, WorkflowExecution, WorkflowExecutionStatus

from dueprocess.case.names import WORKFLOW
from dueprocess.case.request import AuthorityKey
from dueprocess.law.position import Stage
from dueprocess.workflows.attributes import FLAGS, KEYWORDS, NEXT_DUE_ON


class CaseSummary(BaseModel):
    """A case in one line, from its search attributes."""

    model_config = ConfigDict(frozen=True)

    case_id: str
    reference: str
    stage: str
    outcome: str | None
    next_due: str | None
    next_due_on: date | None
    overdue: bool
    held: bool
    waiting: bool = False
    is_running: bool


class CaseFilter(BaseModel):
    """Which cases to list; what is left out does not matter."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    authority: AuthorityKey | None = None
    stage: Stage | None = None
    overdue: bool | None = None
    held: bool | None = None
    waiting: bool | None = None
    due_by: date | None = None
    not_on_calendar: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{12}$")] | None = None
    """Only cases that follow another version of the calendar than this."""
    include_closed: bool = False

    def query(self) -> str:
        """The filter in Temporal's list language; every value was checked, so none can leave its quotes."""
        wanted = [f"WorkflowType = '{WORKFLOW}'"]
        wanted += [
            f"{name} = '{value}'" for name, value in (("Authority", self.authority), ("Stage", self.stage)) if value
        ]
        flags = (("Overdue", self.overdue), ("Held", self.held), ("Waiting", self.waiting))
        wanted += [f"{name} = {str(value).lower()}" for name, value in flags if value is not None]
        if self.due_by is not None:
            wanted.append(f"NextDueOn <= '{self.due_by.isoformat()}T00:00:00Z'")
        if self.not_on_calendar is not None:
            wanted.append(f"(Calendar IS NULL OR Calendar != '{self.not_on_calendar}')")
        if not self.include_closed:
            wanted.append("ExecutionStatus = 'Running'")
        return " AND ".join(wanted)


async def list_cases(client: Client, wanted: CaseFilter) -> AsyncIterator[CaseSummary]:
    """The cases that match, newest first."""
    seen = set[str]()
    async for execution in client.list_workflows(wanted.query()):
        # A reopened case has two runs under one id; the newest comes first.
        if execution.id not in seen:
            seen.add(execution.id)
            yield summary_of(execution)


def summary_of(execution: WorkflowExecution) -> CaseSummary:
    """The line of one case."""
    shown = execution.typed_search_attributes
    due_at = shown.get(NEXT_DUE_ON)
    return CaseSummary(
        case_id=execution.id,
        reference=shown.get(KEYWORDS["Reference"], ""),
        stage=shown.get(KEYWORDS["Stage"], "opening"),
        outcome=shown.get(KEYWORDS["Outcome"]),
        next_due=shown.get(KEYWORDS["NextDue"]),
        next_due_on=due_at.date() if due_at else None,
        overdue=shown.get(FLAGS["Overdue"], default=False),
        held=shown.get(FLAGS["Held"], default=False),
        waiting=shown.get(FLAGS["Waiting"], default=False),
        is_running=execution.status is WorkflowExecutionStatus.RUNNING,
    )
