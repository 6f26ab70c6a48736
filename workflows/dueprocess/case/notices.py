"""The notices that a case sends."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Literal


class Notice(StrEnum):
    """A letter. All but reminders and escalations reach the applicant; those two stay inside."""

    ACKNOWLEDGEMENT = "acknowledgement"
    CLARIFICATION = "clarification"
    FEES_NOTICE = "fees-notice"
    EXTENSION = "extension"
    DECISION = "decision"
    DELAY = "delay"
    WITHDRAWAL = "withdrawal"
    LAPSE = "lapse"
    REVIEW_ACKNOWLEDGEMENT = "review-acknowledgement"
    REVIEW_EXTENSION = "review-extension"
    REVIEW_OUTCOME = "review-outcome"
    CLOSING = "closing"
    REMINDER = "reminder"
    ESCALATION = "escalation"

    @property
    def is_internal(self) -> bool:
        """Whether it stays inside the authority, and so must not name the applicant."""
        return self in {Notice.REMINDER, Notice.ESCALATION}


SendingRule = Literal["at-once", "on-approval", "never"]
"""When a notice goes out: as soon as it is owed, when an officer has approved it, or not at all."""

CANNOT_BE_LEFT_OUT = frozenset({Notice.DECISION, Notice.REVIEW_OUTCOME, Notice.REMINDER, Notice.ESCALATION})
"""Notices whose rule cannot be `never`: a case would count as answered that nobody answered, or be forgotten."""

SENDING: Mapping[Notice, SendingRule] = {
    notice: "never" if notice is Notice.CLOSING else "at-once" for notice in Notice
}
"""What holds where an institution says nothing: a case that ends by itself needs no letter to say so."""
