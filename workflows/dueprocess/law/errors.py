"""What the law says no to.

ValueError
├── InvalidTimeline     a timeline that cannot be: a fact before receipt, two decisions
├── OutsideCalendar     a date needs days for which no holidays are known
└── Refused             something told to a case that the law does not allow now
"""

from datetime import date

from dueprocess.law.source import Source


class InvalidTimeline(ValueError):
    """The facts contradict each other, so no position can be worked out."""


class OutsideCalendar(ValueError):
    """A date falls outside the days that a calendar knows."""

    def __init__(self, on: date, *, calendar: str, first_on: date, last_on: date) -> None:
        super().__init__(
            f"{on.isoformat()} is outside the calendar '{calendar}', which knows "
            f"{first_on.isoformat()} to {last_on.isoformat()}. Use dates inside it."
        )
        self.on = on


class Refused(ValueError):
    """Something told to a case that is not allowed now; the case stays as it was.

    Attributes:
        rule: a stable hyphenated word for programs, for example `already-decided`.
        source: the provision the refusal rests on, or None where it is plain logic.
    """

    def __init__(self, rule: str, message: str, source: Source | None = None) -> None:
        super().__init__(message if source is None else f"{message} ({source})")
        self.rule = rule
        self.source = source
