"""The numbers of a law: so many working days or months, where that stands, and from when to when."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Literal

from dueprocess.law.errors import InvalidTimeline
from dueprocess.law.source import Source

_FEWEST_DAYS_IN_A_MONTH = 28


class Unit(StrEnum):
    """In what a law counts."""

    WORKING_DAYS = "working-days"
    MONTHS = "months"


@dataclass(frozen=True, slots=True)
class Limit:
    """So many days or months.

    Attributes:
        valid_from, valid_to: when it was in force; None for until further notice.
        applies_to: what was received in that time, as is usual; or what was answered in it, or was still unanswered.
    """

    count: int
    source: Source
    valid_from: date
    valid_to: date | None = None
    unit: Unit = Unit.WORKING_DAYS
    applies_to: Literal["received", "answered"] = "received"

    @property
    def fewest_days(self) -> int:
        """The days that the limit takes at the least, whatever the month and the holidays."""
        return self.count if self.unit is Unit.WORKING_DAYS else self.count * _FEWEST_DAYS_IN_A_MONTH

    def __str__(self) -> str:
        """For example `20 working days`."""
        name = "working day" if self.unit is Unit.WORKING_DAYS else "month"
        return f"{self.count} {name}{'' if self.count == 1 else 's'}"


Limits = tuple[Limit, ...]
"""One number of the law over time, the oldest first."""


def in_force(limits: Limits, received_on: date, answered_on: date | None = None) -> Limit:
    """The limit for what was received on the one day and answered, or still looked at, on the other.

    Raises:
        InvalidTimeline: none was in force.
    """
    for limit in reversed(limits):
        on = received_on if limit.applies_to == "received" or answered_on is None else answered_on
        if limit.valid_from <= on and (limit.valid_to is None or on <= limit.valid_to):
            return limit
    first = min(limit.valid_from for limit in limits)
    raise InvalidTimeline(f"{limits[0].source} was not in force on {received_on}; it begins with {first}.")
