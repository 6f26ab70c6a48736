"""Letters: an institution's wording made into a document tree, and the tree into text, HTML and PDF."""

from dueprocess.letters.as_html import as_html
from dueprocess.letters.as_pdf import LayoutError, as_pdf
from dueprocess.letters.as_text import as_text
from dueprocess.letters.composing import compose
from dueprocess.letters.errors import (
    BrokenWording,
    ForbiddenWording,
    MissingPart,
    UnfilledValue,
    UnknownLanguage,
    UnknownPart,
    UnknownValue,
    UnprintableValue,
    UnsupportedMarkdown,
    WordingError,
)
from dueprocess.letters.formats import LetterFormat, render
from dueprocess.letters.letter import Letter, LetterPart, Sender

__all__ = [
    "BrokenWording",
    "ForbiddenWording",
    "LayoutError",
    "Letter",
    "LetterFormat",
    "LetterPart",
    "MissingPart",
    "Sender",
    "UnfilledValue",
    "UnknownLanguage",
    "UnknownPart",
    "UnknownValue",
    "UnprintableValue",
    "UnsupportedMarkdown",
    "WordingError",
    "as_html",
    "as_pdf",
    "as_text",
    "compose",
    "render",
]
