"""On which line of a TOML file a setting stands, which `tomllib` does not tell."""

import re
from collections.abc import Sequence
from typing import Final

_TABLE: Final = re.compile(r"\s*\[(\[)?\s*([^\]\[]+?)\s*\]")
_KEY: Final = re.compile(
    r"""\s*((?:[A-Za-z0-9_-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[A-Za-z0-9_-]+|"[^"]*"|'[^']*'))*)\s*="""
)
_IN_MESSAGE: Final = re.compile(r"\(at line (\d+), column \d+\)")

Location = Sequence[str | int]
"""The way to a setting from the top: names, and the places in lists."""


def line_of(text: str, location: Location) -> int | None:
    """The line of the setting, or of the nearest table or list around it; None for one that is nowhere."""
    found = dict[tuple[str | int, ...], int]()
    tables = dict[tuple[str, ...], int]()
    table: tuple[str | int, ...] = ()
    for number, line in enumerate(text.splitlines(), start=1):
        if head := _TABLE.match(line):
            names = _names(head[2])
            table = names
            if head[1]:
                tables[names] = tables.get(names, -1) + 1
                table = (*names, tables[names])
            found.setdefault(table, number)
            found.setdefault(names, number)
        elif key := _KEY.match(line):
            names = _names(key[1])
            for length in range(1, len(names) + 1):
                found.setdefault((*table, *names[:length]), number)
    for length in range(len(location), 0, -1):
        if tuple(location[:length]) in found:
            return found[tuple(location[:length])]
    return None


def line_in(error: ValueError) -> int | None:
    """The line that an error of `tomllib` names."""
    named = _IN_MESSAGE.search(str(error))
    return int(named[1]) if named else None


def without_line(error: ValueError) -> str:
    """What an error of `tomllib` says beside the line."""
    return _IN_MESSAGE.sub("", str(error)).strip()


def _names(written: str) -> tuple[str, ...]:
    return tuple(name.strip().strip("\"'") for name in written.split("."))
