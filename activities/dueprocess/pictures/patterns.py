"""The patterns that tell days apart in black and white: each has its own direction, so none needs its colour."""

from typing import Final, Literal
from xml.etree import ElementTree as ET

Pattern = Literal["weekend", "holiday", "pause", "stopped", "not-counted"]

_STROKE: Final = "#8a8a8a"

_PATHS: Final[dict[Pattern, str]] = {
    # Hatched one way, crossed, dotted, lines down, lines across.
    "weekend": "M-2,2 L2,-2 M0,8 L8,0 M6,10 L10,6",
    "holiday": "M0,0 L8,8 M0,8 L8,0",
    "pause": "M2,2 h1.6 v1.6 h-1.6 z M6,6 h1.6 v1.6 h-1.6 z",
    "stopped": "M4,0 V8",
    "not-counted": "M0,4 H8",
}

_TINTS: Final[dict[Pattern, str]] = {
    "weekend": "#f4f4f4",
    "holiday": "#fbf3d9",
    "pause": "#e3eefa",
    "stopped": "#f5e6f2",
    "not-counted": "#e8f3e6",
}


def define_patterns(svg: ET.Element) -> None:
    """Put the patterns into the picture, for `fill_with` to name."""
    defs = ET.SubElement(svg, "defs")
    for name, path in _PATHS.items():
        pattern = ET.SubElement(
            defs, "pattern", {"id": f"pattern-{name}", "patternUnits": "userSpaceOnUse", "width": "8", "height": "8"}
        )
        ET.SubElement(pattern, "path", {"d": path, "stroke": _STROKE, "stroke-width": "1", "fill": "none"})


def fill_with(name: Pattern) -> str:
    """What a shape's `fill` says to have this pattern."""
    return f"url(#pattern-{name})"


def tint_of(name: Pattern) -> str:
    """The pale colour beneath the pattern, for those who see it."""
    return _TINTS[name]
