import io
import statistics
import subprocess
import sys
import time
import zipfile
from hashlib import sha256
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph as DocxParagraph
from lxml import etree

from dueprocess.institutions.answers import House
from dueprocess.institutions.house import read_house
from dueprocess.law.outcomes import Outcome
from dueprocess.letters import LetterFormat, render
from dueprocess.letters.as_docx import as_docx
from dueprocess.letters.colours import readable
from dueprocess.letters.docx_parts import Element, body_of
from dueprocess.letters.tree import BulletList, NumberedList, Paragraph, Quote, Table, Text
from letters.marrowby import EXEMPTION, HOUSE, decision, reminder
from letters.word_files import EVERY_BLOCK, opened, paragraph_with, part, values, words_of

ANYTOWN = Path(__file__).parents[2] / "examples" / "institutions" / "anytown"


def name_of_style(paragraph: DocxParagraph) -> str:
    assert paragraph.style is not None
    return str(paragraph.style.name)


@pytest.fixture(scope="module")
def every_block() -> Document:
    return opened(decision({"opening": EVERY_BLOCK}, outcome=Outcome.REFUSED, exemptions=(EXEMPTION,)))


def test_the_letter_reads_in_the_order_of_the_page() -> None:
    words = words_of(body_of(opened(decision(applicant_reference="JB/1"))))
    places = [
        words.index(phrase)
        for phrase in (
            "University of Marrowby",
            "Information Office",
            "1 Mill Lane\nMarrowby\nMB1 2CD\nTelephone 01234 567890\nfoi@marrowby.example\nwww.marrowby.example",
            "Jo Bloggs",
            "Our reference\tK/20/053",
            "Date\t26 February 2020",
            "Dear Jo Bloggs,",
            "Response to your request for information",
            "Freedom of Information Act 2000",
            "What you asked",
            "1. Do you use it?\n2. Why?",
            "Yours sincerely,",
            "Alex Sample\nInformation Officer",
        )
    ]
    assert places == sorted(places)


def test_headings_are_those_of_word_and_skip_no_level(every_block: Document) -> None:
    headings = [one for one in every_block.paragraphs if name_of_style(one).startswith("Heading")]
    assert [(name_of_style(one), one.text) for one in headings[:3]] == [
        ("Heading 1", "Response to your request for information"),
        ("Heading 2", "Two"),
        ("Heading 3", "Three"),
    ]
    assert all(
        one.style is not None and one.style.element.find(f".//{qn('w:keepNext')}") is not None for one in headings
    )


def test_lists_are_those_of_word_and_each_begins_where_it_should(every_block: Document) -> None:
    numbering = every_block.part.numbering_part.element
    lists = {one.get(qn("w:numId")): one for one in numbering.iterchildren(qn("w:num"))}
    kinds = {
        one.get(qn("w:abstractNumId")): values(one, "w:numFmt")[0]
        for one in numbering.iterchildren(qn("w:abstractNum"))
    }

    def shown(words: str) -> tuple[str, int, list[str]]:
        paragraph = paragraph_with(every_block, words)
        number = lists[values(paragraph, "w:numId")[0]]
        kind = kinds[values(number, "w:abstractNumId")[0]]
        return kind, int(values(paragraph, "w:ilvl")[0]), values(number, "w:startOverride")

    assert shown("\na") == shown("\nb") == ("bullet", 0, [])
    assert shown("\nd") == ("decimal", 1, ["1"])
    assert shown("\ne") == shown("third") == ("decimal", 0, ["3"])
    assert shown("\ng") == ("decimal", 0, ["1"])
    assert values(paragraph_with(every_block, "\nc"), "w:pStyle") == ["ListContinue"]
    assert values(paragraph_with(every_block, "\nr"), "w:pStyle") == ["Quote"]
    assert shown("\nr")[0] == "bullet"


def test_a_table_repeats_its_heading_row_and_keeps_the_sides_of_its_columns(every_block: Document) -> None:
    table = next(one for one in every_block.tables if one.style is not None and one.style.name == "Letter Table")
    written = next(
        one for one in body_of(every_block).iter(qn("w:tbl")) if values(one, "w:tblStyle") == ["LetterTable"]
    )
    rows = list(written.iterchildren(qn("w:tr")))
    assert [len(values(row, "w:tblHeader")) for row in rows] == [1, 0]
    assert [values(cell, "w:jc") for cell in rows[1].iterchildren(qn("w:tc"))] == [[], ["right"], ["center"]]
    assert [cell.text for cell in table.rows[1].cells] == ["k", "l", "m"]
    assert values(rows[0], "w:pStyle") == ["TableHeading"] * 3


def test_links_lead_where_they_say(every_block: Document) -> None:
    links = {link.text: link.address for one in every_block.paragraphs for link in one.hyperlinks}
    assert links["s"] == links["t"] == "https://x.example/?a=1&b=2"
    assert links["our reviewer"] == "mailto:review@marrowby.example"


def test_an_address_that_is_no_uri_is_made_one() -> None:
    letter = decision()
    sender = letter.sender.model_copy(update={"email": 'a b"<>&\u00e9@x.example'})
    document = opened(letter.model_copy(update={"sender": sender}))
    addresses = [one.target_ref for one in document.part.rels.values() if one.is_external]
    assert "mailto:a%20b%22%3C%3E&%C3%A9@x.example" in addresses


def test_the_file_names_its_title_author_date_and_language() -> None:
    properties = opened(decision(language="cy")).core_properties
    assert properties.title == "Ymateb i\u2019ch cais am wybodaeth - K/20/053"
    assert properties.author == properties.last_modified_by == "University of Marrowby"
    assert properties.language == "cy-GB"
    assert properties.created is not None
    assert str(properties.created.date()) == "2020-02-26"
    assert properties.modified == properties.created


@pytest.mark.parametrize("language", ["en", "cy"])
def test_the_styles_are_in_the_language_of_the_letter(language: str) -> None:
    styles = part(as_docx(decision(language=language), HOUSE), "word/styles.xml")
    assert values(styles, "w:lang") == [f"{language}-GB"]


def test_fonts_and_colours_are_those_of_the_house_and_not_of_a_theme() -> None:
    house = HOUSE.model_copy(update={"colour": "#ffee00"})
    written = as_docx(decision(), house)
    styles = etree.tostring(part(written, "word/styles.xml")).decode()
    assert "Theme" not in styles
    assert 'w:ascii="Noto Sans" w:hAnsi="Noto Sans"' in styles
    assert 'w:cs="Arial"' in styles
    assert 'w:color="ffee00"' in styles
    assert f'<w:color w:val="{readable("#ffee00")[1:]}"/>' in styles
    assert '<w:color w:val="ffee00"/>' not in styles
    assert values(part(written, "word/fontTable.xml"), "w:altName") == ["Arial"]


def test_the_page_is_a4_with_the_footer_of_the_house_and_its_number() -> None:
    document = opened(decision())
    section = document.sections[0]
    assert section.page_width is not None
    assert section.page_height is not None
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    footer = section.footer.part.element
    assert words_of(footer) == "\nA charity, of a kind\tK/20/053    Page 1 of 1"
    assert values(footer, "w:fldSimple", "w:instr") == [" PAGE ", " NUMPAGES "]


def test_an_internal_notice_says_so_and_to_whom_it_goes_and_has_no_signature() -> None:
    document = opened(reminder("Answer it."), House())
    words = words_of(body_of(document))
    assert "Internal: not to be sent outside the authority" in words
    assert "To\tfoi-officer, secretary" in words
    assert "University of Marrowby" in words
    assert "Dear" not in words
    assert "Alex Sample" not in words
    assert words_of(body_of(opened(reminder(""))))


def test_the_words_of_others_choose_their_own_direction() -> None:
    letter = decision(
        {"opening": "by {{ handler }} to\n\n| h | i |\n|---|--:|\n| {{ handler }} | {{ handler }} |"},
        request="هل (3) CCTV؟\n\nEnglish",
        applicant="محمد",
        handler="محمد",
    )
    document = opened(letter)
    quoted = paragraph_with(document, "CCTV")
    assert len(values(quoted, "w:bidi")) == 1

    def runs(paragraph: Element) -> list[tuple[str, bool]]:
        return [(words_of(one), one.find(f".//{qn('w:rtl')}") is not None) for one in paragraph.iter(qn("w:r"))]

    assert runs(quoted) == [("هل (3) ", True), ("CCTV", False), ("؟", True)]
    english = paragraph_with(document, "English")
    assert not values(english, "w:bidi")
    # The bar stands on one side of the whole quote.
    bars = [one.find(f".//{qn('w:pBdr')}/{qn('w:right')}") for one in (quoted, english)]
    assert [bar is not None and bar.get(qn("w:color")) for bar in bars] == ["b5121b"] * 2
    assert runs(paragraph_with(document, "by ")) == [("by ", False), ("محمد", True), (" to", False)]
    assert runs(paragraph_with(document, "Dear")) == [("Dear ", False), ("محمد", True), (",", False)]
    cells = [one for one in body_of(document).iter(qn("w:p")) if values(one, "w:pStyle") == ["TableText"]]
    assert [values(cell, "w:jc") for cell in cells] == [[], ["left"]]
    assert all(values(cell, "w:bidi") for cell in cells)


def test_the_last_words_stay_with_the_signature() -> None:
    document = opened(decision())
    styles = document.styles.element
    assert values(paragraph_with(document, "Complain to the"), "w:keepNext") == [""]
    kept = {
        one.get(qn("w:styleId")) for one in styles.iter(qn("w:style")) if one.find(f".//{qn('w:keepNext')}") is not None
    }
    assert "Closing" in kept


def test_blocks_stand_in_each_other_in_any_way() -> None:
    def paragraph(words: str) -> Paragraph:
        return Paragraph(content=(Text(text=words),))

    table = Table(columns=("left",), head=((),), rows=(((),),))
    deep: BulletList | Paragraph = paragraph("deepest")
    for _ in range(12):
        deep = BulletList(items=((deep,), ()))
    letter = decision()
    blocks = (
        NumberedList(items=((Quote(blocks=(table, deep)),), (table, paragraph("after")))),
        Quote(blocks=()),
        BulletList(items=()),
        table,
    )
    body = (letter.body[0].model_copy(update={"blocks": blocks}),)
    document = opened(letter.model_copy(update={"body": body}))
    assert "deepest" in words_of(body_of(document))
    assert max(int(level) for level in values(body_of(document), "w:ilvl")) == 8
    for cell in body_of(document).iter(qn("w:tc")):
        assert cell[-1].tag == qn("w:p")


def test_what_xml_cannot_hold_is_replaced() -> None:
    letter = decision().model_copy(update={"subject": "a\x00b\x1b\ud800\ufffe c", "reference": "K\x01<&>"})
    document = opened(letter)
    assert "a\ufffdb\ufffd\ufffd\ufffd c" in words_of(body_of(document))
    assert "K\ufffd<&>" in words_of(document.sections[0].footer.part.element)


def test_the_same_letter_gives_the_same_bytes_in_another_process() -> None:
    letter = decision({"opening": EVERY_BLOCK}, request="Zażółć 👋 محمد")
    program = (
        "import hashlib, sys\n"
        "from dueprocess.institutions.answers import House\n"
        "from dueprocess.letters import Letter, LetterFormat, render\n"
        "letter, house = sys.stdin.read().split('\\n')\n"
        "made = render(Letter.model_validate_json(letter), House.model_validate_json(house), LetterFormat.DOCX)\n"
        "print(hashlib.sha256(made).hexdigest())\n"
    )
    given = f"{letter.model_dump_json()}\n{HOUSE.model_dump_json()}"
    other = subprocess.run([sys.executable, "-c", program], input=given, text=True, capture_output=True, check=True)
    here = render(letter, HOUSE, LetterFormat.DOCX)
    assert other.stdout.strip() == sha256(here).hexdigest()
    with zipfile.ZipFile(io.BytesIO(here)) as package:
        assert package.namelist() == sorted(package.namelist())
        assert {one.date_time for one in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_letters_are_written_quickly() -> None:
    taken: list[float] = []
    for number in range(40):
        letter = decision({"opening": EVERY_BLOCK}, reference=f"K/20/{number:03}")
        began = time.process_time()
        as_docx(letter, HOUSE)
        taken.append(time.process_time() - began)
    assert statistics.median(taken) < 0.025


def test_the_command_does_not_wait_for_python_docx() -> None:
    program = "import sys, dueprocess.letters; sys.exit('docx' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


@pytest.mark.parametrize("alt", ["A shield", ""])
def test_the_crest_stands_beside_the_name_and_says_what_it_shows(alt: str) -> None:
    house = read_house(ANYTOWN)
    assert house is not None
    written = as_docx(decision(), house.model_copy(update={"crest_alt": alt}))
    document = docx.Document(io.BytesIO(written))
    (picture,) = document.inline_shapes
    assert round(picture.height.pt) == 48
    (shown,) = body_of(document).iter(qn("wp:docPr"))
    assert shown.get("descr", "") == alt
    is_decoration = any(str(one.tag).endswith("}decorative") for one in shown.iter())
    assert is_decoration is (not alt)
    (cell,) = (one for one in body_of(document).iter(qn("w:tc")) if next(one.iter(qn("w:drawing")), None) is not None)
    beside = cell.getnext()
    assert beside is not None
    assert "Anytown Borough Council" in words_of(beside)
    assert any(relation.target_ref == "media/letter-crest.png" for relation in document.part.rels.values())


def test_a_letter_of_a_house_without_a_crest_has_no_picture() -> None:
    assert not docx.Document(io.BytesIO(as_docx(decision(), HOUSE))).inline_shapes
