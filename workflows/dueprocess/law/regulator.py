"""The regulator to whom an applicant can complain, as dated data.

Source: FOIA 2000 s.50, which EIR 2004 reg 18 applies; FOISA 2002 s.47, which EISR 2004 reg 17 applies; UK GDPR Art 77.

The Data (Use and Access) Act 2025 replaces the Information Commissioner by an Information Commission, and the office
is to leave Wilmslow in autumn 2026; neither date was known when this was written. An operator must confirm name and
address with the regulator's own website, set `valid_to`, add an entry here for what changed, and set `confirmed_on`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from dueprocess.law.regime import Statute
from dueprocess.law.source import Source


@dataclass(frozen=True, slots=True)
class Regulator:
    """Name and address from one day to another.

    Attributes:
        source: whose page gives them, and where.
        valid_from, valid_to: when they were right; None for until further notice.
        confirmed_on: the day somebody checked them; None until somebody has.
    """

    name: str
    address: tuple[str, ...]
    telephone: str
    website: str
    source: Source
    valid_from: date
    valid_to: date | None = None
    confirmed_on: date | None = None


INFORMATION_COMMISSIONER: tuple[Regulator, ...] = (
    Regulator(
        name="Information Commissioner's Office",
        address=("Wycliffe House", "Water Lane", "Wilmslow", "Cheshire", "SK9 5AF"),
        telephone="0303 123 1113",
        website="ico.org.uk",
        source=Source("Information Commissioner's Office", "contact us", "https://ico.org.uk/global/contact-us/"),
        valid_from=date(2005, 1, 1),
    ),
)
"""Of the whole United Kingdom, but not for the Scottish laws. In order of `valid_from`."""

SCOTTISH_INFORMATION_COMMISSIONER: tuple[Regulator, ...] = (
    Regulator(
        name="Scottish Information Commissioner",
        address=("Kinburn Castle", "Doubledykes Road", "St Andrews", "Fife", "KY16 9DS"),
        telephone="01334 464610",
        # The present one: www.itspublicknowledge.info came before it, until a day that was not found.
        website="www.foi.scot",
        source=Source(
            "Accountant in Bankruptcy",
            "FOI complaints procedure",
            "https://aib.gov.uk/guidance/information-management/freedom-information/publication-scheme/"
            "foi-complaints-procedure",
        ),
        valid_from=date(2005, 1, 1),
    ),
)
"""For the Scottish laws. In order of `valid_from`."""

REGULATORS: Mapping[Statute, tuple[Regulator, ...]] = {
    Statute.FOIA_2000: INFORMATION_COMMISSIONER,
    Statute.EIR_2004: INFORMATION_COMMISSIONER,
    Statute.FOISA_2002: SCOTTISH_INFORMATION_COMMISSIONER,
    Statute.EISR_2004: SCOTTISH_INFORMATION_COMMISSIONER,
    Statute.UK_GDPR: INFORMATION_COMMISSIONER,
}
"""Those of each law. The first begins with the right to information (FOIA 2000 s.1 in force)."""


def regulator_on(on: date, statute: Statute = Statute.FOIA_2000) -> Regulator:
    """The regulator to name in a letter dated `on` about a request under this law; the first before them all."""
    entries = REGULATORS[statute]
    return next((entry for entry in reversed(entries) if entry.valid_from <= on), entries[0])
