"""Letters in the store: in the formats that are kept, each under the hash of what is in it, and never overwritten."""

import hashlib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from dueprocess.case.letters import Replacement, StoredFile
from dueprocess.delivery import Store
from dueprocess.delivery.letters import FileLost, LetterStore, ReplacedLetter, StoredLetter, file_name
from letters.marrowby import HOUSE, decision

PLACE = "marrowby/K-20-053/decision"


@pytest.fixture
def letters(tmp_path: Path) -> LetterStore:
    return Store.open(tmp_path).letters


def stored(*, subject: str | None = None) -> StoredLetter:
    letter = decision()
    return StoredLetter(
        case_id="marrowby/1", step="decision", letter=letter.model_copy(update={"subject": subject or letter.subject})
    )


def put(letters: LetterStore, content: bytes = b"Dear Zebedee", ending: str = ".docx") -> StoredFile:
    return letters.put_edited(content, ending, authority="marrowby", reference="K/20/053", step="decision")


def adopted(letters: LetterStore, file: StoredFile) -> tuple[StoredFile, ...]:
    replacement = Replacement(file=file, parts=("answer",), by="clerk")
    letter = ReplacedLetter(case_id="marrowby/1", step="decision", replacement=replacement)
    return letters.adopt(letter, authority="marrowby", reference="K/20/053")


def test_a_letter_is_kept_in_three_formats_and_a_record_each_under_its_hash(
    letters: LetterStore, tmp_path: Path
) -> None:
    files = letters.keep(stored(), authority="marrowby", house=HOUSE)
    assert [Path(file.key).suffix for file in files] == [".pdf", ".html", ".txt", ".json"]
    for file in files:
        assert file.key.startswith(f"{PLACE}/{file.sha256}.")
        content = (tmp_path / "letters" / file.key).read_bytes()
        assert hashlib.sha256(content).hexdigest() == file.sha256
        assert letters.read(file) == content
    assert letters.record(files) == stored()


def test_the_same_letter_made_again_is_there_once_and_another_beside_it(letters: LetterStore, tmp_path: Path) -> None:
    first = letters.keep(stored(), authority="marrowby", house=HOUSE)
    assert letters.keep(stored(), authority="marrowby", house=HOUSE) == first
    other = letters.keep(stored(subject="Another subject"), authority="marrowby", house=HOUSE)
    assert not set(first) & set(other)
    assert len([path for path in tmp_path.rglob("*") if path.is_file()]) == len(first) + len(other)


def test_attempts_at_once_leave_whole_files_and_no_drafts_of_files(letters: LetterStore, tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as many:
        attempts = [many.submit(letters.keep, stored(), authority="marrowby", house=HOUSE) for _ in range(8)]
    kept = [attempt.result() for attempt in attempts]
    assert len(set(kept)) == 1
    assert all(letters.read(file) for file in kept[0])
    assert not list(tmp_path.rglob("tmp*"))


def test_a_draft_lies_apart_from_what_has_gone_out_and_beside_other_drafts(letters: LetterStore) -> None:
    first = letters.draft(stored(), authority="marrowby", house=HOUSE)
    other = letters.draft(stored(subject="Another subject"), authority="marrowby", house=HOUSE)
    assert {file.key.rpartition("/")[0] for file in (*first, *other)} == {f"{PLACE}/drafts"}
    assert not {file.key for file in first} & {file.key for file in other}


def test_an_edited_file_is_kept_once_under_a_name_that_tells_nothing(letters: LetterStore) -> None:
    file = put(letters)
    assert put(letters) == file
    assert file.key == f"{PLACE}/drafts/{file.sha256}.docx"
    assert letters.read(file) == b"Dear Zebedee"


def test_an_edited_file_becomes_the_letter_with_a_record_of_its_editor(letters: LetterStore) -> None:
    made, record = files = adopted(letters, put(letters))
    assert made.key == f"{PLACE}/{made.sha256}.docx"
    assert letters.read(made) == b"Dear Zebedee"
    assert b'"by": "clerk"' in letters.read(record)
    assert isinstance(letters.record(files), ReplacedLetter)


def test_a_file_that_was_changed_lost_or_lies_elsewhere_is_not_handed_out(letters: LetterStore, tmp_path: Path) -> None:
    file = put(letters)
    place = tmp_path / "letters" / file.key
    place.write_bytes(b"Changed")
    with pytest.raises(FileLost, match=r"\.docx has been changed\. Put it back from a backup"):
        letters.read(file)
    place.unlink()
    with pytest.raises(FileLost, match="is not there"):
        adopted(letters, file)
    with pytest.raises(FileLost, match="is not there"):
        letters.read(file.model_copy(update={"key": "../../../../../../etc/passwd"}))


@pytest.mark.parametrize(
    ("words", "name"), [("K/20/053", "K-20-053"), ("../../etc/passwd", "etc-passwd"), ("AT-2026-0001", "AT-2026-0001")]
)
def test_a_reference_becomes_a_plain_file_name(words: str, name: str) -> None:
    assert file_name(words) == name
