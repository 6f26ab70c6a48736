"""What no newer calendar changes any more: dates that were met or missed, and what was done in time or too late."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from dueprocess.law.position import Deadline, DeadlineKind

InTime = Mapping[tuple[str, date, date], bool]
"""Whether what has its effect only within a limit was done within it: by what, its day, and day 0 of the limit."""


@dataclass(frozen=True, slots=True)
class SettledPart:
    """What is settled of one part of a request.

    Attributes:
        deadlines: by their kind and day 0.
        in_time: what was done under the calendar of its day.
    """

    deadlines: dict[tuple[DeadlineKind, date], Deadline] = field(
        default_factory=dict[tuple[DeadlineKind, date], Deadline]
    )
    in_time: dict[tuple[str, date, date], bool] = field(default_factory=dict[tuple[str, date, date], bool])


NOTHING_OF_PART = SettledPart()

Settled = Mapping[str, SettledPart]
"""What is settled of each part; the name of one whole request is empty."""

NOTHING_SETTLED: Settled = {}
