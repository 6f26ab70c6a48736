"""Dates in words, so that no reader can take the month for the day."""

from collections.abc import Mapping
from datetime import date

MONTHS: Mapping[str, tuple[str, ...]] = {
    "en": (
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
    "cy": (
        "Ionawr",
        "Chwefror",
        "Mawrth",
        "Ebrill",
        "Mai",
        "Mehefin",
        "Gorffennaf",
        "Awst",
        "Medi",
        "Hydref",
        "Tachwedd",
        "Rhagfyr",
    ),
}
"""Language -> the twelve months."""


def in_words(on: date, language: str = "en") -> str:
    """`on` as letters print it: `29 January 2020`, in Welsh `29 Ionawr 2020`.

    Raises:
        KeyError: no months are known in `language`.
    """
    return f"{on.day} {MONTHS[language][on.month - 1]} {on.year:04}"
