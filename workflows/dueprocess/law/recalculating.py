"""When the calendar changes under an open case: which dates move, which never do, and why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dueprocess.law.calendar import Calendar, Holiday
from dueprocess.law.clock import assess_parts
from dueprocess.law.errors import InvalidTimeline, OutsideCalendar
from dueprocess.law.position import DeadlineKind, Position
from dueprocess.law.practice import Practice
from dueprocess.law.regime import Regime
from dueprocess.law.regimes import REGIMES
from dueprocess.law.settled import Settled, SettledPart
from dueprocess.law.timeline import Timeline


@dataclass(frozen=True, slots=True)
class Followed:
    """A calendar that a case followed until the day `until_on`, when it took a newer one."""

    until_on: date
    calendar: Calendar


@dataclass(frozen=True, slots=True)
class Moved:
    """A deadline that another calendar moves; `part` is empty where the request is one whole."""

    kind: DeadlineKind
    part: str
    old_on: date
    new_on: date


@dataclass(frozen=True, slots=True)
class Difference:
    """The days on which two calendars differ, over the time that both know."""

    added: tuple[Holiday, ...]
    removed: tuple[Holiday, ...]

    def __str__(self) -> str:
        """In words, for example `2026-06-15 is a holiday now: World Cup (Scotland)`."""
        words = [f"{holiday.on} is a holiday now: {_of(holiday)}" for holiday in self.added]
        words += [f"{holiday.on} is no longer a holiday: {_of(holiday)}" for holiday in self.removed]
        return "; ".join(words) or "no holiday differs"


def settled_by(
    followed: Sequence[Followed],
    timeline: Timeline,
    *,
    practice: Practice,
    regimes: Mapping[str, Regime] = REGIMES,
) -> Settled:
    """The deadlines that a case had met or missed by the day on which it took each newer calendar.

    They stay what they were, and so does what was done in time or too late: nobody is late, or in time, by a holiday
    of which nobody knew. A fact told later of an earlier day counts as of its own day.
    """
    settled = dict[str, SettledPart]()
    for before in followed:
        if before.until_on > timeline.assessed_on:
            break
        then = timeline.model_copy(update={"as_of": before.until_on})
        try:
            parts = assess_parts(then, calendar=before.calendar, practice=practice, regimes=regimes, settled=settled)
        except (OutsideCalendar, InvalidTimeline):
            # Something told later of that time reaches past what was known then, or the request is now known to have
            # been received after it: no date of it had been told yet.
            continue
        for part in parts:
            of_part = settled.setdefault(part.part, SettledPart())
            of_part.in_time.update(part.in_time)
            for deadline in part.position.deadlines:
                if deadline.met_on is not None or deadline.on < before.until_on:
                    of_part.deadlines[deadline.kind, deadline.counted_from] = deadline
    return settled


def moved(old: Position, new: Position) -> tuple[Moved, ...]:
    """The deadlines of the one position that have another day in the other."""
    # A part has one deadline of a kind, and the day it is counted from may itself have moved.
    days = {(d.part, d.kind): d.on for d in new.deadlines}
    return tuple(
        Moved(d.kind, d.part, d.on, new_on)
        for d in old.deadlines
        if (new_on := days.get((d.part, d.kind))) is not None and new_on != d.on
    )


def difference(old: Calendar, new: Calendar) -> Difference:
    """What the newer calendar adds and takes away; a day that only changed its name is left out."""
    first_on, last_on = max(old.first_on, new.first_on), min(old.last_on, new.last_on)
    return Difference(
        added=_lacking(new, old, first_on, last_on),
        removed=_lacking(old, new, first_on, last_on),
    )


def _lacking(there: Calendar, here: Calendar, first_on: date, last_on: date) -> tuple[Holiday, ...]:
    """The holidays there that lie in the span and are none here, for at least one nation."""
    return tuple(
        holiday
        for holiday in there.holidays
        if first_on <= holiday.on <= last_on and there.nations_keeping(holiday.on) - here.nations_keeping(holiday.on)
    )


def _of(holiday: Holiday) -> str:
    return f"{holiday} <{holiday.source}>" if holiday.source else str(holiday)
