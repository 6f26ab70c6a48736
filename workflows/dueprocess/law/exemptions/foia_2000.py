"""The exemptions of FOIA 2000 Part II.

Source: FOIA 2000 s.2(3) (which are absolute) and ss.21-44. Section 22A came with the Intellectual Property Act 2014
s.20; section 37 was amended by the Constitutional Reform and Governance Act 2010 (SI 2011/46 art 3); section 40 by the
Data Protection Act 2018 Sch 19 paras 56 and 58, whose wording is for whatever was dealt with since (Sch 20 para 52).
SI 2011/46 left older requests under the old section 37; here the day of the decision tells which one is meant.
"""

from datetime import date, timedelta

from dueprocess.law.exemptions.exemption import Exemption, Kind, Test
from dueprocess.law.source import Source, foia

IN_FORCE_FROM = date(2005, 1, 1)
RESEARCH_FROM = date(2014, 10, 1)
ROYAL_FAMILY_ABSOLUTE_FROM = date(2011, 1, 19)
DPA_2018_FROM = date(2018, 5, 25)

_INTERNATIONAL = "international relations"
_PUBLIC_AFFAIRS = "prejudice to the effective conduct of public affairs"
_ROYAL = "communications with the Sovereign, and honours"
_OWN_DATA = "the applicant's own personal data"
_DATA_OF_OTHERS = "personal data of others"


def _source(provision: str, last_on: date | None = None) -> Source:
    section = provision.split("(", maxsplit=1)[0]
    return foia(f"s.{provision}", section if last_on is None else f"{section}/{last_on}")


def _since_2005(provision: str, name: str, kind: Kind, test: Test, *ncnd: str) -> Exemption:
    return Exemption(provision, name, kind, test, ncnd, _source(provision), IN_FORCE_FROM)


_ROYAL_UNTIL = ROYAL_FAMILY_ABSOLUTE_FROM - timedelta(days=1)
_DPA_1998_UNTIL = DPA_2018_FROM - timedelta(days=1)

EXEMPTIONS: tuple[Exemption, ...] = (
    _since_2005("21", "information accessible to the applicant by other means", "absolute", "class"),
    _since_2005("22", "information intended for future publication", "qualified", "class", "22(2)"),
    Exemption(
        "22A",
        "research with planned publication",
        "qualified",
        "prejudice",
        ("22A(2)",),
        _source("22A"),
        RESEARCH_FROM,
    ),
    _since_2005("23", "bodies dealing with security matters", "absolute", "class", "23(5)"),
    _since_2005("24", "national security", "qualified", "required", "24(2)"),
    _since_2005("26", "defence", "qualified", "prejudice", "26(3)"),
    _since_2005("27(1)", _INTERNATIONAL, "qualified", "prejudice", "27(4)(a)"),
    _since_2005("27(2)", _INTERNATIONAL, "qualified", "class", "27(4)(b)"),
    _since_2005("28", "relations within the United Kingdom", "qualified", "prejudice", "28(3)"),
    _since_2005("29", "the economy", "qualified", "prejudice", "29(2)"),
    _since_2005("30", "investigations and proceedings", "qualified", "class", "30(3)"),
    _since_2005("31", "law enforcement", "qualified", "prejudice", "31(3)"),
    _since_2005("32", "court, inquiry and arbitration records", "absolute", "class", "32(3)"),
    _since_2005("33", "audit functions", "qualified", "prejudice", "33(3)"),
    _since_2005("34", "parliamentary privilege", "absolute", "required", "34(2)"),
    _since_2005("35", "formulation of government policy", "qualified", "class", "35(3)"),
    # Absolute for what the two Houses hold, qualified for everybody else.
    _since_2005("36(2)(a)", _PUBLIC_AFFAIRS, "mixed", "prejudice", "36(3)"),
    _since_2005("36(2)(b)", _PUBLIC_AFFAIRS, "mixed", "inhibit", "36(3)"),
    _since_2005("36(2)(c)", _PUBLIC_AFFAIRS, "mixed", "prejudice", "36(3)"),
    Exemption("37", _ROYAL, "qualified", "class", ("37(2)",), _source("37", _ROYAL_UNTIL), IN_FORCE_FROM, _ROYAL_UNTIL),
    Exemption(
        "37",
        _ROYAL,
        "mixed",
        "class",
        ("37(2)",),
        _source("37"),
        ROYAL_FAMILY_ABSOLUTE_FROM,
        # The Sovereign, the heir and the second in line; then the family, the Household and honours.
        absolute=("37(1)(a)", "37(1)(aa)", "37(1)(ab)"),
        qualified=("37(1)(ac)", "37(1)(ad)", "37(1)(b)"),
    ),
    _since_2005("38", "health and safety", "qualified", "endanger", "38(2)"),
    _since_2005("39", "environmental information", "qualified", "class", "39(2)"),
    Exemption(
        "40(1)",
        _OWN_DATA,
        "absolute",
        "class",
        ("40(5)(a)",),
        _source("40(1)", _DPA_1998_UNTIL),
        IN_FORCE_FROM,
        _DPA_1998_UNTIL,
    ),
    Exemption("40(1)", _OWN_DATA, "absolute", "class", ("40(5A)",), _source("40(1)"), DPA_2018_FROM),
    Exemption(
        "40(2)",
        _DATA_OF_OTHERS,
        "mixed",
        "conditions",
        ("40(5)(b)",),
        _source("40(2)", _DPA_1998_UNTIL),
        IN_FORCE_FROM,
        _DPA_1998_UNTIL,
        absolute=("40(3)(a)(i)", "40(3)(b)"),
        qualified=("40(3)(a)(ii)", "40(4)"),
    ),
    Exemption(
        "40(2)",
        _DATA_OF_OTHERS,
        "mixed",
        "conditions",
        ("40(5B)",),
        _source("40(2)"),
        DPA_2018_FROM,
        absolute=("40(3A)",),
        qualified=("40(3B)", "40(4A)"),
    ),
    _since_2005("41", "information provided in confidence", "absolute", "actionable-breach", "41(2)"),
    _since_2005("42", "legal professional privilege", "qualified", "class", "42(2)"),
    _since_2005("43(1)", "trade secrets", "qualified", "class"),
    _since_2005("43(2)", "commercial interests", "qualified", "prejudice", "43(3)"),
    _since_2005("44", "prohibitions on disclosure", "absolute", "class", "44(2)"),
)
