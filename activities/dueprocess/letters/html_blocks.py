"""The blocks of a letter as HTML elements: the same in a page and in an e-mail."""

from collections.abc import Iterable
from html import escape

from dueprocess.letters.direction import has_right_to_left, runs_right_to_left
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
from dueprocess.letters.unbroken import unbroken


def blocks_in_html(blocks: Iterable[Block]) -> str:
    """The blocks, one after another; the words of others choose their own direction."""
    return "".join(_block(block) for block in blocks)


def _block(block: Block) -> str:  # noqa: PLR0911 - one return a kind of block
    match block:
        case Heading(level=level, content=content):
            return f"<h{level}>{_inlines(content)}</h{level}>\n"
        case Paragraph(content=content):
            return f"<p{_auto(content)}>{_inlines(content)}</p>\n"
        case Quote(blocks=blocks):
            return f'<blockquote dir="{_side(blocks)}">\n{blocks_in_html(blocks)}</blockquote>\n'
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
    return blocks_in_html(blocks)


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
    html = directed(text.text) if isolated else escape(unbroken(text.text))
    if text.emphasis:
        html = f"<em>{html}</em>"
    if text.strong:
        html = f"<strong>{html}</strong>"
    return f'<a href="{escape(text.href)}">{html}</a>' if text.href else html


def directed(text: str) -> str:
    """The text escaped, and kept to itself if it runs from the right, so that it moves no words beside it."""
    html = escape(unbroken(text))
    return f"<bdi>{html}</bdi>" if has_right_to_left(text) else html


def _auto(content: Inlines) -> str:
    return ' dir="auto"' if content and is_only_values(content) else ""


def _side(blocks: Iterable[Block]) -> str:
    """Said outright: `auto` would look past the paragraphs inside, which have a direction of their own."""
    first = next(iter(blocks), None)
    return "rtl" if isinstance(first, Paragraph) and runs_right_to_left(first.content) else "ltr"
