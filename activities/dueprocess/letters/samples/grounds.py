"""What the samples rest a refusal on: provisions that each law has, and reasons that nobody gave."""

from collections.abc import Mapping
from typing import Final

from dueprocess.law.facts import CitedExemption
from dueprocess.law.regime import Statute

_WHY: Final = (
    "The prices were given to us in a tender that is still open. To publish them now would let other bidders undercut "
    "the lowest price, and would be likely to harm both the bidder and our own position."
)
_BALANCE: Final = (
    "For disclosure: people can see how public money is spent, and whether the price is fair.\n\n"
    "Against: a fair tender needs sealed bids, and the prices will be published once it has ended. "
    "On balance the second weighs more."
)
_INQUIRY: Final = (
    "To say whether we hold it would tell somebody whether an inquiry is under way, and so help them to escape it."
)
_PERSONAL: Final = "The names of two members of staff would tell others who they are and where they live."

WEIGHED: Final[Mapping[Statute, str]] = {
    Statute.FOIA_2000: "43(2)",
    Statute.EIR_2004: "12(5)(e)",
    Statute.FOISA_2002: "33(1)(b)",
    Statute.EISR_2004: "10(5)(e)",
}
"""A ground for which the public interest is weighed; subject access has none."""

ABSOLUTE: Final[Mapping[Statute, str]] = {
    Statute.FOIA_2000: "41",
    Statute.EIR_2004: "13(1)",
    Statute.FOISA_2002: "36(2)",
    Statute.EISR_2004: "11(2)",
    Statute.UK_GDPR: "Sch 2 para 16",
}
"""One for which it is not."""

LIMB: Final[Mapping[Statute, str]] = {
    Statute.FOIA_2000: "31(3)",
    Statute.EIR_2004: "12(6)",
    Statute.FOISA_2002: "33(1)(b)",
    Statute.EISR_2004: "10(8)",
    Statute.UK_GDPR: "Sch 2 para 2",
}
"""One by which an authority may neither confirm nor deny."""


def weighed(statute: Statute, *, least: bool = False) -> tuple[CitedExemption, ...]:
    """A ground that is weighed, with reasons and balance; none where the law weighs nothing.

    The `least` has neither under FOIA, which spares an authority what would itself give the secret away (s.17(4)).
    """
    return (_cited(WEIGHED[statute], _WHY, _BALANCE, statute, least=least),) if statute in WEIGHED else ()


def absolute(statute: Statute) -> tuple[CitedExemption, ...]:
    """A ground that is not weighed."""
    return (_cited(ABSOLUTE[statute], _PERSONAL, "", statute, least=False),)


def limb(statute: Statute, *, least: bool = False) -> tuple[CitedExemption, ...]:
    """A ground for saying neither; `least` as in `weighed`."""
    balance = "" if statute is Statute.UK_GDPR else _BALANCE
    return (_cited(LIMB[statute], _INQUIRY, balance, statute, least=least),)


def _cited(provision: str, reasons: str, balance: str, statute: Statute, *, least: bool) -> CitedExemption:
    if least and statute is Statute.FOIA_2000:
        return CitedExemption(provision=provision)
    return CitedExemption(provision=provision, reasons=reasons, public_interest=balance)
