"""Which characters the shipped fonts can show, and what stands in for the others.

PDF/UA-1 and PDF/A-2a forbid a missing glyph, so without this one emoji in a request would stop the letter.
"""

import unicodedata
from functools import cache
from pathlib import Path
from typing import Final

from dueprocess.letters.cmap import mapped

FONTS: Final = Path(__file__).parent / "fonts"
SHIPPED_FONT: Final = "Noto Sans"

_FORBIDDEN: Final = frozenset({0, 0xFEFF, 0xFFFE})
"""Code points that PDF/A does not allow in text (ISO 19005-2, 6.2.11.7.2)."""

_MOST_BASIC: Final = 0x24F
"""Latin Extended-B: letters that need no shaping, and that every shipped text font has."""

_BREAK_AFTER: Final = 12
_ZERO_WIDTH_SPACE: Final = "\u200b"


@cache
def shown() -> frozenset[int]:
    """The code points that at least one shipped font maps to a glyph."""
    return frozenset(code for path in FONTS.glob("*.ttf") for code in mapped(path.read_bytes())) - _FORBIDDEN


def named(text: str, *, only_basic: bool = False) -> str:
    """`text` with each character that cannot be shown as its name: `[waving hand sign]`.

    What is invisible anyway (variation selectors, joiners) is left out instead. With `only_basic` everything past
    Latin Extended-B is named: for a combination that no single font can set.
    """
    if text.isascii():
        return text
    most = _MOST_BASIC if only_basic else 0x10FFFF
    known = shown()
    return "".join(
        character if ord(character) <= most and ord(character) in known else _name(character) for character in text
    )


def breakable(text: str, *, longest: int = 39) -> str:
    """`text` with a place to break in every 12 characters of a word longer than `longest`, so that none overflows."""
    if len(text) <= longest:
        return text
    return " ".join(_broken(word) if len(word) > longest else word for word in text.split(" "))


def _broken(word: str) -> str:
    return _ZERO_WIDTH_SPACE.join(word[start : start + _BREAK_AFTER] for start in range(0, len(word), _BREAK_AFTER))


def _name(character: str) -> str:
    if unicodedata.category(character) == "Cf" or 0xFE00 <= ord(character) <= 0xFE0F:  # noqa: PLR2004 - variation selectors
        return ""
    if character.isspace():
        return " "
    name = unicodedata.name(character, "").lower() or f"U+{ord(character):04X}"
    return f"[{name}]"
