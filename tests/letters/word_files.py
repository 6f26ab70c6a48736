"""Letters read back from their Word files."""

import io
import zipfile

import docx
from docx.document import Document
from docx.oxml.ns import qn
from lxml import etree

from dueprocess.institutions.answers import House
from dueprocess.letters import Letter
from dueprocess.letters.as_docx import as_docx
from dueprocess.letters.docx_parts import Element, body_of
from letters.marrowby import HOUSE

EVERY_BLOCK = (
    "- a\n- b\n\n  c\n\n  1. d\n\n3. e\n4. third\n\n1) g\n\n---\n\n| h | i | j |\n|---|--:|:-:|\n"
    "| **k** | *l* | m |\n\n{{ reference }}\\\nx\n\n## Two\n\n### Three\n\n> q\n>\n> - r\n\n"
    "[s](https://x.example/?a=1&b=2) [t](https://x.example/?a=1&b=2)"
)


def opened(letter: Letter, house: House = HOUSE) -> Document:
    return docx.Document(io.BytesIO(as_docx(letter, house)))


def part(written: bytes, name: str) -> Element:
    with zipfile.ZipFile(io.BytesIO(written)) as package:
        return etree.fromstring(package.read(name))


def words_of(element: Element) -> str:
    """Line ends for breaks and paragraphs, a tab for a tab."""
    shown = {qn("w:br"): "\n", qn("w:tab"): "\t", qn("w:p"): "\n"}
    return "".join(
        (one.text or "") if one.tag == qn("w:t") else shown.get(str(one.tag), "")
        for one in element.iter()
        if one.getparent() is None or one.getparent().tag != qn("w:tabs")  # type: ignore[union-attr]
    )


def values(element: Element, name: str, attribute: str = "w:val") -> list[str]:
    return [one.get(qn(attribute), "") for one in element.iter(qn(name))]


def paragraph_with(document: Document, words: str) -> Element:
    found = [one for one in body_of(document).iter(qn("w:p")) if words in words_of(one)]
    assert found, words
    return found[0]
