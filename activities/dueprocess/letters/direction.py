"""Which way a line of writing runs."""

import unicodedata
from typing import Final

from dueprocess.letters.tree import Inlines, is_only_values, plain

_RIGHT_TO_LEFT: Final = frozenset({"R", "AL"})


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
