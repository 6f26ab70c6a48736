import pytest

from dueprocess.letters.tree import (
    Block,
    Break,
    BulletList,
    Heading,
    NumberedList,
    Paragraph,
    Quote,
    Rule,
    Table,
    Text,
)
from letters.marrowby import decision


def blocks(wording: str, answer: str = "", recipients: tuple[str, ...] = ()) -> tuple[Block, ...]:
    return decision({"opening": wording}, answer=answer, recipients=recipients).body[0].blocks


def value(text: str, *, strong: bool = False, emphasis: bool = False, href: str = "") -> Text:
    return Text(text=text, strong=strong, emphasis=emphasis, href=href, is_value=True)


def test_lines_of_a_value_become_breaks_and_its_empty_lines_paragraphs() -> None:
    assert blocks("> {{ request }}") == (
        Quote(
            blocks=(
                Paragraph(content=(value("1. Do you use it?"), Break(), value("2. Why?"))),
                Paragraph(content=(value("3. Since when?"),)),
            )
        ),
    )


def test_words_around_a_value_of_several_paragraphs_stay_beside_it() -> None:
    assert blocks("Before {{ answer }} after", answer="one\n \n\ntwo") == (
        Paragraph(content=(Text(text="Before "), value("one"))),
        Paragraph(content=(value("two"), Text(text=" after"))),
    )


def test_a_heading_and_a_cell_keep_a_value_of_several_lines_together() -> None:
    heading, table = blocks("## {{ answer }}\n\n| {{ answer }} |\n|---|\n| x |\n", answer="a\n\nb")
    assert heading == Heading(level=2, content=(value("a"), Text(text=" "), value("b")))
    assert isinstance(table, Table)
    assert table.head == ((value("a"), Break(), value("b")),)


def test_styles_and_links_apply_to_values() -> None:
    (paragraph,) = blocks("**{{ reference }}** *{{ reference }}* [{{ reference }}](https://x.example/{{ applicant }})")
    assert isinstance(paragraph, Paragraph)
    assert paragraph.content == (
        value("K/20/053", strong=True),
        Text(text=" "),
        value("K/20/053", emphasis=True),
        Text(text=" "),
        value("K/20/053", href="https://x.example/Jo%20Bloggs"),
    )


@pytest.mark.parametrize("website", ["www.marrowby.example", "https://www.marrowby.example"])
def test_a_website_may_bring_its_scheme(website: str) -> None:
    (paragraph,) = blocks("[site](https://{{ answer }})", answer=website)
    assert isinstance(paragraph, Paragraph)
    assert paragraph.content == (Text(text="site", href="https://www.marrowby.example"),)


def test_a_value_cannot_end_a_link_and_begin_something_else() -> None:
    (paragraph,) = blocks("[x](mailto:{{ answer }})", answer='a@b.example) "><script>\r\nBcc: c')
    assert isinstance(paragraph, Paragraph)
    assert paragraph.content == (Text(text="x", href="mailto:a@b.example%29%20%22%3E%3Cscript%3E%0ABcc:%20c"),)


def test_every_block_of_markdown_has_its_node() -> None:
    wording = "- a\n- b\n\n3. c\n4. d\n\n---\n\n| l | c | r |\n|---|:-:|--:|\n| 1 | 2 | 3 |\n\none\\\ntwo\nthree\n"
    bullets, numbers, rule, table, paragraph = blocks(wording)
    assert isinstance(bullets, BulletList)
    assert len(bullets.items) == 2
    assert isinstance(numbers, NumberedList)
    assert numbers.start == 3
    assert rule == Rule()
    assert isinstance(table, Table)
    assert table.columns == ("left", "center", "right")
    assert table.rows == (((Text(text="1"),), (Text(text="2"),), (Text(text="3"),)),)
    assert paragraph == Paragraph(content=(Text(text="one"), Break(), Text(text="two three")))


def test_staff_may_type_plain_quotes_and_statutes_keep_their_brackets() -> None:
    (paragraph,) = blocks('"Held" isn\'t section 17(1)(c); {{ answer }}', answer='"it\'s"')
    assert isinstance(paragraph, Paragraph)
    assert paragraph.content == (Text(text="\u201cHeld\u201d isn\u2019t section 17(1)(c); "), value('"it\'s"'))


def test_typed_hyphens_become_dashes_in_words_of_our_own_only() -> None:
    (paragraph,) = blocks("a - b -- c --- d, e-f, 2019-20 {{ answer }} -5", answer="x - y -- z")
    assert isinstance(paragraph, Paragraph)
    assert paragraph.content == (
        Text(text="a \u2013 b \u2013 c \u2013 d, e-f, 2019-20 "),
        value("x - y -- z"),
        Text(text=" -5"),
    )


@pytest.mark.parametrize(
    ("written", "levels"),
    [
        ("# a\n\n### b\n\n# c", [2, 3, 2]),
        ("#### a\n\n## b", [2, 2]),
        ("## a\n\n### b\n\n#### c\n\n##### d\n\n###### e", [2, 3, 4, 4, 4]),
    ],
)
def test_no_heading_level_is_skipped(written: str, levels: list[int]) -> None:
    assert [block.level for block in blocks(written + "\n\nx") if isinstance(block, Heading)] == levels


def test_levels_run_on_from_part_to_part() -> None:
    letter = decision({"opening": "## a\n\nx", "request": "#### b\n\nx", "answer": "## c\n\nx"})
    headings = [block for part in letter.body for block in part.blocks if isinstance(block, Heading)]
    assert [heading.level for heading in headings] == [2, 3, 2]


def test_words_over_dashes_are_no_heading() -> None:
    assert blocks("words\n---\n") == (Paragraph(content=(Text(text="words"),)), Rule())


def test_rows_from_a_loop_are_one_table() -> None:
    wording = "| role |\n|---|\n{% for one in recipients %}\n| {{ one }} |\n{% endfor %}\n"
    (table,) = blocks(wording, recipients=("a | b", "c"))
    assert isinstance(table, Table)
    assert table.rows == (((value("a | b"),),), ((value("c"),),))
