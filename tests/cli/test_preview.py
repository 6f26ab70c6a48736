"""`dueprocess letters preview`: every letter with invented cases, and a page that shows them side by side."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from cli.conftest import Command
from dueprocess.letters import LetterFormat

pytestmark = pytest.mark.special

SETTINGS = """\
[office]
authority = "Anytown <Borough> Council"
enquiries = { role = "Information Team", email = "foi@anytown.example" }
review = { role = "Monitoring Officer", email = "reviews@anytown.example" }
signatory = { role = "Information Manager" }
"""


class Page(HTMLParser):
    """The tags of a page with their attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def all(self, tag: str, attribute: str) -> list[str]:
        return [
            attributes[attribute] or "" for name, attributes in self.tags if name == tag and attribute in attributes
        ]


@pytest.fixture
def anytown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "institutions" / "anytown"
    (folder / "wording").mkdir(parents=True)
    (folder / "institution.toml").write_text(SETTINGS)
    monkeypatch.setenv("DUEPROCESS_INSTITUTIONS", "anytown,leeds")
    monkeypatch.setenv("DUEPROCESS_INSTITUTION_FOLDERS", str(folder.parent))
    return folder


def test_every_letter_is_there_in_every_format_with_a_page_that_shows_them(command: Command, tmp_path: Path) -> None:
    printed = command("letters", "preview", "--authority", "leeds", "--notice", "decision", "--out", "out")
    assert (printed.code, printed.out) == (0, "10 letters: out/index.html\n")
    assert "decision: neither confirmed nor denied\n" in printed.err
    folder = tmp_path / "out"
    page = Page((folder / "index.html").read_text("utf-8"))
    assert len(page.all("section", "id")) == 10
    files = [link for link in page.all("a", "href") if not link.startswith(("#", "https://"))]
    assert len(files) == 10 * len(LetterFormat)
    for file in (*files, *page.all("iframe", "src")):
        assert (folder / file).stat().st_size > 500, file
    assert set(page.all("a", "href")) >= {"#decision-refused", "decision-refused.pdf", "decision-refused.postal.pdf"}


def test_each_part_has_the_law_that_asks_for_it_and_who_gave_its_words(command: Command, tmp_path: Path) -> None:
    command("letters", "preview", "--authority", "leeds", "--notice", "decision", "--out", "out")
    html = (tmp_path / "out" / "index.html").read_text("utf-8")
    section = html.split('<section id="decision-neither-confirmed-nor-denied"')[1].split("</section>")[0]
    rows = re.findall(r'<tr><th scope="row">(.*?)</th><td>(.*?)</td><td>(.*?)</td></tr>', section)
    made_of = {
        key.replace("<wbr>", ""): (re.sub("<.*?>", "", source), by.rpartition(" ")[0]) for key, source, by in rows
    }
    assert made_of["answer.neither-confirmed-nor-denied"] == ("FOIA 2000 s.1(1)", "dueprocess-leeds")
    assert made_of["grounds.neither-confirmed-nor-denied"] == ("FOIA 2000 s.17", "dueprocess")
    assert made_of["opening"][0] == "nothing; may be left out"
    assert "https://www.legislation.gov.uk/" in section


def test_the_page_runs_nothing_and_can_be_read_by_a_screen_reader(
    command: Command, tmp_path: Path, anytown: Path
) -> None:
    assert anytown.exists()
    command("letters", "preview", "--authority", "anytown", "--notice", "reminder", "--out", "out")
    html = (tmp_path / "out" / "index.html").read_text("utf-8")
    page = Page(html)
    names = {tag for tag, _ in page.tags}
    assert not names & {"script", "object", "embed", "form"}
    assert not [name for _, attributes in page.tags for name in attributes if name.startswith("on")]
    assert page.all("html", "lang") == ["en-GB"]
    assert {"main", "nav", "header", "h1", "h2", "h3", "title"} <= names
    assert all(page.all("iframe", "title"))
    assert len(page.all("iframe", "sandbox")) == len(page.all("iframe", "src"))
    assert len(page.all("section", "aria-labelledby")) == len(page.all("section", "id"))
    ids = [str(attributes["id"]) for _, attributes in page.tags if "id" in attributes]
    assert len(set(ids)) == len(ids)
    assert {link[1:] for link in page.all("a", "href") if link.startswith("#")} <= set(ids)
    assert "Letters of Anytown &lt;Borough&gt; Council" in html
    assert "Not as postal: This letter cannot be posted: it is an internal notice." in html


def test_a_letter_that_cannot_be_made_is_shown_with_the_reason_and_fails_the_command(
    command: Command, tmp_path: Path, anytown: Path
) -> None:
    (anytown / "wording" / "delay.en.md").write_text("<!-- part: late -->\n{{ part }} <x>\n")
    printed = command("letters", "preview", "--authority", "anytown", "--notice", "delay", "--out", "out")
    assert (printed.code, printed.out) == (1, "1 letter, 1 of them not made in full: out/index.html\n")
    html = (tmp_path / "out" / "index.html").read_text("utf-8")
    assert "1 letter cannot be made; each says below what is wrong." in html
    assert "delay, part &#x27;late&#x27;, line 1: &#x27;part&#x27; has no value in this letter." in html


def test_another_law_and_another_language(command: Command, tmp_path: Path) -> None:
    arguments = ("letters", "preview", "--authority", "leeds", "--notice", "extension", "--out", "out")
    assert command(*arguments, "--law", "eir-2004").code == 0
    text = (tmp_path / "out" / "extension-extended.txt").read_text("utf-8")
    assert "Environmental Information Regulations 2004" in text
    assert command(*arguments, "--law", "foisa-2002")[::2] == (
        1,
        "Under foisa-2002 there is no letter 'extension'.\n",
    )
    assert command(*arguments, "--language", "cy")[::2] == (
        1,
        "'leeds' writes no letters in 'cy'. Use one of: en.\n",
    )
