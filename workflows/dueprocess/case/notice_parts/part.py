"""What a notice is made of: parts that it must have, may have, and must not have."""

from dataclasses import dataclass
from enum import StrEnum

from dueprocess.law.source import Source


class Facet(StrEnum):
    """What a case has about it, besides its outcome, that calls for a part or forbids it."""

    WEIGHED = "weighed"
    """An exemption is relied on for which the public interest was weighed."""
    UNWEIGHED = "unweighed"
    """The request is refused, and all that is relied on is absolute."""
    ATTACHED = "attached"
    """Documents go with the letter."""


@dataclass(frozen=True, slots=True)
class Part:
    """A named part of a notice under one law. It can be reworded; with a source it cannot be left out.

    `only_for` names the outcomes and facets that call for the part; None means all of them. In any other case the part
    has no place in the letter.
    """

    key: str
    source: Source | None = None
    only_for: frozenset[str] | None = None

    def has_place(self, facets: frozenset[str]) -> bool:
        """Whether the part belongs in a letter about a case with these facets."""
        return self.only_for is None or not self.only_for.isdisjoint(facets)


@dataclass(frozen=True, slots=True)
class ForbiddenPart:
    """A part that a notice must not have, why, and by which provision; `only_for` as in `Part`."""

    key: str
    why: str
    source: Source
    only_for: frozenset[str] | None = None

    def is_forbidden(self, facets: frozenset[str]) -> bool:
        """Whether it is forbidden in a letter about a case with these facets."""
        return self.only_for is None or not self.only_for.isdisjoint(facets)


@dataclass(frozen=True, slots=True)
class NoticeParts:
    """The parts of one notice under one law, in the order in which they are printed, and those it must not have."""

    parts: tuple[Part, ...]
    forbidden: tuple[ForbiddenPart, ...] = ()
