"""Words as they are set: what XML can hold, and how wide they are without asking a font."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

INK: Final = "#111111"

# Each character that XML 1.0 cannot hold, whoever put it into a name.
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

# Widths in ems, as in the widest of the usual fonts (DejaVu Sans): words are never wider than they are taken for.
_WIDTHS: Final = {
    character: width
    for width, characters in (
        (0.34, "ijl.,:;'|! I"),
        (0.46, 'ftr()[]{}-/\\"'),
        (0.56, "csz"),
        (0.65, "abdeghknopquvxy0123456789J?_*"),
        (0.82, "wABCDEFGHKLNOPQRSTUVXYZ"),
    )
    for character in characters
}
_OTHER: Final = 1.0
_SQUARE: Final = 1.1
"""Ideographs fill their square; a little more is safe."""
_BOLD: Final = 1.14


@dataclass(frozen=True, slots=True)
class Lettering:
    """How words are set: their size in pixels, weight and colour."""

    size: float
    is_bold: bool = False
    fill: str = INK

    def width_of(self, words: str) -> float:
        """How wide the words are at most, in pixels."""
        ems = sum(_WIDTHS.get(character) or _width_of_other(character) for character in words)
        return ems * self.size * (_BOLD if self.is_bold else 1)

    def wrap(self, words: str, width: float) -> list[str]:
        """The words in lines that are no wider than `width`; a word that is wider alone is broken."""
        lines = [""]
        for word in printable(words).split():
            for piece in self._pieces(word, width):
                longer = f"{lines[-1]} {piece}".strip()
                if self.width_of(longer) <= width:
                    lines[-1] = longer
                else:
                    lines.append(piece)
        return [line for line in lines if line]

    def _pieces(self, word: str, width: float) -> Iterator[str]:
        piece = ""
        for character in word:
            if piece and self.width_of(piece + character) > width:
                yield piece
                piece = ""
            piece += character
        yield piece


def printable(words: str) -> str:
    """The words with a replacement mark for each character that no XML can hold."""
    return _NOT_XML.sub("\ufffd", words)


def shorten(words: str, length: int) -> str:
    """The words on one line, cut to so many characters."""
    words = " ".join(words.split())
    return words if len(words) <= length else words[: length - 1].rstrip() + "…"


def _width_of_other(character: str) -> float:
    return _SQUARE if unicodedata.east_asian_width(character) in "WF" else _OTHER
