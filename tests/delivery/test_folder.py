"""The folder of letters: made once, never overwritten, in the formats that are kept, from one record."""

import hashlib
import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from dueprocess.case.letters import StoredFile
from dueprocess.delivery.folder import BelongsToAnotherCase, LetterFolder, StoredLetter, file_name
from letters.marrowby import HOUSE, decision


def stored(case_id: str = "marrowby/1", *, subject: str | None = None) -> StoredLetter:
    letter = decision()
    return StoredLetter(
        case_id=case_id, step="decision", letter=letter.model_copy(update={"subject": subject or letter.subject})
    )


def test_a_letter_is_kept_in_three_formats_with_the_hash_of_each_file(tmp_path: Path) -> None:
    files = LetterFolder(tmp_path).keep(stored(), authority="marrowby", house=HOUSE)
    assert [Path(file.key).suffix for file in files] == [".pdf", ".html", ".txt", ".json"]
    for file in files:
        assert hashlib.sha256((tmp_path / file.key).read_bytes()).hexdigest() == file.sha256
    assert {path.suffix for path in tmp_path.rglob("*") if path.is_file()} == {".pdf", ".html", ".txt", ".json"}


def test_a_second_attempt_gives_the_letter_of_the_first_even_if_the_wording_has_changed_since(tmp_path: Path) -> None:
    folder = LetterFolder(tmp_path)
    first = folder.keep(stored(), authority="marrowby", house=HOUSE)
    again = folder.keep(stored(subject="Another subject"), authority="marrowby", house=HOUSE)
    assert again == first


def test_an_attempt_that_died_half_way_is_finished_from_its_record(tmp_path: Path) -> None:
    folder = LetterFolder(tmp_path)
    first = folder.keep(stored(), authority="marrowby", house=HOUSE)
    for file in first[:-1]:
        (tmp_path / file.key).unlink()
    assert folder.keep(stored(subject="Another subject"), authority="marrowby", house=HOUSE) == first


def test_attempts_at_once_leave_one_letter(tmp_path: Path) -> None:
    folder = LetterFolder(tmp_path)
    subjects = [f"Subject {number}" for number in range(8)]

    def keep(subject: str) -> tuple[StoredFile, ...]:
        return folder.keep(stored(subject=subject), authority="marrowby", house=HOUSE)

    with ThreadPoolExecutor(8) as many:
        kept = list(many.map(keep, subjects))
    assert len(set(kept)) == 1
    record = json.loads((tmp_path / kept[0][-1].key).read_text())
    assert record["letter"]["subject"] in subjects
    assert not list(tmp_path.rglob("tmp*")), "no draft is left behind"


def test_the_letter_of_another_case_is_neither_overwritten_nor_handed_out(tmp_path: Path) -> None:
    """Two registers that share a folder would give two cases one reference."""
    folder = LetterFolder(tmp_path)
    first = folder.keep(stored(), authority="marrowby", house=HOUSE)
    with pytest.raises(BelongsToAnotherCase, match="another case"):
        folder.keep(stored("marrowby/2"), authority="marrowby", house=HOUSE)
    assert folder.keep(stored(), authority="marrowby", house=HOUSE) == first


@pytest.mark.parametrize(
    ("words", "name"), [("K/20/053", "K-20-053"), ("../../etc/passwd", "etc-passwd"), ("AT-2026-0001", "AT-2026-0001")]
)
def test_a_reference_becomes_a_plain_file_name(words: str, name: str) -> None:
    assert file_name(words) == name
