"""`house.toml`: how an institution's letters look, and the files beside it that it names."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from dueprocess.case.reading import nearest
from dueprocess.institutions.answers import House
from dueprocess.institutions.file_faults import InvalidFile
from dueprocess.institutions.font_files import families_in, font_files
from dueprocess.institutions.toml_files import fault_at, read_toml

FILE: Final = "house.toml"

LARGEST_CREST: Final = 500_000
"""Bytes. It goes into every letter."""

_PNG: Final = b"\x89PNG\r\n\x1a\n"
_Fault = tuple[str, str]
"""A setting, and what is wrong with it."""

_PATHS: Final = ("crest", "fonts", "typst", "html", "docx")
# In a page of Jinja: the words of the letter.
_PLACES_BODY: Final = re.compile(r"\{\{-?\s*body\b")


def read_house(folder: Path) -> House | None:
    """Read and check `house.toml`, or None if the folder has none; paths in it are taken from the folder.

    Raises:
        InvalidFile: it is not TOML, has wrong or unknown settings, or names a file that cannot be used.
    """
    path = folder / FILE
    if not path.exists():
        return None
    written = read_toml(House, path)
    given: dict[str, Path | None] = {name: getattr(written, name) for name in _PATHS}
    elsewhere = {name: file for name, file in given.items() if file and (file.is_absolute() or ".." in file.parts)}
    here = {name: folder / file for name, file in given.items() if file and name not in elsewhere}
    house = written.model_copy(update=dict.fromkeys(elsewhere) | here)
    faults = [(name, f"{file} lies elsewhere; keep it in the folder of house.toml") for name, file in elsewhere.items()]
    faults += [*_crest(house, "crest" in elsewhere), *_font(house, "fonts" in elsewhere), *_page(house)]
    faults += [*_file("typst", house.typst, ".typ"), *_file("docx", house.docx, ".docx")]
    if faults:
        raise InvalidFile(*(fault_at(path, name, why) for name, why in faults))
    return house


def files_of(house: House) -> Iterator[Path]:
    """Every file that the house style names."""
    yield from (file for file in (house.crest, house.typst, house.html, house.docx) if file)
    if house.fonts:
        yield from font_files(house.fonts)


def _file(name: str, file: Path | None, ending: str) -> Iterator[_Fault]:
    if file is None:
        return
    if not file.is_file():
        others = (other.name for other in file.parent.glob(f"*{ending}"))
        yield name, f"there is no file {file.name} beside house.toml.{nearest(file.name, others)}"
    elif file.suffix.lower() != ending:
        yield name, f"{file.name} must end in {ending}"


def _crest(house: House, is_elsewhere: bool) -> Iterator[_Fault]:  # noqa: FBT001 - private
    if house.crest is None:
        if house.crest_alt and not is_elsewhere:
            yield "crest_alt", "there is no crest to describe; give crest too, or take this out"
        return
    ending = house.crest.suffix.lower()
    if ending not in {".svg", ".png"}:
        yield "crest", f"{house.crest.name} must end in .svg or .png"
        return
    faults = tuple(_file("crest", house.crest, ending))
    yield from faults
    if faults:
        return
    content = house.crest.read_bytes()
    if len(content) > LARGEST_CREST:
        yield "crest", f"{house.crest.name} has {len(content)} bytes; at most {LARGEST_CREST} can be used"
    elif not (content.startswith(_PNG) if ending == ".png" else b"<svg" in content):
        yield "crest", f"{house.crest.name} is not what its ending says; save it as SVG or PNG again"


def _font(house: House, is_elsewhere: bool) -> Iterator[_Fault]:  # noqa: FBT001 - private
    if is_elsewhere or (house.fonts is None and not house.font):
        return
    if house.fonts is None:
        yield "font", f"give fonts too, the folder with the files of {house.font}"
    elif not house.font:
        yield "fonts", "give font too, the name of the family to use"
    elif not house.fonts.is_dir():
        yield "fonts", f"there is no folder {house.fonts.name} beside house.toml"
    elif not (families := families_in(house.fonts)):
        yield "fonts", f"{house.fonts.name} holds no .ttf or .otf file that can be read"
    elif house.font not in families:
        hint = nearest(house.font, families) or f" There are {', '.join(sorted(families))}."
        yield "font", f"{house.fonts.name} has no family '{house.font}'.{hint}"


def _page(house: House) -> Iterator[_Fault]:
    faults = tuple(_file("html", house.html, ".html"))
    yield from faults
    if house.html and not faults and not _PLACES_BODY.search(house.html.read_text("utf-8", errors="replace")):
        yield "html", f"{house.html.name} has no place for the words of the letter; put {{{{ body }}}} there"
