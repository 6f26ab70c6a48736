"""Writing a file that must never be overwritten."""

import os
import tempfile
from contextlib import suppress
from pathlib import Path


def create_only(place: Path, content: bytes) -> None:
    """Write a whole file under its name, or leave the one that is there; of two attempts at once the first stands.

    Once this returns, the file and the names that lead to it survive a power cut.

    Raises:
        OSError: the folder cannot be written.
    """
    missing = [folder for folder in place.parents if not folder.exists()]
    place.parent.mkdir(parents=True, exist_ok=True)
    if not place.exists():
        # Also where the disk is full it takes away what it could write of a draft, or each attempt would leave one.
        with tempfile.NamedTemporaryFile(dir=place.parent) as draft:
            draft.write(content)
            draft.flush()
            os.fsync(draft.fileno())
            # A link refuses to replace a file.
            with suppress(FileExistsError):
                os.link(draft.name, place)
    for folder in (place.parent, *(made.parent for made in missing)):
        _keep_names(folder)


def _keep_names(folder: Path) -> None:
    entries = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(entries)
    finally:
        os.close(entries)
