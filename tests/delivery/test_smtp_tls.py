"""Letters go out under TLS only, to a server whose certificate is trusted and which lets us sign in."""

import asyncio
import ssl
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path
from traceback import format_exception

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from delivery.letters_to_send import channel_to, hand_over
from delivery.post_office import HOST, PostOffice, running
from delivery.talking import talking
from dueprocess.delivery.channel import NotTaken

PASSWORD = "an-invented-password"  # noqa: S105 - it opens nothing
WRONG = "another-password"
USERS = {"foi": PASSWORD}


@dataclass(frozen=True)
class Certified:
    """A server's TLS, and the file of the certificate that it shows."""

    context: ssl.SSLContext
    ca: Path


@pytest.fixture(scope="module")
def certified(tmp_path_factory: pytest.TempPathFactory) -> Certified:
    """A certificate for loopback, signed by itself."""
    folder, key, now = tmp_path_factory.mktemp("tls"), ec.generate_private_key(ec.SECP256R1()), datetime.now(UTC)
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "mail.example")])
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number(), now, now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address(HOST))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, SHA256())
    )
    (folder / "ca.pem").write_bytes(certificate.public_bytes(Encoding.PEM))
    (folder / "key.pem").write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "ca.pem", folder / "key.pem")
    return Certified(context, folder / "ca.pem")


async def test_by_starttls_with_a_sign_in(certified: Certified) -> None:
    async with running(PostOffice(), starttls=certified.context, users=USERS) as office:
        url = f"smtp://foi@{HOST}:{office.port}?ca={certified.ca}"
        async with channel_to(url, password=PASSWORD) as channel:
            for _ in range(2):
                await hand_over(channel)
    assert len(office.taken) == 2
    assert office.signed_in == office.connections == 1


async def test_by_tls_from_the_start(certified: Certified) -> None:
    async with (
        running(PostOffice(), tls=certified.context) as office,
        channel_to(f"smtps://{HOST}:{office.port}?ca={certified.ca}") as channel,
    ):
        for _ in range(2):
            await hand_over(channel)
    assert len(office.taken) == 2
    assert office.connections == 1


async def test_a_wrong_password_is_for_operations_and_is_not_told(certified: Certified) -> None:
    async with running(PostOffice(), starttls=certified.context, users=USERS) as office:
        url = f"smtp://foi@{HOST}:{office.port}?ca={certified.ca}"
        async with channel_to(url, password=WRONG) as channel:
            with pytest.raises(NotTaken, match=r"refuses to let us sign in: 535 5\.7\.8\. Operations") as raised:
                await hand_over(channel)
    assert WRONG not in "".join(format_exception(raised.value))
    assert not office.taken


async def test_nothing_is_sent_where_starttls_is_not_offered() -> None:
    async with running(PostOffice()) as office, channel_to(f"smtp://{HOST}:{office.port}") as channel:
        with pytest.raises(NotTaken, match="does not offer STARTTLS, and without it nothing is sent"):
            await hand_over(channel)
    assert not office.taken


@pytest.mark.parametrize("scheme", ["smtp", "smtps"])
async def test_nothing_is_sent_to_a_certificate_that_is_not_trusted(certified: Certified, scheme: str) -> None:
    tls, starttls = (certified.context, None) if scheme == "smtps" else (None, certified.context)
    async with (
        running(PostOffice(), tls=tls, starttls=starttls) as office,
        channel_to(f"{scheme}://{HOST}:{office.port}") as channel,
    ):
        with pytest.raises(NotTaken, match="its certificate is not trusted: self-signed"):
            await hand_over(channel)
    assert not office.taken


async def test_nothing_is_sent_to_a_certificate_for_another_name(certified: Certified) -> None:
    async with (
        running(PostOffice(), tls=certified.context) as office,
        channel_to(f"smtps://localhost:{office.port}?ca={certified.ca}") as channel,
    ):
        with pytest.raises(NotTaken, match="certificate is not trusted: Hostname mismatch"):
            await hand_over(channel)
    assert not office.taken


async def test_a_server_that_offers_starttls_and_refuses_it_has_refused_no_letter() -> None:
    async def refuse(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        for reply in (b"220 mail.example", b"250-mail.example\r\n250 STARTTLS", b"554 5.7.3 no TLS today"):
            writer.write(reply + b"\r\n")
            await reader.readline()
        writer.close()

    async with talking(refuse) as url, channel_to(url.partition("?")[0]) as channel:
        with pytest.raises(NotTaken, match=r"turns us away: 554 5\.7\.3\."):
            await hand_over(channel)
