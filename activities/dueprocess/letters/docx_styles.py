"""The styles of a letter in a Word file."""

from copy import deepcopy
from pathlib import Path
from string import Template
from typing import Final

from docx.oxml import parse_xml
from docx.oxml.ns import qn
from lxml import etree

from dueprocess.letters.colours import readable
from dueprocess.letters.docx_parts import Element

_STYLES: Final = Path(__file__).parent / "word" / "styles.xml"
_REFERS: Final = [qn(f"w:{name}") for name in ("basedOn", "next", "link")]


def wanted_styles(colour: str, language: str) -> Element:
    """`word/styles.xml` in the colours of the house; `language` as `en`."""
    given = {"accent": colour[1:], "ink": readable(colour)[1:], "language": f"{language}-GB"}
    return parse_xml(Template(_STYLES.read_text(encoding="utf-8")).substitute(given).encode())


def add_missing(styles: Element, wanted: Element) -> dict[str, str]:
    """Add to `styles` those of `wanted` whose names it lacks; all of it, the defaults too, if it is empty.

    Returns:
        The name of each style of `wanted` -> its id in `styles`: Word in other languages has ids of its own.
    """
    if len(styles) == 0:
        styles.extend(deepcopy(child) for child in wanted if child.tag == qn("w:docDefaults"))
    own = {_name(style).lower(): _id(style) for style in styles.iterchildren(qn("w:style"))}
    taken = set(own.values())
    missing: list[Element] = []
    ids: dict[str, str] = {}
    names: dict[str, str] = {}
    for style in wanted.iterchildren(qn("w:style")):
        name, wished = _name(style), _id(style)
        found = own.get(name.lower())
        if found is None:
            found = wished
            while found in taken:
                found = f"Letter{found}"
            taken.add(found)
            added = deepcopy(style)
            added.set(qn("w:styleId"), found)
            missing.append(added)
        ids[wished], names[name] = found, found
    for style in missing:
        for reference in style.iterchildren(_REFERS):
            reference.set(qn("w:val"), ids[reference.get(qn("w:val"), "")])
        styles.append(style)
    return names


def set_language(styles: Element, language: str) -> None:
    """Set the language of every style, and that of words in no style."""
    defaults = styles.find(qn("w:docDefaults"))
    if defaults is None:
        defaults = etree.Element(qn("w:docDefaults"))
        styles.insert(0, defaults)
    inner = defaults
    for name in ("w:rPrDefault", "w:rPr", "w:lang"):
        child = inner.find(qn(name))
        if child is None:
            child = etree.SubElement(inner, qn(name))
            if name == "w:rPrDefault":
                inner.insert(0, child)
        inner = child
    for written in styles.iter(qn("w:lang")):
        written.set(qn("w:val"), f"{language}-GB")


def _name(style: Element) -> str:
    name = style.find(qn("w:name"))
    return "" if name is None else name.get(qn("w:val"), "")


def _id(style: Element) -> str:
    return style.get(qn("w:styleId"), "")
