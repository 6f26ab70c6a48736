"""Short ways to ask the clock, over the real calendar."""

from dataclasses import dataclass, field
from datetime import date
from typing import Final

from dueprocess.calendars import InstalledCalendars
from dueprocess.law.calendar import Calendar
from dueprocess.law.clock import assess
from dueprocess.law.facts import type_of_fact
from dueprocess.law.outcomes import Outcome
from dueprocess.law.position import Deadline, DeadlineKind, Position
from dueprocess.law.practice import Practice
from dueprocess.law.timeline import Timeline

UK: Final[Calendar] = InstalledCalendars().uk()

CODE: Final = "FOI Code of Practice 2018 para"

NOT_HELD: Final = Outcome.NOT_HELD


def day(iso: str) -> date:
    """`day("2020-01-29")`."""
    return date.fromisoformat(iso)


@dataclass(frozen=True)
class Clock:
    """The clock of FOIA 2000 with one authority's practice."""

    calendar: Calendar = UK
    practice: Practice = field(default_factory=Practice)

    def position(self, received: str, *facts: type_of_fact, as_of: str | None = None) -> Position:
        timeline = Timeline(received_on=day(received), facts=facts, as_of=day(as_of) if as_of else None)
        return self.assess(timeline)

    def assess(self, timeline: Timeline) -> Position:
        return assess(timeline, calendar=self.calendar, practice=self.practice)

    def deadline(self, kind: DeadlineKind, received: str, *facts: type_of_fact, as_of: str | None = None) -> Deadline:
        deadline = self.position(received, *facts, as_of=as_of).deadline(kind)
        assert deadline is not None
        return deadline


CLOCK: Final = Clock()
