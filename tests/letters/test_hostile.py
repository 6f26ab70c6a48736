"""What an applicant may write, meant well or not: it is printed as it is, and nothing of it is obeyed."""

import io
import re
from collections import Counter
from html.parser import HTMLParser

import pdfplumber
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dueprocess.letters import Letter, as_html, as_pdf, as_text
from dueprocess.letters.cleaning import clean
from dueprocess.letters.glyphs import named
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

HOSTILE = [
    "{{ 7 * 7 }}",
    "{% for x in range(9) %}x{% endfor %}",
    "{{ applicant.__class__.__mro__ }}",
    "{# gone? #}",
    "{{",
    "%}",
    "# Heading",
    "1. one",
    "- item",
    "> quote",
    "**bold** _em_ `code`",
    "[click](javascript:alert(1))",
    "![x](https://evil.example/p.png)",
    "| a | b |",
    "```sh",
    "<https://evil.example>",
    "&lt;b&gt; &amp; &#x41;",
    "\\*not escaped\\*",
    "a\\",
    "<script>alert(1)</script>",
    '<img src=x onerror="alert(1)">',
    "</p></main></body></html>",
    "<!-- comment -->",
    "<style>* { display: none }</style>",
    "' onmouseover='x",
    '#import "x.typ"',
    '#eval("1+1")',
    '#read("/etc/passwd")',
    "#panic()",
    "$ x^2 $ <label> @ref // gone? /* gone? */",
    "= Heading in Typst",
    '"]) #pagebreak() ([',
    "\\u{41} \\n ~ --- '",
    "{%tr for x in y %}",
    "]]></w:t>",
    "$(rm -rf /) `id` ; ls",
    "a\x00b\x1b[31mc",
    "abc\u202edcba\u2066x\u2069",
    "\ue0000\ue001 \ue00099\ue001",
    "lone \ud800 surrogate",
    "=HYPERLINK(1)",
    "'; DROP TABLE cases;--",
    "Jo\r\nBcc: all@evil.example",
    "two\u2028lines\u2029here\ttab",
    "A" * 3000,
    "https://x.example/" + "a" * 200,
    "👋 🏴\U000e0067\U000e0062\U000e0077\U000e006c\U000e0073\U000e007f ❤️",
    "大学是否使用",
    "Ŵyn ŷ â Siân",
    "x\u200by\u200dz\ufeff",
]
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


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_come_out_as_they_were_written(text: str) -> None:
    letter = letter_with(text)
    cleaned = squeezed(clean(text))
    assert text_without_marks(letter).count(cleaned) >= TIMES
    page = Page(as_html(letter, HOUSE))
    assert squeezed(page.words).count(cleaned) >= TIMES
    pdf = squeezed(printed_words(as_pdf(letter, HOUSE)))
    assert pdf.count(squeezed(named(clean(text)))) >= TIMES_IN_PDF


@pytest.mark.parametrize("text", FROM_THE_RIGHT)
def test_words_from_the_right_come_out_whole(text: str) -> None:
    letter = letter_with(text)
    assert squeezed(as_text(letter)).count(squeezed(text)) >= TIMES
    assert squeezed(Page(as_html(letter, HOUSE)).words).count(squeezed(text)) >= TIMES
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


@given(st.text(st.characters(exclude_categories=()), min_size=1, max_size=200))
@settings(max_examples=100, deadline=None)
def test_no_text_whatever_stops_a_letter(text: str) -> None:
    letter = decision(request=f"{text}.", applicant=text)
    assert Letter.model_validate_json(letter.model_dump_json()) == letter
    assert as_text(letter)
    assert as_html(letter, HOUSE).encode()
    assert as_pdf(letter, HOUSE).startswith(b"%PDF")
