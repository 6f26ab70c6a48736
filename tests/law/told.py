"""Requests told in a line each, so that the tables of the regimes can be read and checked by hand.

A fact is `2020-02-10 extended until=2020-03-10 reason=large`: its day, its kind and its values.
"""

from collections.abc import Mapping
from typing import Final, NamedTuple

from pydantic import TypeAdapter

from dueprocess.law.calendar import Calendar
from dueprocess.law.clock import assess
from dueprocess.law.facts import AnyFact, type_of_fact
from dueprocess.law.position import DeadlineKind, Position
from dueprocess.law.practice import Practice
from dueprocess.law.settled import NOTHING_SETTLED, Settled
from dueprocess.law.timeline import Timeline
from law.clocks import UK, day

_FACT: Final[TypeAdapter[type_of_fact]] = TypeAdapter(AnyFact)
_OUTCOMES: Final = {"decided": "not-held", "review-decided": "upheld"}
_PRACTICE: Final = Practice()


class Story(NamedTuple):
    """A request, what was told of it, and the days that the law gives.

    `gives` has a day for each kind of deadline the position must have, and no others; it may also have `stage`,
    `closing` and `received_on`.
    """

    regime: str
    received: str
    facts: str
    gives: str
    as_of: str | None = None
    practice: Practice = _PRACTICE

    @property
    def timeline(self) -> Timeline:
        return timeline(self.regime, self.received, self.facts, self.as_of)


def fact(told: str) -> type_of_fact:
    """One fact from its line."""
    on, kind, *values = told.split()
    read: dict[str, object] = {"on": on, "kind": kind}
    if kind in _OUTCOMES:
        read["outcome"] = _OUTCOMES[kind]
    for name, value in (pair.split("=") for pair in values):
        match name:
            case "parts":
                pairs = [part.split(":") for part in value.split(",")]
                read["parts"] = [{"part": part, "regime": regime} for part, regime in pairs]
            case "exemptions":
                read["exemptions"] = value.split(",")
            case _:
                read[name] = value
    return _FACT.validate_python(read)


def timeline(regime: str, received: str, told: str = "", as_of: str | None = None) -> Timeline:
    """A timeline from facts divided by semicolons."""
    facts = tuple(fact(one) for one in told.split(";") if one.strip())
    return Timeline(regime=regime, received_on=day(received), facts=facts, as_of=day(as_of) if as_of else None)


def position(
    told: Timeline,
    practice: Practice = _PRACTICE,
    calendar: Calendar = UK,
    settled: Settled = NOTHING_SETTLED,
) -> Position:
    return assess(told, calendar=calendar, practice=practice, settled=settled)


def given(position: Position) -> Mapping[str, str]:
    """What a position gives, to be held against `Story.gives`."""
    days = {deadline.kind.value: deadline.on.isoformat() for deadline in position.deadlines}
    closing = {"closing": position.closing.value} if position.closing else {}
    return {"stage": position.stage.value, "received_on": position.received_on.isoformat(), **closing, **days}


def check(story: Story) -> Position:
    """Assess the story and see that the law gives what its table says."""
    found = position(story.timeline, story.practice)
    expected = dict(pair.split("=") for pair in story.gives.split())
    got = given(found)
    kinds = {kind.value for kind in DeadlineKind}
    assert {name: value for name, value in got.items() if name in expected or name in kinds} == expected
    return found
