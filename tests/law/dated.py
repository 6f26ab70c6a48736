"""What can be wrong with rows of law that follow each other in time."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Protocol

from dueprocess.law.source import Source

OFFICIAL = "https://www.legislation.gov.uk/"


class Row(Protocol):
    """A row of dated data."""

    @property
    def source(self) -> Source: ...
    @property
    def valid_from(self) -> date: ...
    @property
    def valid_to(self) -> date | None: ...


def faults(rows: Sequence[Row]) -> list[str]:
    """What is wrong with the rows of one thing, the oldest first: a missing source, an overlap, a gap, no end open."""
    found: list[str] = []
    for row in rows:
        source = row.source
        if not (source.act and source.provision and source.url.startswith("https://")):
            found.append(f"no source: {row}")
        if row.valid_to is not None and row.valid_to < row.valid_from:
            found.append(f"ends before it begins: {row}")
    for earlier, later in pairwise(rows):
        if earlier.valid_to is None or later.valid_from <= earlier.valid_to:
            found.append(f"overlap: {earlier} and {later}")
        elif later.valid_from - earlier.valid_to > timedelta(days=1):
            found.append(f"gap: {earlier} and {later}")
    if not rows or rows[-1].valid_to is not None:
        found.append("nothing is in force now")
    return found
