"""The files of the enabled institutions, and whether one of them has changed."""

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import suppress
from importlib.metadata import entry_points
from importlib.util import find_spec
from pathlib import Path

from dueprocess.institutions.discovery import GROUP


def places_of(enabled: Sequence[str], folders: Sequence[Path]) -> tuple[Path, ...]:
    """Where the files of these institutions lie, or would: their folders, and those of their packages."""
    places = [folder / name for name in enabled for folder in folders]
    for entry in entry_points(group=GROUP):
        if entry.name in enabled:
            # A top-level package is found without being run.
            found = find_spec(entry.module.partition(".")[0])
            places += map(Path, (found.submodule_search_locations if found else None) or ())
    return tuple(places)


def stamp_of(places: Sequence[Path]) -> str:
    """A word that is another one as soon as a file in these places has been saved, added, renamed or removed."""
    digest = hashlib.sha256()
    for place in places:
        for file in sorted(_files(place)):
            # A file that is being replaced at this moment is seen a moment later.
            with suppress(OSError):
                stat = file.stat()
                digest.update(f"{file} {stat.st_mtime_ns} {stat.st_size} {stat.st_ino}\n".encode())
    return digest.hexdigest()[:16]


def _files(place: Path) -> Iterator[Path]:
    for file in place.rglob("*"):
        inside = file.relative_to(place).parts
        # Neither what Python writes when it is read, nor what an editor keeps while it has a file open.
        if not any(part == "__pycache__" or part.startswith(".") or part.endswith("~") for part in inside):
            yield file
