"""`dueprocess letter`: one letter from a case file, without any server."""

import json
from pathlib import Path

import pytest

from cli.conftest import Command
from servers import write_institution

EXAMPLE = Path(__file__).parents[2] / "examples" / "leeds-k-20-053.json"


@pytest.mark.parametrize(
    ("kind", "ending", "begins"),
    [
        ("text", "txt", b""),
        ("html", "html", b"<!doctype html>"),
        ("pdf", "pdf", b"%PDF-"),
        ("large-print", "large-print.pdf", b"%PDF-"),
        ("email", "eml", b"From: University of Leeds <foi@leeds.ac.uk>"),
    ],
)
def test_a_letter_is_written_in_the_format_asked_for(
    kind: str, ending: str, begins: bytes, command: Command, tmp_path: Path
) -> None:
    printed = command(
        "letter",
        EXAMPLE,
        "--authority",
        "leeds",
        "--notice",
        "decision",
        "--format",
        kind,
        "--out",
        "letters",
        "--json",
    )
    assert (printed.code, printed.err) == (0, "")
    assert json.loads(printed.out) == {
        "file": f"letters/K-20-053-decision.{ending}",
        "notice": "decision",
        "dated_on": "2020-02-25",
        "reference": "K/20/053",
    }
    written = (tmp_path / "letters" / f"K-20-053-decision.{ending}").read_bytes()
    assert written[: len(begins)].lower() == begins.lower()
    if "pdf" not in ending:
        assert "25 February 2020" in written.decode()


def test_a_letter_is_posted_only_where_an_address_is_known(command: Command, tmp_path: Path) -> None:
    without = command("letter", EXAMPLE, "--notice", "decision", "--format", "postal")
    assert (without.code, without.out) == (1, "")
    assert "the applicant's postal address is not known. Record it, or use another format." in without.err
    case = json.loads(EXAMPLE.read_text("utf-8"))
    case["request"]["applicant"] = {"name": "Jo Bloggs", "address": ["1 High Street", "Leeds", "LS1 1AA"]}
    (tmp_path / "case.json").write_text(json.dumps(case))
    assert command("letter", tmp_path / "case.json", "--notice", "decision", "--format", "postal").code == 0
    assert (tmp_path / "out" / "K-20-053-decision.postal.pdf").read_bytes().startswith(b"%PDF-")


def test_in_words_it_says_what_was_written_and_where(command: Command) -> None:
    printed = command("letter", EXAMPLE, "--notice", "acknowledgement", "--format", "text")
    assert printed.code == 0
    assert printed.out.endswith(": out/K-20-053-acknowledgement.txt\n")


def test_a_letter_without_an_event_needs_its_date(command: Command, tmp_path: Path) -> None:
    without = command("letter", EXAMPLE, "--notice", "reminder", "--format", "text")
    assert without == (1, "", "There is no event that a letter 'reminder' answers. Give its date with --dated-on.\n")
    wrong = command("letter", EXAMPLE, "--notice", "reminder", "--format", "text", "--dated-on", "12/02/2020")
    assert wrong == (1, "", "'12/02/2020' is not a date. Write it as 2020-02-26.\n")
    undecided = tmp_path / "undecided.json"
    undecided.write_text(json.dumps(json.loads(EXAMPLE.read_text("utf-8")) | {"facts": []}))
    given = command("letter", undecided, "--notice", "reminder", "--format", "text", "--dated-on", "2020-02-12")
    assert given.code == 0
    assert "26 February 2020" in (tmp_path / "out" / "K-20-053-reminder.txt").read_text("utf-8")


def test_a_reminder_of_a_date_that_is_not_the_authoritys_is_refused(command: Command) -> None:
    """In the review window it is the applicant's turn."""
    printed = command("letter", EXAMPLE, "--notice", "escalation", "--format", "text", "--dated-on", "2020-03-10")
    assert (printed.code, printed.out) == (1, "")
    assert "no date that the authority must meet" in printed.err


def test_a_letter_about_something_that_did_not_happen_is_refused(command: Command) -> None:
    printed = command("letter", EXAMPLE, "--notice", "review-outcome")
    assert (printed.code, printed.out) == (1, "")
    assert printed.err == (
        "The case file has no 'review-decided' fact, so there is no review-outcome to write. Add it to 'facts'.\n"
    )


def test_an_unknown_authority_is_refused_with_the_nearest_known(command: Command) -> None:
    printed = command("letter", EXAMPLE, "--authority", "leedz", "--notice", "decision")
    assert (printed.code, printed.out) == (1, "")
    assert "no authority 'leedz'. Did you mean 'leeds'?" in printed.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--notice", "eviction"), "'eviction' is not one of"),
        (("--notice", "decision", "--format", "odt"), "'odt' is not one of"),
        ((), "Missing option '--notice'"),
    ],
)
def test_an_option_that_is_wrong_is_said_to_be(arguments: tuple[str, ...], said: str, command: Command) -> None:
    printed = command("letter", EXAMPLE, *arguments)
    assert printed.code == 2
    assert said in printed.err


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        (b"", "not JSON"),
        (b"[]", "object"),
        (b"{}", "'reference' is missing. 'request' is missing."),
        (EXAMPLE.read_bytes().replace(b"K/20/053", b"K/20/053" + b"x" * 40), "'reference'"),
        (EXAMPLE.read_bytes().replace(b"2020-02-25", b"2020-02-31"), "'facts.0.decided.on'"),
        (EXAMPLE.read_bytes().replace(b'"dated_on"', b'"datedon"'), "'request.datedon' is not known here."),
    ],
)
def test_a_case_file_that_cannot_be_read_is_refused_in_a_sentence(sent: bytes, said: str, command: Command) -> None:
    printed = command("letter", "-", "--notice", "decision", sent=sent)
    assert (printed.code, printed.out) == (1, "")
    assert said in printed.err
    assert "Traceback" not in printed.err


def test_a_folder_that_cannot_be_written_is_said_to_be_one(command: Command, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    printed = command("letter", EXAMPLE, "--notice", "decision", "--format", "text", "--out", "file/letters")
    assert (printed.code, printed.out) == (1, "")
    assert "file" in printed.err
    assert printed.err.count("\n") == 1


def test_the_handler_of_a_request_for_personal_data_is_who_answers_under_that_law(
    command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    more = '[office.laws.uk-gdpr]\nenquiries = { role = "Data Protection Officer", email = "dpo@fenby.example" }'
    said = "<!-- part: receipt -->\nHandled by {{ handler }}.\n<!-- part: contact -->\n{{ office.enquiries.email }}"
    write_institution(tmp_path, "fenby", more, acknowledgement=said)
    monkeypatch.setenv("DUEPROCESS_INSTITUTIONS", "fenby")
    monkeypatch.setenv("DUEPROCESS_INSTITUTION_FOLDERS", str(tmp_path / "institutions"))
    file = json.loads(EXAMPLE.read_text("utf-8"))
    for regime, handler in (("uk-gdpr-sar", "Data Protection Officer"), ("foia-2000", "Information Team")):
        written = file | {"facts": [], "request": file["request"] | {"regime": regime}}
        (tmp_path / "case.json").write_text(json.dumps(written))
        options = ("--authority", "fenby", "--notice", "acknowledgement", "--format", "text")
        assert command("letter", tmp_path / "case.json", *options).code == 0
        text = (tmp_path / "out" / "K-20-053-acknowledgement.txt").read_text("utf-8")
        assert f"Handled by {handler}." in text
        assert ("dpo@fenby.example" in text) == (regime == "uk-gdpr-sar")


def test_an_internal_notice_as_an_e_mail_goes_to_the_addresses_of_its_roles(
    command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DUEPROCESS_INSTITUTIONS", "anytown")
    monkeypatch.setenv("DUEPROCESS_INSTITUTION_FOLDERS", str(Path(__file__).parents[2] / "examples" / "institutions"))
    undecided = tmp_path / "undecided.json"
    undecided.write_text(json.dumps(json.loads(EXAMPLE.read_text("utf-8")) | {"facts": []}))
    options = ("--authority", "anytown", "--notice", "reminder", "--format", "email", "--dated-on", "2020-02-12")
    assert command("letter", undecided, *options).code == 0
    written = (tmp_path / "out" / "K-20-053-reminder.eml").read_text("utf-8")
    assert "\nTo: foi@anytown.example, information-manager@anytown.example\n" in written
