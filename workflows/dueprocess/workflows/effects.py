"""What a workflow asks of the world: each activity with its name, its time limits and its retries.

Opening and planning are local activities: they touch only this authority's own files, and cost a case five events less
each. Notices are ordinary ones, so that each is a bar of its own in the Temporal UI and can wait out a long outage
without holding up the clock; internal notices only in cases opened since they are.
"""

from datetime import timedelta

from temporalio import workflow
from temporalio.common import RetryPolicy
from temporalio.exceptions import ActivityError, ApplicationError
from temporalio.exceptions import TimeoutError as TookTooLong

with workflow.unsafe.imports_passed_through():
    from dueprocess.case.indexed import IndexedCase
    from dueprocess.case.notices import Notice
    from dueprocess.case.orders import NoticeMade, NoticeOrder, OpenOrder, ReplanOrder, SentOrder, TellOrder
    from dueprocess.case.record import Opened, Planned
    from dueprocess.law.uk_time import short_date

OPEN_CASE = "open_case"
REPLAN_CASE = "replan_case"
ISSUE_NOTICE = "issue_notice"
PREPARE_NOTICE = "prepare_notice"
REMIND = "remind"
ESCALATE = "escalate"
TELL_INSTITUTION = "tell_institution"
NOTE_LETTER_SENT = "note_letter_sent"
ENTER_CASE = "enter_case"

# Retried for ever: a full disk or a locked register is mended by people, and no case may be lost to it. What no
# retry can mend, an activity raises as a non-retryable error.
_UNTIL_IT_WORKS = RetryPolicy(
    initial_interval=timedelta(seconds=1), backoff_coefficient=2, maximum_interval=timedelta(minutes=5)
)
# Over almost an hour and a half: nothing waits for it but the next event and the end of the case.
_A_FEW_TIMES = RetryPolicy(
    initial_interval=timedelta(seconds=1),
    backoff_coefficient=4,
    maximum_interval=timedelta(hours=1),
    maximum_attempts=8,
)
_SHORT = timedelta(seconds=10)
_AT_ONCE = timedelta(milliseconds=100)
# A channel may take a minute, and another letter may be before it.
_LETTER = timedelta(minutes=2)
# A worker that gives no sign of life for so long has died, and another takes up the letter it had in hand.
_ALIVE = timedelta(seconds=15)
_DEED = timedelta(minutes=3)


async def open_case(order: OpenOrder) -> Opened:
    """Give a new case its reference, calendar and plan.

    Raises:
        ApplicationError: the case cannot be opened, for a reason that its starter must mend.
    """
    try:
        opened: Opened = await workflow.execute_local_activity(
            OPEN_CASE,
            order,
            result_type=Opened,
            start_to_close_timeout=_SHORT,
            retry_policy=_UNTIL_IT_WORKS,
            summary="Give the case its reference, calendar and plan",
        )
    except ActivityError as failed:
        raise cause_of(failed) from failed
    return opened


async def replan_case(order: ReplanOrder) -> Planned:
    """Read the calendar and the institution's plan as they are today.

    Raises:
        ApplicationError: the institution cannot be asked.
    """
    try:
        planned: Planned = await workflow.execute_local_activity(
            REPLAN_CASE,
            order,
            result_type=Planned,
            start_to_close_timeout=_SHORT,
            retry_policy=_UNTIL_IT_WORKS,
            summary="Read today's calendar and plan",
        )
    except ActivityError as failed:
        raise cause_of(failed) from failed
    return planned


def internal_notices_are_activities() -> bool:
    """Whether reminders and escalations of this case are ordinary activities; asked at each of its letters.

    Settled by its first letter: a case that was opened before keeps to local activities until it closes.
    """
    return workflow.patched("internal-notices-as-activities")


async def issue_notice(order: NoticeOrder, *, internal_as_activity: bool) -> NoticeMade:
    """Compose and store a notice.

    Raises:
        ApplicationError: its words cannot be made; a person must mend them.
    """
    notice, dated_on = order.step.notice, order.particulars.dated_on
    summary = f"{notice.capitalize().replace('-', ' ')}, {short_date(dated_on)}"
    made: NoticeMade
    try:
        internal = ESCALATE if notice is Notice.ESCALATION else REMIND
        if notice.is_internal and not internal_as_activity:
            made = await workflow.execute_local_activity(
                # The UI shows the name of a local activity, not its summary.
                internal,
                order,
                result_type=NoticeMade,
                start_to_close_timeout=_SHORT,
                retry_policy=_UNTIL_IT_WORKS,
                summary=summary,
            )
        else:
            made = await workflow.execute_activity(
                internal if notice.is_internal else ISSUE_NOTICE,
                order,
                result_type=NoticeMade,
                start_to_close_timeout=_LETTER,
                heartbeat_timeout=_ALIVE,
                retry_policy=_UNTIL_IT_WORKS,
                summary=summary,
            )
    except ActivityError as failed:
        raise cause_of(failed) from failed
    return made


async def prepare_notice(order: NoticeOrder) -> NoticeMade:
    """Compose a notice and store it as a draft, for an officer to approve.

    Raises:
        ApplicationError: its words cannot be made; a person must mend them.
    """
    made: NoticeMade
    try:
        made = await workflow.execute_activity(
            PREPARE_NOTICE,
            order,
            result_type=NoticeMade,
            start_to_close_timeout=_LETTER,
            heartbeat_timeout=_ALIVE,
            retry_policy=_UNTIL_IT_WORKS,
            summary=f"{order.step.notice.capitalize().replace('-', ' ')}, a draft to approve",
        )
    except ActivityError as failed:
        raise cause_of(failed) from failed
    return made


async def tell_institution(order: TellOrder) -> str:
    """Tell the institution what happened; a sentence of why it could not be told, or nothing."""
    event = order.event
    try:
        await workflow.execute_activity(
            TELL_INSTITUTION,
            order,
            start_to_close_timeout=_DEED,
            retry_policy=_A_FEW_TIMES,
            summary=f"Event {event.number}: {event.kind}",
        )
    except ActivityError as failed:
        cause = failed.cause
        if isinstance(cause, ApplicationError):
            return cause.message
        if isinstance(cause, TookTooLong):
            return f"There was no answer within {_DEED.seconds // 60} minutes."
        raise
    return ""


async def note_letter_sent(order: SentOrder) -> None:
    """Enter in the register that an officer said that a letter went out."""
    await workflow.execute_local_activity(
        NOTE_LETTER_SENT,
        order,
        start_to_close_timeout=_SHORT,
        retry_policy=_UNTIL_IT_WORKS,
        summary="Enter that a letter went out",
    )


async def enter_case(entry: IndexedCase) -> None:
    """Enter the case in the register's index as it stands; tried until it works."""
    await workflow.execute_local_activity(
        ENTER_CASE,
        entry,
        start_to_close_timeout=_SHORT,
        retry_policy=_UNTIL_IT_WORKS,
        # While the register is away a timer waits for it, and not the workflow task that is to answer an officer.
        local_retry_threshold=_AT_ONCE,
        summary=f"Enter the case in the index: {entry.stage}",
    )


def cause_of(failed: ActivityError) -> BaseException:
    """The sentence that the activity failed with, or the failure itself (a cancellation)."""
    cause = failed.cause
    if isinstance(cause, ApplicationError):
        return ApplicationError(cause.message, *cause.details, type=cause.type, non_retryable=True)
    return failed
