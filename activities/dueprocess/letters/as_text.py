"""A letter as plain text: for the body of an e-mail, a terminal, a screen reader of any age."""

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from dueprocess.letters.dates import in_words
from dueprocess.letters.letter import Letter
from dueprocess.letters.phrases import phrases_in
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
)

WIDTH: Final = 76
"""Columns. One word longer than a line, such as an address on the web, is left whole."""

_BETWEEN_COLUMNS: Final = "   "


def as_text(letter: Letter) -> str:
    """The whole letter, wrapped at 76 columns, with the address of each link beside its words."""
    phrases = phrases_in(letter.language)
    sender = letter.sender
    telephone = f"{phrases.telephone}: {sender.telephone}" if sender.telephone else ""
    facts = [(phrases.our_reference, letter.reference), (phrases.date, in_words(letter.dated_on, letter.language))]
    if letter.applicant_reference:
        facts.insert(1, (phrases.your_reference, letter.applicant_reference))
    to = f"{phrases.to}: {', '.join(letter.recipient)}" if letter.is_internal else "\n".join(letter.recipient)
    groups = [
        "\n".join(
            line for line in (sender.authority, *sender.address, telephone, sender.email, sender.website) if line
        ),
        phrases.internal if letter.is_internal else "",
        to,
        "\n".join(f"{label}: {value}" for label, value in facts),
        f"{letter.salutation}," if letter.salutation else "",
        _underlined(letter.subject, "="),
        letter.regime,
        *("\n".join(_lines(block, WIDTH)) for part in letter.body for block in part.blocks),
        f"{letter.valediction}," if letter.valediction else "",
        "\n".join(letter.signatory),
    ]
    return "\n\n".join(group for group in groups if group) + "\n"


def _lines(block: Block, width: int) -> Iterator[str]:
    match block:
        case Heading(level=level, content=content):
            yield from _underlined(_words(content), "-" if level == 2 else "").split("\n")  # noqa: PLR2004 - the first level below the title
        case Paragraph(content=content):
            yield from _wrapped(_words(content), width)
        case Quote(blocks=blocks):
            yield from (f"> {line}".rstrip() for line in _spaced(blocks, width - 2))
        case BulletList(items=items):
            yield from _items(items, ["- "] * len(items), width)
        case NumberedList(start=start, items=items):
            yield from _items(items, [f"{start + index}. " for index in range(len(items))], width)
        case Table():
            yield from _table(block, width)
        case Rule():
            yield "-" * width


def _spaced(blocks: Iterable[Block], width: int) -> Iterator[str]:
    for index, block in enumerate(blocks):
        if index:
            yield ""
        yield from _lines(block, width)


def _items(items: Sequence[Sequence[Block]], marks: Sequence[str], width: int) -> Iterator[str]:
    for item, mark in zip(items, marks, strict=True):
        indent = " " * len(mark)
        for index, line in enumerate(_spaced(item, width - len(mark))):
            yield (f"{indent if index else mark}{line}").rstrip()


def _table(table: Table, width: int) -> Iterator[str]:
    """Aligned columns where they fit, else one group of lines a row, each cell with its heading."""
    rows = [[_words(cell).replace("\n", " ") for cell in row] for row in (table.head, *table.rows)]
    widths = [max(len(row[index]) for row in rows) for index in range(len(table.columns))]
    if sum(widths) + len(_BETWEEN_COLUMNS) * (len(widths) - 1) <= width:
        for number, row in enumerate(rows):
            cells = zip(row, widths, table.columns, strict=True)
            yield _BETWEEN_COLUMNS.join(_aligned(cell, size, to) for cell, size, to in cells).rstrip()
            if number == 0:
                yield _BETWEEN_COLUMNS.join("-" * size for size in widths)
        return
    head, *body = rows
    for number, row in enumerate(body):
        if number:
            yield ""
        for label, cell in zip(head, row, strict=True):
            yield from _wrapped(f"{label}: {cell}", width)


def _aligned(cell: str, size: int, to: str) -> str:
    return {"left": cell.ljust, "right": cell.rjust, "center": cell.center}[to](size)


def _wrapped(text: str, width: int) -> Iterator[str]:
    for line in text.split("\n"):
        yield from textwrap.wrap(line, width, break_long_words=False, break_on_hyphens=False) or [""]


def _underlined(text: str, mark: str) -> str:
    lines = list(_wrapped(text, WIDTH))
    return "\n".join([*lines, mark * max(map(len, lines))]) if mark else "\n".join(lines)


def _words(content: Inlines) -> str:
    """The characters, and after the last run of each link its address, unless the words are the address."""
    words = ""
    link = ""
    for index, inline in enumerate(content):
        if isinstance(inline, Break):
            words += "\n"
            continue
        words += inline.text
        link = link + inline.text if inline.href else ""
        following = content[index + 1] if index + 1 < len(content) else None
        if inline.href and getattr(following, "href", "") != inline.href:
            address = inline.href.removeprefix("mailto:")
            if link.strip().rstrip("/") not in {address.rstrip("/"), address.removeprefix("https://").rstrip("/")}:
                words += f" ({address})"
            link = ""
    return words
