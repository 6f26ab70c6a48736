"""What a case under another law than FOIA may be told, and what that law refuses."""

from typing import NamedTuple

import pytest

from dueprocess.law.errors import Refused
from dueprocess.law.practice import Closure, Practice
from dueprocess.law.telling import refuse_unless_allowed
from law.clocks import UK, day
from law.told import fact, timeline


class Refusal(NamedTuple):
    """A request received on 29 January 2020 under `regime`, of which `told` is known, is told `fact` on `today`."""

    regime: str
    told: str
    fact: str
    today: str
    rule: str
    words: str


LARGE = "reason=large"

REFUSALS = {
    # EIR reg 7
    "EIR, an extension for the public interest": Refusal(
        "eir-2004",
        "",
        "2020-02-10 extended exemptions=12(5)(e)",
        "2020-02-10",
        "not-for-public-interest",
        "This law gives no time to weigh the public interest",
    ),
    "EIR, an extension without a reason": Refusal(
        "eir-2004", "", "2020-02-10 extended", "2020-02-10", "no-reason", "complexity and volume"
    ),
    "EIR, an extension after the limit": Refusal(
        "eir-2004",
        "",
        f"2020-02-27 extended {LARGE}",
        "2020-02-27",
        "extended-after-limit",
        "ended on 2020-02-26; 2020-02-27 is after it (EIR 2004 reg 5(2))",
    ),
    "EIR, a second extension": Refusal(
        "eir-2004",
        f"2020-02-10 extended {LARGE} until=2020-03-10",
        f"2020-02-12 extended {LARGE} until=2020-03-20",
        "2020-02-12",
        "extended-already",
        "can be extended once. (EIR 2004 reg 7(1))",
    ),
    # EIR reg 8(4), reg 9(2)
    "EIR, a fee in the extended time": Refusal(
        "eir-2004",
        f"2020-02-10 extended {LARGE}",
        "2020-02-27 fee-charged",
        "2020-02-27",
        "fee-too-late",
        "ended on 2020-02-26",
    ),
    "EIR, a question in the extended time": Refusal(
        "eir-2004",
        f"2020-02-10 extended {LARGE}",
        "2020-02-27 clarification-asked",
        "2020-02-27",
        "asked-too-late",
        "Clarification must be asked for within the time limit, which ended on 2020-02-26",
    ),
    "EIR, a proof of identity": Refusal(
        "eir-2004", "", "2020-02-10 identity-asked", "2020-02-10", "not-in-this-law", "no place under the Environmental"
    ),
    "EIR, a longer review": Refusal(
        "eir-2004",
        "2020-02-25 decided; 2020-03-02 review-requested",
        "2020-03-03 review-extended",
        "2020-03-03",
        "not-in-this-law",
        "'review-extended' has no place",
    ),
    "EIR, a review of silence before the limit": Refusal(
        "eir-2004",
        "",
        "2020-02-26 review-requested",
        "2020-02-26",
        "not-decided",
        "has none yet, and the time to answer has not passed. (EIR 2004 reg 11(1))",
    ),
    "EIR, a review answered that nobody asked for": Refusal(
        "eir-2004", "", "2020-02-28 review-decided", "2020-02-28", "not-decided", "has none yet"
    ),
    "EIR, a question during a review of silence": Refusal(
        "eir-2004",
        "2020-02-27 review-requested",
        "2020-02-28 clarification-asked",
        "2020-02-28",
        "review-pending",
        "A review of the silence on this request has been asked for; answer it first.",
    ),
    "EIR, a second decision": Refusal(
        "eir-2004", "2020-02-20 decided", "2020-02-21 decided", "2020-02-21", "already-decided", "decided already"
    ),
    "EIR, another law after the decision": Refusal(
        "eir-2004",
        "2020-02-20 decided",
        "2020-02-21 classified parts=all:foia-2000",
        "2020-02-21",
        "already-decided",
        "A request is classified before the decision",
    ),
    "EIR, another law that there is not": Refusal(
        "eir-2004",
        "",
        "2020-02-21 classified parts=all:foi",
        "2020-02-21",
        "contradicts-the-case",
        "There is no regime 'foi'",
    ),
    "EIR, a receipt of tomorrow": Refusal(
        "eir-2004",
        "",
        "2020-02-21 receipt-corrected received_on=2020-02-22",
        "2020-02-21",
        "in-the-future",
        "is in the future. Give the day it arrived.",
    ),
    # FOISA
    "FOISA, an extension": Refusal(
        "foisa-2002", "", "2020-02-10 extended exemptions=30", "2020-02-10", "not-in-this-law", "'extended' has no"
    ),
    "FOISA, a fee after the limit": Refusal(
        "foisa-2002", "", "2020-02-27 fee-charged", "2020-02-27", "fee-too-late", "FOISA 2002 s.10(1)"
    ),
    # SI 2004/3364
    "FOIA, a day the Commissioner allows": Refusal(
        "foia-2000",
        "",
        "2020-02-20 time-allowed asked_on=2020-02-10 until=2020-03-20",
        "2020-02-20",
        "not-in-this-law",
        "'time-allowed' has no place",
    ),
    "held abroad, asked after the limit": Refusal(
        "foia-2000-held-abroad",
        "",
        "2020-03-02 time-allowed asked_on=2020-02-27 until=2020-03-20",
        "2020-03-02",
        "extended-after-limit",
        "The Commissioner must be asked within the time limit, which ended on 2020-02-26",
    ),
    "held abroad, allowed no later": Refusal(
        "foia-2000-held-abroad",
        "",
        "2020-02-20 time-allowed asked_on=2020-02-10 until=2020-02-26",
        "2020-02-20",
        "not-an-extension",
        "The date allowed, 2020-02-26, is not after the present limit, 2020-02-26. (SI 2004/3364 reg 6)",
    ),
    "held abroad, allowed while the clock waits": Refusal(
        "foia-2000-held-abroad",
        "2020-02-03 clarification-asked",
        "2020-02-20 time-allowed asked_on=2020-02-10 until=2020-03-20",
        "2020-02-20",
        "clock-not-running",
        "there is no limit to move",
    ),
    "held abroad, allowed after the decision": Refusal(
        "foia-2000-held-abroad",
        "2020-02-19 decided",
        "2020-02-20 time-allowed asked_on=2020-02-10 until=2020-03-20",
        "2020-02-20",
        "already-decided",
        "More time belongs before the decision",
    ),
    # UK GDPR
    "SAR, a review": Refusal(
        "uk-gdpr-sar", "", "2020-02-20 review-requested", "2020-02-20", "not-in-this-law", "'review-requested' has no"
    ),
    "SAR, a question while the clock runs on": Refusal(
        "uk-gdpr-sar", "", "2020-02-20 clarification-asked", "2020-02-20", "not-in-this-law", "'clarification-asked'"
    ),
    "SAR, proof asked for twice": Refusal(
        "uk-gdpr-sar",
        "2020-02-03 identity-asked",
        "2020-02-04 identity-asked",
        "2020-02-04",
        "identity-pending",
        "Proof of identity has been asked for already. (UK GDPR Art 12(6))",
    ),
    "SAR, proof that nobody asked for": Refusal(
        "uk-gdpr-sar",
        "",
        "2020-02-04 identity-proved",
        "2020-02-04",
        "nothing-asked",
        "No proof of identity has been asked for",
    ),
    "SAR, proof asked for after the limit": Refusal(
        "uk-gdpr-sar",
        "",
        "2020-03-03 identity-asked",
        "2020-03-03",
        "asked-too-late",
        "A proof of identity must be asked for within the time limit, which ended on 2020-03-02",
    ),
    "SAR, an extension while the proof is awaited": Refusal(
        "uk-gdpr-sar",
        "2020-02-03 identity-asked",
        f"2020-02-04 extended {LARGE}",
        "2020-02-04",
        "clock-not-running",
        "there is no limit to extend. (UK GDPR Art 12(3))",
    ),
    "SAR, anything after the decision": Refusal(
        "uk-gdpr-sar", "2020-02-03 decided", "2020-02-04 reassigned to=x", "2020-02-04", "case-closed", "is closed"
    ),
    # Parts
    "a part that there is not": Refusal(
        "foia-2000", "", "2020-02-04 decided part=2", "2020-02-04", "contradicts-the-case", "about part '2'"
    ),
    "a fact on all parts that one of them does not know": Refusal(
        "foia-2000",
        "2020-02-03 classified parts=1:foia-2000,2:foisa-2002",
        "2020-02-04 extended exemptions=43(2)",
        "2020-02-04",
        "not-in-this-law",
        "under the Freedom of Information (Scotland) Act 2002",
    ),
}

ALLOWED = {
    "EIR, an extension on the last day": ("eir-2004", "", f"2020-02-26 extended {LARGE}", "2020-02-26"),
    "EIR, a fee on the last day": ("eir-2004", "", "2020-02-26 fee-charged", "2020-02-26"),
    "EIR, a fee of the last day, told later": ("eir-2004", "", "2020-02-26 fee-charged", "2020-03-02"),
    "EIR, a review of silence": ("eir-2004", "", "2020-02-27 review-requested", "2020-02-27"),
    "FOIA, a review of silence": ("foia-2000", "", "2020-02-27 review-requested", "2020-02-27"),
    "FOIA, a review of silence extended": (
        "foia-2000",
        "2020-02-27 review-requested",
        "2020-02-28 review-extended",
        "2020-02-28",
    ),
    "FOIA, the answer to a review of silence": (
        "foia-2000",
        "2020-02-27 review-requested; 2020-02-28 decided",
        "2020-03-02 review-decided",
        "2020-03-02",
    ),
    "EIR, the decision in a review of silence": (
        "eir-2004",
        "2020-02-27 review-requested",
        "2020-02-28 decided",
        "2020-02-28",
    ),
    "EIR, the answer to a review of silence": (
        "eir-2004",
        "2020-02-27 review-requested",
        "2020-02-28 review-decided",
        "2020-02-28",
    ),
    "EIR, another law": ("eir-2004", "", "2020-02-20 classified parts=all:foia-2000", "2020-02-20"),
    "EISR, a fee after the limit": ("eisr-2004", "", "2020-02-27 fee-charged", "2020-02-27"),
    "held abroad, a day allowed later": (
        "foia-2000-held-abroad",
        "",
        "2020-03-02 time-allowed asked_on=2020-02-26 until=2020-03-20",
        "2020-03-02",
    ),
    "SAR, proof": ("uk-gdpr-sar", "2020-02-03 identity-asked", "2020-02-10 identity-proved", "2020-02-10"),
    "SAR, proof while a fee is unpaid": (
        "uk-gdpr-sar",
        "2020-02-03 identity-asked; 2020-02-03 fee-charged",
        "2020-02-10 identity-proved",
        "2020-02-10",
    ),
    "SAR, a fee while proof is awaited": (
        "uk-gdpr-sar",
        "2020-02-03 identity-asked; 2020-02-03 fee-charged",
        "2020-02-10 fee-paid",
        "2020-02-10",
    ),
    "FOIA, a fee while a question is open": (
        "foia-2000",
        "2020-02-03 clarification-asked; 2020-02-03 fee-charged",
        "2020-02-10 fee-paid",
        "2020-02-10",
    ),
    "one part of two": (
        "foia-2000",
        "2020-02-03 classified parts=1:foia-2000,2:foisa-2002",
        "2020-02-04 extended exemptions=43(2) part=1",
        "2020-02-04",
    ),
}


def tell(regime: str, told: str, one: str, today: str) -> None:
    refuse_unless_allowed(fact(one), timeline(regime, "2020-01-29", told, today), calendar=UK, practice=Practice())


@pytest.mark.parametrize("what", REFUSALS)
def test_it_is_refused_by_a_rule_and_in_words(what: str) -> None:
    refusal = REFUSALS[what]
    with pytest.raises(Refused) as told:
        tell(refusal.regime, refusal.told, refusal.fact, refusal.today)
    assert told.value.rule == refusal.rule
    assert refusal.words in str(told.value)


@pytest.mark.parametrize("what", [what for what in REFUSALS if not REFUSALS[what].regime.startswith("foia-2000")])
def test_no_other_law_is_cited(what: str) -> None:
    refusal = REFUSALS[what]
    with pytest.raises(Refused) as told:
        tell(refusal.regime, refusal.told, refusal.fact, refusal.today)
    acts = {"eir-2004": "EIR 2004", "foisa-2002": "FOISA 2002", "uk-gdpr-sar": "UK GDPR"}
    assert told.value.source is None or told.value.source.act == acts[refusal.regime]


@pytest.mark.parametrize("what", ALLOWED)
def test_the_law_does_not_stand_in_the_way_of(what: str) -> None:
    tell(*ALLOWED[what])


def test_days_on_which_a_school_is_closed_are_in_order() -> None:
    with pytest.raises(ValueError, match="last_on 2024-07-23 is before first_on 2024-07-24"):
        Closure(first_on=day("2024-07-24"), last_on=day("2024-07-23"))
