"""What a case may be told, and what the law refuses."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypedDict, Unpack

from dueprocess.law import citing, telling_extensions, telling_reviews
from dueprocess.law.calendar import Calendar
from dueprocess.law.clock import Assessed, assess_parts
from dueprocess.law.errors import InvalidTimeline, OutsideCalendar, Refused
from dueprocess.law.facts import (
    ClarificationAsked,
    ClarificationReceived,
    Classified,
    Decided,
    DelayNotified,
    Extended,
    FeeCharged,
    FeePaid,
    IdentityAsked,
    IdentityProved,
    ReceiptCorrected,
    ReviewDecided,
    ReviewExtended,
    ReviewRequested,
    TimeAllowed,
    Withdrawn,
    type_of_fact,
)
from dueprocess.law.outcomes import Closing
from dueprocess.law.position import OWED_BY_AUTHORITY, DeadlineKind, Stage
from dueprocess.law.practice import Practice
from dueprocess.law.refusing import not_in_this_law, refuse_after, refuse_decided
from dueprocess.law.regime import Effect, Regime, Statute
from dueprocess.law.settled import Settled
from dueprocess.law.source import foia
from dueprocess.law.story import Question, way_of
from dueprocess.law.timeline import Timeline


class Terms(TypedDict, total=False):
    """What a position depends on besides the facts; see `assess`."""

    calendar: Calendar
    practice: Practice
    regimes: Mapping[str, Regime]
    settled: Settled


def refuse_unless_allowed(fact: type_of_fact, timeline: Timeline, **terms: Unpack[Terms]) -> None:
    """See that the case may be told this fact today, `timeline.as_of`.

    The fact may have happened on an earlier day; its limit is judged by the day it happened. A fact that names no part
    of a request must be allowed for every part.

    Raises:
        Refused: it may not. The sentence says why and cites the rule; `rule` is for programs.
    """
    today = timeline.assessed_on
    if fact.on > today:
        raise Refused(
            "in-the-future", f"'{fact.kind}' is dated {fact.on}, but today is {today}. Tell it when it happens."
        )
    try:
        for before in assess_parts(timeline, **terms):
            if fact.part in {None, before.part}:
                _refuse_if_closed(fact, before)
                _refuse_by_kind(fact, before)
        for after in assess_parts(timeline.model_copy(update={"facts": (*timeline.facts, fact)}), **terms):
            if isinstance(fact, ReviewRequested) and fact.part in {None, after.part}:
                telling_reviews.refuse_review_of_nothing(fact, after)
    except InvalidTimeline as contradiction:
        raise Refused("contradicts-the-case", str(contradiction)) from contradiction
    except OutsideCalendar as unknown:
        raise Refused("outside-calendar", f"{unknown} Tell the case 'replan' first.") from unknown


def _refuse_if_closed(fact: type_of_fact, before: Assessed) -> None:
    position = before.position
    # A request for a review may come after the window; the institution's rule says how it is answered.
    late_review = isinstance(fact, ReviewRequested) and position.closing is Closing.WINDOW_PASSED
    if position.stage is Stage.CLOSED and not late_review:
        raise Refused("case-closed", "This case is closed; nothing more can be told to it. Open a new one.")


def _refuse_by_kind(fact: type_of_fact, before: Assessed) -> None:
    match fact:
        case ReceiptCorrected():
            _receipt_corrected(fact, before)
        case Classified():
            refuse_decided(before.position, "A request is classified before the decision, and this one is decided")
        case (
            IdentityAsked()
            | IdentityProved()
            | ClarificationAsked()
            | ClarificationReceived()
            | FeeCharged()
            | FeePaid()
        ):
            _question(fact, before)
        case Extended():
            telling_extensions.refuse_extension(fact, before)
        case TimeAllowed():
            telling_extensions.refuse_time_allowed(fact, before)
        case DelayNotified():
            _delay_notified(fact, before)
        case Decided():
            _decided(fact, before)
        case Withdrawn() if before.position.stage is Stage.REVIEW_WINDOW:
            raise Refused("already-decided", "The request has been answered; there is nothing left to withdraw.")
        case ReviewRequested() | ReviewExtended() | ReviewDecided():
            telling_reviews.refuse_review(fact, before)
        case _:
            pass


def _receipt_corrected(fact: ReceiptCorrected, before: Assessed) -> None:
    if fact.received_on > before.position.as_of:
        raise Refused(
            "in-the-future",
            f"The corrected day of receipt, {fact.received_on}, is in the future. Give the day it arrived.",
            foia("s.10(6)", "10") if before.regime.statute is Statute.FOIA_2000 else None,
        )


def _delay_notified(fact: DelayNotified, before: Assessed) -> None:
    position = before.position
    refuse_decided(position, "A delay is of the answer, and this case has been decided")
    running = position.running
    limit = running if running is not None and running.kind in OWED_BY_AUTHORITY else None
    if limit is None:
        raise Refused("not-late", "The clock waits for the applicant, so no answer can be late.")
    if fact.on <= limit.on:
        raise Refused(
            "not-late",
            f"The answer is not late until {limit.on} has passed. To take more time within it, tell 'extended'.",
            limit.source,
        )


def _decided(fact: Decided, before: Assessed) -> None:
    position = before.position
    # A review of silence ends with a decision, or after one that came too late.
    in_review_of_silence = position.stage is Stage.IN_REVIEW and position.outcome is None
    if not in_review_of_silence:
        refuse_decided(position, "It has been decided already")
    citing.refuse_incomplete(fact, before.regime.statute)


@dataclass(frozen=True)
class _Words:
    """How a question to the applicant is spoken of when it is refused."""

    name: str
    needs: str
    asked: str
    not_asked: str
    pending: str
    nothing: str
    too_late: str


_WORDS = {
    Question.IDENTITY: _Words(
        name="A proof of identity",
        needs="A proof of identity must be asked for",
        asked="Proof of identity has been asked for",
        not_asked="No proof of identity has been asked for",
        pending="identity-pending",
        nothing="nothing-asked",
        too_late="asked-too-late",
    ),
    Question.CLARIFICATION: _Words(
        name="Clarification",
        needs="Clarification must be asked for",
        asked="Clarification has been asked for",
        not_asked="No clarification has been asked for",
        pending="clarification-pending",
        nothing="nothing-asked",
        too_late="asked-too-late",
    ),
    Question.FEE: _Words(
        name="A fee",
        needs="A fees notice must be given",
        asked="A fees notice is waiting for payment",
        not_asked="No fees notice is waiting for payment",
        pending="fee-pending",
        nothing="nothing-charged",
        too_late="fee-too-late",
    ),
}

_Asking = IdentityAsked | ClarificationAsked | FeeCharged
_Answering = IdentityProved | ClarificationReceived | FeePaid

_QUESTIONS: Mapping[type[_Asking | _Answering], Question] = {
    IdentityAsked: Question.IDENTITY,
    IdentityProved: Question.IDENTITY,
    ClarificationAsked: Question.CLARIFICATION,
    ClarificationReceived: Question.CLARIFICATION,
    FeeCharged: Question.FEE,
    FeePaid: Question.FEE,
}


def _question(fact: _Asking | _Answering, before: Assessed) -> None:
    """A question to the applicant is asked once at a time and in time; an answer answers one."""
    question, position = _QUESTIONS[type(fact)], before.position
    words, waiting = _WORDS[question], way_of(question, before.regime, before.received_on)
    refuse_decided(position, f"{words.name} belongs before the decision, and this case has been decided")
    if waiting is None or waiting.effect is Effect.NONE:
        raise not_in_this_law(fact, before.regime)
    is_open = question in before.open_questions
    if isinstance(fact, _Answering):
        if not is_open:
            raise Refused(words.nothing, f"{words.not_asked}.", waiting.ask)
    elif is_open:
        raise Refused(words.pending, f"{words.asked} already.", waiting.ask)
    elif waiting.within_limit and position.respond_by is not None:
        limit = position.deadline(DeadlineKind.RESPOND) if waiting.within_first_limit else position.running
        refuse_after(fact.on, limit, words.too_late, f"{words.needs} within the time limit")
