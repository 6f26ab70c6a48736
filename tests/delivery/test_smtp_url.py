"""The URL of a mail server says all but the password, and what is wrong with it is said in words."""

from pathlib import Path

import pytest
from pydantic import SecretStr

from dueprocess.delivery.smtp_url import Security, SmtpServer, UnusableMailServer

PASSWORD = SecretStr("an-invented-password")


@pytest.mark.parametrize(
    ("url", "server"),
    [
        ("smtp://mail.example", SmtpServer("mail.example", 587, Security.STARTTLS)),
        ("smtp://mail.example:2525/", SmtpServer("mail.example", 2525, Security.STARTTLS)),
        ("smtps://mail.example", SmtpServer("mail.example", 465, Security.TLS)),
        (
            "smtps://mail.example?ca=/etc/own.pem",
            SmtpServer("mail.example", 465, Security.TLS, ca=Path("/etc/own.pem")),
        ),
        ("smtp://127.0.0.1:2525?tls=none", SmtpServer("127.0.0.1", 2525, Security.NONE)),
        ("smtp://[::1]?tls=none", SmtpServer("::1", 25, Security.NONE)),
        (" smtp://localhost?tls=none\n", SmtpServer("localhost", 25, Security.NONE)),
    ],
)
def test_a_url_names_a_server(url: str, server: SmtpServer) -> None:
    assert SmtpServer.read(url) == server
    assert SmtpServer.read(url, SecretStr("")) == server


def test_a_user_may_be_an_address_and_has_a_password_that_is_never_shown() -> None:
    server = SmtpServer.read("smtp://foi%40sedgemere.example@mail.example", PASSWORD)
    assert (server.user, server.password) == ("foi@sedgemere.example", PASSWORD)
    assert PASSWORD.get_secret_value() not in f"{server!r} {server}"


@pytest.mark.parametrize(
    ("url", "sentence"),
    [
        ("", "It must begin with smtp:// or smtps://. Write smtp://user@host:587"),
        ("mail.example:587", "It must begin with"),
        ("http://mail.example", "It must begin with"),
        ("smtp://", "It must name a host and nothing after it"),
        ("smtp://mail.example/letters", "It must name a host and nothing after it"),
        ("smtp://mail.example#top", "It must name a host and nothing after it"),
        ("smtp://mail.example:99999", "It is no URL with a port from 1 to 65535"),
        ("smtp://mail.example:port", "It is no URL with a port"),
        ("smtp://[mail.example", "It is no URL"),
        ("smtp://mail.example?tls=none", "`tls=none` is for a server on this machine only"),
        ("smtp://10.0.0.1?tls=none", "`tls=none` is for a server on this machine only"),
        ("smtp://mail.example?tls=starttls", "`tls` can only be `none`"),
        ("smtps://127.0.0.1?tls=none", "`tls=none` contradicts smtps://"),
        ("smtp://mail.example?timeout=3", "There is no option `timeout`"),
        ("smtp://foi@mail.example", "A user and DUEPROCESS_MAIL_PASSWORD go together"),
    ],
)
def test_a_url_that_names_none_is_refused_with_what_to_write(url: str, sentence: str) -> None:
    with pytest.raises(UnusableMailServer) as raised:
        SmtpServer.read(url)
    assert str(raised.value).startswith(f"DUEPROCESS_MAIL_URL: {sentence}")


def test_a_password_without_a_user_is_refused() -> None:
    with pytest.raises(UnusableMailServer, match="go together"):
        SmtpServer.read("smtp://mail.example", PASSWORD)


def test_a_password_in_the_url_is_refused_and_not_quoted() -> None:
    with pytest.raises(UnusableMailServer, match="Write it to DUEPROCESS_MAIL_PASSWORD") as raised:
        SmtpServer.read("smtp://foi:an-invented-password@mail.example", PASSWORD)
    assert "an-invented-password" not in str(raised.value)


def test_a_file_of_certificates_that_cannot_be_used_is_refused(tmp_path: Path) -> None:
    (tmp_path / "empty.pem").write_text("")
    for name in ("missing.pem", "empty.pem"):
        with pytest.raises(UnusableMailServer, match=rf"`ca=.*{name}` cannot be used: .*\. Name a file in PEM"):
            SmtpServer.read(f"smtps://mail.example?ca={tmp_path / name}").tls()
