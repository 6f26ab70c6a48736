"""Grounds on which personal data may be kept from the person they are about.

The usual ones of the Data Protection Act 2018 Sch 2, and two of the UK GDPR itself. There are more, in that Act and in
others, so a decision may cite what is not in this table. None weighs the public interest; they are all called absolute.
"""

from datetime import date

from dueprocess.law.exemptions.exemption import Exemption, Test
from dueprocess.law.source import Source, uk_gdpr

IN_FORCE_FROM = date(2018, 5, 25)


def _article(provision: str, name: str, test: Test) -> Exemption:
    number = provision.removeprefix("Art ").split("(", maxsplit=1)[0]
    return Exemption(provision, name, "absolute", test, (), uk_gdpr(provision, number), IN_FORCE_FROM)


def _schedule_2(paragraph: int, name: str, test: Test) -> Exemption:
    provision = f"Sch 2 para {paragraph}"
    source = Source(
        "DPA 2018", provision, f"https://www.legislation.gov.uk/ukpga/2018/12/schedule/2/paragraph/{paragraph}"
    )
    return Exemption(provision, name, "absolute", test, (), source, IN_FORCE_FROM)


EXEMPTIONS: tuple[Exemption, ...] = (
    _article("Art 12(5)", "manifestly unfounded or excessive request", "class"),
    _article("Art 15(4)", "rights and freedoms of others", "adverse-effect"),
    _schedule_2(2, "crime and taxation", "prejudice"),
    _schedule_2(13, "parliamentary privilege", "required"),
    _schedule_2(16, "information about another person", "class"),
    _schedule_2(19, "legal professional privilege", "class"),
    _schedule_2(22, "management forecasts", "prejudice"),
    _schedule_2(23, "negotiations with the applicant", "prejudice"),
    _schedule_2(24, "confidential references", "class"),
    _schedule_2(25, "examination scripts and marks", "class"),
)
