"""Colours that can be read on white (WCAG 2.2, 1.4.3 and 1.4.11)."""

from typing import Final

READABLE: Final = 4.5
"""The least contrast of words with their ground."""

# Below it sRGB is linear.
_LINEAR_TO: Final = 0.04045


def contrast_with_white(colour: str) -> float:
    """From 1 for white to 21 for black; `colour` is `#` and six hexadecimal digits."""
    red, green, blue = (_linear(part) for part in _parts(colour))
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def readable(colour: str) -> str:
    """`colour`, made darker in small steps until words in it can be read on white."""
    parts = _parts(colour)
    while contrast_with_white(colour) < READABLE:
        parts = [part * 19 // 20 for part in parts]
        colour = "#" + "".join(f"{part:02x}" for part in parts)
    return colour


def _parts(colour: str) -> list[int]:
    return [int(colour[index : index + 2], 16) for index in (1, 3, 5)]


def _linear(part: int) -> float:
    share = part / 255
    return share / 12.92 if share <= _LINEAR_TO else ((share + 0.055) / 1.055) ** 2.4
