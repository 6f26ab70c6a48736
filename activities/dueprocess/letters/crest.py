"""The crest of an authority, as each format needs it."""

import re
import struct
from base64 import b64encode
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import typst

from dueprocess.institutions.answers import House
from dueprocess.letters.errors import LayoutError
from dueprocess.letters.glyphs import FONTS

HEIGHT = 48
"""Of the crest in an e-mail, in pixels."""

_TAG = re.compile(r"<svg\b[^>]*>")
_ATTRIBUTE = re.compile(r"""\b(width|height|viewBox)\s*=\s*["']([^"']*)["']""")
_SIDE = re.compile(r"(?P<number>[0-9.]+)(?P<unit>[a-z]*)")
_MOST_WIDE = 200
_SHARPNESS = 2


@dataclass(frozen=True, slots=True)
class Crest:
    """A crest that has been read.

    Attributes:
        svg: the picture as SVG; one in PNG is wrapped into it.
        data_uri: the picture for the `src` of an HTML page.
        alt: what it shows, or "" if it only decorates.
    """

    svg: str
    data_uri: str
    alt: str

    @property
    def aspect(self) -> float:
        """How wide it is for its height, as its first tag says; 0 if that does not say."""
        tag = _TAG.search(self.svg)
        given = dict(_ATTRIBUTE.findall(tag[0])) if tag else {}
        sides = [_SIDE.fullmatch(given.get(name, "")) for name in ("width", "height")]
        box = given.get("viewBox", "").replace(",", " ").split()
        try:
            if sides[0] and sides[1] and sides[0]["unit"] == sides[1]["unit"]:
                width, height = (float(side["number"]) for side in sides if side)
            else:
                width, height = map(float, box[2:])
        except ValueError:
            return 0.0
        return width / height if width > 0 and height > 0 else 0.0


def crest_of(house: House) -> Crest | None:
    """The crest of the house style, or None if it has none.

    Raises:
        LayoutError: the file has gone since the start.
    """
    if house.crest is None:
        return None
    try:
        content = house.crest.read_bytes()
    except OSError as error:
        raise LayoutError(house.crest, f"it cannot be read ({error.strerror})") from error
    written = b64encode(content).decode()
    if house.crest.suffix.lower() == ".png":
        data_uri = f"data:image/png;base64,{written}"
        width, height = struct.unpack_from(">II", content, 16)
        svg = (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}">'
            f'<image width="{width}" height="{height}" href="{data_uri}"/></svg>'
        )
    else:
        data_uri = f"data:image/svg+xml;base64,{written}"
        svg = content.decode("utf-8", "replace")
    return Crest(svg=svg, data_uri=data_uri, alt=house.crest_alt)


@lru_cache(maxsize=16)
def as_png(crest: Crest, file: Path) -> tuple[bytes, int]:
    """The crest as PNG, since few mail programs show SVG, and the width to show it at: half its own, for sharpness.

    Raises:
        LayoutError: the SVG in `file` cannot be drawn.
    """
    program = (
        "#set page(width: auto, height: auto, margin: 0pt, fill: none)\n"
        f'#let it = image(bytes(sys.inputs.svg), format: "svg", height: {HEIGHT}pt)\n'
        f"#context if measure(it).width > {_MOST_WIDE}pt {{\n"
        f'  image(bytes(sys.inputs.svg), format: "svg", width: {_MOST_WIDE}pt)\n'
        "} else { it }"
    )
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])
    compiler = typst.Compiler(program.encode(), font_paths=fonts, ignore_system_fonts=True)
    try:
        png = compiler.compile(format="png", ppi=72 * _SHARPNESS, sys_inputs={"svg": crest.svg})
    except typst.TypstError as error:
        raise LayoutError(file, str(error)) from error
    if not isinstance(png, bytes):
        raise TypeError("typst returned no single picture")
    return png, struct.unpack_from(">I", png, 16)[0] // _SHARPNESS
