"""Everything the law refuses to be told, as one table: the story, what is told, and the rule that forbids it.

The request of each story was received on 29 January 2020, so its limit is 26 February.
"""

from collections.abc import Sequence
from datetime import date
from typing import Final, NamedTuple

from dueprocess.law.facts import (
    CitedExemption,
    ClarificationAsked,
    ClarificationReceived,
    Decided,
    Extended,
    FeeCharged,
    FeePaid,
    Reassigned,
    ReceiptCorrected,
    ReviewDecided,
    ReviewExtended,
    ReviewRequested,
    Withdrawn,
    type_of_fact,
)
from dueprocess.law.outcomes import Outcome, ReviewOutcome
from law.clocks import CODE, NOT_HELD, day

RECEIVED_ON: Final[date] = day("2020-01-29")

CITED: Final = (CitedExemption(provision="31(3)", reasons="It would help a thief."),)


class Refusal(NamedTuple):
    """Told `fact` on the day `today`, a case with these `facts` answers with `rule`, `source` and `words`."""

    facts: Sequence[type_of_fact]
    fact: type_of_fact
    today: str
    rule: str
    source: str | None
    words: str


def _asked(on: str) -> ClarificationAsked:
    return ClarificationAsked(on=day(on))


def _charged(on: str) -> FeeCharged:
    return FeeCharged(on=day(on))


def _extended(on: str, until: str | None = None) -> Extended:
    return Extended(on=day(on), exemptions=CITED, until=day(until) if until else None)


def _decided(on: str) -> Decided:
    return Decided(on=day(on), outcome=NOT_HELD)


def _requested(on: str) -> ReviewRequested:
    return ReviewRequested(on=day(on))


def _more_time(on: str, until: str | None = None) -> ReviewExtended:
    return ReviewExtended(on=day(on), until=day(until) if until else None)


_DONE = (_decided("2020-02-25"),)
_IN_REVIEW = (*_DONE, _requested("2020-03-02"))

REFUSALS: Final[dict[str, Refusal]] = {
    "a fact of tomorrow": Refusal(
        (), _decided("2020-02-11"), "2020-02-10", "in-the-future", None, "'decided' is dated 2020-02-11, but today"
    ),
    "a receipt of tomorrow": Refusal(
        (),
        ReceiptCorrected(on=day("2020-02-10"), received_on=day("2020-02-11")),
        "2020-02-10",
        "in-the-future",
        "FOIA 2000 s.10(6)",
        "The corrected day of receipt, 2020-02-11, is in the future",
    ),
    "anything after the window": Refusal(
        _DONE, Reassigned(on=day("2020-04-25"), to="estates"), "2020-04-25", "case-closed", None, "Open a new one"
    ),
    "anything after a withdrawal": Refusal(
        (Withdrawn(on=day("2020-02-03")),), _decided("2020-02-04"), "2020-02-04", "case-closed", None, "closed"
    ),
    "a review after a withdrawal": Refusal(
        (*_DONE, _requested("2020-03-02"), Withdrawn(on=day("2020-03-03"))),
        _requested("2020-03-04"),
        "2020-03-04",
        "case-closed",
        None,
        "closed",
    ),
    "a review after a review": Refusal(
        (*_IN_REVIEW, ReviewDecided(on=day("2020-03-10"), outcome=ReviewOutcome.UPHELD)),
        _requested("2020-03-11"),
        "2020-03-11",
        "case-closed",
        None,
        "closed",
    ),
    "a fee paid after it lapsed": Refusal(
        (_charged("2020-02-10"),), FeePaid(on=day("2020-05-10")), "2020-05-10", "case-closed", None, "closed"
    ),
    "extending again without a date": Refusal(
        (_extended("2020-02-10"),),
        _extended("2020-02-20"),
        "2020-02-20",
        "not-an-extension",
        "FOIA 2000 s.10(3)",
        "The time is extended to 2020-03-26 already",
    ),
    "an answer beside neither confirming nor denying": Refusal(
        (),
        Decided(
            on=day("2020-02-20"),
            outcome=Outcome.NEITHER_CONFIRMED_NOR_DENIED,
            exemptions=(CitedExemption(provision="31(3)", reasons="It would help.", public_interest="Safety."),),
            answer="We looked and found nothing.",
        ),
        "2020-02-20",
        "answer-gives-away",
        "FOIA 2000 s.2(1)",
        "carries no 'answer'",
    ),
    "deciding twice": Refusal(
        _DONE,
        _decided("2020-02-26"),
        "2020-02-26",
        "already-decided",
        "FOIA 2000 s.1(1)",
        "It has been decided already: not-held",
    ),
    "deciding in review": Refusal(
        _IN_REVIEW, _decided("2020-03-03"), "2020-03-03", "already-decided", "FOIA 2000 s.1(1)", "decided already"
    ),
    "a question after the decision": Refusal(
        _DONE,
        _asked("2020-02-26"),
        "2020-02-26",
        "already-decided",
        "FOIA 2000 s.1(1)",
        "Clarification belongs before the decision",
    ),
    "an answer after the decision": Refusal(
        _DONE,
        ClarificationReceived(on=day("2020-02-26")),
        "2020-02-26",
        "already-decided",
        "FOIA 2000 s.1(1)",
        "Clarification belongs before the decision",
    ),
    "a fees notice after the decision": Refusal(
        _DONE,
        _charged("2020-02-26"),
        "2020-02-26",
        "already-decided",
        "FOIA 2000 s.1(1)",
        "A fee belongs before the decision",
    ),
    "a fee after the decision": Refusal(
        _DONE,
        FeePaid(on=day("2020-02-26")),
        "2020-02-26",
        "already-decided",
        "FOIA 2000 s.1(1)",
        "A fee belongs before the decision",
    ),
    "an extension after the decision": Refusal(
        _DONE,
        _extended("2020-02-26"),
        "2020-02-26",
        "already-decided",
        "FOIA 2000 s.1(1)",
        "An extension belongs before the decision",
    ),
    "withdrawing what was answered": Refusal(
        _DONE, Withdrawn(on=day("2020-02-26")), "2020-02-26", "already-decided", None, "nothing left to withdraw"
    ),
    "asking while a question is open": Refusal(
        (_asked("2020-02-03"),),
        _asked("2020-02-04"),
        "2020-02-04",
        "clarification-pending",
        "FOIA 2000 s.1(3)",
        "asked for already",
    ),
    "an answer to no question": Refusal(
        (),
        ClarificationReceived(on=day("2020-02-04")),
        "2020-02-04",
        "nothing-asked",
        "FOIA 2000 s.1(3)",
        "No clarification has been asked for",
    ),
    "charging while a fee is unpaid": Refusal(
        (_charged("2020-02-03"),),
        _charged("2020-02-04"),
        "2020-02-04",
        "fee-pending",
        "FOIA 2000 s.9(1)",
        "waiting for payment already",
    ),
    "paying what was not charged": Refusal(
        (),
        FeePaid(on=day("2020-02-04")),
        "2020-02-04",
        "nothing-charged",
        "FOIA 2000 s.9(1)",
        "No fees notice is waiting",
    ),
    "charging after the limit": Refusal(
        (),
        _charged("2020-02-27"),
        "2020-02-27",
        "fee-too-late",
        "FOIA 2000 s.10(1)",
        "within the time limit, which ended on 2020-02-26; 2020-02-27 is after it",
    ),
    "extending while the clock waits": Refusal(
        (_asked("2020-02-03"),),
        _extended("2020-02-04"),
        "2020-02-04",
        "clock-not-running",
        "FOIA 2000 s.10(3)",
        "The clock waits for the applicant",
    ),
    "extending after the limit": Refusal(
        (),
        _extended("2020-02-27"),
        "2020-02-27",
        "extended-after-limit",
        "FOIA 2000 s.10(1)",
        "which ended on 2020-02-26; 2020-02-27 is after it",
    ),
    "extending after the extended limit": Refusal(
        (_extended("2020-02-20"),),
        _extended("2020-03-27", "2020-04-30"),
        "2020-03-27",
        "extended-after-limit",
        "FOIA 2000 s.10(3)",
        "which ended on 2020-03-26",
    ),
    "extending for no exemption": Refusal(
        (),
        Extended(on=day("2020-02-20")),
        "2020-02-20",
        "no-exemption",
        "FOIA 2000 s.17(2)",
        "Name the qualified exemption",
    ),
    "extending to the limit itself": Refusal(
        (),
        _extended("2020-02-20", "2020-02-26"),
        "2020-02-20",
        "not-an-extension",
        "FOIA 2000 s.10(3)",
        "The new date, 2020-02-26, is not after the present limit, 2020-02-26",
    ),
    "extending to an earlier date than before": Refusal(
        (_extended("2020-02-20"),),
        _extended("2020-03-02", "2020-03-10"),
        "2020-03-02",
        "not-an-extension",
        "FOIA 2000 s.10(3)",
        "2020-03-10, is not after the present limit, 2020-03-26",
    ),
    "a decision without what its notice needs": Refusal(
        (),
        Decided(on=day("2020-02-20"), outcome=Outcome.REFUSED),
        "2020-02-20",
        "incomplete-decision",
        "FOIA 2000 s.17(1)(b)",
        "The decision needs 'exemptions'",
    ),
    "a review before a decision": Refusal(
        (), _requested("2020-02-10"), "2020-02-10", "not-decided", f"{CODE} 5.1", "this case has none yet"
    ),
    "a review answered before a decision": Refusal(
        (_charged("2020-02-03"),),
        ReviewDecided(on=day("2020-02-10"), outcome=ReviewOutcome.UPHELD),
        "2020-02-10",
        "not-decided",
        f"{CODE} 5.1",
        "this case has none yet",
    ),
    "asking for a review twice": Refusal(
        _IN_REVIEW, _requested("2020-03-03"), "2020-03-03", "review-pending", f"{CODE} 5.4", "asked for already"
    ),
    "extending a review nobody asked for": Refusal(
        _DONE, _more_time("2020-03-03"), "2020-03-03", "no-review", f"{CODE} 5.4", "No review has been asked for"
    ),
    "answering a review nobody asked for": Refusal(
        _DONE,
        ReviewDecided(on=day("2020-03-03"), outcome=ReviewOutcome.UPHELD),
        "2020-03-03",
        "no-review",
        f"{CODE} 5.4",
        "No review has been asked for",
    ),
    "extending a review twice": Refusal(
        (*_IN_REVIEW, _more_time("2020-03-20")),
        _more_time("2020-03-23"),
        "2020-03-23",
        "extended-already",
        f"{CODE} 5.5",
        "can be extended once",
    ),
    "extending a review after its time": Refusal(
        _IN_REVIEW,
        _more_time("2020-04-01"),
        "2020-04-01",
        "extended-after-limit",
        f"{CODE} 5.4",
        "which ended on 2020-03-31; 2020-04-01 is after it",
    ),
    "extending a review to a date that is no later": Refusal(
        _IN_REVIEW,
        _more_time("2020-03-20", "2020-03-31"),
        "2020-03-20",
        "not-an-extension",
        f"{CODE} 5.4",
        "The new date, 2020-03-31, is not after the present one",
    ),
    "a fact before the receipt": Refusal(
        (),
        _decided("2020-01-28"),
        "2020-02-10",
        "contradicts-the-case",
        None,
        "'decided' on 2020-01-28 is before the day of receipt, 2020-01-29",
    ),
    "a receipt corrected past a fact": Refusal(
        (_asked("2020-02-03"),),
        ReceiptCorrected(on=day("2020-02-10"), received_on=day("2020-02-04")),
        "2020-02-10",
        "contradicts-the-case",
        None,
        "'clarification-asked' on 2020-02-03 is before the day of receipt, 2020-02-04",
    ),
    "a receipt from before the Act": Refusal(
        (),
        ReceiptCorrected(on=day("2020-02-10"), received_on=day("2004-12-31")),
        "2020-02-10",
        "contradicts-the-case",
        None,
        "when the Freedom of Information Act 2000 came into force",
    ),
    "a review asked for on a day before the decision": Refusal(
        _DONE,
        _requested("2020-02-24"),
        "2020-02-26",
        "not-decided",
        "FOI Code of Practice 2018 para 5.1",
        "On 2020-02-24 this case had no decision yet, and the time to answer had not passed.",
    ),
}
