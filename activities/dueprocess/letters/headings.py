"""Heading levels made contiguous: the title is level 1 and no level is skipped, as PDF/UA-1 and WCAG ask."""

from collections.abc import Iterable

from dueprocess.letters.letter import LetterPart
from dueprocess.letters.tree import Block, Heading

_DEEPEST = 4


def level_headings(parts: Iterable[LetterPart]) -> tuple[LetterPart, ...]:
    """The parts with the headings between them at levels 2 to 4, whatever levels staff wrote."""
    open_levels: list[int] = []
    return tuple(
        part.model_copy(update={"blocks": tuple(_levelled(block, open_levels) for block in part.blocks)})
        for part in parts
    )


def _levelled(block: Block, open_levels: list[int]) -> Block:
    if not isinstance(block, Heading):
        return block
    while open_levels and open_levels[-1] >= block.level:
        open_levels.pop()
    open_levels.append(block.level)
    return block.model_copy(update={"level": min(1 + len(open_levels), _DEEPEST)})
