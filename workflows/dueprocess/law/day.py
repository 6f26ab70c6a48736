"""A day as people write it in JSON."""

import re
from datetime import date
from typing import Annotated

from pydantic import BeforeValidator

_WRITTEN = re.compile(r"\d{4}-\d{2}-\d{2}")


def _as_written(value: object) -> object:
    # A number, in quotes or not, would be taken for seconds since 1970: a guess, where nobody meant a date.
    if isinstance(value, date) or (isinstance(value, str) and _WRITTEN.fullmatch(value)):
        return value
    raise ValueError("write the day as YYYY-MM-DD, for example 2020-02-26")


Day = Annotated[date, BeforeValidator(_as_written)]
"""A day in UK local time, written as year, month and day."""
