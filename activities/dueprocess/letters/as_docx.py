"""A letter as a Word file, for an officer who will change it: real headings, lists, tables and links, in named styles.

The same letter gives the same bytes.
"""

import io
import zipfile
from typing import Final

from dueprocess.institutions.answers import House
from dueprocess.letters.cleaning import clean
from dueprocess.letters.dates import in_words
from dueprocess.letters.docx_base import Base, base
from dueprocess.letters.docx_blocks import Blocks
from dueprocess.letters.docx_crest import PART, docx_crest, with_png
from dueprocess.letters.docx_lists import HERE_LISTS, Lists
from dueprocess.letters.docx_page import HERE_REFERENCE, HERE_WORDS
from dueprocess.letters.docx_words import BREAK, TAB, Links, lines, link, literal, paragraph, run
from dueprocess.letters.letter import Letter
from dueprocess.letters.phrases import Phrases, phrases_in

_STRONG: Final = "<w:b/><w:bCs/>"
_CONTENT_TYPES: Final = "[Content_Types].xml"
_BESIDE_CREST: Final = 240
"""Space between the crest and the name, in twentieths of a point."""


def as_docx(letter: Letter, house: House) -> bytes:
    """The Word file, dated as the letter is; in the styles and on the page of `house.docx` if it has one.

    Raises:
        LayoutError: the institution's own file is missing or is no Word file.
    """
    return _Document(letter, house, base(house, letter.language)).packed()


class _Document:
    """One letter being written."""

    def __init__(self, letter: Letter, house: House, on: Base) -> None:
        self.letter = letter
        self.house = house
        self.base = on
        self.phrases: Phrases = phrases_in(letter.language)
        self.crest = None if on.has_header else docx_crest(house)
        self.links = Links()
        self.lists = Lists(on.definition, on.first_list)
        self.blocks = Blocks(on.styles, on.width, house.colour[1:], self.links, self.lists)

    def packed(self) -> bytes:
        """The file: names sorted, and dated with the first day that a zip file knows."""
        reference = literal(self.letter.reference).encode()
        parts = {name: content.replace(HERE_REFERENCE.encode(), reference) for name, content in self.base.parts.items()}
        self.put(parts, self.base.document, f"<!--{HERE_WORDS}-->", self.words())
        self.put(parts, self.base.numbering, f"<!--{HERE_LISTS}-->", self.lists.numbering())
        end = "</Relationships>"
        related = self.links.relationships()
        if self.crest:
            related += self.crest.relationship()
            parts[PART] = self.crest.png
            parts[_CONTENT_TYPES] = with_png(parts[_CONTENT_TYPES])
        self.put(parts, self.base.relationships, end, related + end)
        parts[self.base.properties] = self.properties().encode()
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as package:
            for name in sorted(parts):
                entry = zipfile.ZipInfo(name)
                entry.compress_type = zipfile.ZIP_DEFLATED
                entry.create_system = 0
                package.writestr(entry, parts[name])
        return packed.getvalue()

    def put(self, parts: dict[str, bytes], name: str, here: str, content: str) -> None:
        before, _, after = parts[name].partition(here.encode())
        parts[name] = before + content.encode() + after

    def words(self) -> str:
        letter = self.letter
        body = [block for part in letter.body for block in part.blocks]
        return (
            ("" if self.base.has_header else self.head())
            + (self.paragraph("Internal Notice", self.phrases.internal) if letter.is_internal else "")
            + self.references()
            + (self.paragraph("Salutation", f"{letter.salutation},") if letter.salutation else "")
            + self.paragraph("heading 1", letter.subject)
            + self.paragraph("Regime", letter.regime)
            # The last words stay on the page of the signature, so that no page holds a signature alone.
            + self.blocks.written(body, keep_last=bool(letter.signatory))
            + self.signature()
        )

    def paragraph(self, style: str, text: str) -> str:
        return paragraph(self.base.styles[style], run(text))

    def head(self) -> str:
        """Who writes: the letterhead, the address beside it, and a rule below."""
        first, *rest = [clean(line) for line in self.house.letterhead] or [self.letter.sender.authority]
        name = self.paragraph("Letterhead Name", first)
        below = "".join(self.paragraph("Letterhead Line", line) for line in rest)
        sender = self.letter.sender
        contact = [run(line) for line in sender.address]
        if sender.telephone:
            contact.append(run(f"{self.phrases.telephone} {sender.telephone}"))
        contact.append(self.link(sender.email, f"mailto:{sender.email}"))
        if sender.website:
            contact.append(self.link(sender.website, f"https://{sender.website}"))
        address = paragraph(self.base.styles["Letterhead Address"], BREAK.join(contact))
        right = self.base.width * 2 // 5
        left = self.base.width - right
        if self.crest is None:
            return self.columns((name + below, left), (address, right)) + self.rule()
        beside = self.crest.twips + _BESIDE_CREST
        picture = paragraph(self.base.styles["Letterhead Line"], self.crest.run())
        return self.columns((picture, beside), (name + below, left - beside), (address, right)) + self.rule()

    def rule(self) -> str:
        return paragraph(self.base.styles["Letterhead Rule"], "")

    def link(self, words: str, address: str) -> str:
        return link(run(words, f'<w:rStyle w:val="{self.base.styles["Hyperlink"]}"/>'), address, self.links)

    def references(self) -> str:
        """To whom, and under which references."""
        letter, phrases = self.letter, self.phrases
        facts = [(phrases.our_reference, letter.reference)]
        if letter.applicant_reference:
            facts.append((phrases.your_reference, letter.applicant_reference))
        facts.append((phrases.date, in_words(letter.dated_on, letter.language)))
        if letter.is_internal:
            facts.insert(0, (phrases.to, ", ".join(letter.recipient)))
        quiet = f'<w:rStyle w:val="{self.base.styles["Reference Label"]}"/>'
        written = "".join(
            paragraph(self.base.styles["Reference"], f"{run(label, quiet)}{TAB}{run(value, _STRONG)}")
            for label, value in facts
        )
        if letter.is_internal or not letter.recipient:
            return written
        left = self.base.width * 11 // 20
        recipient = paragraph(self.base.styles["Recipient"], lines(letter.recipient))
        return self.columns((recipient, left), (written, self.base.width - left))

    def columns(self, *columns: tuple[str, int]) -> str:
        """Columns without a border, each with its width."""
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for _, width in columns)
        cells = "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{inside}</w:tc>' for inside, width in columns
        )
        return (
            f'<w:tbl><w:tblPr><w:tblStyle w:val="{self.base.styles["Letter Columns"]}"/>'
            f'<w:tblW w:w="{self.base.width}" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr>'
            f"<w:tblGrid>{grid}</w:tblGrid><w:tr>{cells}</w:tr></w:tbl>"
        )

    def signature(self) -> str:
        if not self.letter.signatory:
            return ""
        first, *rest = self.letter.signatory
        signed = run(first, _STRONG) + "".join(f"{BREAK}{run(line)}" for line in rest)
        return self.paragraph("Closing", f"{self.letter.valediction},") + paragraph(
            self.base.styles["Signature"], signed
        )

    def properties(self) -> str:
        letter = self.letter
        day = f'<dcterms:{{0}} xsi:type="dcterms:W3CDTF">{letter.dated_on.isoformat()}T00:00:00Z</dcterms:{{0}}>'
        author = literal(letter.sender.authority)
        return (
            '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
            '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
            'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
            'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
            f"<dc:title>{literal(letter.title)}</dc:title><dc:creator>{author}</dc:creator>"
            f"<cp:lastModifiedBy>{author}</cp:lastModifiedBy>{day.format('created')}{day.format('modified')}"
            f"<dc:language>{letter.language}-GB</dc:language></cp:coreProperties>"
        )
