"""The parts of a Word file, where python-docx and lxml leave their types open."""

from typing import TypeAlias

from docx.document import Document
from docx.oxml.ns import qn
from docx.package import Package
from lxml import etree

Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml has no public name for it  # pyright: ignore[reportPrivateUsage]


def package_of(document: Document) -> Package:
    """The file that the document is in.

    Raises:
        ValueError: it is in none.
    """
    package: Package | None = document.part.package
    if package is None:
        raise ValueError("the document is in no file")
    return package


def body_of(document: Document) -> Element:
    """What holds the words.

    Raises:
        ValueError: there is none, or it is not written with the prefix `w`, as Word does and our words are.
    """
    body: Element | None = document.element.find(qn("w:body"))
    if body is None or body.prefix != "w":
        raise ValueError("there is no w:body")
    return body
