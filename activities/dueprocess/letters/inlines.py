"""The words of one paragraph, heading or cell: styles, links, and values in their slots."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final
from urllib.parse import quote

from markdown_it.tree import SyntaxTreeNode

from dueprocess.letters.refusals import Refusals
from dueprocess.letters.slots import Slots
from dueprocess.letters.tree import Break, Inline, Inlines, Text

Content = Sequence[Inline | None]
"""Inlines, with None where an empty line in a value ends the paragraph."""

_SCHEMES: Final = ("https://", "mailto:")
_TAG: Final = re.compile(r"</?[A-Za-z][A-Za-z0-9-]*(\s[^<>]*)?/?>|<!--")
_EMPTY_LINES: Final = re.compile(r"\n(?:[^\S\n]*\n)+")
_DASH: Final = re.compile(r"(?<=\S) (?:--?-?|\N{EN DASH}|\N{EM DASH}) (?=\S)")


@dataclass(frozen=True, slots=True)
class _Style:
    strong: bool = False
    emphasis: bool = False
    href: str = ""


@dataclass(frozen=True, slots=True)
class InlineReader:
    """Reads inlines of one part."""

    slots: Slots
    refuse: Refusals

    def content(self, node: SyntaxTreeNode) -> Content:
        """What a block that holds words holds.

        Raises:
            UnsupportedMarkdown: a picture, code, HTML, or a link that is neither https nor mailto.
        """
        return list(self._inlines(node.children[0].children, _Style()))

    def _inlines(self, nodes: Iterable[SyntaxTreeNode], style: _Style) -> Iterator[Inline | None]:
        for node in nodes:
            match node.type:
                case "text":
                    yield from self._text(node.content, style)
                case "softbreak":
                    self.refuse.line += 1
                    yield _text(" ", style)
                case "hardbreak":
                    self.refuse.line += 1
                    yield Break()
                case "strong":
                    yield from self._inlines(node.children, replace(style, strong=True))
                case "em":
                    yield from self._inlines(node.children, replace(style, emphasis=True))
                case "link":
                    href = self._href(str(node.attrs.get("href", "")))
                    yield from self._inlines(node.children, replace(style, href=href))
                case "image":
                    self.refuse("Wording cannot hold a picture: take it out, or make it the crest.", node.content)
                case "code_inline":
                    self.refuse("Words between backticks would become code: take the backticks out.", node.content)
                case _:
                    self.refuse(f"'{node.type}' cannot be printed: take it out.", node.content)

    def _text(self, words: str, style: _Style) -> Iterator[Inline | None]:
        for tag in _TAG.finditer(words):
            self.refuse("HTML is not read in wording and would be printed as it stands: take it out.", tag.group())
        for piece, is_value in self.slots.fill(words):
            if is_value:
                yield from _value(piece, style)
            else:
                yield _text(_with_dashes(piece), style)

    def _href(self, written: str) -> str:
        if not written.startswith(_SCHEMES):
            self.refuse("A link must begin with https:// or mailto:.", written)
        filled = ""
        for piece, is_value in self.slots.fill(written):
            # A website may be kept with its scheme; the wording adds it in any case.
            value = piece.removeprefix("https://") if filled == "https://" else piece
            filled += quote(value, safe="@.+-_:/?#&=~,;" if is_value else "%@.+-_:/?#&=~,;!$'()*[]")
        return filled


def trimmed(inlines: Iterable[Inline]) -> Inlines:
    """Neighbours of one style joined, and no breaks at either end."""
    joined: list[Inline] = []
    for inline in inlines:
        last = joined[-1] if joined else None
        if isinstance(inline, Text) and isinstance(last, Text) and _style(last) == _style(inline):
            joined[-1] = last.model_copy(update={"text": last.text + inline.text})
        elif isinstance(inline, Text) or joined:
            joined.append(inline)
    while joined and isinstance(joined[-1], Break):
        joined.pop()
    return tuple(joined)


def as_paragraphs(content: Content) -> Iterator[Inlines]:
    """The paragraphs between the empty lines; none that is empty."""
    paragraph: list[Inline] = []
    for inline in (*content, None):
        if inline is not None:
            paragraph.append(inline)
            continue
        whole = trimmed(paragraph)
        if whole:
            yield whole
        paragraph = []


def as_lines(content: Content) -> Inlines:
    """One paragraph, a line end for each empty line: for a cell of a table."""
    return trimmed(Break() if inline is None else inline for inline in content)


def as_one_line(content: Content) -> Inlines:
    """One line: for a heading."""
    return trimmed(inline if isinstance(inline, Text) else Text(text=" ") for inline in content)


def _with_dashes(words: str) -> str:
    """Hyphens that stand for a dash, as on a typewriter. Quotes are turned by the parser."""
    return _DASH.sub(" \N{EN DASH} ", words)


def _text(text: str, style: _Style, *, is_value: bool = False) -> Text:
    return Text(text=text, strong=style.strong, emphasis=style.emphasis, href=style.href, is_value=is_value)


def _value(value: str, style: _Style) -> Iterator[Inline | None]:
    """A value's line ends become breaks; its empty lines end the paragraph."""
    for index, paragraph in enumerate(_EMPTY_LINES.split(value.strip("\n"))):
        if index:
            yield None
        for number, line in enumerate(paragraph.split("\n")):
            if number:
                yield Break()
            if line:
                yield _text(line, style, is_value=True)


def _style(text: Text) -> tuple[bool, bool, str, bool]:
    return text.strong, text.emphasis, text.href, text.is_value
