"""Slots: marks that stand for values while the wording is parsed, so that no parser ever reads a value."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

# Private use characters, which `clean` takes out of every outside text: nobody can forge a slot.
_OPEN, _CLOSE = "\ue000", "\ue001"
_SLOT = re.compile(f"{_OPEN}([0-9]+){_CLOSE}")


@dataclass(slots=True)
class Slots:
    """The values put aside while one part is filled, in order."""

    values: list[str] = field(default_factory=list[str])

    def put(self, value: str) -> str:
        """Keep `value`, which must be cleaned, and return the mark that stands for it."""
        self.values.append(value)
        return f"{_OPEN}{len(self.values) - 1}{_CLOSE}"

    def fill(self, text: str) -> Iterator[tuple[str, bool]]:
        """`text` in pieces: the institution's words with False, the values its marks stand for with True."""
        for index, piece in enumerate(_SLOT.split(text)):
            if index % 2:
                yield self.values[int(piece)], True
            elif piece:
                yield piece, False


def without_slots(text: str) -> str:
    """`text` with an ellipsis for each slot, to quote in an error without anybody's personal data."""
    return _SLOT.sub("…", text)
