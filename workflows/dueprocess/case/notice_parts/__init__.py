"""The parts that each notice must have, may have and must not have, as data with their sources."""

from collections.abc import Callable, Mapping
from functools import cache

from dueprocess.case.notice_parts.decisions import REFUSING, decision
from dueprocess.case.notice_parts.endings import ending, internal, lapse
from dueprocess.case.notice_parts.part import Facet, ForbiddenPart, NoticeParts, Part
from dueprocess.case.notice_parts.reviews import review_acknowledgement, review_extension, review_outcome
from dueprocess.case.notice_parts.waiting import acknowledgement, clarification, delay, extension, fees_notice
from dueprocess.case.notices import Notice
from dueprocess.law.regime import Statute

__all__ = ["REFUSING", "Facet", "ForbiddenPart", "NoticeParts", "Part", "known_keys", "parts_of"]


@cache
def parts_of(notice: Notice, statute: Statute) -> NoticeParts:
    """The parts of a notice under a law."""
    return _TABLES[notice](statute)


@cache
def known_keys(notice: Notice) -> tuple[str, ...]:
    """The parts that the notice can have under one law or another, in the order in which they are printed."""
    return tuple(dict.fromkeys(part.key for statute in Statute for part in parts_of(notice, statute).parts))


_TABLES: Mapping[Notice, Callable[[Statute], NoticeParts]] = {
    Notice.ACKNOWLEDGEMENT: acknowledgement,
    Notice.CLARIFICATION: clarification,
    Notice.FEES_NOTICE: fees_notice,
    Notice.EXTENSION: extension,
    Notice.DECISION: decision,
    Notice.DELAY: delay,
    Notice.WITHDRAWAL: ending,
    Notice.LAPSE: lapse,
    Notice.REVIEW_ACKNOWLEDGEMENT: review_acknowledgement,
    Notice.REVIEW_EXTENSION: review_extension,
    Notice.REVIEW_OUTCOME: review_outcome,
    Notice.CLOSING: ending,
    Notice.REMINDER: internal,
    Notice.ESCALATION: internal,
}
