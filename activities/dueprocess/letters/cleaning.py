"""Outside text made safe to print: no character of it can steer a terminal, a layout or another reader's eye."""

import re
import unicodedata

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"

MOST_MARKS = 8
"""Marks in a row that are kept. No language piles up more; a taller pile would print over other people's words."""

_ATTACHED = frozenset({"Mn", "Mc", "Me", "Cf"})
_LINE_ENDS = re.compile("\r\n|[\r\v\f\x85\u2028]")
_UNSAFE = re.compile(
    "["
    "\x00-\x08\x0e-\x1f\x7f-\x9f"  # controls
    "\u202a-\u202e\u2066-\u2069"  # bidirectional overrides and isolates: they reorder what others wrote
    "\ue000-\uf8ff\U000f0000-\U0010ffff"  # private use, which holds the slots
    "\ud800-\udfff"  # surrogates
    "\ufdd0-\ufdef"  # noncharacters
    + "".join(f"{chr(plane * 0x10000 + 0xFFFE)}{chr(plane * 0x10000 + 0xFFFF)}" for plane in range(15))
    + "]"
)


def clean(text: str) -> str:
    r"""`text` in Unicode form NFC with LF line ends, and U+FFFD in place of each unsafe character.

    Unsafe are controls, bidirectional overrides, private use, lone surrogates and noncharacters. A tab becomes
    a space, a paragraph separator an empty line. Of more than 8 marks on one letter the rest becomes one U+FFFD.
    Cleaning twice changes nothing more.
    """
    text = _LINE_ENDS.sub("\n", text).replace("\u2029", "\n\n").replace("\t", " ")
    # Before composing, whose time grows with the square of the marks, and after it, as some marks come apart.
    text = _with_few_marks(unicodedata.normalize("NFC", _with_few_marks(text)))
    return _UNSAFE.sub(REPLACEMENT, text)


def _with_few_marks(text: str) -> str:
    """Setting 8,000 marks on one letter takes the layout seconds, 40,000 minutes."""
    if text.isascii():
        return text
    kept: list[str] = []
    run = 0
    for character in text:
        run = run + 1 if unicodedata.category(character) in _ATTACHED else 0
        if run <= MOST_MARKS:
            kept.append(character)
        elif run == MOST_MARKS + 1:
            kept.append(REPLACEMENT)
    return "".join(kept)
