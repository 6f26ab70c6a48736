"""The institution's Markdown, with its slots, made into the blocks of the document tree."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from dueprocess.letters.errors import Place, UnsupportedMarkdown
from dueprocess.letters.inlines import InlineReader, as_lines, as_one_line, as_paragraphs
from dueprocess.letters.refusals import Refusals
from dueprocess.letters.slots import Slots
from dueprocess.letters.tree import Block, BulletList, Heading, Inlines, NumberedList, Paragraph, Quote, Rule, Table

_TABLE_LINE: Final = re.compile(r"^\s*(\||:?-{3,}:?\s*\|)", re.MULTILINE)
_CELL_END: Final = re.compile(r"(?<!\\)\|")
_DEEPEST: Final = 6


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "typographer": True})
    # A line of dashes under words is meant as a rule, not as a heading.
    parser.enable(["table", "smartquotes"]).disable("lheading")
    # Links are checked by us, once their slots are filled; the parser's own way puts a slot through IDNA.
    as_written: Callable[[str], str] = str
    every_link: Callable[[str], bool] = bool
    for name, function in (
        ("normalizeLink", as_written),
        ("normalizeLinkText", as_written),
        ("validateLink", every_link),
    ):
        setattr(parser, name, function)
    return parser


_PARSER: Final = _parser()


def blocks_of(source: str, slots: Slots, place: Place) -> tuple[Block, ...]:
    """The blocks of one part, its headings one level below those written.

    Raises:
        UnsupportedMarkdown: a picture, code, HTML, a broken table, a heading inside a quote or list, or a link
            that is neither https nor mailto.
    """
    return _read(source, slots, Refusals(place))


def faults_of(
    source: str, slots: Slots, place: Place, lines: Sequence[int]
) -> tuple[tuple[Block, ...], list[UnsupportedMarkdown]]:
    """The same for a check: what can be read of the blocks, and each mistake, on the line of `lines` for its own."""
    kept: list[UnsupportedMarkdown] = []
    return _read(source, slots, Refusals(place, lines, kept)), kept


def heading_lines(source: str) -> list[int]:
    """The lines of the headings that stand in no quote or list, from 0."""
    return [
        node.map[0] for node in SyntaxTreeNode(_PARSER.parse(source)).children if node.type == "heading" and node.map
    ]


def _read(source: str, slots: Slots, refuse: Refusals) -> tuple[Block, ...]:
    reader = _BlockReader(source.split("\n"), InlineReader(slots, refuse))
    return tuple(reader.blocks(SyntaxTreeNode(_PARSER.parse(source)).children))


@dataclass(frozen=True, slots=True)
class _BlockReader:
    lines: list[str]
    words: InlineReader

    @property
    def refuse(self) -> Refusals:
        return self.words.refuse

    def blocks(self, nodes: Iterable[SyntaxTreeNode]) -> Iterator[Block]:
        for node in nodes:
            self.refuse.line = node.map[0] if node.map else self.refuse.line
            match node.type:
                case "paragraph":
                    yield from self.paragraphs(node)
                case "heading":
                    yield self.heading(node)
                case "blockquote":
                    yield Quote(blocks=tuple(self.blocks(node.children)))
                case "bullet_list":
                    yield BulletList(items=self.items(node))
                case "ordered_list":
                    yield NumberedList(start=int(node.attrs.get("start", 1)), items=self.items(node))
                case "table":
                    yield self.table(node)
                case "hr":
                    yield Rule()
                case _:
                    self.refuse(
                        "Words after four spaces or between rows of backticks would become code: indent less.",
                        node.content,
                    )

    def heading(self, node: SyntaxTreeNode) -> Heading:
        if node.parent is not None and not node.parent.is_root:
            self.refuse("A heading cannot stand in a quote or a list: take it out.", node.children[0].content)
        return Heading(level=min(1 + int(node.tag[1:]), _DEEPEST), content=as_one_line(self.words.content(node)))

    def items(self, node: SyntaxTreeNode) -> tuple[tuple[Block, ...], ...]:
        return tuple(tuple(self.blocks(item.children)) for item in node.children)

    def paragraphs(self, node: SyntaxTreeNode) -> Iterator[Paragraph]:
        written = node.children[0].content
        if _TABLE_LINE.search(written):
            self.refuse("A table needs a heading row, a row of dashes and no empty lines.", written)
        for content in as_paragraphs(self.words.content(node)):
            yield Paragraph(content=content)

    def table(self, node: SyntaxTreeNode) -> Table:
        head, *body = (row for section in node.children for row in section.children)
        width = len(head.children)
        for row in body:
            self.count_cells(row, width)
        return Table(
            columns=tuple(_alignment(cell) for cell in head.children),
            head=tuple(as_lines(self.words.content(cell)) for cell in head.children),
            rows=tuple(self.row(row) for row in body),
        )

    def row(self, row: SyntaxTreeNode) -> tuple[Inlines, ...]:
        self.refuse.line = row.map[0] if row.map else self.refuse.line
        return tuple(as_lines(self.words.content(cell)) for cell in row.children)

    def count_cells(self, row: SyntaxTreeNode, width: int) -> None:
        """The parser drops cells past the last column without a word, and adds missing ones."""
        self.refuse.line = row.map[0] if row.map else self.refuse.line
        line = self.lines[self.refuse.line].lstrip("> ").rstrip()
        if len(_CELL_END.split(line.removeprefix("|").removesuffix("|"))) != width:
            self.refuse(f"A row of this table does not have {width} cells, as its heading has.", line)


def _alignment(cell: SyntaxTreeNode) -> Literal["left", "center", "right"]:
    match str(cell.attrs.get("style", "")):
        case "text-align:center":
            return "center"
        case "text-align:right":
            return "right"
        case _:
            return "left"
