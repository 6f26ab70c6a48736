"""What a case has about it that decides which parts its letters need."""

from dueprocess.case.notice_parts import Facet
from dueprocess.case.notices import Notice
from dueprocess.case.particulars import Particulars
from dueprocess.law.citing import NEEDS_EXEMPTION
from dueprocess.law.outcomes import Outcome
from dueprocess.law.refusal_notice import REFUSAL_NOTICES


def facets_of(notice: Notice, particulars: Particulars) -> frozenset[str]:
    """The outcome that the notice tells of, and the facets of the case as they stand in its particulars."""
    facets = set[str]()
    if particulars.documents:
        facets.add(Facet.ATTACHED)
    if notice is Notice.REVIEW_OUTCOME and particulars.review_outcome:
        facets.add(particulars.review_outcome)
    if notice is Notice.LAPSE and particulars.closing:
        facets.add(particulars.closing)
    if notice is Notice.DECISION and particulars.outcome:
        facets.add(particulars.outcome)
        if particulars.outcome in NEEDS_EXEMPTION:
            weighed = any(exemption.is_qualified for exemption in particulars.exemptions)
            facets.add(Facet.WEIGHED if weighed or _weighs_silence(particulars) else Facet.UNWEIGHED)
    return frozenset(facets)


def _weighs_silence(particulars: Particulars) -> bool:
    """Whether saying neither is weighed whatever the exemption, so also for an absolute one (FOISA 2002 s.18(1))."""
    is_silent = particulars.outcome is Outcome.NEITHER_CONFIRMED_NOR_DENIED
    return is_silent and REFUSAL_NOTICES[particulars.statute].silence_cites == "exemption"
