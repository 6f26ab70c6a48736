"""What the fault suite reads where letters arrive: a letter lost, doubled, cut off or mixed up is seen."""

from email.message import EmailMessage
from hashlib import sha256
from pathlib import Path

import pytest

from faults.audit import Reference
from faults.smtp_server import Taken
from faults.spools import by_mail, filed, handed_again, in_folder, in_records

CASE = "wharram/a-1"
REFERENCES = [Reference(CASE, "wharram", "WH-2026", 1, "WH-2026-0001")]


def message_id(key: str) -> str:
    return f"<{sha256(key.encode()).hexdigest()[:40]}@wharram.example>"


def put(outbox: Path, reference: str, step: str, key: str) -> Path:
    """Put an e-mail with an attachment into a folder."""
    message = EmailMessage()
    message["Message-ID"] = message_id(key)
    message.set_content("Dear Ada Example")
    message.add_attachment(b"%PDF", maintype="application", subtype="pdf")
    file = outbox / "wharram" / reference / f"{step}.eml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(message.as_bytes())
    return file


def test_each_email_in_the_folder_is_a_letter_of_the_case_with_its_reference(tmp_path: Path) -> None:
    put(tmp_path, "WH-2026-0001", "decision", f"{CASE}/decision")
    (found,) = in_folder(tmp_path, REFERENCES)
    assert (found.case_id, found.step, found.message_id) == (CASE, "decision", "")
    assert filed(tmp_path) == [("WH-2026-0001", "decision")]


def test_an_email_that_was_cut_off_is_no_letter(tmp_path: Path) -> None:
    file = put(tmp_path, "WH-2026-0001", "decision", f"{CASE}/decision")
    file.write_bytes(file.read_bytes()[:-40])
    with pytest.raises(ValueError, match="is not whole"):
        list(in_folder(tmp_path, REFERENCES))


@pytest.mark.parametrize("reference", ["WH-2026-0001", "WH-2026-0002"])
def test_an_email_in_the_place_of_another_is_seen_by_its_message_id(tmp_path: Path, reference: str) -> None:
    put(tmp_path, reference, "decision", f"{CASE}/review-outcome")
    with pytest.raises(ValueError, match="its Message-ID is"):
        list(in_folder(tmp_path, REFERENCES))


def test_mail_is_told_by_its_message_id_and_that_of_nobody_belongs_to_no_case() -> None:
    def taken(named: str) -> Taken:
        return Taken(at=1.0, message_id=named, subject="", sender="", to=(), sha256="aa")

    known, unknown = by_mail([taken(message_id(f"{CASE}/decision")), taken("<x@wharram.example>")], REFERENCES)
    assert (known.case_id, known.step) == (CASE, "decision")
    assert unknown.case_id == "nobody, by Message-ID <x@wharram.example>"


def test_what_a_records_system_turned_away_is_counted_and_a_letter_that_changed_is_there_twice(tmp_path: Path) -> None:
    (tmp_path / f"{CASE.replace('/', '--')}--decision.letter").write_text(f"{CASE}/decision aa")
    (tmp_path / "asked").write_text(f"{CASE}/decision aa\n" * 3)
    assert len(list(in_records(tmp_path))) == 1
    assert handed_again(tmp_path) == 2
    with (tmp_path / "asked").open("a") as asked:
        asked.write(f"{CASE}/decision bb\n")
    assert [letter.sha256 for letter in in_records(tmp_path)] == ["aa", "bb"]
