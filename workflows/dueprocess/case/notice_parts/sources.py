"""The provisions that parts of several notices rest on, by law."""

from collections.abc import Mapping

from dueprocess.law.regime import Statute
from dueprocess.law.source import Source, eir, eisr, foia, foisa, uk_gdpr

ByLaw = Mapping[Statute, Source]
"""Where a part stands in each law that requires it; a law that is not named leaves it to the authority."""

ANSWER: ByLaw = {
    Statute.FOIA_2000: foia("s.1(1)", "1"),
    Statute.EIR_2004: eir("reg 5(1)", "5"),
    Statute.FOISA_2002: foisa("s.1(1)", "1"),
    Statute.EISR_2004: eisr("reg 5(1)", "5"),
    Statute.UK_GDPR: uk_gdpr("Art 15(1)", "15"),
}
"""The duty to answer."""

TIME_LIMIT: ByLaw = {
    Statute.FOIA_2000: foia("s.10(1)", "10"),
    Statute.EIR_2004: eir("reg 5(2)", "5"),
    Statute.FOISA_2002: foisa("s.10(1)", "10"),
    Statute.EISR_2004: eisr("reg 5(2)(a)", "5"),
    Statute.UK_GDPR: uk_gdpr("Art 12(3)", "12"),
}
"""The time to do so."""

ADVICE: ByLaw = {
    Statute.FOIA_2000: foia("s.16(1)", "16"),
    Statute.EIR_2004: eir("reg 9(1)", "9"),
    Statute.FOISA_2002: foisa("s.15(1)", "15"),
    Statute.EISR_2004: eisr("reg 9(1)", "9"),
}
"""The duty to advise and assist: whom to ask, and how to ask better."""

REVIEW_RIGHTS: ByLaw = {
    Statute.FOIA_2000: foia("s.17(7)(a)", "17"),
    Statute.EIR_2004: eir("reg 14(5)(a)", "14"),
    Statute.FOISA_2002: foisa("s.19", "19"),
    Statute.EISR_2004: eisr("reg 13(e)", "13"),
}
"""That a notice says how to complain to the authority, or ask it for a review."""

COMMISSIONER: ByLaw = {
    Statute.FOIA_2000: foia("s.17(7)(b)", "17"),
    Statute.EIR_2004: eir("reg 14(5)(b)", "14"),
    Statute.FOISA_2002: foisa("s.19(b)", "19"),
    Statute.EISR_2004: eisr("reg 13(e)", "13"),
    Statute.UK_GDPR: uk_gdpr("Art 12(4)", "12"),
}
"""That a notice says how to go to the Commissioner."""
