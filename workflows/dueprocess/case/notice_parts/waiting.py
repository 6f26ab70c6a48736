"""The parts of what is sent before the answer: receipt, questions, fees, more time, delay."""

from dueprocess.case.notice_parts.part import ForbiddenPart, NoticeParts, Part
from dueprocess.case.notice_parts.sources import ADVICE, ANSWER, COMMISSIONER, REVIEW_RIGHTS, TIME_LIMIT, ByLaw
from dueprocess.law.regime import Statute
from dueprocess.law.source import eir, eisr, foia, foisa, section_45_code, uk_gdpr


def acknowledgement(statute: Statute) -> NoticeParts:
    """That a request has come."""
    return NoticeParts(
        parts=(
            Part("receipt", _RECEIPT.get(statute)),
            Part("request"),
            Part("time-limit", TIME_LIMIT[statute]),
            Part("further"),
            Part("contact", ADVICE.get(statute)),
        ),
        forbidden=(ForbiddenPart("answer", "the request has not been decided yet", ANSWER[statute]),),
    )


def clarification(statute: Statute) -> NoticeParts:
    """That the authority needs to know more to find the information."""
    return NoticeParts(
        parts=(
            Part("opening"),
            Part("request"),
            Part("question", _QUESTION[statute]),
            Part("help"),
            Part("time-limit", _AFRESH[statute]),
            Part("further"),
            Part("contact", ADVICE.get(statute)),
            Part("review-rights"),
            Part("commissioner"),
        ),
        forbidden=(ForbiddenPart("answer", "the request has not been decided yet", ANSWER[statute]),),
    )


def fees_notice(statute: Statute) -> NoticeParts:
    """That a fee has to be paid first. Under FOISA it tells of the rights to review and appeal (s.19)."""
    rights = {Statute.FOISA_2002: REVIEW_RIGHTS[Statute.FOISA_2002]}
    appeal = {Statute.FOISA_2002: COMMISSIONER[Statute.FOISA_2002]}
    return NoticeParts(
        parts=(
            Part("opening"),
            Part("amount", _AMOUNT[statute]),
            Part("payment"),
            Part("time-limit", _PAY_WITHIN.get(statute)),
            Part("further"),
            Part("contact", ADVICE.get(statute)),
            Part("review-rights", rights.get(statute)),
            Part("commissioner", appeal.get(statute)),
        ),
        forbidden=(ForbiddenPart("answer", "the request has not been decided yet", ANSWER[statute]),),
    )


def extension(statute: Statute) -> NoticeParts:
    """That the answer needs more time: under FOIA to weigh the public interest, elsewhere for its complexity."""
    weighs = statute is Statute.FOIA_2000
    undecided = (Part("undecided", foia("s.17(2)", "17")),) if weighs else ()
    for_complexity_alone = ForbiddenPart(
        "undecided", "more time is for the complexity of the request, not to weigh anything", _MORE_TIME[statute]
    )
    return NoticeParts(
        parts=(
            Part("opening"),
            Part("grounds", _MORE_TIME[statute]),
            *undecided,
            Part("new-date", _NEW_DATE[statute]),
            Part("further"),
            Part("contact", ADVICE.get(statute)),
            Part("review-rights", REVIEW_RIGHTS[statute] if weighs else None),
            Part("commissioner", COMMISSIONER[statute] if weighs else None),
        ),
        forbidden=() if weighs else (for_complexity_alone,),
    )


def delay(statute: Statute) -> NoticeParts:
    """That the answer is late. It gives no more time, and says that the applicant may complain now."""
    return NoticeParts(
        parts=(
            Part("opening"),
            Part("late", TIME_LIMIT[statute]),
            Part("reason"),
            Part("new-date"),
            Part("further"),
            Part("contact", ADVICE.get(statute)),
            Part("complaint", _COMPLAINT[statute]),
        ),
        forbidden=(
            ForbiddenPart("grounds", "a late answer is no extension, and rests on nothing", TIME_LIMIT[statute]),
            ForbiddenPart("answer", "the request has not been decided yet", ANSWER[statute]),
        ),
    )


_RECEIPT: ByLaw = {Statute.FOIA_2000: section_45_code("1.12")}
_QUESTION: ByLaw = {
    Statute.FOIA_2000: foia("s.1(3)", "1"),
    Statute.EIR_2004: eir("reg 9(2)", "9"),
    Statute.FOISA_2002: foisa("s.1(3)", "1"),
    Statute.EISR_2004: eisr("reg 9(2)", "9"),
    Statute.UK_GDPR: uk_gdpr("Art 12A", "12A"),
}
_AFRESH: ByLaw = {
    Statute.FOIA_2000: foia("s.10(6)", "10"),
    Statute.EIR_2004: eir("reg 9(4)", "9"),
    Statute.FOISA_2002: foisa("s.10(1)(b)", "10"),
    Statute.EISR_2004: eisr("reg 9(4)", "9"),
    Statute.UK_GDPR: uk_gdpr("Art 12A", "12A"),
}
_AMOUNT: ByLaw = {
    Statute.FOIA_2000: foia("s.9(1)", "9"),
    Statute.EIR_2004: eir("reg 8(4)", "8"),
    Statute.FOISA_2002: foisa("s.9(1)", "9"),
    Statute.EISR_2004: eisr("reg 8(4)", "8"),
    Statute.UK_GDPR: uk_gdpr("Art 12(5)", "12"),
}
_PAY_WITHIN: ByLaw = {
    Statute.FOIA_2000: foia("s.9(2)", "9"),
    Statute.EIR_2004: eir("reg 8(5)", "8"),
    Statute.FOISA_2002: foisa("s.9(3)", "9"),
    Statute.EISR_2004: eisr("reg 8(6)", "8"),
}
_MORE_TIME: ByLaw = {
    Statute.FOIA_2000: foia("s.17(1)", "17"),
    Statute.EIR_2004: eir("reg 7(1)", "7"),
    Statute.FOISA_2002: foisa("s.10(1)", "10"),
    Statute.EISR_2004: eisr("reg 7(1)", "7"),
    Statute.UK_GDPR: uk_gdpr("Art 12(3)", "12"),
}
"""FOISA gives no more time; what is written under it would be a notice without effect."""
_NEW_DATE: ByLaw = {
    Statute.FOIA_2000: foia("s.17(2)", "17"),
    Statute.EIR_2004: eir("reg 7(3)", "7"),
    Statute.FOISA_2002: foisa("s.10(1)", "10"),
    Statute.EISR_2004: eisr("reg 7(3)", "7"),
    Statute.UK_GDPR: uk_gdpr("Art 12(3)", "12"),
}
_COMPLAINT: ByLaw = {
    Statute.FOIA_2000: foia("s.50(1)", "50"),
    Statute.EIR_2004: eir("reg 11(1)", "11"),
    Statute.FOISA_2002: foisa("s.20(1)", "20"),
    Statute.EISR_2004: eisr("reg 16(1)", "16"),
    Statute.UK_GDPR: uk_gdpr("Art 77(1)", "77"),
}
