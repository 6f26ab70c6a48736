"""A letter as one accessible HTML page that needs nothing from anywhere else."""

from collections.abc import Iterable
from html import escape
from pathlib import Path
from typing import Final

from dueprocess.institutions.answers import House
from dueprocess.letters.cleaning import clean
from dueprocess.letters.colours import readable
from dueprocess.letters.dates import in_words
from dueprocess.letters.direction import has_right_to_left, runs_right_to_left
from dueprocess.letters.letter import Letter
from dueprocess.letters.phrases import Phrases, phrases_in
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
    is_only_values,
)

_CSS: Final = (Path(__file__).parent / "letter.css").read_text(encoding="utf-8")
# The page runs nothing and loads nothing, also if a browser should read its text otherwise than we do.
_POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'"


def as_html(letter: Letter, house: House) -> str:
    """The whole page, with its style inside and in the colours of `house` where they can be read."""
    phrases = phrases_in(letter.language)
    style = f":root {{ --accent: {house.colour}; --accent-text: {readable(house.colour)}; }}\n{_CSS}"
    footer = f"<footer><p>{escape(clean(house.footer))}</p></footer>\n" if house.footer else ""
    internal = f'<p class="internal">{escape(phrases.internal)}</p>\n' if letter.is_internal else ""
    body = "".join(_blocks(part.blocks) for part in letter.body)
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(letter.language)}" dir="ltr">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta name="referrer" content="no-referrer">\n<title>{escape(letter.title)}</title>\n'
        f"<style>\n{style}</style>\n</head>\n<body>\n"
        f'<div class="letter">\n{_head(letter, house, phrases)}<main>\n{internal}{_references(letter, phrases)}'
        f"{_paragraph(letter.salutation)}"
        f"<h1>{escape(letter.subject)}</h1>\n"
        f'<p class="regime">{escape(letter.regime)}</p>\n'
        f"{body}{_signature(letter)}</main>\n{footer}</div>\n</body>\n</html>\n"
    )


def _head(letter: Letter, house: House, phrases: Phrases) -> str:
    first, *rest = [clean(line) for line in house.letterhead] or [letter.sender.authority]
    below = "".join(f"<br>{escape(line)}" for line in rest)
    sender = letter.sender
    contact = [escape(line) for line in sender.address]
    if sender.telephone:
        contact.append(f"{escape(phrases.telephone)} {escape(sender.telephone)}")
    contact.append(_link(f"mailto:{sender.email}", sender.email))
    if sender.website:
        contact.append(_link(f"https://{sender.website}", sender.website))
    return (
        f'<header>\n<p class="wordmark"><strong>{escape(first)}</strong>{below}</p>\n'
        f"<address>{'<br>'.join(contact)}</address>\n</header>\n"
    )


def _references(letter: Letter, phrases: Phrases) -> str:
    facts = [(phrases.our_reference, letter.reference)]
    if letter.applicant_reference:
        facts.append((phrases.your_reference, letter.applicant_reference))
    facts.append((phrases.date, in_words(letter.dated_on, letter.language)))
    if letter.is_internal:
        facts.insert(0, (phrases.to, ", ".join(letter.recipient)))
    rows = "".join(
        f'<div><dt>{escape(label)}</dt><dd dir="auto">{escape(value)}</dd></div>\n' for label, value in facts
    )
    lines = "" if letter.is_internal else "<br>".join(f"<bdi>{escape(line)}</bdi>" for line in letter.recipient)
    to = f'<p class="recipient">{lines}</p>\n' if lines else ""
    return f'<div class="references">\n{to}<dl>\n{rows}</dl>\n</div>\n'


def _signature(letter: Letter) -> str:
    if not letter.signatory:
        return ""
    first, *rest = letter.signatory
    lines = "".join(f"<br>{escape(line)}" for line in rest)
    return (
        f'<div class="signature">\n<p>{escape(letter.valediction)},</p>\n'
        f"<p><strong>{escape(first)}</strong>{lines}</p>\n</div>\n"
    )


def _paragraph(text: str) -> str:
    if not text:
        return ""
    return f"<p>{_directed(text)},</p>\n"


def _blocks(blocks: Iterable[Block]) -> str:
    return "".join(_block(block) for block in blocks)


def _block(block: Block) -> str:  # noqa: PLR0911 - one return a kind of block
    match block:
        case Heading(level=level, content=content):
            return f"<h{level}>{_inlines(content)}</h{level}>\n"
        case Paragraph(content=content):
            return f"<p{_auto(content)}>{_inlines(content)}</p>\n"
        case Quote(blocks=blocks):
            return f'<blockquote dir="{_side(blocks)}">\n{_blocks(blocks)}</blockquote>\n'
        case BulletList(items=items):
            return f"<ul>\n{_items(items)}</ul>\n"
        case NumberedList(start=start, items=items):
            first = "" if start == 1 else f' start="{start}"'
            return f"<ol{first}>\n{_items(items)}</ol>\n"
        case Table():
            return _table(block)
        case Rule():
            return "<hr>\n"


def _items(items: Iterable[Iterable[Block]]) -> str:
    return "".join(f"<li>{_item(tuple(item))}</li>\n" for item in items)


def _item(blocks: tuple[Block, ...]) -> str:
    """An item that is one paragraph needs no paragraph of its own, except for its direction."""
    if len(blocks) == 1 and isinstance(blocks[0], Paragraph) and not _auto(blocks[0].content):
        return _inlines(blocks[0].content)
    return _blocks(blocks)


def _table(table: Table) -> str:
    head = "".join(
        f'<th scope="col" class="{column}">{_inlines(cell)}</th>'
        for column, cell in zip(table.columns, table.head, strict=True)
    )
    rows = "".join(
        "<tr>"
        + "".join(
            f'<td class="{column}"{_auto(cell)}>{_inlines(cell)}</td>'
            for column, cell in zip(table.columns, row, strict=True)
        )
        + "</tr>\n"
        for row in table.rows
    )
    return f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n"


def _inlines(content: Inlines) -> str:
    # `dir="auto"` looks past isolated words, so what chooses its own direction must not be isolated too.
    isolated = not is_only_values(content)
    return "".join("<br>" if isinstance(inline, Break) else _run(inline, isolated=isolated) for inline in content)


def _run(text: Text, *, isolated: bool) -> str:
    html = _directed(text.text) if isolated else escape(text.text)
    if text.emphasis:
        html = f"<em>{html}</em>"
    if text.strong:
        html = f"<strong>{html}</strong>"
    return f'<a href="{escape(text.href)}">{html}</a>' if text.href else html


def _directed(text: str) -> str:
    return f"<bdi>{escape(text)}</bdi>" if has_right_to_left(text) else escape(text)


def _auto(content: Inlines) -> str:
    return ' dir="auto"' if content and is_only_values(content) else ""


def _side(blocks: Iterable[Block]) -> str:
    """Said outright: `auto` would look past the paragraphs inside, which have a direction of their own."""
    first = next(iter(blocks), None)
    return "rtl" if isinstance(first, Paragraph) and runs_right_to_left(first.content) else "ltr"


def _link(href: str, words: str) -> str:
    return f'<a href="{escape(href)}">{escape(words)}</a>'
