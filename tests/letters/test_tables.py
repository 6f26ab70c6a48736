"""Columns are as wide as their words ask for, and a short table stays on one page."""

import io
from itertools import pairwise

import docx
import pdfplumber
import pytest
from docx.oxml.ns import qn

from dueprocess.letters import as_pdf
from dueprocess.letters.as_docx import as_docx
from dueprocess.letters.docx_parts import body_of
from dueprocess.letters.table_widths import widths_of
from dueprocess.letters.tree import Table, Text
from letters.marrowby import HOUSE, decision

DOCUMENTS = (
    "| Document | Format | Size |\n|---|---|---|\n| Spending on bicycles in the years 2023 to 2025 | PDF | 52 kB |\n"
)


def table(*rows: tuple[str, ...]) -> Table:
    made = tuple(tuple((Text(text=cell),) for cell in row) for row in rows)
    return Table(columns=("left",) * len(rows[0]), head=made[0], rows=made[1:])


def test_a_long_title_beside_short_cells_stays_on_one_line() -> None:
    with pdfplumber.open(io.BytesIO(as_pdf(decision({"opening": DOCUMENTS}), HOUSE))) as pages:
        lines = [line["text"].replace("\xa0", " ") for line in pages.pages[0].extract_text_lines()]
    assert "Spending on bicycles in the years 2023 to 2025 PDF 52 kB" in lines


@pytest.mark.parametrize(
    "rows",
    [
        (("Document", "Size"), ("A title that is longer than the others by far", "5 kB")),
        (("a", "b"), ("", "")),
        (("W" * 90, "W" * 90), ("a", "b")),
    ],
)
def test_columns_fill_the_width_and_the_longest_words_have_the_most(rows: tuple[tuple[str, ...], ...]) -> None:
    widths = widths_of(table(*rows), 9000, 105)
    assert sum(widths) == 9000
    assert min(widths) > 0
    longest = [max(len(row[index]) for row in rows) for index in range(len(rows[0]))]
    for (wide, length), (other, shorter) in pairwise(sorted(zip(widths, longest, strict=True), reverse=True)):
        assert wide >= other
        assert length >= shorter


def test_one_endless_word_leaves_the_others_room() -> None:
    endless, many, short = widths_of(table(("a", "b", "c"), ("x" * 300, "y " * 200, "z")), 9000, 105)
    assert min(endless, many) > 3000
    assert short > 200


def test_word_has_columns_of_different_widths_and_keeps_a_short_table_together() -> None:
    body = body_of(docx.Document(io.BytesIO(as_docx(decision({"opening": DOCUMENTS}), HOUSE))))
    grids = [[int(one.get(qn("w:w"), "0")) for one in grid] for grid in body.iter(qn("w:tblGrid"))]
    (first, *others) = next(grid for grid in grids if len(grid) == 3)
    assert first > 2 * max(others)


def test_a_short_table_is_not_parted_by_the_end_of_a_page() -> None:
    for filling in range(510, 580, 15):
        opening = "word " * filling + "\n\n" + DOCUMENTS + "| Second | PDF | 1 kB |\n| Third | PDF | 1 kB |\n"
        with pdfplumber.open(io.BytesIO(as_pdf(decision({"opening": opening}), HOUSE))) as pages:
            found = [
                (index, word)
                for index, page in enumerate(pages.pages)
                for word in ("Spending", "Third")
                if word in page.extract_text()
            ]
        assert len({index for index, _ in found}) == 1
        assert len(found) == 2
