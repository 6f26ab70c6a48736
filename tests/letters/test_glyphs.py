import io

import pdfplumber
import pytest

from dueprocess.letters import as_pdf
from dueprocess.letters.cleaning import clean
from dueprocess.letters.glyphs import breakable, named, shown
from dueprocess.letters.layout_input import layout_input
from letters.marrowby import HOUSE, decision


def test_the_fonts_show_the_scripts_they_were_chosen_for() -> None:
    for text in ("Ŵyn ŷ ẁ", "Ελλάδα", "Київ", "Tiếng Việt", "محمد", "שלום", "हिन्दी", "বাংলা", "ਪੰਜਾਬੀ", "“…€\ufffd"):
        assert named(text) == text


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("Hi 👋", "Hi [waving hand sign]"),
        ("大", "[cjk unified ideograph-5927]"),
        ("❤\ufe0f", "[heavy black heart]"),
        ("👩\u200d💻", "[woman][personal computer]"),
        ("\U000e0041x", "x"),
        ("\u3000", " "),
        ("\ufeffx", "x"),
        ("\u0378", "[U+0378]"),
    ],
)
def test_what_no_font_shows_is_named_or_if_invisible_left_out(text: str, printed: str) -> None:
    named_text = named(text)
    assert named_text.replace("\u200d", "") == printed


def test_with_only_basic_letters_the_rest_is_named() -> None:
    assert named("é م", only_basic=True) == "é [arabic letter meem]"


def test_the_table_of_a_font_knows_what_it_lacks() -> None:
    assert ord("A") in shown()
    assert 0x5927 not in shown()
    assert 0xFFFF not in shown()


def test_a_long_word_can_be_broken_and_a_short_one_is_left() -> None:
    assert breakable("A" * 39) == "A" * 39
    broken = breakable("x " + "A" * 40)
    assert broken.replace("\u200b", "") == "x " + "A" * 40
    assert max(map(len, broken[2:].split("\u200b"))) == 12


def test_every_character_called_shown_can_be_set_in_every_style() -> None:
    text = " ".join(clean(chr(code)) for code in sorted(shown()))
    styles = "{{ answer }}\n\n**{{ answer }}**\n\n*{{ answer }}*\n\n***{{ answer }}***"
    given = layout_input(decision({"opening": styles}, answer=text), HOUSE)
    assert given["note"] == ""
    with pdfplumber.open(io.BytesIO(as_pdf(decision({"opening": styles}, answer=text), HOUSE))) as pages:
        # If any had no glyph, the second try would have named it.
        assert "latin small letter" not in pages.pages[0].extract_text()


def test_leaving_out_the_invisible_is_not_worth_a_note() -> None:
    assert layout_input(decision(request="x\ufeff"), HOUSE)["note"] == ""
    assert layout_input(decision(request="x\U0001f44b"), HOUSE)["note"] != ""
