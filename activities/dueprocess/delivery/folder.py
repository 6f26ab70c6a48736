"""Letters kept in a folder, each made once."""

import hashlib
import os
import re
import tempfile
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from dueprocess.case.record import StoredFile
from dueprocess.institutions import House
from dueprocess.letters import Letter, LetterFormat, render


class BelongsToAnotherCase(RuntimeError):
    """The place of a letter is taken by a letter of another case."""

    def __init__(self, key: str) -> None:
        super().__init__(
            f"{key} is a letter of another case. Two registers share this folder: give each its own, then retry."
        )


class StoredLetter(BaseModel):
    """The record of a letter: the document every format is made from, and the case and step it belongs to."""

    model_config = ConfigDict(frozen=True)

    case_id: str
    step: str
    letter: Letter


class LetterFolder:
    """A folder `<authority>/<reference>/<step>.<ending>`, in which nothing is ever overwritten."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def keep(self, stored: StoredLetter, *, authority: str, house: House) -> tuple[StoredFile, ...]:
        """Store a letter in every format, the record (`.json`) first.

        When the record is there already, the letter of a first attempt stands and the formats are made from it:
        whatever crashed in between, a step has one letter.

        Raises:
            BelongsToAnotherCase: the place is taken by another case's letter.
            WordingError: the institution's own layout cannot set the letter.
            OSError: the folder cannot be written.
        """
        folder = f"{authority}/{file_name(stored.letter.reference)}/{file_name(stored.step)}"
        record = self._create(f"{folder}.json", stored.model_dump_json(indent=1).encode())
        standing = StoredLetter.model_validate_json((self._root / record.key).read_bytes())
        if (standing.case_id, standing.step) != (stored.case_id, stored.step):
            raise BelongsToAnotherCase(record.key)
        made = [self._create(f"{folder}.{kind.ending}", render(standing.letter, house, kind)) for kind in LetterFormat]
        _keep_names((self._root / record.key).parent)
        return (*made, record)

    def _create(self, key: str, content: bytes) -> StoredFile:
        """Write a whole file under its name, or leave the one that is there."""
        place = self._root / key
        place.parent.mkdir(parents=True, exist_ok=True)
        if not place.exists():
            with tempfile.NamedTemporaryFile(dir=place.parent, delete=False) as draft:
                draft.write(content)
                draft.flush()
                os.fsync(draft.fileno())
            try:
                # A link refuses to replace a file, so of two attempts at once the first stands.
                os.link(draft.name, place)
            except FileExistsError:
                pass
            finally:
                Path(draft.name).unlink()
        return StoredFile(key=key, sha256=hashlib.sha256(place.read_bytes()).hexdigest())


def _keep_names(folder: Path) -> None:
    """See that the names in the folder, and its own, survive a power cut."""
    for place in (folder, folder.parent, folder.parent.parent):
        entries = os.open(place, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(entries)
        finally:
            os.close(entries)


def file_name(words: str) -> str:
    """The words as a file name: letters, digits, dots and hyphens only."""
    return re.sub(r"[^A-Za-z0-9.]+", "-", words).strip("-.")
