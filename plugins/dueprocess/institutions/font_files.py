"""The family names of font files, read from their `name` table (OpenType 1.9): so that no font library is needed."""

import struct
from collections.abc import Iterator
from pathlib import Path
from typing import Final

_FAMILY: Final = 1
_TYPOGRAPHIC_FAMILY: Final = 16
_WINDOWS: Final = 3
_UNICODE: Final = 0


def font_files(folder: Path) -> list[Path]:
    """The `.ttf` and `.otf` files of a folder, by name."""
    return sorted(path for path in folder.iterdir() if path.suffix.lower() in {".ttf", ".otf"})


def families_in(folder: Path) -> set[str]:
    """The families whose files are in the folder; a file that is no font adds none."""
    found: set[str] = set()
    for path in font_files(folder):
        try:
            names = dict(_names(path.read_bytes()))
        except (struct.error, KeyError, UnicodeDecodeError):
            continue
        found.update({names.get(_TYPOGRAPHIC_FAMILY) or names.get(_FAMILY, "")} - {""})
    return found


def _names(font: bytes) -> Iterator[tuple[int, str]]:
    """Number and words of the entries in Unicode."""
    tables = {
        font[start : start + 4]: struct.unpack_from(">I", font, start + 8)[0]
        for start in range(12, 12 + 16 * struct.unpack_from(">H", font, 4)[0], 16)
    }
    table = tables[b"name"]
    count, strings = struct.unpack_from(">HH", font, table + 2)
    for entry in struct.iter_unpack(">6H", font[table + 6 : table + 6 + 12 * count]):
        platform, _, _, name, length, offset = entry
        if platform in {_UNICODE, _WINDOWS}:
            start = table + strings + offset
            yield name, font[start : start + length].decode("utf-16-be")
