"""Lists in WordprocessingML: what a list looks like at each depth, and where each one begins to count."""

from dataclasses import dataclass, field
from typing import Final

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.parts.numbering import NumberingPart
from lxml import etree

from dueprocess.letters.docx_parts import Element, package_of

DEEPEST: Final = 8
"""The deepest level that Word has, counted from 0; lists further in are shown at it."""

STEP: Final = 380
"""How far each level stands in, in twentieths of a point."""


HERE_LISTS: Final = "lists"
"""A comment where the lists of a letter go."""


def add_definitions(document: Document, colour: str) -> tuple[int, int]:
    """Add our bullets and numbers to those of a Word file.

    Returns:
        What `Lists` has to know.
    """
    numbering = _numbering(document)
    for last in numbering.findall(qn("w:numIdMacAtCleanup")):
        numbering.remove(last)
    own = numbering.findall(qn("w:abstractNum"))
    definition = 1 + max((int(one.get(qn("w:abstractNumId"), "0")) for one in own), default=-1)
    first = 1 + max((int(one.get(qn("w:numId"), "0")) for one in numbering.iterchildren(qn("w:num"))), default=0)
    # All definitions stand before all lists.
    place = numbering.index(own[-1]) + 1 if own else len(numbering.findall(qn("w:numPicBullet")))
    numbering[place:place] = parse_xml(
        f"<w:numbering {nsdecls('w')}>{_definitions(definition, colour[1:])}</w:numbering>"
    )[:]
    numbering.append(etree.Comment(HERE_LISTS))
    return definition, first


def _numbering(document: Document) -> Element:
    try:
        present: Element = document.part.numbering_part.element
    except NotImplementedError:
        # So python-docx says that the file has no numbering and that it cannot make any.
        empty = parse_xml(f"<w:numbering {nsdecls('w')}/>")
        part = NumberingPart(PackURI("/word/numbering.xml"), CONTENT_TYPE.WML_NUMBERING, empty, package_of(document))
        document.part.relate_to(part, RELATIONSHIP_TYPE.NUMBERING)
        return empty
    return present


def _definitions(first: int, accent: str) -> str:
    # Word takes two definitions with one nsid for the same list.
    return "".join(
        f'<w:abstractNum w:abstractNumId="{first + number}"><w:nsid w:val="{nsid}"/>'
        f'<w:multiLevelType w:val="hybridMultilevel"/>{levels}</w:abstractNum>'
        for number, (nsid, levels) in enumerate((("4C455401", _bullets(accent)), ("4C455402", _numbers())))
    )


def _bullets(accent: str) -> str:
    return "".join(
        _level(level, "bullet", "\N{BULLET}" if level % 2 == 0 else "\N{EN DASH}", f'<w:color w:val="{accent}"/>')
        for level in range(DEEPEST + 1)
    )


def _numbers() -> str:
    return "".join(_level(level, "decimal", f"%{level + 1}.", "") for level in range(DEEPEST + 1))


def _level(level: int, kind: str, text: str, properties: str) -> str:
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{STEP * (level + 1)}" w:hanging="{STEP}"/></w:pPr>'
        f"<w:rPr>{properties}</w:rPr></w:lvl>"
    )


@dataclass(frozen=True, slots=True)
class Lists:
    """The lists of one letter.

    Attributes:
        definition: the number of the definition of bullets; that of numbers is the next.
        first: the first number that is free for a list.
    """

    definition: int
    first: int
    made: list[str] = field(default_factory=list[str])

    def bullets(self) -> int:
        """The number of a new list of bullets."""
        return self._add(self.definition, "")

    def numbers(self, start: int, level: int) -> int:
        """The number of a new list at this level that counts from `start`."""
        override = f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{start}"/></w:lvlOverride>'
        return self._add(self.definition + 1, override)

    def _add(self, definition: int, override: str) -> int:
        number = self.first + len(self.made)
        self.made.append(f'<w:num w:numId="{number}"><w:abstractNumId w:val="{definition}"/>{override}</w:num>')
        return number

    def numbering(self) -> str:
        """All of them, to follow the definitions."""
        return "".join(self.made)
