"""Channels: who carries which is found at start, and what cannot be is refused there."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from dueprocess.case.notices import Notice
from dueprocess.institutions import (
    Addressee,
    CannotLoad,
    ConflictingAnswers,
    InstitutionError,
    Institutions,
    OutgoingLetter,
)

Write = Callable[..., Path]
Load = Callable[..., Institutions]

LETTER = OutgoingLetter(
    key="anytown/17/decision",
    reference="FOI/2026/0017",
    notice=Notice.DECISION,
    language="en",
    to=Addressee(),
    files=(),
)


RECEIPT = "SentReceipt(id=__file__, sent_on=__import__('datetime').date(2026, 11, 25))"


def carrying(*channels: str, send: str = RECEIPT) -> str:
    """An `institution.py` with these channels."""
    return f"""
from dueprocess.institutions import SentReceipt, hookimpl
DUEPROCESS_API = 1

@hookimpl
def dueprocess_channels():
    return {list(channels)!r}

@hookimpl
def dueprocess_send(letter):
    return {send}
"""


@pytest.fixture
def write_carrier(folders: Path) -> Write:
    """Write a folder that only carries channels, for every authority."""

    def write(name: str, code: str) -> Path:
        (folders / name).mkdir()
        (folders / name / "institution.py").write_text(code)
        return folders / name

    return write


def test_the_settings_name_a_channel_for_each_letter_and_one_for_the_rest(
    write_folder: Write, write_carrier: Write, load: Load
) -> None:
    write_folder(more="[channels]\ndefault = 'post'\ndecision = 'records'\ndelay = 'folder'")
    write_carrier("archive", carrying("post", "records"))
    institutions = load("anytown", "archive")
    channels = {notice: institutions.channel_for("anytown", notice) for notice in Notice}
    assert channels[Notice.DECISION] == "records"
    assert channels[Notice.DELAY] == "folder"
    assert channels[Notice.ACKNOWLEDGEMENT] == "post"
    assert channels[Notice.REMINDER] == channels[Notice.ESCALATION] == "folder", "they stay inside"
    assert institutions.send("anytown", "records", LETTER).sent_on == date(2026, 11, 25)
    institutions.close()


def test_a_channel_that_nobody_carries_is_refused_at_start(
    write_folder: Write, write_carrier: Write, load: Load
) -> None:
    write_folder(more="[channels]\ndecision = 'recrods'")
    write_carrier("archive", carrying("records"))
    with pytest.raises(InstitutionError) as refused:
        load("anytown", "archive")
    assert str(refused.value).endswith(
        "dueprocess_channel_for: there is no channel 'recrods' for anytown. Did you mean 'records'? "
        "There is: folder, smtp, records"
    )


def test_a_letter_that_there_is_not_or_that_stays_inside_is_refused_with_its_line(
    write_folder: Write, load: Load
) -> None:
    write_folder(more="[channels]\ndecison = 'folder'")
    with pytest.raises(CannotLoad, match=r"'decison' is no letter to an applicant\. Did you mean 'decision'\?"):
        load("anytown")
    write_folder("sometown", more="[channels]\nreminder = 'folder'")
    with pytest.raises(CannotLoad, match=r"'reminder' is no letter to an applicant\. It stays inside"):
        load("sometown")


def test_two_plugins_that_carry_one_channel_are_refused_and_both_named(
    write_folder: Write, write_carrier: Write, load: Load
) -> None:
    write_folder()
    write_carrier("archive", carrying("records"))
    write_carrier("vault", carrying("records"))
    with pytest.raises(ConflictingAnswers, match=r"archive \w+ and vault \w+, .*with the channel 'records'"):
        load("anytown", "archive", "vault")


def test_a_channel_of_a_folder_serves_its_own_authority_alone(write_folder: Write, load: Load) -> None:
    for name in ("anytown", "sometown"):
        (write_folder(name) / "institution.py").write_text(carrying("records"))
    write_folder("fenby", more="[channels]\ndecision = 'records'")
    institutions = load("anytown", "sometown")
    for name in ("anytown", "sometown"):
        assert f"/{name}/" in institutions.send(name, "records", LETTER).receipt, "each has one of that name"
    institutions.close()
    with pytest.raises(InstitutionError, match="there is no channel 'records' for fenby"):
        load("anytown", "fenby")


def test_the_built_in_channel_cannot_be_taken(write_folder: Write, load: Load) -> None:
    (write_folder() / "institution.py").write_text(carrying("folder"))
    with pytest.raises(InstitutionError, match="'folder' is a built-in channel; give yours another name"):
        load("anytown")


def test_a_channel_without_a_way_to_send_is_refused(write_folder: Write, load: Load) -> None:
    code = carrying("records").split("@hookimpl\ndef dueprocess_send")[0]
    (write_folder() / "institution.py").write_text(code)
    with pytest.raises(InstitutionError, match="it carries 'records' and does not answer 'dueprocess_send'"):
        load("anytown")


@pytest.mark.parametrize(
    ("send", "why"),
    [
        ("None", "it gave no receipt for the letter anytown/17/decision; return one once it is sent"),
        ("SentReceipt.model_construct(id='', sent_on='2026-11-25')", "its answer cannot be used: id: "),
        ("SentReceipt.model_construct(id='a\\nb', sent_on='2026-11-25')", "its answer cannot be used: id: "),
        ("'sent'", "its answer cannot be used: "),
    ],
)
def test_what_is_no_receipt_is_a_failure(write_folder: Write, load: Load, send: str, why: str) -> None:
    (write_folder() / "institution.py").write_text(carrying("records", send=send))
    institutions = load("anytown")
    with pytest.raises(InstitutionError) as failed:
        institutions.send("anytown", "records", LETTER)
    assert f"dueprocess_send: {why}" in str(failed.value)
    institutions.close()
