"""UK local time: the law counts days, and a day begins and ends at midnight in London.

Source: Berend v Information Commissioner, EA/2006/0049 (12 July 2007): the day of receipt ends at midnight.
"""

from datetime import UTC, date, datetime, time
from functools import lru_cache
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")


def uk_date(instant: datetime) -> date:
    """The date in the United Kingdom at this instant (which must know its zone)."""
    return instant.astimezone(LONDON).date()


def start_of_day_at(on: date) -> datetime:
    """The instant, in UTC, at which the day begins in the United Kingdom."""
    return datetime.combine(on, time.min, tzinfo=LONDON).astimezone(UTC)


# Dates are said far more often than there are days in a time of cases: this holds 44 years of them.
@lru_cache(maxsize=16_384)
def short_date(on: date) -> str:
    """The date as people in the UK read it without doubt, for example `9 March 2020`."""
    return f"{on.day} {_MONTHS[on.month - 1]} {on.year}"


# Not strftime: its month names change with the machine's locale.
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
