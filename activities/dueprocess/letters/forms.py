"""The forms of the PDF: one layout, set for different readers and ways of sending."""

from enum import StrEnum
from typing import Final

from dueprocess.letters.errors import Unpostable
from dueprocess.letters.letter import Letter


class Form(StrEnum):
    """How the PDF is set; the value is what the layout gets as `form`."""

    STANDARD = "standard"
    LARGE_PRINT = "large-print"
    POSTAL = "postal"

    @property
    def longest_word(self) -> int:
        """The characters of a word that always fit on a line; longer ones may be broken."""
        return 24 if self is Form.LARGE_PRINT else 39


WINDOW_LINES: Final = 7
"""How many lines the window of an envelope shows (GOV.UK Notify's specification of letters)."""

_LEAST_LINES: Final = 2


def check_postal(letter: Letter) -> None:
    """See that the letter has an address that fits the window of an envelope.

    Raises:
        Unpostable: it has none, or one of too many lines.
    """
    lines = len(letter.recipient)
    if letter.is_internal:
        raise Unpostable("it is an internal notice", "Use another format.")
    if lines < _LEAST_LINES:
        raise Unpostable("the applicant's postal address is not known", "Record it, or use another format.")
    if lines > WINDOW_LINES:
        raise does_not_fit(f"name and address have {lines} lines")


def does_not_fit(what: str) -> Unpostable:
    """The error for an address that is too long."""
    return Unpostable(f"{what}, and the window shows {WINDOW_LINES}", "Put the address in fewer lines.")
