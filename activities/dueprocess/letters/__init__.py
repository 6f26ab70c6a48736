"""Letters: an institution's wording made into a document tree, and the tree into each format."""

from dueprocess.letters.as_email import Attached, as_email
from dueprocess.letters.as_html import as_html
from dueprocess.letters.as_pdf import as_pdf
from dueprocess.letters.as_text import as_text
from dueprocess.letters.composing import compose
from dueprocess.letters.covering import covering_email
from dueprocess.letters.errors import (
    BrokenWording,
    ForbiddenWording,
    LayoutError,
    MissingPart,
    UnfilledValue,
    UnknownLanguage,
    UnknownPart,
    UnknownValue,
    Unpostable,
    UnprintableValue,
    UnsupportedMarkdown,
    UnusableMailbox,
    WordingError,
)
from dueprocess.letters.formats import KEPT, LetterFormat, render
from dueprocess.letters.forms import Form
from dueprocess.letters.letter import Letter, LetterPart, Sender

__all__ = [
    "KEPT",
    "Attached",
    "BrokenWording",
    "ForbiddenWording",
    "Form",
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
    "Unpostable",
    "UnprintableValue",
    "UnsupportedMarkdown",
    "UnusableMailbox",
    "WordingError",
    "as_email",
    "as_html",
    "as_pdf",
    "as_text",
    "compose",
    "covering_email",
    "render",
]
