"""A letter as PDF: tagged (PDF/UA-1) and fit to be archived (PDF/A-2a), the same bytes every time."""

import json
import threading
from datetime import UTC, datetime, time
from functools import cache
from pathlib import Path
from typing import Final

import typst

from dueprocess.institutions.answers import House
from dueprocess.letters.errors import WordingError
from dueprocess.letters.glyphs import FONTS
from dueprocess.letters.layout_input import layout_input
from dueprocess.letters.letter import Letter

_LAYOUT: Final = Path(__file__).parent / "letter.typ"

# A compiler shared by two threads raises "Already borrowed"; the fonts can be shared.
_of_this_thread = threading.local()


class LayoutError(WordingError):
    """The institution's Typst layout cannot set the letter, for a mistake of its own."""

    def __init__(self, layout: Path, why: str) -> None:
        super().__init__(f"The layout {layout.name} cannot set this letter: {why}")
        self.layout = layout


def as_pdf(letter: Letter, house: House) -> bytes:
    """The PDF, dated as the letter is; in the layout of `house` if it has its own, else in the built-in one.

    Raises:
        LayoutError: the layout is missing or wrong.
    """
    layout = house.typst or _LAYOUT
    try:
        return _compiled(letter, house, layout, only_basic=False)
    except typst.TypstError:
        # Each character has a glyph, but perhaps two of them together have none in any one font.
        try:
            return _compiled(letter, house, layout, only_basic=True)
        except typst.TypstError as error:
            raise LayoutError(layout, str(error)) from error


def _compiled(letter: Letter, house: House, layout: Path, *, only_basic: bool) -> bytes:
    written = json.dumps(layout_input(letter, house, only_basic=only_basic), ensure_ascii=False)
    pdf = _compiler(layout).compile(
        format="pdf",
        sys_inputs={"letter": written},
        pdf_standards=["ua-1", "a-2a"],
        timestamp=datetime.combine(letter.dated_on, time(), UTC),
    )
    if not isinstance(pdf, bytes):
        raise TypeError("typst returned no single document")
    return pdf


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])


def _compiler(layout: Path) -> typst.Compiler:
    compilers: dict[Path, typst.Compiler] = _of_this_thread.__dict__.setdefault("compilers", {})
    if layout not in compilers:
        if not layout.is_file():
            raise LayoutError(layout, "there is no such file")
        compilers[layout] = typst.Compiler(
            str(layout), root=str(layout.parent), font_paths=_fonts(), ignore_system_fonts=True
        )
    return compilers[layout]
