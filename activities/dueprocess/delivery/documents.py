"""The documents that go with letters, kept in a folder under their SHA-256."""

import hashlib
import mimetypes
from pathlib import Path

from dueprocess.delivery.create_only import create_only
from dueprocess.law.facts import Attachment


class NoDocument(ValueError):
    """A document cannot be read, or is not in the folder."""


class DocumentFolder:
    """A folder `<sha256>`, in which nothing is ever overwritten. No name of a file tells whose it is, or what."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def put(self, file: Path, *, title: str = "") -> Attachment:
        """Keep a copy of a file, and say what it is; the same file twice is kept once.

        Args:
            file: the document; its ending says what it is.
            title: what the letter calls it; the name of the file without its ending if not given.

        Raises:
            NoDocument: the file cannot be read, is empty, or does not say what it is.
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
        create_only(self._root / sha256, content)
        return Attachment(title=title or file.stem, media_type=media_type, size_bytes=len(content), sha256=sha256)

    def find(self, sha256: str) -> Path:
        """Where a document lies: an absolute path.

        Raises:
            NoDocument: it is not there, or is not what it was.
        """
        self._content(sha256)
        return (self._root / sha256).absolute()

    def read(self, document: Attachment) -> bytes:
        """The document itself.

        Raises:
            NoDocument: it is not there, or is not what it was.
        """
        return self._content(document.sha256)

    def _content(self, sha256: str) -> bytes:
        try:
            content = (self._root / sha256).read_bytes()
        except OSError as error:
            raise NoDocument(f"The document {sha256} is not there: {error.strerror}.") from error
        if hashlib.sha256(content).hexdigest() != sha256:
            raise NoDocument(f"The document {sha256} has been changed.")
        return content
