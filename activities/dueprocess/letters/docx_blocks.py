"""The blocks of a letter in WordprocessingML."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from dueprocess.letters.direction import runs_right_to_left
from dueprocess.letters.docx_lists import DEEPEST, STEP, Lists
from dueprocess.letters.docx_words import Links, paragraph, words
from dueprocess.letters.table_widths import widths_of
from dueprocess.letters.tree import (
    Block,
    BulletList,
    Heading,
    Inlines,
    NumberedList,
    Paragraph,
    Quote,
    Rule,
    Table,
)

_QUOTE_LEFT: Final = 260
"""How far the style Quote stands in: its bar, and the space beside that."""
_CHARACTER: Final = 105
"""The average width of one in the style Table Text."""
_FEW_ROWS: Final = 8
_AFTER_LIST: Final = 160
"""Space below the last line of a list, as below a paragraph; between the items there is less."""
# As the style Quote has it, but for the side of the bar.
_BAR_AT_RIGHT: Final = (
    '<w:pBdr><w:top w:val="single" w:sz="4" w:space="6" w:color="F6F7F9"/>'
    '<w:left w:val="single" w:sz="24" w:space="10" w:color="F6F7F9"/>'
    '<w:bottom w:val="single" w:sz="4" w:space="6" w:color="F6F7F9"/>'
    '<w:right w:val="single" w:sz="24" w:space="10" w:color="{}"/></w:pBdr>'
)


@dataclass(frozen=True, slots=True)
class _Where:
    """What a block stands in.

    Attributes:
        keeps_next: whether what follows stays on its page.
        level: of the list it is in, -1 for none.
        marker: the number of the list, where its bullet or number is to be shown.
        ends_list: whether nothing of the outermost list comes after it.
    """

    keeps_next: bool = False
    in_quote: bool = False
    quote_from_right: bool = False
    level: int = -1
    marker: int | None = None
    list_style: str = ""
    ends_list: bool = False


@dataclass(frozen=True, slots=True)
class Blocks:
    """Writes blocks.

    Attributes:
        styles: name of a style as in `word/styles.xml` -> its id in this file.
        width: of the text, in twentieths of a point.
        accent: the colour of the house, as `1d3557`.
        links, lists: gathered while writing.
    """

    styles: Mapping[str, str]
    width: int
    accent: str
    links: Links
    lists: Lists

    def written(self, blocks: Iterable[Block], *, keep_last: bool = False) -> str:
        """The blocks in order; with `keep_last` the last of them shares its page with what follows."""
        every = tuple(blocks)
        if not keep_last or not every:
            return self._all(every, _Where())
        return self._all(every[:-1], _Where()) + self._block(every[-1], _Where(keeps_next=True))

    def _all(self, blocks: Iterable[Block], where: _Where) -> str:
        return "".join(self._block(block, where) for block in blocks)

    def _block(self, block: Block, where: _Where) -> str:  # noqa: PLR0911 - one return a kind of block
        match block:
            case Heading(level=level, content=content):
                return paragraph(self.styles[f"heading {level}"], self._words(content))
            case Paragraph(content=content):
                return self._paragraph(content, where)
            case Quote(blocks=blocks):
                first = next(iter(blocks), None)
                from_right = isinstance(first, Paragraph) and runs_right_to_left(first.content)
                return self._all(blocks, replace(where, in_quote=True, quote_from_right=from_right))
            case BulletList(items=items):
                return self._items(items, self.lists.bullets(), "List Bullet", where)
            case NumberedList(start=start, items=items):
                number = self.lists.numbers(start, min(where.level + 1, DEEPEST))
                return self._items(items, number, "List Number", where)
            case Table():
                return self._table(block, where)
            case Rule():
                return paragraph(self.styles["Line Across"], "")

    def _items(self, items: tuple[tuple[Block, ...], ...], number: int, style: str, where: _Where) -> str:
        inside = replace(where, level=min(where.level + 1, DEEPEST), marker=None, list_style=style, ends_list=False)
        ends = where.level < 0 or where.ends_list
        return "".join(self._item(item, number, inside, ends=False) for item in items[:-1]) + "".join(
            self._item(item, number, inside, ends=ends) for item in items[-1:]
        )

    def _item(self, blocks: tuple[Block, ...], number: int, where: _Where, *, ends: bool) -> str:
        """The marker stands before the first paragraph, or alone if the item begins with anything else."""
        first = blocks[0] if blocks else None
        content, rest = (first.content, blocks[1:]) if isinstance(first, Paragraph) else ((), blocks)
        marked = self._paragraph(content, replace(where, marker=number, ends_list=ends and not rest))
        last = replace(where, ends_list=ends)
        return f"{marked}{self._all(rest[:-1], where)}{self._all(rest[-1:], last)}"

    def _paragraph(self, content: Inlines, where: _Where) -> str:
        from_right = runs_right_to_left(content)
        return paragraph(
            self.styles[_style_of(where)],
            self._words(content, from_right=from_right),
            self._properties(where, from_right=from_right),
        )

    def _properties(self, where: _Where, *, from_right: bool) -> str:
        written = "<w:keepNext/>" if where.keeps_next else ""
        if where.marker is not None:
            written += f'<w:numPr><w:ilvl w:val="{where.level}"/><w:numId w:val="{where.marker}"/></w:numPr>'
        if where.quote_from_right:
            written += _BAR_AT_RIGHT.format(self.accent)
        if from_right:
            written += "<w:bidi/>"
        if where.ends_list:
            written += f'<w:spacing w:after="{_AFTER_LIST}"/>'
        if where.level >= 0 and (where.in_quote or where.marker is None):
            left = STEP * (where.level + 1) + (_QUOTE_LEFT if where.in_quote else 0)
            hanging = f' w:hanging="{STEP}"' if where.marker is not None else ""
            written += f'<w:ind w:left="{left}"{hanging}/>'
        return written

    def _table(self, table: Table, where: _Where) -> str:
        widths = widths_of(table, self.width, _CHARACTER)
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        # A heading row alone at the foot of a page says nothing, and a short table is easier read on one.
        short = replace(where, keeps_next=where.keeps_next or len(table.rows) <= _FEW_ROWS)
        head = self._row(table, table.head, widths, "Table Heading", replace(where, keeps_next=True))
        rows = "".join(
            f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{self._row(table, row, widths, 'Table Text', within)}</w:tr>"
            for row, within in zip(table.rows, [*[short] * (len(table.rows) - 1), where], strict=False)
        )
        return (
            f'<w:tbl><w:tblPr><w:tblStyle w:val="{self.styles["Letter Table"]}"/>'
            f'<w:tblW w:w="{self.width}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
            '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="0" '
            f'w:noVBand="0"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
            f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{head}</w:tr>{rows}</w:tbl>"
            # Without a paragraph between them Word makes one table of two.
            f"{paragraph(self.styles['After Table'], '', '<w:keepNext/>' if where.keeps_next else '')}"
        )

    def _row(self, table: Table, row: Iterable[Inlines], widths: Sequence[int], style: str, where: _Where) -> str:
        return "".join(
            self._cell(cell, column, width, style, where)
            for cell, column, width in zip(row, table.columns, widths, strict=True)
        )

    def _cell(self, content: Inlines, column: str, width: int, style: str, where: _Where) -> str:
        from_right = runs_right_to_left(content)
        # In a paragraph from the right Word reads `left` as the side where lines begin, and `right` as the other.
        side = "left" if from_right and column == "right" else column
        properties = (
            ("<w:keepNext/>" if where.keeps_next else "")
            + ("<w:bidi/>" if from_right else "")
            + ("" if column == "left" else f'<w:jc w:val="{side}"/>')
        )
        inside = paragraph(self.styles[style], self._words(content, from_right=from_right), properties)
        return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{inside}</w:tc>'

    def _words(self, content: Inlines, *, from_right: bool = False) -> str:
        return words(content, self.links, link_style=self.styles["Hyperlink"], from_right=from_right)


def _style_of(where: _Where) -> str:
    if where.in_quote:
        return "Quote"
    if where.level < 0:
        return "Normal"
    return "List Continue" if where.marker is None else where.list_style
