"""What an applicant may write, meant well or not: it is printed as it is, and nothing of it is obeyed."""

import io
import re
from collections import Counter
from html.parser import HTMLParser

import docx
import pdfplumber
import pytest
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st

from dueprocess.letters import Letter, as_html, as_pdf, as_text
from dueprocess.letters.as_docx import as_docx
from dueprocess.letters.cleaning import clean
from dueprocess.letters.docx_parts import Element, body_of
from dueprocess.letters.glyphs import named
from letters.hostile import HOSTILE
from letters.marrowby import HOUSE, decision

WORDING = {
    "opening": (
        "## {{ request }}\n\n- {{ request }}\n\n**{{ request }}** [{{ request }}](https://x.example)\n\n"
        "| h |\n|---|\n| {{ request }} |\n"
    ),
}
TIMES = 8
"""Recipient, salutation, the five places above, and the quote in the wording of the decision."""
TIMES_IN_PDF = 6
"""Two fewer: extraction mixes a wrapped recipient with the column beside it, and a long cell with its next heading."""

FROM_THE_RIGHT = ["هل تستخدم الجامعة؟", "שלום עולם"]


class Page(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.words = ""
        self.tags: Counter[str] = Counter()
        self.attributes: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        self.attributes |= {name for name, _ in attrs}

    def handle_data(self, data: str) -> None:
        self.words += data


def letter_with(text: str) -> Letter:
    return decision(WORDING, request=text, applicant=text)


def squeezed(text: str) -> str:
    return re.sub(r"[\s\u200b-\u200d\ufeff]", "", text)


def text_without_marks(letter: Letter) -> str:
    """The text without what it adds to the lines of a value: link addresses, and the mark of the quote."""
    text = as_text(letter).replace(" (https://x.example)", "")
    before, quote, after = text.partition("What you asked\n--------------\n")
    quoted, end, after = after.partition("\nOur answer")
    return squeezed(before + quote + re.sub("(?m)^> ?", "", quoted) + end + after)


def printed_words(pdf: bytes) -> str:
    """The text of the pages without their footers."""
    with pdfplumber.open(io.BytesIO(pdf)) as pages:
        bodies = [page.crop((0, 0, page.width, float(page.height) - 70)) for page in pages.pages]
        return "".join(body.extract_text() for body in bodies)


def words_in_word(letter: Letter) -> str:
    return squeezed("".join(one.text or "" for one in word_body(letter).iter(qn("w:t"))))


def word_body(letter: Letter) -> Element:
    return body_of(docx.Document(io.BytesIO(as_docx(letter, HOUSE))))


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_come_out_as_they_were_written(text: str) -> None:
    letter = letter_with(text)
    cleaned = squeezed(clean(text))
    assert text_without_marks(letter).count(cleaned) >= TIMES
    page = Page(as_html(letter, HOUSE))
    assert squeezed(page.words).count(cleaned) >= TIMES
    assert words_in_word(letter).count(cleaned) >= TIMES
    pdf = squeezed(printed_words(as_pdf(letter, HOUSE)))
    assert pdf.count(squeezed(named(clean(text)))) >= TIMES_IN_PDF


@pytest.mark.parametrize("text", FROM_THE_RIGHT)
def test_words_from_the_right_come_out_whole(text: str) -> None:
    letter = letter_with(text)
    assert squeezed(as_text(letter)).count(squeezed(text)) >= TIMES
    assert squeezed(Page(as_html(letter, HOUSE)).words).count(squeezed(text)) >= TIMES
    assert words_in_word(letter).count(squeezed(text)) >= TIMES
    # Extraction gives the order of the page, not of the words, so only the letters are compared.
    found = Counter(printed_words(as_pdf(letter, HOUSE)))
    for character, times in Counter(squeezed(text)).items():
        if "\u0590" <= character <= "\u05ff":
            assert found[character] >= times * TIMES
    assert any("\u0590" <= character <= "\u06ff" for character in found)


@pytest.mark.timeout(20)  # without a limit on marks the layout takes minutes
def test_marks_piled_on_one_letter_do_not_stop_the_layout() -> None:
    letter = letter_with("Z" + "\u0316\u0325" * 20_000 + "algo")
    with pdfplumber.open(io.BytesIO(as_pdf(letter, HOUSE))) as pages:
        assert "".join(character["text"] for character in pages.pages[0].chars).count("algo") == TIMES


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_add_nothing_to_the_page(text: str) -> None:
    plain, hostile = (Page(as_html(letter_with(words), HOUSE)) for words in ("plain", text))
    # A value of several lines or paragraphs is split, and its style with it.
    own = {"p", "br", "bdi"} | ({"a", "strong"} if "\n" in clean(text) else set[str]())
    assert {tag: n for tag, n in hostile.tags.items() if tag not in own} == {
        tag: n for tag, n in plain.tags.items() if tag not in own
    }
    assert hostile.attributes == plain.attributes


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_add_nothing_to_the_word_file(text: str) -> None:
    plain, hostile = (
        Counter(str(one.tag) for one in word_body(letter_with(words)).iter()) for words in ("plain", text)
    )
    if "\n" in clean(text):
        # A value of several lines or paragraphs is split, and the second paragraph of an item stands in without a mark.
        assert set(hostile) <= {*plain, qn("w:ind"), qn("w:br")}
    else:
        assert hostile == plain


@given(st.text(st.characters(exclude_categories=()), min_size=1, max_size=200))
@settings(max_examples=60, deadline=None)
def test_no_text_whatever_stops_a_letter(text: str) -> None:
    letter = decision(request=f"{text}.", applicant=text)
    assert Letter.model_validate_json(letter.model_dump_json()) == letter
    assert as_text(letter)
    assert as_html(letter, HOUSE).encode()
    assert as_pdf(letter, HOUSE).startswith(b"%PDF")
    assert word_body(letter) is not None
