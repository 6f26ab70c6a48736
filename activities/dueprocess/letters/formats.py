"""The formats of a letter, each a pure function of the letter and the house style."""

from enum import StrEnum

from dueprocess.institutions.answers import House
from dueprocess.letters.as_html import as_html
from dueprocess.letters.as_pdf import as_pdf
from dueprocess.letters.as_text import as_text
from dueprocess.letters.letter import Letter


class LetterFormat(StrEnum):
    """How a letter can be had; the value is also its name on the command line."""

    PDF = "pdf"
    HTML = "html"
    TEXT = "text"

    @property
    def ending(self) -> str:
        """The ending of a file in this format."""
        return "txt" if self is LetterFormat.TEXT else self.value


def render(letter: Letter, house: House, letter_format: LetterFormat) -> bytes:
    """The letter in this format.

    Raises:
        WordingError: the institution's own layout cannot set the letter.
    """
    match letter_format:
        case LetterFormat.PDF:
            return as_pdf(letter, house)
        case LetterFormat.HTML:
            return as_html(letter, house).encode()
        case LetterFormat.TEXT:
            return as_text(letter).encode()
