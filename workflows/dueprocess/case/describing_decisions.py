"""What a letter can say of a decision: its outcome, its grounds, the documents that go with it."""

from collections.abc import Sequence
from datetime import date

from dueprocess.case.particulars import DocumentParticulars, ExemptionParticulars
from dueprocess.law.exemptions import find_exemption
from dueprocess.law.facts import Attachment, CitedExemption, Decided
from dueprocess.law.outcomes import Outcome
from dueprocess.law.refusal_notice import REFUSAL_NOTICES
from dueprocess.law.regime import Statute


def of_decision(decided: Decided, statute: Statute) -> dict[str, object]:
    """The values of a decision. One that neither confirms nor denies has its grounds, and nothing else to tell."""
    told: dict[str, object] = {
        "outcome": decided.outcome,
        "decided_on": decided.on,
        "exemptions": exemptions_of(
            decided.exemptions,
            statute,
            decided.on,
            is_silent=decided.outcome is Outcome.NEITHER_CONFIRMED_NOR_DENIED,
        ),
    }
    if decided.outcome is Outcome.NEITHER_CONFIRMED_NOR_DENIED:
        return told
    return told | {
        "answer": decided.answer,
        "estimate_hours": f"{decided.estimate_hours:g}" if decided.estimate_hours else "",
        "earlier_reference": decided.earlier_reference or "",
        "transferred_to": decided.transferred_to or "",
        "documents": documents_of(decided.attachments),
    }


def exemptions_of(
    cited: Sequence[CitedExemption], statute: Statute, on: date, *, is_silent: bool = False
) -> tuple[ExemptionParticulars, ...]:
    """The exemptions as they stood on a day, ready for a letter; one that neither confirms nor denies `is_silent`."""
    # FOISA s.18(1) has neither confirming nor denying weighed whatever the exemption.
    all_weighed = is_silent and REFUSAL_NOTICES[statute].silence_cites == "exemption"
    return tuple(_exemption(one, statute, on, is_weighed=all_weighed) for one in cited)


def _exemption(cited: CitedExemption, statute: Statute, on: date, *, is_weighed: bool) -> ExemptionParticulars:
    exemption = find_exemption(cited.provision, statute, on)
    kind = exemption.kind_of(cited.provision) if exemption else None
    return ExemptionParticulars(
        provision=cited.provision,
        name=exemption.name if exemption else "",
        # A mixed exemption is qualified only in part; there the officer says so by giving the balance.
        is_qualified=is_weighed or kind == "qualified" or (kind == "mixed" and bool(cited.public_interest)),
        reasons=cited.reasons,
        public_interest=cited.public_interest,
    )


def documents_of(attachments: Sequence[Attachment]) -> tuple[DocumentParticulars, ...]:
    """The documents as a letter lists them."""
    return tuple(
        DocumentParticulars(
            title=document.title,
            kind=_KINDS.get(document.media_type, document.media_type),
            size=_in_words(document.size_bytes),
            sha256=document.sha256,
            media_type=document.media_type,
        )
        for document in attachments
    )


def _in_words(size_bytes: int) -> str:
    """For example `3 bytes`, `52 kB` or `1.4 MB`; as people's computers show it, in thousands."""
    if size_bytes < _KILO:
        return f"{size_bytes} bytes"
    if size_bytes < _KILO * _KILO:
        return f"{round(size_bytes / _KILO)} kB"
    return f"{size_bytes / (_KILO * _KILO):.1f} MB"


_KILO = 1000
_OFFICE = "application/vnd.openxmlformats-officedocument"
_KINDS = {
    "application/pdf": "PDF",
    "text/plain": "Text",
    "text/csv": "CSV table",
    "text/html": "Web page",
    "image/png": "Picture (PNG)",
    "image/jpeg": "Picture (JPEG)",
    "application/zip": "ZIP archive",
    "application/json": "JSON",
    f"{_OFFICE}.wordprocessingml.document": "Word document",
    f"{_OFFICE}.spreadsheetml.sheet": "Excel workbook",
    f"{_OFFICE}.presentationml.presentation": "PowerPoint slides",
    "application/vnd.oasis.opendocument.text": "OpenDocument text",
    "application/vnd.oasis.opendocument.spreadsheet": "OpenDocument spreadsheet",
}
