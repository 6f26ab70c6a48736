import pytest
from hypothesis import given
from hypothesis import strategies as st

from dueprocess.letters.cleaning import clean

ANY_TEXT = st.text(st.characters(exclude_categories=()))


@pytest.mark.parametrize(
    "character",
    [
        "\x00",
        "\x1b",
        "\x7f",
        "\x9b",
        "\u202e",
        "\u2066",
        "\ue000",
        "\ue001",
        "\uf8ff",
        "\U000f0000",
        "\ud800",
        "\ufffe",
    ],
)
def test_an_unsafe_character_is_replaced(character: str) -> None:
    assert clean(f"a{character}b") == "a\ufffdb"


@pytest.mark.parametrize("end", ["\r\n", "\r", "\v", "\f", "\x85", "\u2028", "\n"])
def test_every_line_end_becomes_one(end: str) -> None:
    assert clean(f"a{end}b") == "a\nb"


def test_a_paragraph_separator_becomes_an_empty_line_and_a_tab_a_space() -> None:
    assert clean("a\u2029b\tc") == "a\n\nb c"


def test_letters_are_composed_and_joiners_kept() -> None:
    assert (
        clean("W\u0302yn \u0645\u200c\u0646 \U0001f468\u200d\U0001f469")
        == "\u0174yn \u0645\u200c\u0646 \U0001f468\u200d\U0001f469"
    )


@pytest.mark.parametrize("mark", ["\u0301", "\u0344", "\u093f", "\u200d", "\u064e"])
def test_marks_without_end_are_cut_short(mark: str) -> None:
    cleaned = clean(f"a{mark * 40_000}b{mark}")
    assert len(cleaned) <= 14
    assert cleaned.startswith(clean("a" + mark)[0])
    assert "\ufffdb" in cleaned or cleaned.endswith(clean(f"\ufffdb{mark}"))
    assert clean(cleaned) == cleaned


def test_as_many_marks_as_languages_need_are_kept() -> None:
    assert clean("a" + "\u0316" * 8) == "a" + "\u0316" * 8


@given(ANY_TEXT)
def test_cleaning_twice_changes_nothing_more_and_always_gives_utf_8(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    once.encode()
