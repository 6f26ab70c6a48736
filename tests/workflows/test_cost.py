"""What a case costs, exactly: history events, and actions as Temporal Cloud's public list counts them.

The virtual clock adds events of its own (it was moved; its setting was changed). A case on an ordinary server has
none, so they are left out.
"""

from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from datetime import timedelta

from temporalio.api.enums.v1 import EventType
from temporalio.api.history.v1 import HistoryEvent

from dueprocess.law.facts import (
    CitedExemption,
    ClarificationAsked,
    ClarificationReceived,
    Decided,
    Extended,
    ReviewDecided,
    ReviewRequested,
)
from dueprocess.law.outcomes import Outcome, ReviewOutcome
from dueprocess.worker.virtual_time import VirtualCase
from workflows.virtual_server import VirtualServer, a_request, today

OF_THE_VIRTUAL_CLOCK = (
    EventType.EVENT_TYPE_WORKFLOW_EXECUTION_TIME_SKIPPING_TRANSITIONED,
    EventType.EVENT_TYPE_WORKFLOW_EXECUTION_OPTIONS_UPDATED,
)
ONE_ACTION_EACH = (
    EventType.EVENT_TYPE_WORKFLOW_EXECUTION_STARTED,
    EventType.EVENT_TYPE_TIMER_STARTED,
    EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED,
    EventType.EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_ACCEPTED,
    EventType.EVENT_TYPE_WORKFLOW_EXECUTION_SIGNALED,
    EventType.EVENT_TYPE_UPSERT_WORKFLOW_SEARCH_ATTRIBUTES,
)


def cost(events: Sequence[HistoryEvent]) -> tuple[int, int]:
    """Events and actions. All local activities of one workflow task are one action."""
    own = [event for event in events if event.event_type not in OF_THE_VIRTUAL_CLOCK]
    kinds = Counter(event.event_type for event in own)
    local = {
        event.marker_recorded_event_attributes.workflow_task_completed_event_id
        for event in own
        if event.marker_recorded_event_attributes.marker_name == "core_local_activity"
    }
    retries = sum(
        event.activity_task_started_event_attributes.attempt - 1
        for event in own
        if event.event_type == EventType.EVENT_TYPE_ACTIVITY_TASK_STARTED
    )
    return len(own), sum(kinds[kind] for kind in ONE_ACTION_EACH) + len(local) + retries


async def least_cost(
    server: VirtualServer, life: Callable[[VirtualServer], Awaitable[VirtualCase]], *, enough: tuple[int, int]
) -> tuple[int, int]:
    """What a life costs; lived again, at most twice, if it cost more than `enough`.

    On a loaded machine a workflow task can be cut short by a time-out and done again, for three events more.
    """
    least = cost((await server.history(await life(server))).events)
    for _ in range(2):
        if least <= enough:
            break
        least = min(least, cost((await server.history(await life(server))).events))
    return least


async def plain_life(server: VirtualServer) -> VirtualCase:
    """Acknowledge, two reminders, decide, review window, close."""
    case = await server.opened(a_request())
    view = await case.move_to(today() + timedelta(days=1))
    assert view.respond_by is not None
    await case.move_to(view.respond_by)
    await case.tell(Decided(on=view.respond_by, outcome=Outcome.DISCLOSED_IN_FULL, answer="Forty-one."))
    await server.run_to_end(case)
    return case


async def busy_life(server: VirtualServer) -> VirtualCase:
    """Clarification, an extension, a reminder, a decision, a review."""
    case = await server.opened(a_request())
    await case.move_to(today() + timedelta(days=1))
    asked_on, answered_on = today() + timedelta(days=1), today() + timedelta(days=4)
    await case.tell(ClarificationAsked(on=asked_on))
    await case.move_to(answered_on)
    await case.tell(ClarificationReceived(on=answered_on))
    await case.move_to(answered_on + timedelta(days=2))
    extended = await case.tell(Extended(on=answered_on, exemptions=(CitedExemption(provision="43(2)"),)))
    assert extended.respond_by is not None
    await case.move_to(extended.respond_by)
    await case.tell(Decided(on=extended.respond_by, outcome=Outcome.DISCLOSED_IN_FULL, answer="Forty-one."))
    review_on = extended.respond_by + timedelta(days=10)
    await case.move_to(review_on)
    await case.tell(ReviewRequested(on=review_on))
    await case.move_to(review_on + timedelta(days=3))
    await case.tell(ReviewDecided(on=review_on + timedelta(days=3), outcome=ReviewOutcome.UPHELD, reasons="As before."))
    await server.run_to_end(case)
    return case


async def test_a_plain_case_costs_61_events_and_18_actions(server: VirtualServer) -> None:
    assert await least_cost(server, plain_life, enough=(61, 18)) == (61, 18)


async def test_a_busy_case_with_six_updates_costs_at_most_105_events_and_36_actions(server: VirtualServer) -> None:
    events, actions = await least_cost(server, busy_life, enough=(105, 36))
    assert events <= 105
    assert actions <= 36
