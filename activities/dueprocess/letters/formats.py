"""The formats of a letter, each a pure function of the letter and the house style."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Final

from dueprocess.institutions.answers import House
from dueprocess.letters.as_email import as_email
from dueprocess.letters.as_html import as_html
from dueprocess.letters.as_pdf import as_pdf
from dueprocess.letters.as_text import as_text
from dueprocess.letters.forms import Form
from dueprocess.letters.letter import Letter


class LetterFormat(StrEnum):
    """How a letter can be had; the value is also its name on the command line."""

    PDF = "pdf"
    HTML = "html"
    TEXT = "text"
    DOCX = "docx"
    LARGE_PRINT = "large-print"
    POSTAL = "postal"
    EMAIL = "email"

    @property
    def ending(self) -> str:
        """The ending of a file in this format."""
        return _ENDINGS.get(self, self.value)


_ENDINGS: Final = {
    LetterFormat.TEXT: "txt",
    LetterFormat.LARGE_PRINT: "large-print.pdf",
    LetterFormat.POSTAL: "postal.pdf",
    LetterFormat.EMAIL: "eml",
}

KEPT: Final = (LetterFormat.PDF, LetterFormat.HTML, LetterFormat.TEXT)
"""The formats that are stored with a case; the others are made when somebody asks."""


def render(letter: Letter, house: House, letter_format: LetterFormat) -> bytes:
    """The letter in this format.

    Raises:
        WordingError: the institution's own layout cannot set the letter, or the format needs what it lacks.
    """
    return _RENDERERS[letter_format](letter, house)


def _as_docx(letter: Letter, house: House) -> bytes:
    # python-docx takes longer to import than all the rest of the command.
    from dueprocess.letters.as_docx import as_docx  # noqa: PLC0415

    return as_docx(letter, house)


_RENDERERS: Final[Mapping[LetterFormat, Callable[[Letter, House], bytes]]] = {
    LetterFormat.PDF: as_pdf,
    LetterFormat.LARGE_PRINT: lambda letter, house: as_pdf(letter, house, Form.LARGE_PRINT),
    LetterFormat.POSTAL: lambda letter, house: as_pdf(letter, house, Form.POSTAL),
    LetterFormat.HTML: lambda letter, house: as_html(letter, house).encode(),
    LetterFormat.TEXT: lambda letter, _: as_text(letter).encode(),
    LetterFormat.DOCX: _as_docx,
    LetterFormat.EMAIL: as_email,
}
