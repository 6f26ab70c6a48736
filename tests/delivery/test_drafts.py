"""Drafts that officers approve, and the files that they put in the place of letters."""

from pathlib import Path

import pytest

from delivery.test_folder import stored
from dueprocess.case.letters import Replacement, StoredFile
from dueprocess.delivery.folder import BelongsToAnotherCase, EditedFileLost, LetterFolder, ReplacedLetter
from letters.marrowby import HOUSE


@pytest.fixture
def folder(tmp_path: Path) -> LetterFolder:
    return LetterFolder(tmp_path)


def put(folder: LetterFolder, content: bytes = b"Dear Zebedee", ending: str = ".docx") -> StoredFile:
    return folder.put_edited(content, ending, authority="marrowby", reference="M/20/007", step="decision")


def adopted(folder: LetterFolder, file: StoredFile, *, case_id: str = "marrowby/1") -> tuple[StoredFile, ...]:
    replacement = Replacement(file=file, parts=("answer",), by="clerk")
    letter = ReplacedLetter(case_id=case_id, step="decision", replacement=replacement)
    return folder.adopt(letter, authority="marrowby", reference="M/20/007")


def test_a_draft_lies_apart_from_what_has_gone_out_and_beside_other_drafts(folder: LetterFolder) -> None:
    first = folder.draft(stored(), authority="marrowby", house=HOUSE)
    again = folder.draft(stored(), authority="marrowby", house=HOUSE)
    other = folder.draft(stored(subject="Another subject"), authority="marrowby", house=HOUSE)
    assert first == again
    assert {Path(file.key).parent.name for file in (*first, *other)} == {"drafts"}
    assert not {file.key for file in first} & {file.key for file in other}
    assert folder.keep(stored(), authority="marrowby", house=HOUSE)[0].sha256 == first[0].sha256


def test_an_edited_file_is_kept_once_under_a_name_that_tells_nothing(folder: LetterFolder, tmp_path: Path) -> None:
    file = put(folder)
    assert put(folder) == file
    assert file.key.startswith("marrowby/M-20-007/drafts/decision-edited-")
    assert (tmp_path / file.key).read_bytes() == b"Dear Zebedee"


def test_an_edited_file_becomes_the_letter_with_a_record_of_its_editor(folder: LetterFolder, tmp_path: Path) -> None:
    made, record = adopted(folder, put(folder))
    assert (made.key, record.key) == ("marrowby/M-20-007/decision.docx", "marrowby/M-20-007/decision.json")
    assert (tmp_path / made.key).read_bytes() == b"Dear Zebedee"
    assert '"by": "clerk"' in (tmp_path / record.key).read_text()
    assert adopted(folder, put(folder)) == (made, record), "a second attempt gives the letter of the first"


def test_a_file_that_was_changed_lost_or_lies_elsewhere_is_not_sent(folder: LetterFolder, tmp_path: Path) -> None:
    file = put(folder)
    (tmp_path / file.key).write_bytes(b"Changed")
    with pytest.raises(EditedFileLost, match="is not the file that was approved"):
        adopted(folder, file)
    (tmp_path / file.key).unlink()
    with pytest.raises(EditedFileLost, match="is not there"):
        adopted(folder, file)
    with pytest.raises(EditedFileLost, match="is not there"):
        adopted(folder, file.model_copy(update={"key": "../../etc/passwd"}))


def test_the_place_of_another_letter_is_not_taken(folder: LetterFolder) -> None:
    adopted(folder, put(folder))
    with pytest.raises(BelongsToAnotherCase):
        adopted(folder, put(folder), case_id="marrowby/2")
