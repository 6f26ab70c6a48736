import io
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from hashlib import sha256
from pathlib import Path

import pdfplumber
import pikepdf
import pytest

from dueprocess.institutions.answers import House
from dueprocess.law.outcomes import Outcome
from dueprocess.letters import LayoutError, Letter, as_pdf
from dueprocess.letters.layout_input import layout_input
from letters.marrowby import EXEMPTION, HOUSE, decision, reminder

EVERY_BLOCK = "## Two\n\n> {{ request }}\n\n- a\n- b\n\n1. c\n\n---\n\n| h |\n|---|\n| **i** |\n\n#### Three\n\n[x](https://x.example)"


def text_of(pdf: bytes) -> str:
    with pdfplumber.open(io.BytesIO(pdf)) as pages:
        return "\n".join(page.extract_text() for page in pages.pages)


def roles(node: object) -> Iterator[str]:
    """The structure types of a tagged PDF in reading order."""
    if isinstance(node, pikepdf.Array):
        for child in node:
            yield from roles(child)
    elif isinstance(node, pikepdf.Dictionary):
        if "/S" in node:
            yield str(node["/S"])
        if "/K" in node:
            yield from roles(node["/K"])


@pytest.fixture(scope="module")
def pdf() -> pikepdf.Pdf:
    letter = decision({"opening": EVERY_BLOCK}, outcome=Outcome.REFUSED, exemptions=(EXEMPTION,))
    return pikepdf.open(io.BytesIO(as_pdf(letter, HOUSE)))


def test_the_pdf_says_its_language_and_shows_its_title(pdf: pikepdf.Pdf) -> None:
    assert str(pdf.Root["/Lang"]) == "en-GB"
    assert pdf.Root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert str(pdf.docinfo["/Title"]) == "Response to your request for information - K/20/053"
    assert str(pdf.docinfo["/Author"]) == "University of Marrowby"


def test_a_welsh_pdf_says_so() -> None:
    with pikepdf.open(io.BytesIO(as_pdf(decision(language="cy"), HOUSE))) as welsh:
        assert str(welsh.Root["/Lang"]) == "cy-GB"


def test_the_pdf_claims_pdf_ua_1_and_pdf_a_2a(pdf: pikepdf.Pdf) -> None:
    with pdf.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"
        assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("2", "A")


def test_the_pdf_is_tagged_as_it_reads(pdf: pikepdf.Pdf) -> None:
    assert pdf.Root["/MarkInfo"]["/Marked"]
    found = list(roles(pdf.Root["/StructTreeRoot"]["/K"]))
    assert found[0] == "/Document"
    headings = [role for role in found if role in {"/H1", "/H2", "/H3"}]
    assert headings[:3] == ["/H1", "/H2", "/H3"]
    assert {"/P", "/BlockQuote", "/L", "/LI", "/Lbl", "/LBody", "/Table", "/THead", "/TH", "/TD", "/Link"} <= set(found)


def test_every_font_is_ours_and_embedded(pdf: pikepdf.Pdf) -> None:
    fonts = [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and "/FontName" in one]
    assert fonts
    for font in fonts:
        assert "+NotoSans-" in str(font["/FontName"])
        assert "/FontFile2" in font or "/FontFile3" in font


def test_the_date_of_the_file_is_that_of_the_letter(pdf: pikepdf.Pdf) -> None:
    assert str(pdf.docinfo["/CreationDate"]).startswith("D:20200226")


def test_every_page_has_its_number_and_the_footer_of_the_house() -> None:
    letter = decision(request="A long line of words. " * 400)
    with pdfplumber.open(io.BytesIO(as_pdf(letter, HOUSE))) as pages:
        texts = [page.extract_text() for page in pages.pages]
    assert len(texts) > 1
    for number, text in enumerate(texts, start=1):
        assert text.endswith(f"A charity, of a kind K/20/053 Page {number} of {len(texts)}")


def test_an_internal_notice_says_to_whom_it_goes() -> None:
    text = text_of(as_pdf(reminder("Answer it."), House()))
    assert "Internal: not to be sent outside the authority" in text
    assert "To foi-officer, secretary" in text
    assert "Dear" not in text


def test_a_notice_with_no_words_still_makes_a_page() -> None:
    assert "K/20/053" in text_of(as_pdf(reminder(""), HOUSE))


def test_the_same_letter_gives_the_same_bytes_in_another_process() -> None:
    letter = decision(request="Zażółć gęślą jaźń 👋 محمد")
    program = (
        "import hashlib, sys\n"
        "from dueprocess.institutions.answers import House\n"
        "from dueprocess.letters import Letter, as_pdf\n"
        "letter, house = sys.stdin.read().split('\\n')\n"
        "pdf = as_pdf(Letter.model_validate_json(letter), House.model_validate_json(house))\n"
        "print(hashlib.sha256(pdf).hexdigest())\n"
    )
    given = f"{letter.model_dump_json()}\n{HOUSE.model_dump_json()}"
    other = subprocess.run([sys.executable, "-c", program], input=given, text=True, capture_output=True, check=True)
    assert other.stdout.strip() == sha256(as_pdf(letter, HOUSE)).hexdigest()


def test_letters_can_be_set_in_several_threads_at_once() -> None:
    letters = [decision(reference=f"K/20/{number:03}") for number in range(24)]

    def set_one(letter: Letter) -> bytes:
        return as_pdf(letter, HOUSE)

    alone = [set_one(letter) for letter in letters]
    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(set_one, letters)) == alone
    assert len(set(alone)) == len(alone)


def test_characters_that_no_font_has_are_named_and_the_letter_says_so() -> None:
    text = text_of(as_pdf(decision(request="Hello 👋"), HOUSE))
    assert "Hello [waving hand sign]" in text
    assert "They are named in square brackets" in text
    assert "They are named in square brackets" not in text_of(as_pdf(decision(), HOUSE))


def test_characters_that_no_single_font_can_join_are_named_too() -> None:
    # Each is in one of our fonts, but a Vedic tone cannot be set with these Latin letters by any of them.
    apart, together = decision(request="\u1d01 \u1cd2 \u1ef9 \u03b1"), decision(request="\u1d01\u1cd2\u1ef9 \u03b1")
    assert "\u03b1" in text_of(as_pdf(apart, HOUSE))
    assert "[latin letter small capital ae][vedic tone" in text_of(as_pdf(together, HOUSE))


def test_a_long_word_stays_on_the_page() -> None:
    with pdfplumber.open(io.BytesIO(as_pdf(decision(request="A" * 3000), HOUSE))) as pages:
        edges = [character["x1"] for page in pages.pages for character in page.chars]
        assert max(edges) <= float(pages.pages[0].width) - 25 * 72 / 25.4 + 1


def test_a_long_address_is_broken_to_be_read_and_whole_to_be_followed() -> None:
    letter = decision()
    email = f"{'a' * 60}@marrowby.example"
    letter = letter.model_copy(update={"sender": letter.sender.model_copy(update={"email": email})})
    given = layout_input(letter, HOUSE)
    assert given["email-href"] == f"mailto:{email}"
    assert given["email"] != email


def test_a_paragraph_from_the_right_begins_at_the_right() -> None:
    def first_arabic(letter: Letter) -> float:
        with pdfplumber.open(io.BytesIO(as_pdf(letter, HOUSE))) as pages:
            return max(float(c["x1"]) for c in pages.pages[0].chars if "\u0600" <= c["text"] <= "\u06ff")

    assert first_arabic(decision(request="محمد")) > 490
    # Staff's own sentence runs from the left even when it begins with an Arabic name.
    assert first_arabic(decision({"request": "{{ handler }} asked"}, handler="محمد")) < 200


def test_no_page_holds_a_signature_alone() -> None:
    for words in range(250, 420, 10):
        with pdfplumber.open(io.BytesIO(as_pdf(decision(request="word " * words), HOUSE))) as pages:
            last = pages.pages[-1].extract_text()
        assert "Complain to the" in last
        assert "Alex Sample" in last


def test_an_institution_can_bring_its_own_layout(tmp_path: Path) -> None:
    layout = tmp_path / "own.typ"
    layout.write_text(
        "#let letter = json(bytes(sys.inputs.letter))\n"
        '#set document(title: letter.title)\n#set text(font: "Noto Sans", lang: letter.language)\n'
        "= #text(letter.subject)\nOur own look: #text(letter.reference)\n"
    )
    house = HOUSE.model_copy(update={"typst": layout})
    assert "Our own look: K/20/053" in text_of(as_pdf(decision(), house))


@pytest.mark.parametrize("content", ["#panic(1)", "#let x = ", "= No title"])
def test_a_mistake_in_an_own_layout_is_a_sentence_that_names_it(tmp_path: Path, content: str) -> None:
    layout = tmp_path / "own.typ"
    layout.write_text(content)
    with pytest.raises(LayoutError, match=r"The layout own.typ cannot set this letter: "):
        as_pdf(decision(), HOUSE.model_copy(update={"typst": layout}))


def test_an_own_layout_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(LayoutError, match=r"The layout gone.typ cannot set this letter: there is no such file"):
        as_pdf(decision(), HOUSE.model_copy(update={"typst": tmp_path / "gone.typ"}))


def test_an_own_layout_cannot_read_outside_its_folder(tmp_path: Path) -> None:
    layout = tmp_path / "own.typ"
    layout.write_text('#read("/etc/passwd")')
    with pytest.raises(LayoutError):
        as_pdf(decision(), HOUSE.model_copy(update={"typst": layout}))


def test_the_layout_describes_every_field_it_is_given() -> None:
    head = (Path(as_pdf.__code__.co_filename).parent / "letter.typ").read_text().split("#let letter")[0]
    for field in layout_input(decision(dated_on=date(2020, 1, 1)), HOUSE):
        assert field in head, field
