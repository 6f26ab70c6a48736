"""The exemptions of FOIA 2000 Part II, as data.

Source: FOIA 2000 s.2(3) (which are absolute) and ss.21-44, as amended to 2026.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from dueprocess.law.source import Source, foia

Kind = Literal["absolute", "qualified", "mixed"]


@dataclass(frozen=True, slots=True)
class Exemption:
    """One exemption: `ncnd` is the subsection that removes the duty to confirm or deny, if there is one."""

    section: str
    name: str
    kind: Kind
    ncnd: str | None

    @property
    def source(self) -> Source:
        """The section itself."""
        return foia(f"s.{self.section}", self.section.split("(", maxsplit=1)[0])


EXEMPTIONS: tuple[Exemption, ...] = (
    Exemption("21", "information accessible to the applicant by other means", "absolute", None),
    Exemption("22", "information intended for future publication", "qualified", "22(2)"),
    Exemption("22A", "research with planned publication", "qualified", "22A(2)"),
    Exemption("23", "bodies dealing with security matters", "absolute", "23(5)"),
    Exemption("24", "national security", "qualified", "24(2)"),
    Exemption("26", "defence", "qualified", "26(3)"),
    Exemption("27", "international relations", "qualified", "27(4)"),
    Exemption("28", "relations within the United Kingdom", "qualified", "28(3)"),
    Exemption("29", "the economy", "qualified", "29(2)"),
    Exemption("30", "investigations and proceedings", "qualified", "30(3)"),
    Exemption("31", "law enforcement", "qualified", "31(3)"),
    Exemption("32", "court, inquiry and arbitration records", "absolute", "32(3)"),
    Exemption("33", "audit functions", "qualified", "33(3)"),
    Exemption("34", "parliamentary privilege", "absolute", "34(2)"),
    Exemption("35", "formulation of government policy", "qualified", "35(3)"),
    Exemption("36", "prejudice to the effective conduct of public affairs", "mixed", "36(3)"),
    Exemption("37", "communications with the Sovereign, and honours", "mixed", "37(2)"),
    Exemption("38", "health and safety", "qualified", "38(2)"),
    Exemption("39", "environmental information", "qualified", "39(2)"),
    Exemption("40(1)", "the applicant's own personal data", "absolute", "40(5A)"),
    Exemption("40(2)", "personal data of others", "mixed", "40(5B)"),
    Exemption("41", "information provided in confidence", "absolute", "41(2)"),
    Exemption("42", "legal professional privilege", "qualified", "42(2)"),
    Exemption("43(1)", "trade secrets", "qualified", None),
    Exemption("43(2)", "commercial interests", "qualified", "43(3)"),
    Exemption("44", "prohibitions on disclosure", "absolute", "44(2)"),
)


def find_exemption(provision: str) -> Exemption | None:
    """The exemption that a cited provision belongs to, for example `31(1)(a)` or `31(3)` to section 31.

    A neither-confirm-nor-deny limb finds its exemption too (`40(5B)` finds section 40(2)). None if there is none.
    """
    cited = provision.strip().removeprefix("s.").replace(" ", "")
    return next(_matches(cited), None)


def is_ncnd_limb(provision: str) -> bool:
    """Whether the provision is one that removes the duty to confirm or deny."""
    exemption = find_exemption(provision)
    if exemption is None or exemption.ncnd is None:
        return False
    cited = provision.strip().removeprefix("s.").replace(" ", "")
    return cited == exemption.ncnd or cited.startswith(f"{exemption.ncnd}(")


def _matches(cited: str) -> Iterator[Exemption]:
    for exemption in EXEMPTIONS:
        roots = (exemption.section, exemption.ncnd or exemption.section)
        if any(cited == root or cited.startswith(f"{root}(") for root in roots):
            yield exemption
