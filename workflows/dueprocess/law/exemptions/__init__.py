"""The exemptions and exceptions of each law, as dated data with their sources."""

from collections.abc import Mapping, Sequence
from datetime import date

from dueprocess.law.exemptions import eir_2004, eisr_2004, foia_2000, foisa_2002, uk_gdpr
from dueprocess.law.exemptions.citation import bare, is_within
from dueprocess.law.exemptions.exemption import Exemption
from dueprocess.law.regime import Statute

EXEMPTIONS: Mapping[Statute, tuple[Exemption, ...]] = {
    Statute.FOIA_2000: foia_2000.EXEMPTIONS,
    Statute.EIR_2004: eir_2004.EXEMPTIONS,
    Statute.FOISA_2002: foisa_2002.EXEMPTIONS,
    Statute.EISR_2004: eisr_2004.EXEMPTIONS,
    Statute.UK_GDPR: uk_gdpr.EXEMPTIONS,
}
"""Those of each law. Where one was amended there is a row for each of its forms."""


def find_exemption(provision: str, statute: Statute, on: date | None = None) -> Exemption | None:
    """The exemption that a cited provision belongs to, for example `s.31(1)(a)` or `31(3)` to FOIA section 31.

    A neither-confirm-nor-deny limb finds its exemption too (`40(5B)` finds section 40(2)). A provision that holds
    several exemptions finds none (`43`).

    Args:
        provision: as people write it: `31(1)(a)`, `s.31(1)(a)`, `regulation 12(4)(b)`.
        statute: the law it stands in.
        on: the day the request is dealt with; by default the provision as it stands now, or as it last stood.

    Returns:
        The exemption as it stood on that day; None if there was none.
    """
    cited = bare(provision)
    for rows in _rows(statute, on):
        if found := _find(cited, rows):
            # Rows of one name are the cases of one exemption; those of several names are several.
            return found[0] if len({row.name for row in found}) == 1 else None
    return None


def is_ncnd_limb(provision: str, statute: Statute, on: date | None = None) -> bool:
    """Whether the provision is one that removes the duty to confirm or deny.

    For `on` see `find_exemption`.
    """
    return any(row.is_ncnd_limb(provision) for rows in _rows(statute, on) for row in rows)


def _rows(statute: Statute, on: date | None) -> Sequence[Sequence[Exemption]]:
    """The rows to look through, those that come first first."""
    table = EXEMPTIONS[statute]
    if on is not None:
        return ([row for row in table if row.is_in_force(on)],)
    ended = [row for row in table if row.valid_to is not None]
    return (
        [row for row in table if row.valid_to is None],
        sorted(ended, key=lambda row: row.valid_from, reverse=True),
    )


def _find(cited: str, rows: Sequence[Exemption]) -> Sequence[Exemption]:
    """Those that the citation is a part of; if it is part of none, those that it holds."""
    parts = [row for row in rows if any(is_within(cited, provision) for provision in row.provisions())]
    return parts or [row for row in rows if any(is_within(provision, cited) for provision in row.provisions())]
