import io

import pdfplumber
import pytest

from dueprocess.letters import Form, as_html, as_pdf, as_text
from dueprocess.letters.unbroken import unbroken
from letters.marrowby import HOUSE, decision


@pytest.mark.parametrize("whole", ["SK9 5AF", "W1A 1AA", "EC1A 1BB", "3 March", "29 Chwefror", "52 kB", "1.4 MB"])
def test_a_line_does_not_end_inside(whole: str) -> None:
    assert unbroken(f"at {whole} or") == f"at {whole.replace(' ', chr(0xA0))} or"


@pytest.mark.parametrize("broken", ["Article 5 of", "A1 road", "may 3 people", "10 kBx", "2020 5AFs"])
def test_other_words_may_be_parted(broken: str) -> None:
    assert unbroken(broken) == broken


def test_letters_keep_them_whole_and_the_text_has_plain_spaces() -> None:
    letter = decision({"opening": "word " * 9 + "SK9 5AF. " + "word " * 13 + "SK9 5AF."})
    assert "SK9\xa05AF" in as_html(letter, HOUSE)
    assert "SK9 5AF" in " ".join(as_text(letter).split(" "))
    for form in (Form.STANDARD, Form.LARGE_PRINT):
        with pdfplumber.open(io.BytesIO(as_pdf(letter, HOUSE, form))) as pages:
            lines = [line["text"] for page in pages.pages for line in page.extract_text_lines()]
        assert sum("SK9\xa05AF" in line or "SK9 5AF" in line for line in lines) >= 2
