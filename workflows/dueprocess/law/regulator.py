"""The regulator to whom an applicant can complain (FOIA 2000 s.50), as dated data.

The Data (Use and Access) Act 2025 replaces the Information Commissioner by an Information Commission, and the office
is to leave Wilmslow in autumn 2026; neither date was known when this was written. An operator must confirm name and
address with the regulator's own website, add an entry here for what changed, and set `confirmed_on`.
"""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Regulator:
    """Name and address from `valid_from` until a later entry; `confirmed_on` is None until somebody has checked."""

    name: str
    address: tuple[str, ...]
    telephone: str
    website: str
    valid_from: date
    confirmed_on: date | None = None


REGULATORS: tuple[Regulator, ...] = (
    Regulator(
        name="Information Commissioner's Office",
        address=("Wycliffe House", "Water Lane", "Wilmslow", "Cheshire", "SK9 5AF"),
        telephone="0303 123 1113",
        website="ico.org.uk",
        valid_from=date(2005, 1, 1),
    ),
)
"""In order of `valid_from`. The first begins with the right to information (FOIA 2000 s.1 in force)."""


def regulator_on(on: date) -> Regulator:
    """The regulator to name in a letter dated `on`; the first one for a date before them all."""
    return next((entry for entry in reversed(REGULATORS) if entry.valid_from <= on), REGULATORS[0])
