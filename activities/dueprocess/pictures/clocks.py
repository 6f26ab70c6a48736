"""What the picture is drawn from: the position, and for each part of the request its law, calendar and facts."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from dueprocess.law.calendar import Calendar
from dueprocess.law.clock import calendar_of
from dueprocess.law.explaining import explain
from dueprocess.law.facts import type_of_fact
from dueprocess.law.position import Deadline, DeadlineKind, PartPosition, Position
from dueprocess.law.practice import Practice
from dueprocess.law.regime import Regime
from dueprocess.law.regimes import find_regime
from dueprocess.law.timeline import Timeline
from dueprocess.law.uk_time import short_date
from dueprocess.pictures.spans import Span, open_wait_of, pauses_of, stops_of

NO_LIMIT: Final = "No time limit runs."


@dataclass(frozen=True, slots=True)
class PartClock:
    """One part of the request, or the whole of it, with what its clock is read by."""

    part: PartPosition
    regime: Regime
    calendar: Calendar
    facts: Sequence[type_of_fact]
    deadlines: Sequence[Deadline]

    def spans(self, received_on: date, as_of: date) -> Iterator[Span]:
        """The days in which the clock of this part does not run."""
        for deadline in self.deadlines:
            yield from pauses_of(deadline, self.calendar)
        yield from stops_of(self.facts, self.deadlines, self.regime, received_on)
        yield from open_wait_of(
            self.facts, self.deadlines, self.part, self.regime, received_on=received_on, as_of=as_of
        )


@dataclass(frozen=True, slots=True)
class Clocks:
    """The clocks of a request."""

    timeline: Timeline
    position: Position
    parts: Sequence[PartClock]
    laws: Mapping[str, str]
    """The title of each law that the timeline can name, by its key."""

    @property
    def received_on(self) -> date:
        """The true day of receipt."""
        return self.timeline.true_receipt_on()

    def sentences(self) -> Iterator[str]:
        """Why each deadline is on its day: the words for whoever does not see the picture."""
        for clock in self.parts:
            for deadline in clock.deadlines:
                yield from explain(deadline, clock.calendar)
        if not self.position.deadlines:
            yield NO_LIMIT

    def standing(self) -> str:
        """Where the request stands, in words: for example `awaiting decision, overdue`."""
        position = self.position
        closing = f" ({position.closing.replace('-', ' ')})" if position.closing else ""
        return f"{position.stage.replace('-', ' ')}{closing}{', overdue' if position.overdue else ''}"

    def naming(self, parts: Sequence[str]) -> str:
        """Which parts something is about, in brackets; nothing where it is about all there are."""
        named = [name for name in dict.fromkeys(parts) if name]
        if not named or len(self.parts) == len(named):
            return ""
        return f" (part{'s' if len(named) > 1 else ''} {', '.join(named)})"

    def done(self, deadline: Deadline) -> str:
        """When a deadline was met, in words that follow others; empty while it was not."""
        if deadline.met_on is None:
            return ""
        extended = deadline.kind is DeadlineKind.RESPOND and any(
            other.kind is DeadlineKind.RESPOND_EXTENDED and other.part == deadline.part
            for other in self.position.deadlines
        )
        late = "late, " if deadline.met_on > deadline.on and not extended else ""
        return f"; done {late}on {short_date(deadline.met_on)}"


def clocks_of(
    timeline: Timeline, position: Position, calendar: Calendar, practice: Practice, regimes: Mapping[str, Regime]
) -> Clocks:
    """Each part of the request with its law and calendar; one without parts is one whole.

    Raises:
        InvalidTimeline: a part is under a regime that is not among `regimes`.
    """
    facts = timeline.known_facts()
    whole = PartPosition(
        part="",
        regime=position.regime or timeline.regime,
        stage=position.stage,
        respond_by=position.respond_by,
        running=position.running,
        outcome=position.outcome,
        closing=position.closing,
    )
    clocks = list[PartClock]()
    for part in position.parts or (whole,):
        regime = find_regime(part.regime, regimes)
        clocks.append(
            PartClock(
                part=part,
                regime=regime,
                calendar=calendar_of(regime, calendar, practice),
                facts=[fact for fact in facts if fact.part in {None, part.part}] if part.part else facts,
                deadlines=[deadline for deadline in position.deadlines if deadline.part == part.part],
            )
        )
    return Clocks(timeline, position, clocks, {key: regime.title for key, regime in regimes.items()})
