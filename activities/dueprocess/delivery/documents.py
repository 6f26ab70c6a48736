"""The documents that go with letters, kept in the store under their SHA-256."""

import hashlib
import mimetypes
from pathlib import Path

from dueprocess.delivery.objects import NoObject, Objects
from dueprocess.law.facts import Attachment


class NoDocument(ValueError):
    """A document cannot be read, or is not in the store."""


class DocumentStore:
    """Documents under `<sha256>`. Nothing is ever overwritten, and no name tells whose a document is, or what."""

    def __init__(self, objects: Objects) -> None:
        self._objects = objects

    def put(self, file: Path, *, title: str = "") -> Attachment:
        """Keep a copy of a file, and say what it is; the same file twice is kept once.

        Args:
            file: the document; its ending says what it is.
            title: what the letter calls it; the name of the file without its ending if not given.

        Raises:
            NoDocument: the file cannot be read, is empty, or does not say what it is.
            StoreAway: it cannot be stored now.
        """
        media_type, _ = mimetypes.guess_type(file.name, strict=False)
        if media_type is None:
            raise NoDocument(f"{file}: the ending of its name does not say what it is. Rename it, for example to .pdf.")
        try:
            content = file.read_bytes()
        except OSError as error:
            raise NoDocument(f"{file} cannot be read: {error.strerror}.") from error
        if not content:
            raise NoDocument(f"{file} is empty.")
        sha256 = hashlib.sha256(content).hexdigest()
        self._objects.put(sha256, content)
        return Attachment(title=title or file.stem, media_type=media_type, size_bytes=len(content), sha256=sha256)

    def read(self, sha256: str) -> bytes:
        """A document.

        Raises:
            NoDocument: it is not there, or is not what it was.
            StoreAway: it cannot be read now.
        """
        try:
            content = self._objects.get(sha256)
        except NoObject as error:
            raise NoDocument(f"The document {sha256} is not there.") from error
        if hashlib.sha256(content).hexdigest() != sha256:
            raise NoDocument(f"The document {sha256} has been changed.")
        return content

    def find(self, sha256: str) -> Path:
        """A file with a document: an absolute path. It may be a copy, for a while.

        Raises:
            NoDocument: it is not there, or is not what it was.
            StoreAway: it cannot be read now.
        """
        self.read(sha256)
        return self._objects.path_of(sha256)
