"""The parts of what tells that a case has ended without an answer, or at last, and of internal notices."""

from dueprocess.case.notice_parts.part import ForbiddenPart, NoticeParts, Part
from dueprocess.case.notice_parts.sources import ADVICE, ANSWER, COMMISSIONER
from dueprocess.law.regime import Statute
from dueprocess.law.source import uk_gdpr


def ending(statute: Statute) -> NoticeParts:
    """That the case is closed: withdrawn, lapsed, or over. No law asks for such a letter."""
    return NoticeParts(
        parts=(Part("closed"), Part("again"), Part("further"), Part("contact", ADVICE.get(statute))),
        forbidden=(ForbiddenPart("answer", "the request was not decided by this letter", ANSWER[statute]),),
    )


def lapse(statute: Statute) -> NoticeParts:
    """That a request has lapsed. Under the UK GDPR who takes no action says where to complain (Art 12(4))."""
    common = ending(statute)
    rights = (Part("commissioner", COMMISSIONER[statute]),) if statute is Statute.UK_GDPR else ()
    return NoticeParts(parts=(*common.parts, *rights), forbidden=common.forbidden)


def internal(statute: Statute) -> NoticeParts:  # noqa: ARG001 - the same under every law
    """What is due, or was. Staff who are told of a date need not know who asked, or what (UK GDPR Art 5(1)(c))."""
    why = "staff who are told of a date need not know what was asked"
    return NoticeParts(
        parts=(Part("due"), Part("further")),
        forbidden=(ForbiddenPart("request", why, uk_gdpr("Art 5(1)(c)", "5")),),
    )
