"""Short ways to make a decision and what it cites."""

from dueprocess.law.facts import CitedExemption, Decided
from dueprocess.law.outcomes import Outcome
from law.clocks import day


def cited(provision: str, reasons: str = "Because.", public_interest: str = "On balance.") -> CitedExemption:
    return CitedExemption(provision=provision, reasons=reasons, public_interest=public_interest)


def decided(outcome: Outcome, *exemptions: CitedExemption, **more: object) -> Decided:
    return Decided.model_validate({"on": day("2020-02-25"), "outcome": outcome, "exemptions": exemptions, **more})
