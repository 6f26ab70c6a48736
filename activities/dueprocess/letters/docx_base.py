"""The Word file that letters are written into: page, styles, footer; the built-in one, or the institution's own."""

import io
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

import docx
from docx.document import Document
from docx.exceptions import PythonDocxError
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.exceptions import OpcError
from lxml import etree

from dueprocess.institutions.answers import House
from dueprocess.letters.docx_lists import add_definitions
from dueprocess.letters.docx_page import add_footer, built_in, drop_words, has_header, only_page, text_width
from dueprocess.letters.docx_parts import package_of
from dueprocess.letters.docx_styles import add_missing, set_language, wanted_styles
from dueprocess.letters.errors import LayoutError

_UNREADABLE: Final = (
    OSError,
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    NotImplementedError,  # for a part that it would have to make, and cannot
    zipfile.BadZipFile,
    zlib.error,
    etree.LxmlError,
    PythonDocxError,
    OpcError,
)
"""What python-docx raises when a file is not what Word would save."""


@dataclass(frozen=True, slots=True)
class Base:
    """A Word file without words.

    Attributes:
        parts: name -> content of each file in it.
        document, relationships, numbering, properties: the names of those that each letter has of its own.
        styles: name of a style as in `word/styles.xml` -> its id here.
        width: of the text, in twentieths of a point.
        definition, first_list: as in `docx_lists.Lists`.
        has_header: whether the file has a letterhead of its own, in its header.
    """

    parts: Mapping[str, bytes]
    document: str
    relationships: str
    numbering: str
    properties: str
    styles: Mapping[str, str]
    width: int
    definition: int
    first_list: int
    has_header: bool


def base(house: House, language: str) -> Base:
    """The file for letters of `house` in `language`; read once in each process.

    Raises:
        LayoutError: the institution's own file is not there, or is no Word file.
    """
    return _base(house.docx, house.colour, house.footer, language)


@lru_cache(maxsize=64)
def _base(own: Path | None, colour: str, footer: str, language: str) -> Base:
    if own is None:
        return _made(built_in(), colour, footer, language)
    if not own.is_file():
        raise LayoutError(own, "there is no such file")
    try:
        return _made(docx.Document(str(own)), colour, footer, language)
    except _UNREADABLE as error:
        raise LayoutError(own, "it is not a Word file (.docx) that can be read") from error


def _made(document: Document, colour: str, footer: str, language: str) -> Base:
    only_page(document)
    styles = add_missing(document.styles.element, wanted_styles(colour, language))
    set_language(document.styles.element, language)
    add_footer(document, footer, language, styles["Letter Footer"])
    definition, first_list = add_definitions(document, colour)
    own_header = has_header(document)
    drop_words(document)
    # Asking for the properties makes them where there are none.
    document.core_properties.title = ""
    main = document.part
    properties = package_of(document).part_related_by(RELATIONSHIP_TYPE.CORE_PROPERTIES)
    return Base(
        parts=_parts(document),
        document=main.partname.membername,
        relationships=main.partname.rels_uri.membername,
        numbering=main.numbering_part.partname.membername,
        properties=properties.partname.membername,
        styles=styles,
        width=text_width(document),
        definition=definition,
        first_list=first_list,
        has_header=own_header,
    )


def _parts(document: Document) -> dict[str, bytes]:
    written = io.BytesIO()
    document.save(written)
    with zipfile.ZipFile(written) as package:
        return {name: package.read(name) for name in package.namelist()}
