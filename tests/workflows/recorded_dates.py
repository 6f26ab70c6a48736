"""The dates of a recorded history, held against a count of their own: what replaying it cannot tell.

A timer of another length replays without an error, and so does a letter of another date. Each recorded date is counted
again here from the recorded facts, day by day over the recorded holidays, without the law's own code.
"""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, timedelta

from temporalio.api.history.v1 import HistoryEvent
from temporalio.client import WorkflowHistory

from dueprocess.law.explaining import DUE_WORDS
from dueprocess.law.position import DeadlineKind
from dueprocess.law.uk_time import start_of_day_at, uk_date
from workflows.recorded_facts import Recorded
from workflows.timers import task_times

_A_MOMENT = timedelta(seconds=1)
_SUMMARY = re.compile(r"(?P<wake_on>[^:]+): [^.]+\. Due: (?P<due>.+) by (?P<limit>\d+ \w+ \d+) \(.+\)")
_KINDS: Mapping[str, DeadlineKind] = {words: kind for kind, words in DUE_WORDS.items()}


def wrong_dates(history: WorkflowHistory) -> Iterator[str]:
    """A sentence for each recorded date that is not what it should be."""
    task_at = task_times(history)
    case = Recorded()
    shown: dict[str, str | None] = {}
    for event in history.events:
        case = case.after(event)
        if event.HasField("timer_started_event_attributes"):
            armed_by = event.timer_started_event_attributes.workflow_task_completed_event_id
            yield from _wrong_timer(event, task_at[armed_by], case, shown["NextDue"])
        elif event.HasField("activity_task_scheduled_event_attributes"):
            ordered_by = event.activity_task_scheduled_event_attributes.workflow_task_completed_event_id
            yield from _wrong_letter(event, task_at[ordered_by])
        elif event.HasField("upsert_workflow_search_attributes_event_attributes"):
            fields = event.upsert_workflow_search_attributes_event_attributes.search_attributes.indexed_fields
            shown |= {name: json.loads(value.data or b"null") for name, value in fields.items()}
            yield from _wrong_limit(event, shown.get("NextDue"), shown.get("NextDueOn"), case)
        elif event.HasField("workflow_execution_update_completed_event_attributes"):
            outcome = event.workflow_execution_update_completed_event_attributes.outcome
            receipt = json.loads(outcome.success.payloads[0].data)
            yield from _wrong_limit(event, receipt["next_due"], receipt["next_due_on"], case)


def _wrong_timer(event: HistoryEvent, armed_at: datetime, case: Recorded, next_due: str | None) -> Iterator[str]:
    """It ends as its named day begins, and that is a day on which the recorded plan has something happen."""
    summary = json.loads(event.user_metadata.summary.data)
    named = _SUMMARY.fullmatch(summary)
    assert named is not None, summary
    wake_on, limit = _day(named["wake_on"]), _day(named["limit"])
    length = event.timer_started_event_attributes.start_to_fire_timeout.ToTimedelta()
    ends_at = armed_at + length
    # A local activity before it takes time of its own: the case set the timer between the task's start and its end.
    ends_by = event.event_time.ToDatetime(tzinfo=UTC) + length
    if not ends_at - _A_MOMENT <= start_of_day_at(wake_on) <= ends_by + _A_MOMENT:
        yield f"Event {event.event_id}: the timer '{summary}' ends at {ends_at:%Y-%m-%d %H:%M:%S} UTC."
    # Both limits of an extended request are to answer it; which of them runs, the case shows.
    kind = DeadlineKind(next_due) if next_due else _KINDS[named["due"]]
    if limit != case.due_on(kind):
        yield f"Event {event.event_id}: the timer '{summary}' should name {case.due_on(kind)} as the limit."
    if wake_on not in case.wakes_on(kind, wake_on):
        yield f"Event {event.event_id}: the timer '{summary}' is set for a day on which nothing is planned."


def _wrong_letter(event: HistoryEvent, ordered_at: datetime) -> Iterator[str]:
    """It is dated the day in the United Kingdom on which it was ordered."""
    order = json.loads(event.activity_task_scheduled_event_attributes.input.payloads[0].data)
    if "particulars" in order and order["particulars"]["dated_on"] != uk_date(ordered_at).isoformat():
        yield f"Event {event.event_id}: '{order['step']['key']}' was ordered at {ordered_at} under another date."


def _wrong_limit(event: HistoryEvent, kind: str | None, on: str | None, case: Recorded) -> Iterator[str]:
    if (kind is None) != (on is None):
        yield f"Event {event.event_id}: {kind} is due on {on}."
    if kind is None or on is None:
        return
    due_on = case.due_on(DeadlineKind(kind))
    if datetime.fromisoformat(on).date() != due_on:
        yield f"Event {event.event_id}: '{kind}' is recorded as due on {on}, and by count on {due_on}."


def _day(words: str) -> date:
    return datetime.strptime(words, "%d %B %Y").replace(tzinfo=UTC).date()
