"""The settings of a worker, from the environment."""

from pathlib import Path

import pytest
from pydantic import ValidationError

from dueprocess.worker.settings import Settings


def test_without_any_setting_a_worker_runs_leeds_in_a_folder_here() -> None:
    settings = Settings()
    assert settings.home == Path(".dueprocess")
    assert settings.institutions == ("leeds",)
    assert settings.institution_folders == ()
    assert settings.log_format == "json"


def test_lists_are_separated_by_commas(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DUEPROCESS_INSTITUTIONS", "leeds, anytown,")
    monkeypatch.setenv("DUEPROCESS_INSTITUTION_FOLDERS", "examples/institutions")
    settings = Settings()
    assert settings.institutions == ("leeds", "anytown")
    assert settings.institution_folders == (Path("examples/institutions"),)


def test_everything_a_worker_keeps_lies_in_its_home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DUEPROCESS_HOME", str(tmp_path))
    settings = Settings()
    places = (Path(settings.register), settings.outbox, settings.temporal_file)
    assert all(place.is_relative_to(tmp_path) for place in places)
    assert len(set(places)) == len(places)


def test_the_register_may_lie_elsewhere_and_its_password_is_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    url = "postgresql://foi:an-invented-password@db.example/foi"
    monkeypatch.setenv("DUEPROCESS_REGISTER_URL", url)
    settings = Settings()
    assert settings.register == url
    assert "an-invented-password" not in f"{settings!r} {settings.model_dump()} {settings.model_dump_json()}"


def test_an_address_of_the_register_that_is_empty_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DUEPROCESS_REGISTER_URL", "")
    assert Settings().register == Path(".dueprocess/register.sqlite")


def test_the_password_of_the_mail_server_is_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DUEPROCESS_MAIL_URL", "smtp://foi@mail.example")
    monkeypatch.setenv("DUEPROCESS_MAIL_PASSWORD", "an-invented-password")
    settings = Settings()
    assert settings.mail_password is not None
    assert settings.mail_password.get_secret_value() == "an-invented-password"
    assert "an-invented-password" not in f"{settings!r} {settings.model_dump()} {settings.model_dump_json()}"


def test_a_log_format_that_there_is_not_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DUEPROCESS_LOG_FORMAT", "xml")
    with pytest.raises(ValidationError, match="log_format"):
        Settings()
