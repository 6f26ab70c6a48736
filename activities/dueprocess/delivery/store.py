"""The store as one: the letters of cases and the documents that go with them, in one place."""

from dataclasses import dataclass
from pathlib import Path
from typing import Self

from dueprocess.delivery.documents import DocumentStore
from dueprocess.delivery.letters import LetterStore
from dueprocess.delivery.objects import open_objects


@dataclass(frozen=True, slots=True)
class Store:
    """Letters under `letters/` and documents under `documents/` of a folder or of a bucket."""

    letters: LetterStore
    documents: DocumentStore

    @classmethod
    def open(cls, where: Path | str) -> Self:
        """The store in this folder, which need not be there yet, or at this `s3://` URL.

        Raises:
            UnusableStore: the URL names none.
        """
        return cls(LetterStore(open_objects(where, "letters")), DocumentStore(open_objects(where, "documents")))
