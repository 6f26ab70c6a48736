"""Which way a line of writing runs."""

import unicodedata
from collections.abc import Iterator
from itertools import groupby
from typing import Final

from dueprocess.letters.tree import Inlines, is_only_values, plain

_RIGHT_TO_LEFT: Final = frozenset({"R", "AL"})
# Digits run with the letters before them, marks and joiners with the character they belong to.
_AS_BEFORE: Final = frozenset({"EN", "AN", "NSM", "BN"})


def runs_right_to_left(content: Inlines) -> bool:
    """Whether a paragraph begins at the right: only if it is all values, and by its first strong letter.

    The institution's own sentence runs left to right even when it begins with a name in another script.
    """
    if not is_only_values(content):
        return False
    for character in plain(content):
        strength = unicodedata.bidirectional(character)
        if strength == "L":
            return False
        if strength in _RIGHT_TO_LEFT:
            return True
    return False


def has_right_to_left(text: str) -> bool:
    """Whether any letter of `text` runs right to left."""
    return any(unicodedata.bidirectional(character) in _RIGHT_TO_LEFT for character in text)


def stretches(text: str, *, from_right: bool) -> Iterator[tuple[str, bool]]:
    """`text` cut where its direction turns, each piece with whether it runs from the right.

    `from_right` is the direction of the paragraph. Spaces and signs run with the letters on both sides of them
    if these agree, else with the paragraph (as in the Unicode bidirectional algorithm, rules N1 and N2).
    """
    if text.isascii() and not from_right:
        yield text, False
        return
    sides = _sides(text, from_right=from_right)
    for side, piece in groupby(zip(text, sides, strict=True), key=lambda pair: pair[1]):
        yield "".join(character for character, _ in piece), side


def _sides(text: str, *, from_right: bool) -> list[bool]:
    sides: list[bool] = []
    before, waiting = from_right, 0
    for character in text:
        strength = unicodedata.bidirectional(character)
        if strength == "L" or strength in _RIGHT_TO_LEFT:
            side = strength != "L"
        elif strength in _AS_BEFORE:
            side = before
        else:
            waiting += 1
            continue
        sides += [side if side == before else from_right] * waiting + [side]
        before, waiting = side, 0
    return sides + [from_right] * waiting
