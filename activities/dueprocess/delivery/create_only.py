"""Writing a file that must never be overwritten."""

import os
import tempfile
from pathlib import Path


def create_only(place: Path, content: bytes) -> None:
    """Write a whole file under its name, or leave the one that is there; of two attempts at once the first stands.

    Raises:
        OSError: the folder cannot be written.
    """
    place.parent.mkdir(parents=True, exist_ok=True)
    if place.exists():
        return
    with tempfile.NamedTemporaryFile(dir=place.parent, delete=False) as draft:
        draft.write(content)
        draft.flush()
        os.fsync(draft.fileno())
    try:
        # A link refuses to replace a file.
        os.link(draft.name, place)
    except FileExistsError:
        pass
    finally:
        Path(draft.name).unlink()
