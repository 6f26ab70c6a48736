"""Whether a letter has the parts that its notice must have, and none that it must not have. By part, never by words."""

from collections.abc import Collection
from dataclasses import dataclass

from dueprocess.case.notice_parts import parts_of
from dueprocess.case.notices import Notice
from dueprocess.law.regime import Statute
from dueprocess.law.source import Source


@dataclass(frozen=True, slots=True)
class Fault:
    """A part that is missing, or that must not be there."""

    key: str
    what: str
    source: Source

    def __str__(self) -> str:
        """For example `'commissioner' is missing (FOIA 2000 s.17(7)(b))`."""
        return f"'{self.key}' {self.what} ({self.source})"


def check_parts(
    notice: Notice, statute: Statute, facets: frozenset[str], present: Collection[str]
) -> tuple[Fault, ...]:
    """What is wrong with a letter that has these parts; nothing when it may go out.

    Args:
        notice: what it is meant to be.
        statute: the law it is written under.
        facets: the outcome of the case and what else it has about it (`dueprocess.case.facets`).
        present: the keys of the parts that the letter has and that say something.
    """
    table = parts_of(notice, statute)
    missing = [
        Fault(part.key, "is missing", part.source)
        for part in table.parts
        if part.source is not None and part.has_place(facets) and part.key not in present
    ]
    unwanted = [
        Fault(part.key, f"must not be there: {part.why}", part.source)
        for part in table.forbidden
        if part.key in present and part.is_forbidden(facets)
    ]
    return (*missing, *unwanted)
