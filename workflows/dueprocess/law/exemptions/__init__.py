"""The exemptions and exceptions of each law, as dated data with their sources."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache

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
    parts, holders = _matching(bare(provision), statute)
    for found_parts, found_holders in zip(_forms(parts, on), _forms(holders, on), strict=True):
        if found := found_parts or found_holders:
            # Rows of one name are the cases of one exemption; those of several names are several.
            return found[0] if len({row.name for row in found}) == 1 else None
    return None


def is_ncnd_limb(provision: str, statute: Statute, on: date | None = None) -> bool:
    """Whether the provision is one that removes the duty to confirm or deny.

    For `on` see `find_exemption`.
    """
    return any(row.is_ncnd_limb(provision) for rows in _forms(EXEMPTIONS[statute], on) for row in rows)


def _forms(rows: Sequence[Exemption], on: date | None) -> Sequence[Sequence[Exemption]]:
    """The rows in force on the day; without one those in force now, and after them the others, the newest first."""
    if on is not None:
        return ([row for row in rows if row.is_in_force(on)],)
    ended = [row for row in rows if row.valid_to is not None]
    return (
        [row for row in rows if row.valid_to is None],
        sorted(ended, key=lambda row: row.valid_from, reverse=True),
    )


# The clock looks up what each extension cites, each time it is asked; a table is read through only once for a citation.
@lru_cache(maxsize=1024)
def _matching(cited: str, statute: Statute) -> tuple[Sequence[Exemption], Sequence[Exemption]]:
    """The rows that a citation is a part of, and those that it holds."""
    table = EXEMPTIONS[statute]
    return (
        [row for row in table if any(is_within(cited, provision) for provision in row.provisions())],
        [row for row in table if any(is_within(provision, cited) for provision in row.provisions())],
    )
