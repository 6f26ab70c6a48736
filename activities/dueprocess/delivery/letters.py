"""The letters of cases in the store, in the formats that are kept; each file under the hash of what is in it."""

import hashlib
import re
from collections.abc import Sequence
from pathlib import Path

from pydantic import BaseModel, ConfigDict, TypeAdapter

from dueprocess.case.letters import Replacement, StoredFile
from dueprocess.delivery.objects import NoObject, Objects
from dueprocess.institutions import House
from dueprocess.letters import KEPT, Letter, render


class FileLost(RuntimeError):
    """A file of a letter is gone, or is not what it was."""

    def __init__(self, name: str, what: str) -> None:
        super().__init__(f"{name} {what}. Put it back from a backup, or replace the letter, then retry.")


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


_RECORD: TypeAdapter[StoredLetter | ReplacedLetter] = TypeAdapter(StoredLetter | ReplacedLetter)


class LetterStore:
    """Letters under `<authority>/<reference>/<step>/<sha256>.<ending>`. Nothing is ever overwritten.

    A letter that is made twice lies there twice, if anything in it differs: which of them is the letter, the ledger of
    the register says.
    """

    def __init__(self, objects: Objects) -> None:
        self._objects = objects

    def keep(self, stored: StoredLetter, *, authority: str, house: House) -> tuple[StoredFile, ...]:
        """Store a letter in the formats that are kept, the record (`.json`) last.

        Raises:
            WordingError: the institution's own layout cannot set the letter.
            StoreAway: it cannot be stored now.
        """
        return self._keep(place_of(authority, stored.letter.reference, stored.step), stored, house)

    def draft(self, stored: StoredLetter, *, authority: str, house: House) -> tuple[StoredFile, ...]:
        """Store a letter that an officer is to approve, in `drafts` beside what has gone out.

        Raises:
            WordingError: the institution's own layout cannot set the letter.
            StoreAway: it cannot be stored now.
        """
        return self._keep(f"{place_of(authority, stored.letter.reference, stored.step)}/drafts", stored, house)

    def put_edited(self, content: bytes, ending: str, *, authority: str, reference: str, step: str) -> StoredFile:
        """Store a file that an officer made out of a draft; the same file twice is stored once.

        Raises:
            StoreAway: it cannot be stored now.
        """
        return self._put(f"{place_of(authority, reference, step)}/drafts", content, file_name(ending))

    def adopt(self, letter: ReplacedLetter, *, authority: str, reference: str) -> tuple[StoredFile, ...]:
        """Store an edited file as the letter of its step, and last a record of who edited it.

        Raises:
            FileLost: the file is gone, or has been changed since it was approved.
            StoreAway: it cannot be stored now.
        """
        edited, place = letter.replacement.file, place_of(authority, reference, letter.step)
        made = self._put(place, self.read(edited), edited.key.rpartition(".")[2])
        return (made, self._put(place, letter.model_dump_json(indent=1).encode(), "json"))

    def put(self, content: bytes, ending: str, *, authority: str, reference: str, step: str) -> StoredFile:
        """Store another format of a letter.

        Raises:
            StoreAway: it cannot be stored now.
        """
        return self._put(place_of(authority, reference, step), content, ending)

    def read(self, file: StoredFile) -> bytes:
        """A file of a letter.

        Raises:
            FileLost: it is gone, or is not what it was.
            StoreAway: it cannot be read now.
        """
        try:
            content = self._objects.get(file.key)
        except NoObject as error:
            raise FileLost(self._objects.name_of(file.key), "is not there") from error
        if hashlib.sha256(content).hexdigest() != file.sha256:
            raise FileLost(self._objects.name_of(file.key), "has been changed")
        return content

    def record(self, files: Sequence[StoredFile]) -> StoredLetter | ReplacedLetter:
        """The record among the files of a letter.

        Raises:
            FileLost: it is gone, or is not what it was.
            StoreAway: it cannot be read now.
        """
        return _RECORD.validate_json(self.read(next(file for file in files if file.key.endswith(".json"))))

    def path_of(self, file: StoredFile) -> Path:
        """A file with a file of a letter, seen to be what it was: an absolute path. It may be a copy, for a while.

        Raises:
            FileLost: it is gone, or is not what it was.
            StoreAway: it cannot be read now.
        """
        self.read(file)
        return self._objects.path_of(file.key)

    def name_of(self, file: StoredFile) -> str:
        """Where a file lies, for people: a path or a URL."""
        return self._objects.name_of(file.key)

    def _keep(self, place: str, stored: StoredLetter, house: House) -> tuple[StoredFile, ...]:
        made = [self._put(place, render(stored.letter, house, kind), kind.ending) for kind in KEPT]
        return (*made, self._put(place, stored.model_dump_json(indent=1).encode(), "json"))

    def _put(self, place: str, content: bytes, ending: str) -> StoredFile:
        sha256 = hashlib.sha256(content).hexdigest()
        key = f"{place}/{sha256}.{ending.removeprefix('.')}"
        self._objects.put(key, content)
        return StoredFile(key=key, sha256=sha256)


def place_of(authority: str, reference: str, step: str) -> str:
    """Under what the files of a letter lie: `leeds/K-20-053/decision`."""
    return f"{authority}/{file_name(reference)}/{file_name(step)}"


def file_name(words: str) -> str:
    """The words as a file name: letters, digits, dots and hyphens only."""
    return re.sub(r"[^A-Za-z0-9.]+", "-", words).strip("-.")
