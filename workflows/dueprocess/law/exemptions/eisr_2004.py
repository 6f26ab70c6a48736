"""The exceptions of the EISR 2004: regulations 10(4), 10(5) and 11.

All of regulation 10 is subject to the public interest (reg 10(1)(b)). Regulation 11(2) was amended by the Data
Protection Act 2018 Sch 19 para 312; 11(1) and 11(6) were not.
"""

from datetime import date, timedelta

from dueprocess.law.exemptions.exemption import Exemption, Test
from dueprocess.law.source import eisr

IN_FORCE_FROM = date(2005, 1, 1)
DPA_2018_FROM = date(2018, 5, 25)
_DPA_1998_UNTIL = DPA_2018_FROM - timedelta(days=1)

_DATA_OF_OTHERS = "personal data of others"


def _regulation_10(provision: str, name: str, test: Test, *ncnd: str) -> Exemption:
    return Exemption(provision, name, "qualified", test, ncnd, eisr(f"reg {provision}", "10"), IN_FORCE_FROM)


EXEMPTIONS: tuple[Exemption, ...] = (
    _regulation_10("10(4)(a)", "information not held", "class"),
    _regulation_10("10(4)(b)", "manifestly unreasonable request", "class"),
    _regulation_10("10(4)(c)", "request in too general a manner", "class"),
    _regulation_10("10(4)(d)", "unfinished material", "class"),
    _regulation_10("10(4)(e)", "internal communications", "class"),
    _regulation_10(
        "10(5)(a)",
        "international relations, defence, national security or public safety",
        "substantial-prejudice",
        "10(8)",
    ),
    _regulation_10("10(5)(b)", "the course of justice, fair trials and inquiries", "substantial-prejudice"),
    _regulation_10("10(5)(c)", "intellectual property rights", "substantial-prejudice"),
    _regulation_10("10(5)(d)", "confidentiality of proceedings", "substantial-prejudice"),
    _regulation_10("10(5)(e)", "confidentiality of commercial or industrial information", "substantial-prejudice"),
    _regulation_10("10(5)(f)", "interests of the person who provided the information", "substantial-prejudice"),
    _regulation_10("10(5)(g)", "protection of the environment", "substantial-prejudice"),
    Exemption(
        "11(1)", "the applicant's own personal data", "absolute", "class", (), eisr("reg 11(1)", "11"), IN_FORCE_FROM
    ),
    # Which conditions of the text as made were subject to the public interest is left open.
    Exemption(
        "11(2)",
        _DATA_OF_OTHERS,
        "mixed",
        "conditions",
        ("11(6)",),
        eisr("reg 11(2)", "11/made"),
        IN_FORCE_FROM,
        _DPA_1998_UNTIL,
    ),
    Exemption(
        "11(2)",
        _DATA_OF_OTHERS,
        "mixed",
        "conditions",
        ("11(6)",),
        eisr("reg 11(2)", "11"),
        DPA_2018_FROM,
        absolute=("11(2)(a)", "11(3A)"),
        qualified=("11(2)(b)", "11(3B)", "11(4A)"),
    ),
)
