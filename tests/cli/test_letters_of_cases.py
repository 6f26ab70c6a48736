"""`dueprocess letters`: officers read, edit, approve, stop and print the letters of a running case."""

import hashlib
import json
from collections.abc import Generator
from datetime import UTC, date, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest

from cli.conftest import Command
from dueprocess.law.uk_time import short_date, uk_date
from servers import Dev, running_dev, wait_until, write_institution


@pytest.fixture(scope="module")
def careful(tmp_path_factory: pytest.TempPathFactory) -> Generator[Dev]:
    """A server and a worker for a council whose decisions wait for approval."""
    home = tmp_path_factory.mktemp("careful")
    write_institution(home, "marrowby", '[sending]\ndecision = "on-approval"\n')
    with running_dev(home, institutions="marrowby") as running:
        yield running


@pytest.fixture
def online(careful: Dev, command: Command, monkeypatch: pytest.MonkeyPatch) -> Command:
    for name, value in careful.environment.items():
        if name.startswith(("DUEPROCESS_", "TEMPORAL_")):
            monkeypatch.setenv(name, value)
    return command


def listed(online: Command) -> list[dict[str, Any]]:
    printed = online("letters", "list", "--authority", "marrowby", "--json")
    assert printed.code == 0, printed.err
    found: list[dict[str, Any]] = json.loads(printed.out)
    return found


def waiting(online: Command, key: str, *more: str) -> str:
    """A case whose decision waits; its id."""
    request = {"authority": "marrowby", "received_on": f"{uk_date(datetime.now(UTC))}", "text": "How many owls?"}
    assert online("open", "-", "--key", key, sent=json.dumps(request)).code == 0
    case_id = f"marrowby/{key}"
    told = online("tell", "decided", case_id, *(more or ("--outcome", "not-held")))
    assert told.code == 0, told.err
    wait_until(lambda: case_id in {letter["case_id"] for letter in listed(online)})
    return case_id


def test_a_letter_that_waits_is_listed_printed_and_sent_when_approved(online: Command, tmp_path: Path) -> None:
    case_id = waiting(online, "approved")
    (letter,) = [letter for letter in listed(online) if letter["case_id"] == case_id]
    assert (letter["letter"], letter["state"], letter["why"]) == ("decision", "waiting", "")
    assert "waits for approval" in online("letters", "list").out
    assert "to approve" in online("list", "--waiting").out
    printed = online("letters", "print", case_id, "decision", "--format", "text", "--out", tmp_path / "read")
    assert printed.code == 0, printed.err
    (text,) = (tmp_path / "read").iterdir()
    assert "We do not hold the information that you asked for." in text.read_text("utf-8")

    approved = online("letters", "approve", case_id, "decision", "--by", "head", "--json")
    assert json.loads(approved.out)["waiting"] == []
    wait_until(lambda: "sent decision" in online("show", case_id).out)
    again = online("letters", "approve", case_id, "decision", "--by", "head")
    assert again.code == 1
    assert again.err == "No letter 'decision' waits for approval in this case. Waiting: none.\n"


def test_a_letter_is_sent_back_and_dropped(online: Command) -> None:
    case_id = waiting(online, "back")
    back = online("letters", "send-back", case_id, "decision", "--by", "head", "--comment", "Name the owls.")
    assert back.code == 0, back.err
    wait_until(lambda: any(letter["why"] == "Name the owls." for letter in listed(online)))
    dropped = online("letters", "drop", case_id, "decision", "--by", "head", "--reason", "Decided by mistake.")
    assert dropped.code == 0, dropped.err
    assert json.loads(online("show", case_id, "--json").out)["stage"] == "awaiting-decision"


def test_an_edited_letter_takes_the_place_of_a_draft_if_its_editor_declares_its_parts(
    online: Command, tmp_path: Path
) -> None:
    case_id = waiting(online, "edited")
    edited = tmp_path / "edited.txt"
    edited.write_text("Dear applicant")
    replace = ("letters", "replace", case_id, "decision", edited, "--by", "clerk", "--parts")
    refused = online(*replace, "answer")
    assert refused.code == 1
    assert refused.err.startswith("The edited letter cannot be sent: 'contact' is missing (FOIA 2000 s.16(1));")
    assert online(*replace, "answer, contact,review-rights,commissioner").code == 0
    assert "edited by clerk" in online("letters", "list").out
    assert online("letters", "approve", case_id, "decision", "--by", "head").code == 0
    wait_until(lambda: "sent decision" in online("show", case_id).out)
    assert online("letters", "print", case_id, "decision", "--out", tmp_path / "sent").code == 0
    assert (tmp_path / "sent" / "decision.txt").read_text("utf-8") == "Dear applicant"
    strange = online(*replace[:4], tmp_path / "letter.exe", *replace[5:], "answer")
    assert strange.err == "letter.exe cannot go out as a letter. Use one of: .docx, .txt, .pdf.\n"


def test_a_document_goes_with_the_letter_and_is_attached_to_its_e_mail(online: Command, tmp_path: Path) -> None:
    (tmp_path / "owls.csv").write_text("year,owls\n2025,4\n")
    attach = ("--outcome", "disclosed-in-full", "--attach", f"{tmp_path / 'owls.csv'}=Owls of the clock tower")
    case_id = waiting(online, "attached", *attach)
    printed = online("letters", "print", case_id, "decision", "--format", "email", "--out", tmp_path / "mail")
    assert printed.code == 0, printed.err
    (mail,) = (tmp_path / "mail").iterdir()
    message = message_from_bytes(mail.read_bytes(), policy=policy.default)
    assert isinstance(message, EmailMessage)
    (document,) = message.iter_attachments()
    assert document.get_filename() == "Owls of the clock tower.csv"
    assert document.get_content() == "year,owls\n2025,4\n"
    body = message.get_body(("plain",))
    assert body is not None
    assert "Owls of the clock tower" in body.get_content()
    gone = online("tell", "decided", case_id, "--outcome", "not-held", "--attach", tmp_path / "gone.pdf")
    assert gone.err == f"{tmp_path / 'gone.pdf'} cannot be read: No such file or directory.\n"


def test_a_letter_that_could_not_be_delivered_is_printed_sent_by_hand_and_told(
    online: Command, careful: Dev, tmp_path: Path
) -> None:
    (tmp_path / "map.csv").write_text("tower,owls\nclock,4\n")
    attach = ("--outcome", "disclosed-in-full", "--attach", f"{tmp_path / 'map.csv'}=Map of the owls")
    case_id = waiting(online, "by-hand", *attach)
    document = hashlib.sha256((tmp_path / "map.csv").read_bytes()).hexdigest()
    (careful.home / "documents" / document).unlink()
    assert online("letters", "approve", case_id, "decision", "--by", "head").code == 0
    wait_until(lambda: [one["state"] for one in listed(online) if one["case_id"] == case_id] == ["held"])
    (letter,) = [one for one in listed(online) if one["case_id"] == case_id]
    assert letter["why"] == f"The document {document} is not there."
    assert any(key.endswith(".pdf") for key in letter["files"])
    printed = online("letters", "print", case_id, "decision", "--out", tmp_path / "post")
    assert printed.out == f"decision: {tmp_path / 'post' / 'decision.pdf'}\n"
    today = f"{uk_date(datetime.now(UTC))}"
    told = online("letters", "sent", case_id, "decision", "--on", today, "--by", "clerk", "--receipt", "RM 1234 GB")
    assert told.out.endswith(f": decision went out on {short_date(date.fromisoformat(today))}.\n"), told.err
    shown = json.loads(online("show", case_id, "--json").out)
    assert (shown["stage"], shown["held"]) == ("review-window", [])
    assert shown["issued"][-1]["delivered"]["receipt"] == "RM 1234 GB"
    checked = json.loads(online("register", "check", "--json").out)
    assert "held" not in checked["letters"]
    again = online("letters", "sent", case_id, "decision", "--on", today, "--by", "clerk")
    assert again.err.startswith("No letter 'decision' is held in this case. Held: none.")


def test_a_letter_that_there_is_not_is_named_with_those_that_there_are(online: Command) -> None:
    case_id = waiting(online, "none")
    refused = online("letters", "print", case_id, "closing")
    assert refused.code == 1
    assert refused.err.startswith("This case has no letter 'closing' that was made. It has: decision")
