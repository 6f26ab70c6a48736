"""What a Typst layout is given: one JSON object of strings that are printed as they are, never read as Typst.

The head of `letter.typ` describes it for those who write a layout of their own.
"""

from collections.abc import Iterable
from typing import Final

from dueprocess.institutions.answers import House
from dueprocess.letters.cleaning import clean
from dueprocess.letters.colours import readable
from dueprocess.letters.crest import crest_of
from dueprocess.letters.direction import runs_right_to_left
from dueprocess.letters.even_lines import even_lines
from dueprocess.letters.forms import Form
from dueprocess.letters.glyphs import SHIPPED_FONT, breakable, named
from dueprocess.letters.letter import Letter
from dueprocess.letters.phrases import phrases_in
from dueprocess.letters.references import facts_of
from dueprocess.letters.tree import (
    Block,
    Break,
    BulletList,
    Heading,
    Inlines,
    NumberedList,
    Paragraph,
    Quote,
    Rule,
    Table,
    Text,
)
from dueprocess.letters.unbroken import unbroken


def layout_input(
    letter: Letter, house: House, form: Form = Form.STANDARD, *, only_basic: bool = False
) -> dict[str, object]:
    """The object, in a fixed order, with every string made fit for the shipped fonts (see `glyphs.named`).

    Raises:
        LayoutError: the crest of the house style cannot be read.
    """
    return _Input(form, only_basic=only_basic).letter(letter, house)


_LONGEST_ADDRESS_LINE: Final = 36
"""Characters of the small print at the head that take up a third of the page's width."""


class _Input:
    """Keeps whether any character had to be named, so that the letter can say so."""

    def __init__(self, form: Form, *, only_basic: bool) -> None:
        self.form = form
        self.only_basic = only_basic
        self.has_named = False

    def string(self, text: str) -> str:
        printable = named(text, only_basic=self.only_basic)
        self.has_named = self.has_named or printable.count("[") > text.count("[")
        return breakable(unbroken(printable), longest=self.form.longest_word)

    def strings(self, texts: Iterable[str]) -> list[str]:
        return [self.string(text) for text in texts]

    def letter(self, letter: Letter, house: House) -> dict[str, object]:
        phrases = phrases_in(letter.language)
        before, between, after = phrases.page.split("{}")
        sender = letter.sender
        crest = crest_of(house)
        written: dict[str, object] = {
            "form": self.form,
            "font": [house.font, SHIPPED_FONT] if house.font else [SHIPPED_FONT],
            "language": letter.language,
            "title": self.string(letter.title),
            "subject": self.string(letter.subject),
            "regime": self.string(letter.regime),
            "reference": self.string(letter.reference),
            "internal": phrases.internal if letter.is_internal else "",
            "letterhead": self.strings(map(clean, house.letterhead)) or [self.string(sender.authority)],
            "crest": crest.svg if crest else "",
            "crest-aspect": crest.aspect if crest else 0.0,
            "crest-alt": self.string(clean(crest.alt)) if crest else "",
            "footer": self.string(clean(house.footer)),
            "colour": house.colour,
            "text-colour": readable(house.colour),
            "address": self.strings(sender.address),
            "address-lines": even_lines(self.strings(sender.address), _LONGEST_ADDRESS_LINE),
            "email": self.string(sender.email),
            "telephone": self.string(f"{phrases.telephone} {sender.telephone}" if sender.telephone else ""),
            "website": self.string(sender.website),
            "email-href": f"mailto:{sender.email}",
            "website-href": f"https://{sender.website}" if sender.website else "",
            "recipient": [] if letter.is_internal else self.strings(letter.recipient),
            "facts": [self.strings(fact) for fact in facts_of(letter)],
            "salutation": self.string(letter.salutation),
            "body": [{"key": part.key, "blocks": self.blocks(part.blocks)} for part in letter.body],
            "valediction": self.string(letter.valediction),
            "signatory": self.strings(letter.signatory),
            "page": [before, between, after],
        }
        return {**written, "note": phrases.characters_named if self.has_named else ""}

    def blocks(self, blocks: Iterable[Block]) -> list[dict[str, object]]:
        return [self.block(block) for block in blocks]

    def block(self, block: Block) -> dict[str, object]:  # noqa: PLR0911 - one return a kind of block
        match block:
            case Heading(level=level, content=content):
                return {"kind": block.kind, "level": level, "content": self.inlines(content)}
            case Paragraph(content=content):
                return {"kind": block.kind, "rtl": self.is_rtl((block,)), "content": self.inlines(content)}
            case Quote(blocks=blocks):
                return {"kind": block.kind, "rtl": self.is_rtl(blocks), "blocks": self.blocks(blocks)}
            case BulletList(items=items):
                return {"kind": block.kind, "items": [self.blocks(item) for item in items]}
            case NumberedList(start=start, items=items):
                return {"kind": block.kind, "start": start, "items": [self.blocks(item) for item in items]}
            case Table(columns=columns, head=head, rows=rows):
                return {
                    "kind": block.kind,
                    "columns": list(columns),
                    "head": [self.inlines(cell) for cell in head],
                    "rows": [[self.inlines(cell) for cell in row] for row in rows],
                }
            case Rule():
                return {"kind": block.kind}

    def is_rtl(self, blocks: Iterable[Block]) -> bool:
        """By the first paragraph as it is printed: a name in brackets is English."""
        first = next(iter(blocks), None)
        return isinstance(first, Paragraph) and runs_right_to_left(
            tuple(
                inline.model_copy(update={"text": named(inline.text, only_basic=self.only_basic)})
                for inline in first.content
                if isinstance(inline, Text)
            )
        )

    def inlines(self, content: Inlines) -> list[dict[str, object]]:
        return [
            {"kind": "break"}
            if isinstance(inline, Break)
            else {
                "kind": "text",
                "text": self.string(inline.text),
                "strong": inline.strong,
                "emphasis": inline.emphasis,
                "href": inline.href,
            }
            for inline in content
        ]
