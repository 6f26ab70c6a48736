"""The parts of what is sent about a review."""

from dueprocess.case.notice_parts.part import Facet, ForbiddenPart, NoticeParts, Part
from dueprocess.case.notice_parts.sources import ADVICE, ANSWER, COMMISSIONER, ByLaw
from dueprocess.law.regime import Statute
from dueprocess.law.source import Source, eir, eisr, foisa, section_45_code


def review_acknowledgement(statute: Statute) -> NoticeParts:
    """That a request for a review has come, in time or late."""
    answered_in = _ANSWERED_IN.get(statute)
    return NoticeParts(
        parts=(
            Part("receipt", _code("5.5", statute)),
            Part("time-limit", answered_in),
            Part("reviewer", _code("5.7", statute)),
            Part("further"),
            Part("commissioner", _UNDER_FOIA.get(statute)),
        ),
        forbidden=(ForbiddenPart("answer", "the review has not been decided yet", answered_in or ANSWER[statute]),),
    )


def review_extension(statute: Statute) -> NoticeParts:
    """That a review takes longer. Only the Code of Practice under FOIA gives such time."""
    source = _code("5.5", statute)
    return NoticeParts(
        parts=(
            Part("opening"),
            Part("reason", source),
            Part("new-date", source),
            Part("further"),
            Part("contact", ADVICE.get(statute)),
            Part("commissioner"),
        ),
        forbidden=(ForbiddenPart("answer", "the review has not been decided yet", ANSWER[statute]),),
    )


def review_outcome(statute: Statute) -> NoticeParts:
    """What the review found."""
    return NoticeParts(
        parts=(
            Part("opening"),
            Part("answer", _FOUND.get(statute)),
            Part("documents", ANSWER[statute], only_for=frozenset({Facet.ATTACHED})),
            Part("further"),
            Part("commissioner", _AFTER_REVIEW.get(statute)),
        )
    )


def _code(paragraph: str, statute: Statute) -> Source | None:
    """A paragraph of the Code of Practice, which is one under FOIA."""
    return section_45_code(paragraph) if statute is Statute.FOIA_2000 else None


_UNDER_FOIA: ByLaw = {Statute.FOIA_2000: COMMISSIONER[Statute.FOIA_2000]}
_ANSWERED_IN: ByLaw = {
    Statute.FOIA_2000: section_45_code("5.4"),
    Statute.EIR_2004: eir("reg 11(4)", "11"),
    Statute.FOISA_2002: foisa("s.21(1)", "21"),
    Statute.EISR_2004: eisr("reg 16(4)", "16"),
}
_FOUND: ByLaw = {
    Statute.FOIA_2000: section_45_code("5.9"),
    Statute.EIR_2004: eir("reg 11(4)", "11"),
    Statute.FOISA_2002: foisa("s.21(5)", "21"),
    Statute.EISR_2004: eisr("reg 16(4)", "16"),
}
_AFTER_REVIEW: ByLaw = {**_UNDER_FOIA, Statute.FOISA_2002: foisa("s.21(10)", "21")}
"""What a review found is no refusal notice, so the EIR and EISR leave it to good practice to name the Commissioner."""
