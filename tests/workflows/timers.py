"""Reading a history: its timers, and what the case knew when each was set."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from pydantic import TypeAdapter
from temporalio.api.history.v1 import HistoryEvent
from temporalio.client import WorkflowHistory

from dueprocess.case.record import CaseRecord, Opened
from dueprocess.case.request import InformationRequested
from dueprocess.law.facts import AnyFact, type_of_fact

_FACT = TypeAdapter[type_of_fact](AnyFact)


@dataclass(frozen=True)
class Timer:
    """A timer as it was set: when, until when, and what the case knew then."""

    armed_at: datetime
    ends_at: datetime
    summary: str
    case: CaseRecord


def timers_of(history: WorkflowHistory) -> Iterator[Timer]:
    """Every timer of the history, in order."""
    task_at = task_times(history)
    request: InformationRequested | None = None
    case: CaseRecord | None = None
    for event in history.events:
        if event.HasField("workflow_execution_started_event_attributes"):
            sent = event.workflow_execution_started_event_attributes.input.payloads[0]
            request = InformationRequested.model_validate_json(sent.data)
        elif _opens(event) and case is None and request is not None:
            result = event.marker_recorded_event_attributes.details["result"].payloads[0]
            case = CaseRecord(request=request, opened=Opened.model_validate_json(result.data))
        elif event.HasField("workflow_execution_update_accepted_event_attributes") and case is not None:
            told = event.workflow_execution_update_accepted_event_attributes.accepted_request.input
            fact = _FACT.validate_json(told.args.payloads[0].data)
            case = case.model_copy(update={"facts": (*case.facts, fact)})
        elif event.HasField("timer_started_event_attributes") and case is not None:
            yield _timer(event, task_at, case)


def _opens(event: HistoryEvent) -> bool:
    """Whether it records how the case was opened: markers also record which patches it has."""
    return "result" in event.marker_recorded_event_attributes.details


def _timer(event: HistoryEvent, task_at: Mapping[int, datetime], case: CaseRecord) -> Timer:
    started = event.timer_started_event_attributes
    armed_at = task_at[started.workflow_task_completed_event_id]
    return Timer(
        armed_at=armed_at,
        ends_at=armed_at + started.start_to_fire_timeout.ToTimedelta(),
        summary=json.loads(event.user_metadata.summary.data),
        case=case,
    )


def task_times(history: WorkflowHistory) -> dict[int, datetime]:
    """The present moment of each workflow task, by the number of the event that completed it."""
    started_at = {
        event.event_id: event.event_time.ToDatetime(tzinfo=UTC)
        for event in history.events
        if event.HasField("workflow_task_started_event_attributes")
    }
    return {
        event.event_id: started_at[event.workflow_task_completed_event_attributes.started_event_id]
        for event in history.events
        if event.HasField("workflow_task_completed_event_attributes")
    }
