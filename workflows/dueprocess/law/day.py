"""A day as people write it in JSON."""

import re
from datetime import date
from typing import Annotated

from pydantic import BeforeValidator

_WRITTEN = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def is_written_as_a_day(words: str) -> bool:
    """Whether it has the form of a day, be there such a day or not."""
    return _WRITTEN.fullmatch(words) is not None


def _as_written(value: object) -> object:
    if isinstance(value, date):
        return value
    # A number, in quotes or not, would be taken for seconds since 1970: a guess, where nobody meant a date.
    if not isinstance(value, str) or not is_written_as_a_day(value):
        raise ValueError("write the day as YYYY-MM-DD, for example 2020-02-26")
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise ValueError(f"{value} is not a day of the calendar") from None


Day = Annotated[date, BeforeValidator(_as_written)]
"""A day in UK local time, written as year, month and day."""
