"""The few shapes that the picture is made of, as SVG 1.1."""

from dataclasses import dataclass
from typing import Final, NamedTuple
from xml.etree import ElementTree as ET

from dueprocess.pictures.lettering import Lettering, printable

PAPER: Final = "#ffffff"
QUIET: Final = "#4a4a4a"
DUE: Final = "#8b0000"
RULE: Final = "#767676"

FONTS: Final = "Arial, Helvetica, 'DejaVu Sans', sans-serif"


class Area(NamedTuple):
    """A rectangle on the picture, from its upper left corner, in pixels."""

    x: float
    y: float
    width: float
    height: float

    def within(self, distance: float) -> "Area":
        """The rectangle so far within this one."""
        return Area(self.x + distance, self.y + distance, self.width - 2 * distance, self.height - 2 * distance)


@dataclass(frozen=True, slots=True)
class Line:
    """How an area is framed."""

    colour: str = RULE
    width: int = 1
    dashes: str = ""


def draw_area(parent: ET.Element, area: Area, *, fill: str = "none", frame: Line | None = None) -> ET.Element:
    """An area with its fill and its frame."""
    attributes = dict(zip(("x", "y", "width", "height"), map(number, area), strict=True)) | {"fill": fill}
    if frame is not None:
        attributes |= {"stroke": frame.colour, "stroke-width": str(frame.width)}
        if frame.dashes:
            attributes["stroke-dasharray"] = frame.dashes
    return ET.SubElement(parent, "rect", attributes)


def write(parent: ET.Element, x: float, y: float, words: str, lettering: Lettering) -> ET.Element:
    """One line of words that begins at `x` and stands on `y`."""
    attributes = {"x": number(x), "y": number(y), "font-size": number(lettering.size), "fill": lettering.fill}
    if lettering.is_bold:
        attributes["font-weight"] = "bold"
    element = ET.SubElement(parent, "text", attributes)
    element.text = printable(words)
    return element


def number(value: float) -> str:
    """A length as SVG has it, with one decimal where it needs one."""
    return f"{value:.1f}".removesuffix(".0")
