import io
import zipfile
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Mm, RGBColor
from docx.styles.style import ParagraphStyle

from dueprocess.institutions.answers import House
from dueprocess.letters import LayoutError
from dueprocess.letters.as_docx import as_docx
from dueprocess.letters.docx_parts import body_of
from letters.marrowby import HOUSE, decision
from letters.word_files import EVERY_BLOCK, opened, values, words_of


@pytest.fixture
def own_file(tmp_path: Path) -> Path:
    """A Word file in German Word, with a look, a header and a comment of its own."""
    document = docx.Document()
    section = document.sections[0]
    section.page_width = Mm(200)
    section.header.paragraphs[0].text = "Marrowby crest"
    heading = document.styles["Heading 1"]
    assert isinstance(heading, ParagraphStyle)
    heading.font.color.rgb = RGBColor(1, 2, 3)
    heading.element.set(qn("w:styleId"), "berschrift1")
    taken = document.styles["List Continue"]
    taken.name = "Our own"
    commented = document.add_paragraph("The words of the file")
    document.add_comment(commented.runs, text="Not for others", author="A. Person")
    document.core_properties.author = "A. Person"
    path = tmp_path / "house.docx"
    document.save(str(path))
    return path


def with_file(path: Path) -> House:
    return HOUSE.model_copy(update={"docx": path})


def test_an_institution_can_bring_a_word_file_of_its_own(own_file: Path) -> None:
    document = opened(decision({"opening": EVERY_BLOCK}), with_file(own_file))
    heading = next(one for one in document.paragraphs if one.text == "Response to your request for information")
    assert heading.style is not None
    assert heading.style.style_id == "berschrift1"
    assert heading.style.font.color.rgb == RGBColor(1, 2, 3)
    continued = next(one for one in document.paragraphs if one.text == "c")
    assert continued.style is not None
    assert (continued.style.style_id, continued.style.name) == ("LetterListContinue", "List Continue")
    assert document.sections[0].page_width is not None
    assert round(document.sections[0].page_width.mm) == 200
    regime = document.styles["Regime"]
    assert isinstance(regime, ParagraphStyle)
    assert regime.base_style is not None
    assert regime.base_style.name == "Normal"


def test_the_header_of_an_own_file_stands_for_the_letterhead(own_file: Path) -> None:
    document = opened(decision(), with_file(own_file))
    assert document.sections[0].header.paragraphs[0].text == "Marrowby crest"
    words = words_of(body_of(document))
    assert "1 Mill Lane" not in words
    assert words.lstrip().startswith("Jo Bloggs")
    footer = document.sections[0].footer.paragraphs[0]
    assert "Page 1 of 1" in words_of(document.sections[0].footer.part.element)
    assert footer.style is not None
    assert footer.style.name == "Letter Footer"


def test_the_footer_of_an_own_file_stays(own_file: Path) -> None:
    document = docx.Document(str(own_file))
    section = document.sections[0]
    section.different_first_page_header_footer = True
    section.first_page_footer.paragraphs[0].text = "Charity 1"
    document.save(str(own_file))
    document = opened(decision(), with_file(own_file))
    assert document.sections[0].first_page_footer.paragraphs[0].text == "Charity 1"
    assert document.sections[0].footer.is_linked_to_previous
    # The first page has no header, so it has the letterhead.
    assert "Information Office" in words_of(body_of(document))


def test_empty_footers_of_an_own_file_are_all_filled(own_file: Path) -> None:
    document = docx.Document(str(own_file))
    document.sections[0].different_first_page_header_footer = True
    document.settings.odd_and_even_pages_header_footer = True
    document.save(str(own_file))
    section = opened(decision(), with_file(own_file)).sections[0]
    for footer in (section.footer, section.first_page_footer, section.even_page_footer):
        assert "K/20/053" in words_of(footer.part.element)


def test_no_word_of_an_own_file_gets_into_a_letter(own_file: Path) -> None:
    written = as_docx(decision(), with_file(own_file))
    with zipfile.ZipFile(io.BytesIO(written)) as package:
        everything = b"".join(package.read(name) for name in package.namelist())
    for words in (b"The words of the file", b"Not for others", b"A. Person"):
        assert words not in everything


def test_an_own_file_may_lack_lists_and_a_page_and_defaults(tmp_path: Path) -> None:
    document = docx.Document()
    body_of(document).clear()
    document.styles.element[:] = [one for one in document.styles.element if one.tag == qn("w:style")]
    for name, relationship in list(document.part.rels.items()):
        if relationship.reltype.endswith("/numbering"):
            del document.part.rels[name]
    document.save(str(tmp_path / "bare.docx"))
    made = opened(decision({"opening": EVERY_BLOCK}), with_file(tmp_path / "bare.docx"))
    assert values(made.styles.element, "w:lang") == ["en-GB"]
    assert "1 Mill Lane" in words_of(body_of(made))


def test_the_lists_of_an_own_file_are_kept_apart_from_ours(own_file: Path) -> None:
    numbering = docx.Document(str(own_file)).part.numbering_part.element
    theirs = set(values(numbering, "w:num", "w:numId"))
    assert theirs
    made = opened(decision({"opening": EVERY_BLOCK}), with_file(own_file))
    assert not theirs & set(values(body_of(made), "w:numId"))
    everything = values(made.part.numbering_part.element, "w:num", "w:numId")
    assert len(everything) == len(set(everything))


@pytest.mark.parametrize("content", [b"", b"not a zip", b"PK\x03\x04 broken", b"<html>"])
def test_an_own_file_that_is_not_of_word_is_named(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "own.docx").write_bytes(content)
    with pytest.raises(LayoutError, match=r"The layout own.docx cannot set this letter: it is not a Word file"):
        as_docx(decision(), with_file(tmp_path / "own.docx"))


def test_an_own_file_with_no_document_in_it_is_named(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "own.docx", "w") as package:
        package.writestr("a.txt", "a")
    with pytest.raises(LayoutError, match="it is not a Word file"):
        as_docx(decision(), with_file(tmp_path / "own.docx"))


def test_an_own_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(LayoutError, match=r"The layout gone.docx cannot set this letter: there is no such file"):
        as_docx(decision(), with_file(tmp_path / "gone.docx"))
