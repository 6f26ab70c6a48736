"""Large print and postal PDFs, measured on the page."""

import io
import struct
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pdfplumber
import pdfua
import pikepdf
import pytest

from dueprocess.case.notices import Notice
from dueprocess.institutions.answers import House
from dueprocess.institutions.font_files import families_in
from dueprocess.institutions.house import read_house
from dueprocess.law.outcomes import Outcome
from dueprocess.letters import Form, LayoutError, Letter, Unpostable, as_pdf
from dueprocess.letters.crest import Crest
from letters.marrowby import EXEMPTION, HOUSE, decision, reminder

MILLIMETRE = 72 / 25.4
ANYTOWN = Path(__file__).parents[2] / "examples" / "institutions" / "anytown"

WIDE_TABLE = (
    "| Year | Requests received | Disproportionate | Environmental administration | Cost |\n"
    "|---|---|---|---|--:|\n"
    "| 2019 | 250 | {{ reference }} | Neighbourhood planning | 1,250 |\n"
    "| 2020 | 251 | Telecommunications | x | 5 |\n"
)
EVERY_BLOCK = (
    f"## Two\n\n> {{{{ request }}}}\n\n- a\n- b\n\n1. c\n\n---\n\n{WIDE_TABLE}\n#### Three\n\n[x](https://x.example)"
)
ADDRESS = ("Flat 3", "The Old Mill House", "12 Long Street", "Little Marrowby", "Marrowby", "MB1 2CD")


@pytest.fixture(scope="module")
def anytown() -> House:
    house = read_house(ANYTOWN)
    assert house is not None
    return house


def letter(**changes: Any) -> Letter:  # noqa: ANN401 - as particulars take them
    wanted: dict[str, Any] = {
        "outcome": Outcome.REFUSED,
        "exemptions": (EXEMPTION,),
        "applicant_address": ADDRESS,
        **changes,
    }
    return decision({"opening": EVERY_BLOCK}, **{**wanted, **changes})


def pages_of(pdf: bytes) -> Sequence[Sequence[dict[str, Any]]]:
    """The characters of each page."""
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        return [page.chars for page in document.pages]


def millimetres(character: dict[str, Any]) -> tuple[float, float, float, float]:
    """Left, right, top and bottom, from the edge of the paper."""
    left, right, top, bottom = (character[side] / MILLIMETRE for side in ("x0", "x1", "top", "bottom"))
    return left, right, top, bottom


@pytest.mark.parametrize("form", Form)
def test_every_form_is_tagged_and_fit_to_be_archived(form: Form, anytown: House) -> None:
    with pikepdf.open(io.BytesIO(as_pdf(letter(), anytown, form))) as pdf:
        assert pdf.Root["/MarkInfo"]["/Marked"]
        with pdf.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
            assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("2", "A")


@pytest.mark.parametrize("form", Form)
@pytest.mark.parametrize("alt", ["", "A shield"])
def test_a_checker_finds_no_error_in_any_form(form: Form, alt: str, anytown: House, tmp_path: Path) -> None:
    file = tmp_path / "letter.pdf"
    file.write_bytes(as_pdf(letter(), anytown.model_copy(update={"crest_alt": alt}), form))
    report = pdfua.validate(str(file))
    assert [finding.message for finding in report.findings if finding.severity is pdfua.Severity.ERROR] == []


def test_nothing_in_large_print_is_smaller_than_18_point(anytown: House) -> None:
    odd = letter(request="Hello 👋 " + "word " * 300, applicant_reference="JB-7")
    for made in (odd, reminder("Answer it.")):
        pages = pages_of(as_pdf(made, anytown, Form.LARGE_PRINT))
        assert min(round(character["size"], 1) for page in pages for character in page) == 18.0


@pytest.mark.parametrize("form", Form)
@pytest.mark.parametrize("word", ["W" * 24, "W" * 39, "A" * 3000, "https://x.example/" + "a" * 200])
def test_no_word_leaves_the_page_in_any_form(form: Form, word: str, anytown: House) -> None:
    side = 20 if form is Form.LARGE_PRINT else 25
    for page in pages_of(as_pdf(letter(request=word, reference=word[:30]), anytown, form)):
        assert max(character["x1"] for character in page) <= (210 - side) * MILLIMETRE + 1


@pytest.mark.parametrize("form", Form)
def test_no_word_of_a_table_runs_into_the_next_cell(form: Form, anytown: House) -> None:
    with pdfplumber.open(io.BytesIO(as_pdf(letter(), anytown, form))) as pages:
        words = [word["text"] for page in pages.pages for word in page.extract_words(x_tolerance=1)]
    for word in ("Disproportionate", "Neighbourhood", "Telecommunications"):
        assert any(found.rstrip(":") == word for found in words), word


def test_a_table_too_wide_for_large_print_names_each_cell(anytown: House) -> None:
    with pdfplumber.open(io.BytesIO(as_pdf(letter(), anytown, Form.LARGE_PRINT))) as pages:
        text = "\n".join(page.extract_text() for page in pages.pages)
    assert "Year: 2019\nRequests received: 250\nDisproportionate: K/20/053" in text


def test_the_address_of_a_postal_letter_stands_in_the_window(anytown: House) -> None:
    first, *others = pages_of(as_pdf(letter(), anytown, Form.POSTAL))
    in_window: list[str] = []
    for character in first:
        left, right, top, bottom = millimetres(character)
        in_head = bottom <= 30 and right <= 125
        in_contact = left >= 125 and top >= 39.5 and bottom < 95
        in_address = left >= 24.6 and right <= 120 and top >= 39.5 and bottom <= 66.3
        assert in_head or in_contact or in_address or top >= 95, character
        if in_address:
            in_window.append(str(character["text"]))
    assert "".join("".join(in_window).split()) == "JoBloggs" + "".join(ADDRESS).replace(" ", "")
    assert others


def test_a_postal_letter_keeps_its_margins_free(anytown: House) -> None:
    house = anytown.model_copy(
        update={"letterhead": ("The Combined Authority of " * 6, "Information", "Team", "x", "y")}
    )
    many = letter(request="word " * 1200)
    with pdfplumber.open(io.BytesIO(as_pdf(many, house, Form.POSTAL))) as pages:
        assert len(pages.pages) > 1
        for page in pages.pages:
            assert (round(page.width / MILLIMETRE), round(page.height / MILLIMETRE)) == (210, 297)
            for character in page.chars:
                left, right, top, bottom = millimetres(character)
                assert left >= 15
                assert right <= 195
                assert top >= 5
                assert bottom <= 292
        heads = [c for c in pages.pages[0].chars if millimetres(c)[2] < 35]
        assert max(millimetres(character)[3] for character in heads) <= 30


def test_an_address_of_seven_lines_fits_and_one_more_is_refused() -> None:
    as_pdf(letter(applicant_address=ADDRESS), HOUSE, Form.POSTAL)
    with pytest.raises(
        Unpostable, match=r"name and address have 8 lines, and the window shows 7. Put the address in fewer"
    ):
        as_pdf(letter(applicant_address=(*ADDRESS, "Wales")), HOUSE, Form.POSTAL)


def test_an_address_whose_lines_are_too_long_is_refused() -> None:
    as_pdf(letter(applicant_address=("word " * 20, "MB1 2CD")), HOUSE, Form.POSTAL)
    with pytest.raises(Unpostable, match="name and address are too long, and the window shows 7"):
        as_pdf(letter(applicant_address=("word " * 20,) * 4), HOUSE, Form.POSTAL)


def test_a_letter_without_an_address_cannot_be_posted() -> None:
    with pytest.raises(
        Unpostable, match=r"the applicant's postal address is not known. Record it, or use another format"
    ):
        as_pdf(letter(applicant_address=()), HOUSE, Form.POSTAL)
    with pytest.raises(Unpostable, match="it is an internal notice"):
        as_pdf(reminder("Answer it."), HOUSE, Form.POSTAL)
    assert reminder("x").notice is Notice.REMINDER


@pytest.mark.parametrize("form", Form)
def test_a_crest_has_its_words_or_is_marked_as_decoration(form: Form, anytown: House) -> None:
    def figures(alt: str) -> list[str]:
        pdf = as_pdf(letter(), anytown.model_copy(update={"crest_alt": alt}), form)
        with pikepdf.open(io.BytesIO(pdf)) as opened:
            tagged = [one for one in opened.objects if isinstance(one, pikepdf.Dictionary)]
            return [str(one["/Alt"]) for one in tagged if one.get("/S") == "/Figure"]

    assert figures("A shield") == ["A shield"]
    assert figures("") == []


def png(width: int, height: int) -> bytes:
    """A picture in one colour."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    rows = (b"\x00" + b"\x0b\x5d\x4b" * width) * height
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def test_a_crest_in_png_is_printed_too_and_a_wide_one_kept_in_its_place(tmp_path: Path) -> None:
    file = tmp_path / "crest.png"
    file.write_bytes(png(900, 90))
    house = HOUSE.model_copy(update={"crest": file})
    for form, most in ((Form.STANDARD, 45), (Form.POSTAL, 35), (Form.LARGE_PRINT, 170)):
        with pdfplumber.open(io.BytesIO(as_pdf(letter(), house, form))) as pages:
            (picture,) = pages.pages[0].images
            assert (picture["x1"] - picture["x0"]) / MILLIMETRE == pytest.approx(most, abs=0.1)


def test_a_crest_that_has_gone_or_cannot_be_drawn_is_named(tmp_path: Path) -> None:
    file = tmp_path / "crest.svg"
    with pytest.raises(LayoutError, match=r"crest.svg cannot set this letter: it cannot be read \(No such file"):
        as_pdf(letter(), HOUSE.model_copy(update={"crest": file}))
    file.write_text("<svg")
    with pytest.raises(LayoutError, match="SVG"):
        as_pdf(letter(), HOUSE.model_copy(update={"crest": file}))


def test_a_font_of_the_house_comes_first_with_ours_behind_it(tmp_path: Path) -> None:
    fonts = tmp_path / "fonts"
    fonts.mkdir()
    shipped = Path(as_pdf.__code__.co_filename).parent / "fonts"
    hebrew = (shipped / "NotoSansHebrew-Regular.ttf").read_bytes()
    for given, own in (("Noto Sans Hebrew", "Anytown Lettered"), ("NotoSansHebrew", "AnytownLetters")):
        hebrew = hebrew.replace(given.encode("utf-16-be"), own.encode("utf-16-be"))
    (fonts / "own.ttf").write_bytes(hebrew)
    house = HOUSE.model_copy(update={"font": "Anytown Lettered", "fonts": fonts})
    assert families_in(fonts) == {"Anytown Lettered"}
    chars = [character for page in pages_of(as_pdf(letter(request="שלום"), house)) for character in page]
    # It has no Latin letters.
    assert "NotoSans-" in next(character["fontname"] for character in chars if character["text"] == "U")
    assert "AnytownLetters" in next(character["fontname"] for character in chars if character["text"] == "ש")
    with pytest.raises(LayoutError, match="Typst finds no font 'Other' there"):
        as_pdf(letter(), house.model_copy(update={"font": "Other"}))


def test_a_layout_of_the_house_is_for_the_standard_form_only(tmp_path: Path) -> None:
    own = tmp_path / "own.typ"
    own.write_text("#panic()")
    house = HOUSE.model_copy(update={"typst": own})
    assert as_pdf(letter(), house, Form.LARGE_PRINT) == as_pdf(letter(), HOUSE, Form.LARGE_PRINT)
    with pytest.raises(LayoutError):
        as_pdf(letter(), house)


@pytest.mark.parametrize("form", Form)
def test_paragraphs_of_two_directions_in_one_quote_keep_apart(form: Form, anytown: House) -> None:
    made = decision(request="محمد\n\nQuoted\n\nمحمد", applicant_address=ADDRESS)
    pages = pages_of(as_pdf(made, anytown, form))
    (page,) = (page for page in pages if any(character["text"] == "Q" for character in page))
    latin = next(character for character in page if character["text"] == "Q")
    arabic = [character for character in page if "\u0600" <= character["text"] <= "\u06ff"]
    above = [character for character in arabic if character["top"] < latin["top"]]
    assert max(character["bottom"] for character in above) < latin["top"]
    assert min(character["top"] for character in arabic if character not in above) > latin["bottom"]


def test_a_short_letter_fits_one_page(anytown: House) -> None:
    assert len(pages_of(as_pdf(decision(), anytown))) == 1


def test_an_address_at_the_head_of_two_lines_has_no_postcode_alone(anytown: House) -> None:
    made = letter()
    address = ("Town Hall", "1 Market Square", "Anytown", "AN1 1AA")
    made = made.model_copy(update={"sender": made.sender.model_copy(update={"address": address})})
    with pdfplumber.open(io.BytesIO(as_pdf(made, anytown))) as pages:
        head = pages.pages[0].crop((360, 0, float(pages.pages[0].width), 120))
        lines = [line["text"].replace("\xa0", " ") for line in head.extract_text_lines()]
    assert "Anytown, AN1 1AA" in lines


@pytest.mark.parametrize(
    ("tag", "aspect"),
    [
        ('<svg width="80" height="40" viewBox="0 0 9 9">', 2.0),
        ("<svg height='20mm' width='10mm'>", 0.5),
        ('<svg width="100%" height="40" viewBox="0 0 30 10">', 3.0),
        ('<svg viewBox="0,0,30,10">', 3.0),
        ("<svg>", 0.0),
        ('<svg viewBox="0 0 wide 10">', 0.0),
        ('<svg width="0" height="0">', 0.0),
        ("no picture", 0.0),
    ],
)
def test_a_crest_is_as_wide_as_its_first_tag_says(tag: str, aspect: float) -> None:
    assert Crest(svg=f"<?xml version='1.0'?>{tag}</svg>", data_uri="", alt="").aspect == aspect


def test_a_crest_of_unknown_size_is_measured_and_kept_in_its_place(tmp_path: Path) -> None:
    file = tmp_path / "crest.svg"
    file.write_text('<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h900v10H0z"/></svg>')
    with pdfplumber.open(io.BytesIO(as_pdf(letter(), HOUSE.model_copy(update={"crest": file})))) as pdf:
        assert "Dear" in (pdf.pages[0].extract_text() or "")
