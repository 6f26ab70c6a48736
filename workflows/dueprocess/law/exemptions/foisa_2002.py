"""The exemptions of FOISA 2002 Part 2.

Source: FOISA 2002 s.2(2) (which are absolute) and ss.25-41. One section lets an authority neither confirm nor deny,
s.18(1), and lists the exemptions it is for: ss.28-35, 39(1) and 41, and since 31 May 2013 s.38 (2013 asp 2 s.2,
SSI 2013/136 art 2). Section 38(1)(b) was amended by the Data Protection Act 2018 Sch 19, whose wording is for whatever
was dealt with since (Sch 20 para 56).
"""

from datetime import date, timedelta

from dueprocess.law.exemptions.exemption import Exemption, Kind, Test
from dueprocess.law.source import Source, foisa

IN_FORCE_FROM = date(2005, 1, 1)
SECTION_38_IN_18_FROM = date(2013, 5, 31)
DPA_2018_FROM = date(2018, 5, 25)

NCND = ("18(1)",)

_PUBLIC_AFFAIRS = "prejudice to the effective conduct of public affairs"
_INTERNATIONAL = "international relations"
_DATA_OF_OTHERS = "personal data of others"

_BEFORE_2013 = SECTION_38_IN_18_FROM - timedelta(days=1)
_BEFORE_2018 = DPA_2018_FROM - timedelta(days=1)


def _source(provision: str, last_on: date | None = None) -> Source:
    section = provision.split("(", maxsplit=1)[0]
    return foisa(f"s.{provision}", section if last_on is None else f"{section}/{last_on}")


def _since_2005(provision: str, name: str, kind: Kind, test: Test, ncnd: tuple[str, ...] = ()) -> Exemption:
    return Exemption(provision, name, kind, test, ncnd, _source(provision), IN_FORCE_FROM)


def _section_38(provision: str, name: str) -> tuple[Exemption, Exemption]:
    """One that no notice could neither confirm nor deny until 2013."""
    earlier = _source(provision, _BEFORE_2013)
    return (
        Exemption(provision, name, "absolute", "class", (), earlier, IN_FORCE_FROM, _BEFORE_2013),
        Exemption(provision, name, "absolute", "class", NCND, _source(provision), SECTION_38_IN_18_FROM),
    )


def _data_of_others_before_2018(ncnd: tuple[str, ...], valid_from: date, valid_to: date) -> Exemption:
    return Exemption(
        "38(1)(b)",
        _DATA_OF_OTHERS,
        "mixed",
        "conditions",
        ncnd,
        _source("38(1)(b)", valid_to),
        valid_from,
        valid_to,
        absolute=("38(2)(a)(i)", "38(2)(b)"),
        qualified=("38(2)(a)(ii)", "38(3)"),
    )


EXEMPTIONS: tuple[Exemption, ...] = (
    _since_2005("25", "information otherwise accessible", "absolute", "class"),
    _since_2005("26", "prohibitions on disclosure", "absolute", "class"),
    _since_2005("27(1)", "information intended for future publication", "qualified", "class"),
    _since_2005("27(2)", "research with planned publication", "qualified", "substantial-prejudice"),
    _since_2005("28", "relations within the United Kingdom", "qualified", "substantial-prejudice", NCND),
    _since_2005("29", "formulation of Scottish Administration policy", "qualified", "class", NCND),
    _since_2005("30(a)", _PUBLIC_AFFAIRS, "qualified", "substantial-prejudice", NCND),
    _since_2005("30(b)", _PUBLIC_AFFAIRS, "qualified", "substantial-inhibition", NCND),
    _since_2005("30(c)", _PUBLIC_AFFAIRS, "qualified", "substantial-prejudice", NCND),
    _since_2005("31(1)", "national security", "qualified", "required", NCND),
    _since_2005("31(4)", "defence", "qualified", "substantial-prejudice", NCND),
    _since_2005("32(1)(a)", _INTERNATIONAL, "qualified", "substantial-prejudice", NCND),
    _since_2005("32(1)(b)", _INTERNATIONAL, "qualified", "class", NCND),
    _since_2005("33(1)(a)", "trade secrets", "qualified", "class", NCND),
    _since_2005("33(1)(b)", "commercial interests", "qualified", "substantial-prejudice", NCND),
    _since_2005("33(2)", "the economy", "qualified", "substantial-prejudice", NCND),
    _since_2005("34", "investigations and the proceedings arising out of them", "qualified", "class", NCND),
    _since_2005("35", "law enforcement", "qualified", "substantial-prejudice", NCND),
    _since_2005("36(1)", "confidentiality of communications in legal proceedings", "qualified", "class"),
    _since_2005("36(2)", "information provided in confidence", "absolute", "actionable-breach"),
    _since_2005("37", "court, inquiry and arbitration records", "absolute", "class"),
    *_section_38("38(1)(a)", "the applicant's own personal data"),
    _data_of_others_before_2018((), IN_FORCE_FROM, _BEFORE_2013),
    _data_of_others_before_2018(NCND, SECTION_38_IN_18_FROM, _BEFORE_2018),
    Exemption(
        "38(1)(b)",
        _DATA_OF_OTHERS,
        "mixed",
        "conditions",
        NCND,
        _source("38(1)(b)"),
        DPA_2018_FROM,
        absolute=("38(2A)",),
        qualified=("38(2B)", "38(3A)"),
    ),
    *_section_38("38(1)(c)", "personal census information"),
    *_section_38("38(1)(d)", "health record of a deceased person"),
    _since_2005("39(1)", "health and safety", "qualified", "endanger", NCND),
    _since_2005("39(2)", "environmental information", "qualified", "class"),
    _since_2005("40", "audit functions", "qualified", "substantial-prejudice"),
    _since_2005("41", "communications with the Sovereign, and honours", "qualified", "class", NCND),
)
