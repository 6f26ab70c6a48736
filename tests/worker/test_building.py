"""The channels of a worker, from its settings."""

from pathlib import Path

import pytest

from dueprocess.delivery import Outbox
from dueprocess.delivery.channel import AfterUnknownEnd
from dueprocess.delivery.smtp import SmtpChannel
from dueprocess.delivery.smtp_url import UnusableMailServer
from dueprocess.institutions import CannotLoad, Institutions
from dueprocess.worker.building import channels_of, load_institutions
from dueprocess.worker.settings import Settings
from servers import write_institution


@pytest.fixture(scope="module")
def leeds() -> Institutions:
    return Institutions.load(["leeds"])


def test_without_a_mail_server_there_is_the_folder_only(tmp_path: Path, leeds: Institutions) -> None:
    channel_of = channels_of(Settings(home=tmp_path))
    assert isinstance(channel_of(leeds, "leeds", "folder"), Outbox)
    with pytest.raises(KeyError):
        channel_of(leeds, "leeds", "smtp")


@pytest.mark.parametrize(("setting", "rule"), [("", AfterUnknownEnd.REPEAT), ("ask", AfterUnknownEnd.ASK)])
def test_a_mail_server_is_one_channel_for_all_with_the_rule_of_the_settings(
    tmp_path: Path, leeds: Institutions, monkeypatch: pytest.MonkeyPatch, setting: str, rule: AfterUnknownEnd
) -> None:
    monkeypatch.setenv("DUEPROCESS_MAIL_URL", "smtp://127.0.0.1?tls=none")
    if setting:
        monkeypatch.setenv("DUEPROCESS_MAIL_AFTER_UNKNOWN_END", setting)
    channel_of = channels_of(Settings(home=tmp_path))
    channel = channel_of(leeds, "leeds", "smtp")
    assert isinstance(channel, SmtpChannel)
    assert channel.after_unknown_end is rule
    assert channel_of(leeds, "leeds", "smtp") is channel, "its connections are shared"


def test_a_mail_server_that_cannot_be_used_is_refused_at_start(tmp_path: Path) -> None:
    with pytest.raises(UnusableMailServer, match="DUEPROCESS_MAIL_URL: It must begin with"):
        channels_of(Settings(home=tmp_path, mail_url="mail.example"))


def test_an_institution_that_sends_by_mail_is_refused_at_start_where_there_is_no_server(tmp_path: Path) -> None:
    write_institution(tmp_path, "marrowby", '[channels]\ndecision = "smtp"\n')
    settings = Settings(home=tmp_path, institutions=("marrowby",), institution_folders=(tmp_path / "institutions",))
    with pytest.raises(CannotLoad) as refused:
        load_institutions(settings)
    assert str(refused.value) == (
        "institution 'marrowby': it sends 'decision' by 'smtp', and this worker has no mail server; "
        "set DUEPROCESS_MAIL_URL, or name another channel."
    )
    load_institutions(settings, does_deeds=False).close()
    load_institutions(settings.model_copy(update={"mail_url": "smtp://127.0.0.1?tls=none"})).close()
