"""What happened, in a few words: never in those of the applicant or the authority, which can be personal data."""

from collections.abc import Mapping
from typing import Final

from dueprocess.law.facts import (
    ClarificationAsked,
    ClarificationReceived,
    Classified,
    Decided,
    DelayNotified,
    Extended,
    FeeCharged,
    FeePaid,
    IdentityAsked,
    IdentityProved,
    Reassigned,
    ReceiptCorrected,
    ReviewDecided,
    ReviewExtended,
    ReviewRequested,
    TimeAllowed,
    Withdrawn,
    type_of_fact,
)
from dueprocess.law.uk_time import short_date

SHORT_WORDS: Final[dict[type[type_of_fact], str]] = {
    ReceiptCorrected: "corrected",
    Classified: "classified",
    IdentityAsked: "identity asked",
    IdentityProved: "identity proved",
    ClarificationAsked: "question asked",
    ClarificationReceived: "clarified",
    FeeCharged: "fee asked",
    FeePaid: "fee paid",
    Extended: "extended",
    TimeAllowed: "time allowed",
    DelayNotified: "delay told",
    Decided: "decided",
    Withdrawn: "withdrawn",
    Reassigned: "passed on",
    ReviewRequested: "review asked",
    ReviewExtended: "review extended",
    ReviewDecided: "review decided",
}
"""For the cell of its day."""

_WORDS: Final[dict[type[type_of_fact], str]] = {
    IdentityAsked: "proof of identity asked for",
    IdentityProved: "proof of identity came",
    ClarificationAsked: "clarification asked for",
    ClarificationReceived: "clarification came",
    FeeCharged: "fees notice given",
    FeePaid: "fee paid",
    DelayNotified: "told that the answer is late",
    Withdrawn: "request withdrawn",
    Reassigned: "passed to another unit",
    ReviewRequested: "review asked for",
}


def in_words(fact: type_of_fact, laws: Mapping[str, str]) -> str:
    """What the fact is, for the words beside its week; `laws` has the name of each law by its key."""
    match fact:
        case ReceiptCorrected():
            words = f"day of receipt corrected to {short_date(fact.received_on)}"
        case Classified():
            under = [f"part {part.part} under the {laws.get(part.regime, part.regime)}" for part in fact.parts]
            words = f"classified: {', '.join(under)}"
        case Extended() | ReviewExtended():
            words = "longer time told" if isinstance(fact, Extended) else "longer time for the review told"
            words += f", to {short_date(fact.until)}" if fact.until else ""
        case TimeAllowed():
            words = f"the Commissioner allowed time to {short_date(fact.until)}"
        case Decided():
            words = f"decided: {_plain(fact.outcome)}"
            if fact.reached_applicant_on:
                words += f"; reached the applicant on {short_date(fact.reached_applicant_on)}"
        case ReviewDecided():
            words = f"review decided: {_plain(fact.outcome)}"
        case _:
            words = _WORDS[type(fact)]
    return words


def _plain(word: str) -> str:
    return word.replace("-", " ")
