"""Words and paragraphs in WordprocessingML. Every string is printed as it is; none is read as markup."""

import dataclasses
import re
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from typing import Final
from urllib.parse import quote

from dueprocess.letters.cleaning import REPLACEMENT
from dueprocess.letters.direction import stretches
from dueprocess.letters.tree import Break, Inlines, Text

BREAK: Final = "<w:r><w:br/></w:r>"
TAB: Final = "<w:r><w:tab/></w:r>"

_NOT_XML: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LINK_ID: Final = "rIdLink"
_R: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_OF_A_URI: Final = "%@.+-_:/?#&=~,;!$'()*"


@dataclass(frozen=True, slots=True)
class Links:
    """The addresses that a letter links to. Word keeps them apart from the words, under a name."""

    addresses: dict[str, str] = dataclasses.field(default_factory=dict[str, str])

    def named(self, address: str) -> str:
        """The name of this address, the same each time."""
        return self.addresses.setdefault(address, f"{_LINK_ID}{len(self.addresses) + 1}")

    def relationships(self) -> str:
        """All of them, for the document's relationships."""
        # Word takes a file for damaged when one address in it is not a URI.
        return "".join(
            f'<Relationship Id="{name}" Type="{_R}/hyperlink" Target="{literal(quote(address, safe=_OF_A_URI))}" '
            'TargetMode="External"/>'
            for address, name in self.addresses.items()
        )


def literal(text: str) -> str:
    """`text` for XML, with U+FFFD in place of what XML cannot hold."""
    return escape(_NOT_XML.sub(REPLACEMENT, text))


def run(text: str, properties: str = "", *, from_right: bool = False) -> str:
    """`text` in runs that each go one way; `from_right` is the direction of the paragraph."""
    return "".join(
        _run(piece, f"{properties}<w:rtl/>" if is_rtl else properties)
        for piece, is_rtl in stretches(text, from_right=from_right)
    )


def _run(text: str, properties: str) -> str:
    style = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{style}<w:t xml:space="preserve">{literal(text)}</w:t></w:r>'


def words(content: Inlines, links: Links, *, link_style: str, from_right: bool = False) -> str:
    """The runs of a paragraph; those with an address are links in the style with this id."""
    return "".join(
        BREAK if isinstance(inline, Break) else _styled(inline, links, link_style, from_right=from_right)
        for inline in content
    )


def _styled(text: Text, links: Links, link_style: str, *, from_right: bool) -> str:
    strong = "<w:b/><w:bCs/>" if text.strong else ""
    emphasis = "<w:i/><w:iCs/>" if text.emphasis else ""
    if not text.href:
        return run(text.text, strong + emphasis, from_right=from_right)
    style = f'<w:rStyle w:val="{link_style}"/>'
    inside = run(text.text, style + strong + emphasis, from_right=from_right)
    return link(inside, text.href, links)


def link(inside: str, address: str, links: Links) -> str:
    """Runs that lead to `address`."""
    return f'<w:hyperlink xmlns:r="{_R}" r:id="{links.named(address)}" w:history="1">{inside}</w:hyperlink>'


def field(name: str) -> str:
    """What Word counts by itself, such as `PAGE`; 1 until it has."""
    return f'<w:fldSimple w:instr=" {name} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'


def lines(texts: Iterable[str], properties: str = "") -> str:
    """One line each."""
    return BREAK.join(run(text, properties) for text in texts)


def paragraph(style: str, inside: str, properties: str = "") -> str:
    """A paragraph in the style with this id; `properties` in the order that the schema asks for."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{inside}</w:p>'
