"""How wide the columns of a table are where nothing can measure its words: by their characters."""

from collections.abc import Sequence

from dueprocess.letters.tree import Inlines, Table, plain

_SPACE_OF_A_CELL = 2
_LONG_WORD = 30
"""A longer one, such as an address on the web, may be broken rather than leave others no room."""


def widths_of(table: Table, width: int, character: int) -> list[int]:
    """The widths of the columns, together `width`; `character` is what one takes on average, in the same unit."""
    columns = [[head, *(row[index] for row in table.rows)] for index, head in enumerate(table.head)]
    wanted = [_most(cells, "\n") for cells in columns]
    needed = [min(want, _most(cells, None), _LONG_WORD) for want, cells in zip(wanted, columns, strict=True)]
    places = width / character
    if sum(wanted) <= places or sum(needed) >= places:
        shares: list[float] = list(wanted if sum(wanted) <= places else needed)
    else:
        part = (places - sum(needed)) / (sum(wanted) - sum(needed))
        shares = [need + part * (want - need) for need, want in zip(needed, wanted, strict=True)]
    made = [int(width * share / sum(shares)) for share in shares]
    return [*made[:-1], width - sum(made[:-1])]


def _most(cells: Sequence[Inlines], between: str | None) -> int:
    """The characters of the longest line, or with None between them of the longest word, and the space beside it."""
    return max((len(piece) for cell in cells for piece in plain(cell).split(between)), default=0) + _SPACE_OF_A_CELL
