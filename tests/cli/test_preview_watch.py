"""`dueprocess letters preview --watch`, as a browser and its user meet it."""

import re
import signal
import socket
import subprocess
import time
from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from servers import PROGRAMS, our_environment, wait_until, write_institution

LAWFUL = "<!-- part: contact -->\n## Talk to us\n\nCome to the Town Hall.\n"


@dataclass(frozen=True)
class Watching:
    """A running preview of Anytown."""

    process: subprocess.Popen[bytes]
    home: Path
    address: str

    @property
    def folder(self) -> Path:
        return self.home / "institutions" / "anytown"

    def save(self, file: str, words: str) -> None:
        (self.folder / file).write_text(words)

    def get(self, path: str, host: str | None = None) -> tuple[int, str]:
        asked = Request(f"{self.address}{path}", headers={"Host": host} if host else {})  # noqa: S310 - ours
        try:
            with urlopen(asked, timeout=10) as reply:  # noqa: S310 - ours
                return reply.status, reply.read().decode(errors="replace")
        except HTTPError as error:
            with error:
                return error.code, error.read().decode()

    def shown_within_a_second(self, words: str, path: str = "/en/foia-2000/decision-not-held.html") -> None:
        """What an open page does: it asks for the version, and is loaded again when that is another."""
        began, version = time.monotonic(), self.get("/version")[1]
        html = self.get(path)[1]
        assert words in html, html
        assert time.monotonic() - began < 0.8, "the page itself asks every 0.2 s"
        assert re.fullmatch("[0-9a-f]{16}", version)


def start(home: Path, port: int = 0) -> "subprocess.Popen[bytes]":
    with (home / "stdout").open("wb") as stdout, (home / "stderr").open("wb") as stderr:
        return subprocess.Popen(
            [PROGRAMS / "dueprocess", "letters", "preview", "--authority", "anytown", "--watch", "--port", str(port)],
            env=our_environment()
            | {"DUEPROCESS_INSTITUTIONS": "anytown", "DUEPROCESS_INSTITUTION_FOLDERS": str(home / "institutions")},
            stdin=subprocess.DEVNULL,
            stdout=stdout,
            stderr=stderr,
        )


@pytest.fixture(scope="module")
def watching(tmp_path_factory: pytest.TempPathFactory) -> Generator[Watching]:
    home = tmp_path_factory.mktemp("watching")
    write_institution(home, "anytown")
    process = start(home)
    wait_until(lambda: "Ctrl-C stops it." in (home / "stdout").read_text())
    address = re.findall(r"http://127\.0\.0\.1:\d+", (home / "stdout").read_text())[0]
    watching = Watching(process, home, address)
    # A page that is open has been made once.
    watching.get("/en/foia-2000/decision-not-held.html")
    yield watching
    process.send_signal(signal.SIGINT)
    assert process.wait(10) == 0
    assert (home / "stdout").read_text().endswith("Stopped.\n")
    assert (home / "stderr").read_text() == ""


def test_what_is_saved_is_on_the_page_within_a_second(watching: Watching) -> None:
    watching.save("wording/decision.en.md", LAWFUL)
    before = watching.get("/version")[1]
    watching.shown_within_a_second("Come to the Town Hall.")
    watching.save("wording/decision.en.md", LAWFUL.replace("Town Hall", "library"))
    watching.shown_within_a_second("Come to the library.")
    assert watching.get("/version")[1] != before
    watching.save("house.toml", 'footer = "We are open on Mondays."\n')
    watching.shown_within_a_second("We are open on Mondays.")
    watching.save("institution.toml", (watching.folder / "institution.toml").read_text().replace("foi@", "ask@"))
    watching.shown_within_a_second("ask@anytown.example", "/en/eir-2004/acknowledgement-received.html")


def test_a_mistake_in_words_is_on_the_page_with_its_line_until_it_is_mended(watching: Watching) -> None:
    watching.save("wording/delay.en.md", "{# ours #}\n\n<!-- part: late -->\nWe are <late>, {{ aplicant }}.\n")
    status, page = watching.get("/en/foia-2000/")
    assert status == 200
    assert "there is no value &#x27;aplicant&#x27;. Did you mean &#x27;applicant&#x27;?" in page
    assert f"{watching.folder}/wording/delay.en.md, line 4</p>" in page
    assert "<pre><b>4</b> We are &lt;late&gt;, {{ aplicant }}.</pre>" in page
    assert page.count("<pre>") == 1, "the other letters are there, and nothing is wrong with them"
    watching.save("wording/delay.en.md", "<!-- part: late -->\nWe are late, {{ office.authority }} regrets.\n")
    assert "mistake" not in watching.get("/en/foia-2000/")[1].partition("</style>")[2]


def test_a_mistake_in_settings_takes_the_place_of_all_letters_until_it_is_mended(watching: Watching) -> None:
    good = (watching.folder / "institution.toml").read_text()
    watching.save("institution.toml", good + '\n[practice]\nlate_reviw = "accept"\n')
    status, page = watching.get("/")
    assert status == 500
    assert "practice.late_reviw: there is no such setting. Did you mean &#x27;late_review&#x27;?" in page
    assert "<pre><b>8</b> late_reviw = &quot;accept&quot;</pre>" in page
    assert "/version" in page, "the page asks whether it is mended"
    watching.save("institution.toml", good)
    assert watching.get("/")[0] == 200


def test_an_error_in_python_is_on_the_page_until_it_is_mended(watching: Watching) -> None:
    watching.save("institution.py", "DUEPROCESS_API = 1\n\ndef broken(:\n    pass\n")
    status, page = watching.get("/")
    assert status == 500
    assert "<pre><b>3</b> def broken(:</pre>" in page
    fails = '@hookimpl\ndef dueprocess_house(authority):\n    return {}["look"]  # <!>\n'
    watching.save("institution.py", f"from dueprocess.institutions import hookimpl\n\nDUEPROCESS_API = 1\n\n\n{fails}")
    status, page = watching.get("/")
    assert status == 500
    assert "dueprocess_house: it failed: KeyError: &#x27;look&#x27; (institution.py, line 8)" in page
    assert "<pre><b>8</b>     return {}[&quot;look&quot;]  # &lt;!&gt;</pre>" in page
    (watching.folder / "institution.py").unlink()
    assert watching.get("/")[0] == 200


def test_a_letter_is_made_in_each_format_when_it_is_opened(watching: Watching) -> None:
    page = watching.get("/en/foia-2000/")[1]
    files = re.findall(r'<li><a href="(decision-refused\.[a-z.-]+)">', page)
    assert len(files) == 7
    for file in files:
        status, content = watching.get(f"/en/foia-2000/{file}")
        assert status == 200
        assert len(content) > 500, file
    assert watching.get("/en/foia-2000/decision-refused.exe")[0] == 404
    assert watching.get("/cy/foia-2000/")[0] == 404


def test_pages_of_strangers_cannot_read_it(watching: Watching) -> None:
    """One whose name was resolved to 127.0.0.1 still says its own name."""
    port = watching.address.rpartition(":")[2]
    for host in (f"evil.example:{port}", f"127.0.0.1.evil.example:{port}", "["):
        assert watching.get("/en/foia-2000/", host)[0] == 403, host
    for host in (f"localhost:{port}", f"127.0.0.1:{port}", "localhost"):
        assert watching.get("/en/foia-2000/", host)[0] == 200, host
    page = watching.get("/en/foia-2000/")[1]
    assert not re.findall(r'(?:src|<link[^>]*href)="(?:https?:)?//', page)
    with socket.socket() as elsewhere:
        assert elsewhere.connect_ex(("127.0.0.2", int(port))), "it listens on one address of this machine alone"


def test_a_taken_port_is_one_sentence(watching: Watching, tmp_path: Path) -> None:
    write_institution(tmp_path, "anytown")
    port = int(watching.address.rpartition(":")[2])
    assert start(tmp_path, port).wait(30) == 1
    assert (tmp_path / "stdout").read_text() == ""
    said = (tmp_path / "stderr").read_text()
    assert said == f"Port {port} is taken. Stop what uses it, or choose another with --port.\n"
