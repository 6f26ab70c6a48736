"""The running counts of a case: which day is the how-manieth of which time limit."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from dueprocess.law.counting import ONE_DAY
from dueprocess.law.position import Deadline

NO_NUMBER: Final = 0
"""For a day within a time limit of months, or up to a date that was told: it has no number of its own."""

_SO_MANY_DAYS = re.compile(r"(\d+) (?:working|school) days?\b")


@dataclass(slots=True)
class Tally:
    """One running count, and the deadlines that lie on it (a limit and the same limit extended, or those of two parts).

    Attributes:
        letter: tells it from the others; empty where it is the only one.
        numbers: the counted days, each with its number from 1, or with `NO_NUMBER`.
        day_zero: None where the law counts from the first day itself, as number 1.
    """

    letter: str
    numbers: Mapping[date, int]
    counted_from: date
    day_zero: date | None
    deadlines: list[Deadline] = field(default_factory=list[Deadline])

    def label(self, on: date) -> str:
        """What a day's cell says of it: `12`, `B12`, or a dot where the day has no number."""
        return f"{self.letter}{self.numbers[on] or '•'}"


def tallies_of(deadlines: Sequence[Deadline]) -> list[Tally]:
    """The counts that lead to these deadlines, those that go the same way put together."""
    tallies = list[Tally]()
    for deadline in deadlines:
        numbers = numbers_of(deadline)
        shared = next((tally for tally in tallies if _one_way(tally, deadline, numbers)), None)
        if shared is None:
            day_zero = None if _counts_its_first_day(deadline) else deadline.counted_from
            tallies.append(Tally("", numbers, deadline.counted_from, day_zero, [deadline]))
        else:
            shared.numbers = max(shared.numbers, numbers, key=len)
            shared.deadlines.append(deadline)
    if len(tallies) > 1:
        for index, tally in enumerate(tallies):
            tally.letter = _letter(index)
    return tallies


def numbers_of(deadline: Deadline) -> dict[date, int]:
    """Each day counted towards the deadline, with its number where the law counts days that have one."""
    skipped = {day.on for day in deadline.skipped}
    first_on = deadline.counted_from if _counts_its_first_day(deadline) else deadline.counted_from + ONE_DAY
    ordinals = range(first_on.toordinal(), deadline.on.toordinal() + 1)
    counted = [on for on in map(date.fromordinal, ordinals) if on not in skipped]
    found = _SO_MANY_DAYS.match(deadline.rule)
    # A date that was told to somebody is no count, although its rule may follow one.
    if found is not None and int(found[1]) == len(counted):
        return {on: number for number, on in enumerate(counted, start=1)}
    return dict.fromkeys(counted, NO_NUMBER)


def _counts_its_first_day(deadline: Deadline) -> bool:
    return "beginning with" in deadline.rule


def _one_way(tally: Tally, deadline: Deadline, numbers: Mapping[date, int]) -> bool:
    """Whether the shorter of the two counts is the beginning of the longer."""
    if tally.counted_from != deadline.counted_from:
        return False
    shorter, longer = sorted((tally.numbers, numbers), key=len)
    return all(longer.get(on) == number for on, number in shorter.items())


def _letter(index: int) -> str:
    """`A` to `Z`, then `AA`."""
    return (_letter(index // 26 - 1) if index >= 26 else "") + chr(ord("A") + index % 26)  # noqa: PLR2004 - letters
