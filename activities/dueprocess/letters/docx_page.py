"""The page of a letter in a Word file: its size, its header and footer, and no words."""

from copy import deepcopy
from pathlib import Path
from typing import Final

import docx
from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm
from lxml import etree

from dueprocess.letters.cleaning import clean
from dueprocess.letters.docx_parts import Element, body_of, package_of
from dueprocess.letters.docx_words import TAB, field, paragraph, run
from dueprocess.letters.phrases import phrases_in

HERE_WORDS: Final = "letter"
"""A comment where the words of a letter go."""
HERE_REFERENCE: Final = "\ue000reference\ue001"
"""Where a footer has the reference of a letter. No cleaned text holds these characters."""

_WORD: Final = Path(__file__).parent / "word"
_TWIP: Final = 635
"""A twentieth of a point in the unit of python-docx."""
_KEPT_OF_FILE: Final = {RELATIONSHIP_TYPE.OFFICE_DOCUMENT, RELATIONSHIP_TYPE.CORE_PROPERTIES}
_KEPT_OF_DOCUMENT: Final = {
    RELATIONSHIP_TYPE.STYLES,
    RELATIONSHIP_TYPE.NUMBERING,
    RELATIONSHIP_TYPE.SETTINGS,
    RELATIONSHIP_TYPE.THEME,
    RELATIONSHIP_TYPE.FONT_TABLE,
    RELATIONSHIP_TYPE.WEB_SETTINGS,
    RELATIONSHIP_TYPE.FOOTNOTES,
    RELATIONSHIP_TYPE.ENDNOTES,
}
_SHOWN: Final = [qn(f"w:{name}") for name in ("drawing", "pict", "object", "fldSimple", "instrText")]


def built_in() -> Document:
    """A Word file with the page of our letters, and without a style."""
    document = docx.Document()
    document.styles.element[:] = []
    document.part.numbering_part.element[:] = []
    document.settings.element[:] = parse_xml((_WORD / "settings.xml").read_bytes())[:]
    relationships = document.part.rels
    for name, relationship in list(relationships.items()):
        if relationship.reltype in {RELATIONSHIP_TYPE.THEME, RELATIONSHIP_TYPE.FONT_TABLE}:
            del relationships[name]
    fonts = (_WORD / "fonts.xml").read_bytes()
    document.part.relate_to(
        Part(PackURI("/word/fontTable.xml"), CONTENT_TYPE.WML_FONT_TABLE, fonts), RELATIONSHIP_TYPE.FONT_TABLE
    )
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(26)
    section.top_margin, section.bottom_margin = Mm(20), Mm(26)
    section.header_distance = section.footer_distance = Mm(12)
    return document


def only_page(document: Document) -> None:
    """Leave of the words a comment, and of the sections the first, whose header and footer no other can have left."""
    body = body_of(document)
    page = deepcopy(next(body.iter(qn("w:sectPr")), etree.Element(qn("w:sectPr"))))
    for kind in page.findall(qn("w:type")):
        page.remove(kind)
    body[:] = [etree.Comment(HERE_WORDS), page]


def text_width(document: Document) -> int:
    """How wide lines are, in twentieths of a point."""
    section = document.sections[0]
    margins = (section.left_margin or 0) + (section.right_margin or 0) + (section.gutter or 0)
    return ((section.page_width or Mm(210)) - margins) // _TWIP


def has_header(document: Document) -> bool:
    """Whether the first page has a header with anything in it."""
    section = document.sections[0]
    header = section.first_page_header if section.different_first_page_header_footer else section.header
    return not header.is_linked_to_previous and _shows(header.part.element)


def add_footer(document: Document, words: str, language: str, style: str) -> None:
    """Fill the footers with these words, the reference and the page, unless one has something of the file's own."""
    section = document.sections[0]
    footers = [section.footer]
    if section.different_first_page_header_footer:
        footers.append(section.first_page_footer)
    if document.settings.odd_and_even_pages_header_footer:
        footers.append(section.even_page_footer)
    if any(not footer.is_linked_to_previous and _shows(footer.part.element) for footer in footers):
        return
    ours = _footer(words, language, style, text_width(document))
    for footer in footers:
        footer.is_linked_to_previous = False
        footer.part.element[:] = [parse_xml(ours)]


def _footer(words: str, language: str, style: str, width: int) -> str:
    before, between, after = phrases_in(language).page.split("{}")
    tabs = f'<w:tabs><w:tab w:val="right" w:pos="{width}"/></w:tabs>'
    page = f"{run(before)}{field('PAGE')}{run(between)}{field('NUMPAGES')}{run(after)}"
    inside = f"{run(clean(words))}{TAB}{run(f'{HERE_REFERENCE}    ')}{page}"
    return paragraph(style, inside, tabs).replace("<w:p>", f"<w:p {nsdecls('w')}>", 1)


def drop_words(document: Document) -> None:
    """Drop what belonged to the words of the file, which may be no one else's to read: pictures, comments, authors."""
    package, main = package_of(document), document.part
    for name, relationship in list(package.rels.items()):
        if relationship.reltype not in _KEPT_OF_FILE:
            del package.rels[name]
    used = {value for element in body_of(document).iter() for value in element.attrib.values()}
    for name, relationship in list(main.rels.items()):
        if relationship.reltype not in _KEPT_OF_DOCUMENT and name not in used:
            del main.rels[name]


def _shows(element: Element) -> bool:
    return any((text.text or "").strip() for text in element.iter(qn("w:t"))) or any(True for _ in element.iter(_SHOWN))
