"""How a request, or a review, can be answered."""

from enum import StrEnum


class Outcome(StrEnum):
    """What an authority decided on a request (FOIA 2000 ss.1, 2, 12, 14, 16 and 17)."""

    DISCLOSED_IN_FULL = "disclosed-in-full"
    DISCLOSED_IN_PART = "disclosed-in-part"
    REFUSED = "refused"
    NEITHER_CONFIRMED_NOR_DENIED = "neither-confirmed-nor-denied"
    NOT_HELD = "not-held"
    COST_LIMIT = "cost-limit"
    VEXATIOUS = "vexatious"
    REPEATED = "repeated"
    TRANSFERRED = "transferred"


class ReviewOutcome(StrEnum):
    """What an internal review decided."""

    UPHELD = "upheld"
    PARTLY_UPHELD = "partly-upheld"
    OVERTURNED = "overturned"


class Closing(StrEnum):
    """Why a case came to its end."""

    WINDOW_PASSED = "review-window-passed"
    REVIEW_DECIDED = "review-decided"
    LATE_REVIEW_REFUSED = "late-review-refused"
    ANSWERED = "answered"
    """The answer was given, under a law that knows no review."""
    WITHDRAWN = "withdrawn"
    IDENTITY_LAPSED = "identity-lapsed"
    CLARIFICATION_LAPSED = "clarification-lapsed"
    FEE_LAPSED = "fee-lapsed"
