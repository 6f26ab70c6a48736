"""The crest in a Word file: its picture, and where the letter shows it."""

from dataclasses import dataclass
from typing import Final

from dueprocess.institutions.answers import House
from dueprocess.letters.cleaning import clean
from dueprocess.letters.crest import HEIGHT, as_png, crest_of
from dueprocess.letters.docx_words import literal

PART: Final = "word/media/letter-crest.png"

_EMU: Final = 12_700
"""In a point: the unit of pictures in Office Open XML."""
_TWIPS: Final = 20
_RELATIONSHIP: Final = "rIdLetterCrest"
_DRAWING: Final = "http://schemas.openxmlformats.org/drawingml/2006"
_R: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_DECORATIVE: Final = (
    f'<a:extLst xmlns:a="{_DRAWING}/main"><a:ext uri="{{C183D7F6-B498-43B3-948B-1728B52AA6E4}}">'
    '<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/>'
    "</a:ext></a:extLst>"
)


@dataclass(frozen=True, slots=True)
class DocxCrest:
    """A crest as Word has it.

    Attributes:
        png: the picture.
        alt: what it shows; empty if it only decorates.
        width: in points; the height is that of every crest in a message.
    """

    png: bytes
    alt: str
    width: int

    @property
    def twips(self) -> int:
        """The width in the unit of tables."""
        return self.width * _TWIPS

    def relationship(self) -> str:
        """Where the document finds the picture."""
        return f'<Relationship Id="{_RELATIONSHIP}" Type="{_R}/image" Target="media/letter-crest.png"/>'

    def run(self) -> str:
        """The picture, in a line of words."""
        width, height = self.width * _EMU, HEIGHT * _EMU
        described = f' descr="{literal(self.alt)}"' if self.alt else ""
        name = f'id="1" name="Crest"{described}'
        return (
            "<w:r><w:drawing>"
            f'<wp:inline xmlns:wp="{_DRAWING}/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0">'
            f'<wp:extent cx="{width}" cy="{height}"/><wp:docPr {name}>{"" if self.alt else _DECORATIVE}</wp:docPr>'
            f'<a:graphic xmlns:a="{_DRAWING}/main"><a:graphicData uri="{_DRAWING}/picture">'
            f'<pic:pic xmlns:pic="{_DRAWING}/picture"><pic:nvPicPr><pic:cNvPr id="1" name="Crest"/><pic:cNvPicPr/>'
            f'</pic:nvPicPr><pic:blipFill><a:blip xmlns:r="{_R}" r:embed="{_RELATIONSHIP}"/>'
            "<a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
            f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
            "</wp:inline></w:drawing></w:r>"
        )


def docx_crest(house: House) -> DocxCrest | None:
    """The crest of the house, if it has one.

    Raises:
        LayoutError: it cannot be read or drawn.
    """
    crest = crest_of(house)
    if crest is None or house.crest is None:
        return None
    png, width = as_png(crest, house.crest)
    return DocxCrest(png, clean(crest.alt), width)


def with_png(content_types: bytes) -> bytes:
    """The content types of a Word file, with that of a PNG picture."""
    if b'Extension="png"' in content_types:
        return content_types
    default = b'<Default Extension="png" ContentType="image/png"/>'
    before, first, after = content_types.partition(b"<Default ")
    return before + default + first + after if first else content_types.replace(b"</Types>", default + b"</Types>")
