"""[settings] of institution.toml is read by institution.py, by a model of its own."""

from collections.abc import Callable
from pathlib import Path
from traceback import format_exception

import pytest
from pydantic import BaseModel, ConfigDict

from dueprocess.institutions import Secret, own_settings
from dueprocess.institutions.file_faults import InvalidFile
from dueprocess.institutions.settings import read_settings

Write = Callable[..., Path]


class Mailbox(BaseModel):
    model_config = ConfigDict(frozen=True)

    host: str
    port: int = 25


class Settings(BaseModel):
    model_config = ConfigDict(frozen=True)

    token: Secret | None = None
    tokens: tuple[Secret, ...] = ()
    env: str = "live"
    mailbox: Mailbox = Mailbox(host="mail.anytown.example")


@pytest.fixture
def write(write_folder: Write) -> Callable[[str], Path]:
    """Write a folder with these settings for its institution.py, whose path is given back."""

    def written(settings: str) -> Path:
        file = write_folder(more=settings) / "institution.py"
        file.write_text("DUEPROCESS_API = 1")
        return file

    return written


Written = Callable[[str], Path]


def test_they_are_read_by_the_model_of_the_author(write: Written, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ANYTOWN_TOKEN", "hunter2")
    file = write('[settings]\ntoken = { env = "ANYTOWN_TOKEN" }\nmailbox = { host = "localhost", port = 2525 }')
    settings = own_settings(str(file), Settings)
    assert settings.mailbox == Mailbox(host="localhost", port=2525)
    assert settings.token is not None
    assert settings.token.get_secret_value() == "hunter2"
    assert "hunter2" not in f"{settings!r} {settings} {settings.model_dump_json()}"
    assert "hunter2" not in repr(read_settings(file.with_name("institution.toml")))


def test_a_table_that_is_not_there_is_an_empty_one(write: Written) -> None:
    assert own_settings(write(""), Settings) == Settings()


def test_a_setting_of_the_author_may_be_called_env(write: Written) -> None:
    file = write('[settings]\nenv = "test"')
    assert own_settings(file, Settings).env == "test"
    assert read_settings(file.with_name("institution.toml")).settings == {"env": "test"}


def test_a_secret_that_stands_in_the_file_is_refused_and_not_repeated(write: Written) -> None:
    file = write('[settings]\ntoken = "hunter2"\ntokens = ["hunter3"]')
    with pytest.raises(InvalidFile) as refused:
        own_settings(file, Settings)
    cure = 'write { env = "NAME" } and set that variable; a secret does not belong in a file.'
    assert str(refused.value) == (
        f"{file.with_name('institution.toml')}: settings.token: {cure} settings.tokens.1: {cure}"
    )
    assert "hunter" not in "".join(format_exception(refused.value)), "nor does a traceback repeat it"


def test_an_empty_secret_is_refused(write: Written, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ANYTOWN_TOKEN", "")
    with pytest.raises(InvalidFile, match=r"settings\.token: this variable is empty"):
        own_settings(write('[settings]\ntoken = { env = "ANYTOWN_TOKEN" }'), Settings)


def test_an_unknown_setting_is_refused_with_the_nearest_known_one_although_the_model_forbids_nothing(
    write: Written,
) -> None:
    file = write("[settings]\ntokn = 1\n[settings.mailbox]\nhost = 'localhost'\nprt = 3")
    with pytest.raises(InvalidFile) as refused:
        own_settings(file, Settings)
    assert [(fault.line, fault.setting, fault.why) for fault in refused.value.faults] == [
        (11, "settings.mailbox.prt", "there is no such setting. Did you mean 'port'?"),
        (8, "settings.tokn", "there is no such setting. Did you mean 'token'?"),
    ]


def test_only_its_own_table_is_read(write: Written) -> None:
    assert own_settings(write('[prctice]\n[settings]\nenv = "test"'), Settings).env == "test"


def test_a_missing_variable_is_found_when_the_institution_is_loaded_and_when_its_code_is(write: Written) -> None:
    file = write('[settings]\ntoken = { env = "ANYTOWN_TOKEN" }')
    for read in (
        lambda: own_settings(file, Settings),
        lambda: read_settings(file.with_name("institution.toml")),
    ):
        with pytest.raises(InvalidFile, match=r"settings\.token: there is no environment variable ANYTOWN_TOKEN"):
            read()


def test_settings_that_nothing_reads_are_refused(write: Written) -> None:
    file = write("[settings]\nport = 25")
    read_settings(file.with_name("institution.toml"))
    file.unlink()
    with pytest.raises(InvalidFile, match=r"settings: nothing reads this table without an institution\.py beside"):
        read_settings(file.with_name("institution.toml"))
