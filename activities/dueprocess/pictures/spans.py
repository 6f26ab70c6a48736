"""The stretches of days in which a clock does not run: pauses, stops, and days left out for another reason."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, Literal

from dueprocess.law.calendar import Calendar
from dueprocess.law.counting import ONE_DAY
from dueprocess.law.explaining import runs
from dueprocess.law.facts import (
    ClarificationAsked,
    ClarificationReceived,
    Decided,
    FeeCharged,
    FeePaid,
    IdentityAsked,
    IdentityProved,
    type_of_fact,
)
from dueprocess.law.outcomes import Closing
from dueprocess.law.position import Deadline, Event, PartPosition, Stage
from dueprocess.law.regime import Effect, Regime, Waiting, waiting_for


@dataclass(frozen=True, slots=True)
class Span:
    """Days in which a clock does not run, the first and the last included."""

    first_on: date
    last_on: date
    pattern: Literal["pause", "stopped", "not-counted"]
    why: str

    @property
    def word(self) -> str:
        """For the cell of each of its days."""
        return self.pattern.replace("-", " ")


_STOPPED: Final = "the time to answer does not run until the reply comes"

_ANSWERS: Mapping[type[type_of_fact], type[type_of_fact]] = {
    ClarificationAsked: ClarificationReceived,
    IdentityAsked: IdentityProved,
    FeeCharged: FeePaid,
}

_AWAITED: Mapping[Stage | Closing | None, type[type_of_fact]] = {
    Stage.AWAITING_CLARIFICATION: ClarificationAsked,
    Stage.AWAITING_IDENTITY: IdentityAsked,
    Stage.AWAITING_FEE: FeeCharged,
    Closing.CLARIFICATION_LAPSED: ClarificationAsked,
    Closing.IDENTITY_LAPSED: IdentityAsked,
    Closing.FEE_LAPSED: FeeCharged,
}


def pauses_of(deadline: Deadline, calendar: Calendar) -> Iterator[Span]:
    """The days left out of one count besides weekends and holidays; those in the midst of a pause belong to it."""
    skipped = {day.on for day in deadline.skipped}
    going_on: Span | None = None
    for run in runs(deadline.skipped):
        # A holiday may since have left the calendar of a deadline that no longer moves, but its nations tell.
        if run.first.on in calendar.reasons or run.first.nations:
            continue
        paused = any(event.what.startswith(run.first.why) for event in deadline.events)
        span = Span(run.first.on, run.last.on, "pause" if paused else "not-counted", run.first.why)
        if going_on is not None and going_on.why == span.why and _all_between(going_on, span, skipped):
            going_on = replace(going_on, last_on=span.last_on)
            continue
        if going_on is not None:
            yield going_on
        going_on = span
    if going_on is not None:
        yield going_on


def stops_of(
    facts: Sequence[type_of_fact], deadlines: Sequence[Deadline], regime: Regime, received_on: date
) -> Iterator[Span]:
    """The days from a question to its answer, where the time started afresh with the answer."""
    events = {event for deadline in deadlines for event in deadline.events}
    asked = dict[type[type_of_fact], date]()
    for fact in facts:
        if isinstance(fact, Decided):
            return
        waiting = _way(type(fact), regime, received_on)
        if waiting is not None and waiting.effect is Effect.RESTART and _had_effect(fact, waiting, events):
            asked.setdefault(type(fact), fact.on)
        for question, answer in _ANSWERS.items():
            if isinstance(fact, answer) and question in asked:
                first_on = asked.pop(question)
                # The day of the answer is day 0 of the time that starts afresh.
                if first_on < fact.on:
                    yield Span(first_on, fact.on - ONE_DAY, "stopped", _STOPPED)


def open_wait_of(  # noqa: PLR0913 - what a part of a case is read by
    facts: Sequence[type_of_fact],
    deadlines: Sequence[Deadline],
    part: PartPosition,
    regime: Regime,
    *,
    received_on: date,
    as_of: date,
) -> Iterator[Span]:
    """The days since a question that the case still waits for, or that it closed for want of an answer to."""
    question = _AWAITED.get(part.stage) or _AWAITED.get(part.closing)
    asked_on = max((fact.on for fact in facts if question is not None and isinstance(fact, question)), default=None)
    if question is None or asked_on is None:
        return
    waiting = _way(question, regime, received_on)
    # A case that closed for want of an answer waited no longer than to the last day for it.
    last_on = min([as_of, *(deadline.on for deadline in deadlines)]) if part.stage is Stage.CLOSED else as_of
    if waiting is not None and waiting.effect is Effect.PAUSE:
        yield Span(asked_on, last_on, "pause", f"waiting for the answer ({waiting.resume})")
    else:
        yield Span(asked_on, last_on, "stopped", _STOPPED)


def _all_between(span: Span, other: Span, skipped: set[date]) -> bool:
    """Whether no day between the two was counted."""
    ordinals = range(span.last_on.toordinal() + 1, other.first_on.toordinal())
    return all(date.fromordinal(ordinal) in skipped for ordinal in ordinals)


def _way(question: type[type_of_fact], regime: Regime, received_on: date) -> Waiting | None:
    if question is ClarificationAsked:
        return waiting_for(regime.clarification, received_on)
    if question is IdentityAsked:
        return waiting_for(regime.identity, received_on)
    if question is FeeCharged and regime.fees is not None:
        return regime.fees.waiting
    return None


def _had_effect(fact: type_of_fact, waiting: Waiting, events: set[Event]) -> bool:
    """Whether the clock took account of it: what was asked too late stops nothing and is no event of a deadline."""
    return any(event.on == fact.on and event.source == waiting.ask for event in events)
