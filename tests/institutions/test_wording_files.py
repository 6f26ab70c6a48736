"""Wording files are cut into parts; what belongs to no part is refused with its line."""

from collections.abc import Callable
from pathlib import Path

import pytest

from dueprocess.case.notices import Notice
from dueprocess.institutions.settings import InvalidFile
from dueprocess.institutions.wording_files import read_wording


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., object]:
    """What the parts of one file come to."""

    def reading(text: str, name: str = "decision.en.md") -> object:
        (tmp_path / name).write_text(text)
        return read_wording(tmp_path)

    return reading


def test_a_file_is_cut_at_its_marks(read: Callable[..., object]) -> None:
    text = "{# for staff #}\n\n<!-- part: contact -->\n## Hello\n\nWrite.\n\n<!--part:answer.not-held-->\nNothing."
    assert read(text) == {
        (Notice.DECISION, "en"): {"contact": "## Hello\n\nWrite.", "answer.not-held": "Nothing."},
    }


def test_a_folder_without_wording_has_none(tmp_path: Path) -> None:
    assert read_wording(tmp_path / "nowhere") == {}


def test_a_hidden_file_is_not_wording(tmp_path: Path) -> None:
    (tmp_path / ".DS_Store").write_bytes(b"\x00")
    assert read_wording(tmp_path) == {}


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Hello\n<!-- part: contact -->", "line 1: text before the first"),
        ("<!-- part: contcat -->", "line 1: 'decision' has no part 'contcat'. Did you mean 'contact'?"),
        ("<!-- part: zzz -->", "'decision' has no part 'zzz'. It has opening, request, answer"),
        ("<!-- part: answer.nothold -->", "'answer' has no variant 'nothold'. Did you mean 'not-held'?"),
        ("<!-- part: answer.upheld -->", "'answer' has no variant 'upheld'. There are disclosed-in-full"),
        ("<!-- part: grounds.not-held -->", "'grounds' has no variant 'not-held'"),
        ("<!-- part: contact -->\nA\n<!-- part: contact -->\nB", "line 3: part 'contact' is there twice"),
        ("<!-- part: contact -->\nA\n<!-- prat: opening -->", "line 3: this is not a mark"),
        ("<!-- part: contact -->\nA\n  <!-- a note -->", "write a note to editors as {# note #}"),
    ],
)
def test_a_mistake_is_named_with_file_and_line(read: Callable[..., object], text: str, sentence: str) -> None:
    with pytest.raises(InvalidFile) as refused:
        read(text)
    assert "decision.en.md, line " in str(refused.value)
    assert sentence in str(refused.value)


@pytest.mark.parametrize("name", ["decison.en.md", "decision.md", "decision.english.md", "decision.en.txt"])
def test_a_file_must_be_named_after_a_notice_and_a_language(read: Callable[..., object], name: str) -> None:
    with pytest.raises(InvalidFile, match=r"Did you mean 'decision\.en\.md'\?"):
        read("", name)


def test_a_reminder_has_no_variants(read: Callable[..., object]) -> None:
    with pytest.raises(InvalidFile, match="There are none in this notice"):
        read("<!-- part: due.refused -->", "reminder.en.md")


def test_a_file_must_be_utf_8(tmp_path: Path) -> None:
    (tmp_path / "decision.en.md").write_bytes(b"\xff")
    with pytest.raises(InvalidFile, match="cannot be read as UTF-8"):
        read_wording(tmp_path)
