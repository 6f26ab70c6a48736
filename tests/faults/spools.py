"""Where letters arrive, read from outside: the folder, and the records system of an institution."""

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from pydantic import BaseModel

from faults.audit import INSIDE, Delivered, notice_of
from faults.institutions import BY_RECORDS


class _Record(BaseModel):
    """What is read of the record that lies beside each letter in the folder."""

    case_id: str
    step: str


def in_spools(home: Path) -> tuple[Delivered, ...]:
    """Everything that arrived: what goes to the records system, there, and all the rest in the folder of letters."""
    stored = in_folder(home / "letters")
    filed = [letter for letter in stored if not (_goes_to_records(letter))]
    return (*filed, *in_records(records_of(home)))


def records_of(home: Path) -> Path:
    """Where the records system keeps what it takes."""
    return home / "institutions" / BY_RECORDS / "records"


def _goes_to_records(letter: Delivered) -> bool:
    return letter.case_id.startswith(f"{BY_RECORDS}/") and notice_of(letter.step) not in INSIDE


def in_folder(letters: Path) -> Iterator[Delivered]:
    """The letters in the folder of letters, one for each record there; its PDF must lie beside it.

    Raises:
        FileNotFoundError: there is a record without its letter.
    """
    for file in letters.rglob("*.json"):
        record = _Record.model_validate_json(file.read_bytes())
        letter = file.with_suffix(".pdf")
        yield Delivered(record.case_id, record.step, letter.stat().st_mtime, sha256(letter.read_bytes()).hexdigest())


def in_records(records: Path) -> Iterator[Delivered]:
    """What the records system took; a letter that it was handed again with other content is there twice.

    Raises:
        ValueError: a letter in it is not whole.
    """
    taken = dict[str, str]()
    for file in records.glob("*.letter"):
        key, content = file.read_text().split(" ")
        taken[key] = content
        yield _delivered(key, content, file.stat().st_mtime)
    for key, content in set(_asked(records)):
        if taken.get(key) not in {content, None}:
            yield _delivered(key, content, 0.0)


def handed_again(records: Path) -> int:
    """How often the records system was handed a letter that it had been handed before, and turned it away."""
    asked = [key for key, _ in _asked(records)]
    return len(asked) - len(set(asked))


def _asked(records: Path) -> Iterator[tuple[str, str]]:
    lines = (records / "asked").read_text().splitlines() if (records / "asked").exists() else ()
    for line in lines:
        key, content = line.split(" ")
        yield key, content


def _delivered(key: str, content: str, at: float) -> Delivered:
    case_id, _, step = key.rpartition("/")
    return Delivered(case_id, step, at, content)
