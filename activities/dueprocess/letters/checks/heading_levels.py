"""Headings that skip a level: a letter is printed with the levels made even, but staff may have meant otherwise."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from dueprocess.letters.letter import LetterPart
from dueprocess.letters.tree import Block, Heading, plain

_TOP: Final = 2
"""The level of `##` as written: one below the title of the letter."""


def skipped(blocks: Iterable[Block], lines: Sequence[int]) -> Iterator[tuple[int, str]]:
    """The line and the fault of each heading of one part that has too many `#`, or too few for any.

    Args:
        blocks: of one part, with the levels as the Markdown parser gave them.
        lines: those of its headings, in order.
    """
    before: int | None = None
    headings = (block for block in blocks if isinstance(block, Heading))
    for heading, line in zip(headings, lines, strict=False):
        written = heading.level - 1
        if written < _TOP:
            yield line, f"the heading '{plain(heading.content)}' has one #, as the title of the letter. Write ##."
        elif before is not None and written > before + 1:
            yield line, _too_deep(heading, before)
        before = written


def skipped_between(parts: Iterable[LetterPart]) -> Iterator[tuple[str, str]]:
    """The key and the fault of each part whose first heading is too deep after the last one before it."""
    before = 1
    for part in parts:
        headings = [block for block in part.blocks if isinstance(block, Heading)]
        if headings and headings[0].level - 1 > before + 1:
            yield part.key, _too_deep(headings[0], before)
        if headings:
            before = headings[-1].level - 1


def _too_deep(heading: Heading, before: int) -> str:
    written, right = "#" * (heading.level - 1), "#" * (before + 1)
    return f"the heading '{plain(heading.content)}' skips a level with {written}. Write {right}."
