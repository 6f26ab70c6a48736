"""The exceptions of the EIR 2004: regulations 12(4), 12(5) and 13, and the applicant's own data (regulation 5(3)).

All of regulation 12 is subject to the public interest (reg 12(1)(b)). Regulation 13 was amended by the Data Protection
Act 2018 Sch 19 para 307.
"""

from datetime import date, timedelta

from dueprocess.law.exemptions.exemption import Exemption, Test
from dueprocess.law.source import eir

IN_FORCE_FROM = date(2005, 1, 1)
DPA_2018_FROM = date(2018, 5, 25)
_DPA_1998_UNTIL = DPA_2018_FROM - timedelta(days=1)

_DATA_OF_OTHERS = "personal data of others"


def _regulation_12(provision: str, name: str, test: Test, *ncnd: str) -> Exemption:
    return Exemption(provision, name, "qualified", test, ncnd, eir(f"reg {provision}", "12"), IN_FORCE_FROM)


EXEMPTIONS: tuple[Exemption, ...] = (
    Exemption(
        "5(3)", "the applicant's own personal data", "absolute", "class", (), eir("reg 5(3)", "5"), IN_FORCE_FROM
    ),
    _regulation_12("12(4)(a)", "information not held", "class"),
    _regulation_12("12(4)(b)", "manifestly unreasonable request", "class"),
    _regulation_12("12(4)(c)", "request in too general a manner", "class"),
    _regulation_12("12(4)(d)", "unfinished material", "class"),
    _regulation_12("12(4)(e)", "internal communications", "class"),
    _regulation_12(
        "12(5)(a)", "international relations, defence, national security or public safety", "adverse-effect", "12(6)"
    ),
    _regulation_12("12(5)(b)", "the course of justice, fair trials and inquiries", "adverse-effect"),
    _regulation_12("12(5)(c)", "intellectual property rights", "adverse-effect"),
    _regulation_12("12(5)(d)", "confidentiality of proceedings", "adverse-effect"),
    _regulation_12("12(5)(e)", "confidentiality of commercial or industrial information", "adverse-effect"),
    _regulation_12("12(5)(f)", "interests of the person who provided the information", "adverse-effect"),
    _regulation_12("12(5)(g)", "protection of the environment", "adverse-effect"),
    Exemption(
        "13(1)",
        _DATA_OF_OTHERS,
        "mixed",
        "conditions",
        ("13(5)",),
        eir("reg 13(1)", "13/made"),
        IN_FORCE_FROM,
        _DPA_1998_UNTIL,
        absolute=("13(2)(a)(i)", "13(2)(b)"),
        qualified=("13(2)(a)(ii)", "13(3)"),
    ),
    Exemption(
        "13(1)",
        _DATA_OF_OTHERS,
        "mixed",
        "conditions",
        ("13(5A)", "13(5B)"),
        eir("reg 13(1)", "13"),
        DPA_2018_FROM,
        absolute=("13(1)(a)", "13(2A)", "13(5B)(a)"),
        qualified=("13(1)(b)", "13(2B)", "13(3A)", "13(5B)(b)", "13(5B)(c)", "13(5B)(d)", "13(5B)(e)"),
    ),
)
