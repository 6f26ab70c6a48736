"""Letters kept in a folder, each made once."""

import hashlib
import os
import re
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from dueprocess.case.letters import Replacement, StoredFile
from dueprocess.delivery.create_only import create_only
from dueprocess.institutions import House
from dueprocess.letters import KEPT, Letter, render


class BelongsToAnotherCase(RuntimeError):
    """The place of a letter is taken by a letter of another case."""

    def __init__(self, key: str) -> None:
        super().__init__(
            f"{key} is a letter of another case. Two registers share this folder: give each its own, then retry."
        )


class EditedFileLost(RuntimeError):
    """The file that an officer put in the place of a letter is gone, or is not what it was."""

    def __init__(self, key: str, what: str) -> None:
        super().__init__(f"{key} {what}. Put it back, or replace the letter again.")


class StoredLetter(BaseModel):
    """The record of a letter: the document every format is made from, and the case and step it belongs to."""

    model_config = ConfigDict(frozen=True)

    case_id: str
    step: str
    letter: Letter


class ReplacedLetter(BaseModel):
    """The record of a letter that an officer edited: which file it is, and what they declared of it."""

    model_config = ConfigDict(frozen=True)

    case_id: str
    step: str
    replacement: Replacement


class LetterFolder:
    """A folder `<authority>/<reference>/<step>.<ending>`, in which nothing is ever overwritten."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def place_of(self, file: StoredFile) -> Path:
        """Where a file lies: an absolute path."""
        return (self._root / file.key).absolute()

    def keep(self, stored: StoredLetter, *, authority: str, house: House) -> tuple[StoredFile, ...]:
        """Store a letter in the formats that are kept, the record (`.json`) first.

        When the record is there already, the letter of a first attempt stands and the formats are made from it:
        whatever crashed in between, a step has one letter.

        Raises:
            BelongsToAnotherCase: the place is taken by another case's letter.
            WordingError: the institution's own layout cannot set the letter.
            OSError: the folder cannot be written.
        """
        return self._keep(f"{_folder(authority, stored.letter.reference)}/{file_name(stored.step)}", stored, house)

    def draft(self, stored: StoredLetter, *, authority: str, house: House) -> tuple[StoredFile, ...]:
        """Store a letter that an officer is to approve, in every format, in `drafts` beside what has gone out.

        Another draft of the same step lies beside it.

        Raises:
            WordingError: the institution's own layout cannot set the letter.
            OSError: the folder cannot be written.
        """
        version = hashlib.sha256(stored.model_dump_json().encode()).hexdigest()[:12]
        folder = _folder(authority, stored.letter.reference)
        return self._keep(f"{folder}/drafts/{file_name(stored.step)}-{version}", stored, house)

    def put_edited(self, content: bytes, ending: str, *, authority: str, reference: str, step: str) -> StoredFile:
        """Store a file that an officer made out of a draft; the same file twice is stored once.

        Raises:
            OSError: the folder cannot be written.
        """
        version = hashlib.sha256(content).hexdigest()[:12]
        name = f"{file_name(step)}-edited-{version}.{file_name(ending)}"
        file = self._create(f"{_folder(authority, reference)}/drafts/{name}", content)
        _keep_names((self._root / file.key).parent)
        return file

    def adopt(self, letter: ReplacedLetter, *, authority: str, reference: str) -> tuple[StoredFile, ...]:
        """Store an edited file as the letter of its step, with a record of who edited it; once.

        Raises:
            EditedFileLost: the file is gone, or has been changed since it was approved.
            BelongsToAnotherCase: the place is taken by another case's letter.
            OSError: the folder cannot be written.
        """
        edited = letter.replacement.file
        place = self._root / edited.key
        if not place.resolve().is_relative_to(self._root.resolve()) or not place.is_file():
            raise EditedFileLost(edited.key, "is not there")
        content = place.read_bytes()
        if hashlib.sha256(content).hexdigest() != edited.sha256:
            raise EditedFileLost(edited.key, "is not the file that was approved")
        folder = f"{_folder(authority, reference)}/{file_name(letter.step)}"
        record = self._create(f"{folder}.json", letter.model_dump_json(indent=1).encode())
        if (self._root / record.key).read_bytes() != letter.model_dump_json(indent=1).encode():
            raise BelongsToAnotherCase(record.key)
        made = self._create(f"{folder}{place.suffix}", content)
        _keep_names((self._root / record.key).parent)
        return (made, record)

    def _keep(self, key: str, stored: StoredLetter, house: House) -> tuple[StoredFile, ...]:
        record = self._create(f"{key}.json", stored.model_dump_json(indent=1).encode())
        standing = StoredLetter.model_validate_json((self._root / record.key).read_bytes())
        if (standing.case_id, standing.step) != (stored.case_id, stored.step):
            raise BelongsToAnotherCase(record.key)
        made = [self._create(f"{key}.{kind.ending}", render(standing.letter, house, kind)) for kind in KEPT]
        _keep_names((self._root / record.key).parent)
        return (*made, record)

    def _create(self, key: str, content: bytes) -> StoredFile:
        place = self._root / key
        create_only(place, content)
        return StoredFile(key=key, sha256=hashlib.sha256(place.read_bytes()).hexdigest())


def _folder(authority: str, reference: str) -> str:
    return f"{authority}/{file_name(reference)}"


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
