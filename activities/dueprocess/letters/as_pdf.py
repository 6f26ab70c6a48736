"""A letter as PDF: tagged (PDF/UA-1) and fit to be archived (PDF/A-2a), the same bytes every time."""

import json
import threading
from collections.abc import Mapping
from datetime import UTC, datetime, time
from functools import cache
from pathlib import Path
from typing import Final

import typst

from dueprocess.institutions.answers import House
from dueprocess.letters.errors import LayoutError
from dueprocess.letters.forms import Form, check_postal, does_not_fit
from dueprocess.letters.glyphs import FONTS
from dueprocess.letters.layout_input import layout_input
from dueprocess.letters.letter import Letter

_LAYOUT: Final = Path(__file__).parent / "letter.typ"
_TOO_LONG: Final = "the address does not fit the window"

# A compiler shared by two threads raises "Already borrowed"; the fonts can be shared.
_of_this_thread = threading.local()


def as_pdf(letter: Letter, house: House, form: Form = Form.STANDARD) -> bytes:
    """The PDF, dated as the letter is.

    The standard form is set in the layout of `house` if it has its own; all others in the built-in one.

    Raises:
        LayoutError: the layout or a font is missing or wrong.
        Unpostable: the postal form has no address, or one that does not fit the window.
    """
    if form is Form.POSTAL:
        check_postal(letter)
    layout = house.typst if house.typst and form is Form.STANDARD else _LAYOUT
    compiler = _compiler(layout, house)
    try:
        return _compiled(compiler, layout_input(letter, house, form), letter)
    except typst.TypstError:
        # Each character has a glyph, but perhaps two of them together have none in any one font.
        try:
            return _compiled(compiler, layout_input(letter, house, form, only_basic=True), letter)
        except typst.TypstError as error:
            if form is Form.POSTAL and _TOO_LONG in str(error):
                raise does_not_fit("name and address are too long") from error
            raise LayoutError(layout, str(error)) from error


def _compiled(compiler: typst.Compiler, given: Mapping[str, object], letter: Letter) -> bytes:
    pdf = compiler.compile(
        format="pdf",
        sys_inputs={"letter": json.dumps(given, ensure_ascii=False)},
        pdf_standards=["ua-1", "a-2a"],
        timestamp=datetime.combine(letter.dated_on, time(), UTC),
    )
    if not isinstance(pdf, bytes):
        raise TypeError("typst returned no single document")
    return pdf


@cache
def _fonts(own: Path | None) -> typst.Fonts:
    folders = [own, FONTS] if own else [FONTS]
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=list(map(str, folders)))


def _compiler(layout: Path, house: House) -> typst.Compiler:
    compilers: dict[object, typst.Compiler] = _of_this_thread.__dict__.setdefault("compilers", {})
    key = (layout, house.fonts)
    if key not in compilers:
        if not layout.is_file():
            raise LayoutError(layout, "there is no such file")
        compilers[key] = typst.Compiler(
            str(layout), root=str(layout.parent), font_paths=_fonts(house.fonts), ignore_system_fonts=True
        )
    # Else Typst would set the letter in another font without a word.
    if house.fonts and house.font.lower() not in map(str.lower, _fonts(house.fonts).families()):
        raise LayoutError(house.fonts, f"Typst finds no font '{house.font}' there")
    return compilers[key]
