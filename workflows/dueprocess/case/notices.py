"""The notices a case sends, and the parts each must have, with their sources."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from dueprocess.law.outcomes import Outcome
from dueprocess.law.source import Source, foia, section_45_code


class Notice(StrEnum):
    """A letter. The first four reach the applicant; reminders and escalations stay inside."""

    ACKNOWLEDGEMENT = "acknowledgement"
    DECISION = "decision"
    REVIEW_ACKNOWLEDGEMENT = "review-acknowledgement"
    REVIEW_OUTCOME = "review-outcome"
    REMINDER = "reminder"
    ESCALATION = "escalation"

    @property
    def is_internal(self) -> bool:
        """Whether it stays inside the authority, and so must not name the applicant."""
        return self in {Notice.REMINDER, Notice.ESCALATION}


@dataclass(frozen=True, slots=True)
class Part:
    """A named part of a notice. It can be reworded; with a source it cannot be left out.

    `only_for` names the outcomes that call for the part; None means all of them. With any other outcome the part
    has no place in the letter.
    """

    key: str
    source: Source | None = None
    only_for: frozenset[Outcome] | None = None


REFUSING = frozenset(
    {
        Outcome.DISCLOSED_IN_PART,
        Outcome.REFUSED,
        Outcome.NEITHER_CONFIRMED_NOR_DENIED,
        Outcome.COST_LIMIT,
        Outcome.VEXATIOUS,
        Outcome.REPEATED,
    }
)
"""The outcomes that need a refusal notice with its grounds (FOIA 2000 s.17(1), (5))."""


_REVIEW_RIGHTS = (
    Part("review-rights", foia("s.17(7)(a)", "17")),
    Part("commissioner", foia("s.17(7)(b)", "17")),
)

PARTS: Mapping[Notice, tuple[Part, ...]] = {
    Notice.ACKNOWLEDGEMENT: (
        Part("receipt", section_45_code("1.12")),
        Part("request"),
        Part("time-limit", foia("s.10(1)", "10")),
        Part("contact", foia("s.16(1)", "16")),
    ),
    Notice.DECISION: (
        Part("opening"),
        Part("request"),
        Part("answer", foia("s.1(1)", "1")),
        Part("grounds", foia("s.17", "17"), only_for=REFUSING),
        Part("contact", foia("s.16(1)", "16")),
        *_REVIEW_RIGHTS,
    ),
    Notice.REVIEW_ACKNOWLEDGEMENT: (
        Part("receipt", section_45_code("5.5")),
        Part("time-limit", section_45_code("5.4")),
        Part("reviewer", section_45_code("5.7")),
        Part("commissioner", foia("s.17(7)(b)", "17")),
    ),
    Notice.REVIEW_OUTCOME: (
        Part("opening"),
        Part("answer", section_45_code("5.9")),
        Part("commissioner", foia("s.17(7)(b)", "17")),
    ),
    Notice.REMINDER: (Part("due"),),
    Notice.ESCALATION: (Part("due"),),
}
"""The parts of each notice in the order they are printed."""
