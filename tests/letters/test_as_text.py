from dueprocess.law.outcomes import Outcome
from dueprocess.letters import as_text
from letters.marrowby import EXEMPTION, decision


def body(wording: str, answer: str = "") -> str:
    text = as_text(decision({"opening": wording, "request": ""}, answer=answer))
    return text.split("Freedom of Information Act 2000\n\n")[1].split("\n\nOur answer")[0]


def test_no_line_is_wider_than_76_columns() -> None:
    text = as_text(decision(request="word " * 100, outcome=Outcome.REFUSED, exemptions=(EXEMPTION,)))
    assert max(map(len, text.splitlines())) <= 76
    assert "> word word" in text


def test_one_long_word_is_left_whole() -> None:
    assert "A" * 3000 in as_text(decision(request="A" * 3000))


def test_a_link_shows_where_it_goes_unless_its_words_say_so() -> None:
    assert body("[our **pages**](https://x.example/foi), <https://y.example> or [a@b.example](mailto:a@b.example)") == (
        "our pages (https://x.example/foi), https://y.example or a@b.example"
    )


def test_lists_are_indented_under_their_marks() -> None:
    assert body("- one\n\n  more\n- two\n\n9. nine\n10. ten\n") == "- one\n\n  more\n- two\n\n9. nine\n10. ten"


def test_a_narrow_table_has_columns_and_a_wide_one_a_line_for_each_cell() -> None:
    narrow = "| Year | Cost |\n|---|--:|\n| 2019 | 5 |\n"
    assert body(narrow) == "Year   Cost\n----   ----\n2019      5"
    wide = "| Year | Words |\n|---|---|\n| 2019 | {{ answer }} |\n| 2020 | x |\n"
    assert body(wide, answer="word " * 20).startswith("Year: 2019\nWords: word word")
    assert body(wide, answer="word " * 20).endswith("\n\nYear: 2020\nWords: x")


def test_headings_are_underlined_at_the_upper_levels() -> None:
    assert body("## Two\n\n### Three\n\nx\n\n---\n\ny") == f"Two\n---\n\nThree\n\nx\n\n{'-' * 76}\n\ny"
