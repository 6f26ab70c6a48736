"""Wording files are cut into parts; what belongs to no part is refused with its line."""

from collections.abc import Callable
from pathlib import Path

import pytest

from dueprocess.case.notice_parts import REFUSING, parts_of
from dueprocess.case.notices import Notice
from dueprocess.institutions.file_faults import InvalidFile
from dueprocess.institutions.wording_files import WordingFolder, laid_over, variants_of, why_not_a_part
from dueprocess.law.regime import Statute


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., WordingFolder]:
    """What the parts of one file come to."""

    def reading(text: str, name: str = "decision.en.md") -> WordingFolder:
        (tmp_path / name).write_text(text)
        return WordingFolder(tmp_path)

    return reading


def test_a_file_is_cut_at_its_marks(read: Callable[..., WordingFolder]) -> None:
    text = "{# for staff #}\n\n<!-- part: contact -->\n## Hello\n\nWrite.\n\n<!--part:answer.not-held-->\nNothing."
    (file,) = read(text).files
    assert (file.notice, file.statute, file.language) == (Notice.DECISION, None, "en")
    assert file.wording == {"contact": "## Hello\n\nWrite.", "answer.not-held": "Nothing."}
    assert [part.first_line for part in file.parts.values()] == [4, 9]


def test_a_file_for_every_law_serves_each_in_its_language_alone(read: Callable[..., WordingFolder]) -> None:
    folder = read("<!-- part: contact -->\nWrite.")
    for statute in Statute:
        assert folder.wording(Notice.DECISION, "en", statute) == {"contact": "Write."}
        assert folder.wording(Notice.DECISION, "cy", statute) is None
        assert folder.wording(Notice.LAPSE, "en", statute) is None


def test_the_words_of_one_law_lie_over_those_of_all(read: Callable[..., WordingFolder]) -> None:
    read("<!-- part: contact -->\nWrite.\n<!-- part: opening -->\nHello.")
    folder = read("<!-- part: contact -->\nCall.", "decision.eir-2004.en.md")
    assert folder.wording(Notice.DECISION, "en", Statute.EIR_2004) == {"contact": "Call.", "opening": "Hello."}
    assert folder.wording(Notice.DECISION, "en", Statute.FOIA_2000) == {"contact": "Write.", "opening": "Hello."}


def test_words_for_one_law_alone_serve_no_other(read: Callable[..., WordingFolder]) -> None:
    folder = read("<!-- part: contact -->\nCall.", "decision.eir-2004.en.md")
    assert folder.wording(Notice.DECISION, "en", Statute.EIR_2004) == {"contact": "Call."}
    assert folder.wording(Notice.DECISION, "en", Statute.FOISA_2002) is None


def test_a_variant_lies_over_its_own_and_a_part_over_all_of_its_variants() -> None:
    below = {"answer.refused": "No.", "answer.not-held": "None.", "contact": "Write."}
    assert laid_over(below, {"answer.refused": "Sorry."}) == {**below, "answer.refused": "Sorry."}
    assert laid_over(below, {"answer": "This."}) == {"answer": "This.", "contact": "Write."}
    both = {"answer": "This.", "answer.refused": "Sorry."}
    assert laid_over(below, both) == {**both, "contact": "Write."}


def test_a_part_has_the_variants_of_the_outcomes_that_call_for_it() -> None:
    eir = {"disclosed-in-part", "refused", "neither-confirmed-nor-denied", "not-held", "transferred"}
    for statute, variants in ((Statute.FOIA_2000, set(REFUSING)), (Statute.EIR_2004, eir)):
        (grounds,) = (part for part in parts_of(Notice.DECISION, statute).parts if part.key == "grounds")
        assert set(variants_of(Notice.DECISION, grounds, statute)) == variants
    (closed, *_) = parts_of(Notice.LAPSE, Statute.FOIA_2000).parts
    lapses = ("clarification-lapsed", "fee-lapsed", "identity-lapsed")
    assert variants_of(Notice.LAPSE, closed, Statute.FOIA_2000) == lapses
    (closed, *_) = parts_of(Notice.CLOSING, Statute.FOIA_2000).parts
    assert variants_of(Notice.CLOSING, closed, Statute.FOIA_2000) == ()


def test_a_part_of_one_law_is_none_of_another() -> None:
    assert why_not_a_part(Notice.EXTENSION, "undecided") is None
    assert why_not_a_part(Notice.EXTENSION, "undecided", Statute.FOIA_2000) is None
    assert why_not_a_part(Notice.EXTENSION, "undecided", Statute.EIR_2004) == (
        "'extension' must not have 'undecided': more time is for the complexity of the request, not to weigh anything "
        "(EIR 2004 reg 7(1))."
    )
    assert why_not_a_part(Notice.DECISION, "grounds.not-held", Statute.EIR_2004) is None
    why = why_not_a_part(Notice.DECISION, "grounds.not-held", Statute.FOIA_2000)
    assert why is not None
    assert why.startswith("'grounds' has no variant 'not-held'.")


def test_a_folder_without_wording_has_none(tmp_path: Path) -> None:
    assert WordingFolder(tmp_path / "nowhere").files == ()


def test_a_hidden_file_is_not_wording(tmp_path: Path) -> None:
    (tmp_path / ".DS_Store").write_bytes(b"\x00")
    assert WordingFolder(tmp_path).files == ()


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Hello\n<!-- part: contact -->", "line 1: text before the first"),
        ("<!-- part: contcat -->", "line 1: 'decision' has no part 'contcat'. Did you mean 'contact'?"),
        ("<!-- part: zzz -->", "'decision' has no part 'zzz'. It has opening, request, answer"),
        ("<!-- part: answer.nothold -->", "'answer' has no variant 'nothold'. Did you mean 'not-held'?"),
        ("<!-- part: answer.upheld -->", "'answer' has no variant 'upheld'. There are disclosed-in-full"),
        ("<!-- part: grounds.disclosed-in-full -->", "'grounds' has no variant 'disclosed-in-full'"),
        ("<!-- part: contact -->\nA\n<!-- part: contact -->\nB", "line 3: part 'contact' is there twice"),
        ("<!-- part: contact -->\nA\n<!-- prat: opening -->", "line 3: this is not a mark"),
        ("<!-- part: contact -->\nA\n  <!-- a note -->", "write a note to editors as {# note #}"),
    ],
)
def test_a_mistake_is_named_with_file_and_line(read: Callable[..., WordingFolder], text: str, sentence: str) -> None:
    with pytest.raises(InvalidFile) as refused:
        read(text)
    assert "decision.en.md, line " in str(refused.value)
    assert sentence in str(refused.value)


@pytest.mark.parametrize(
    "name", ["decison.en.md", "decision.md", "decision.english.md", "decision.en.txt", "decision.eir.en.md"]
)
def test_a_file_must_be_named_after_a_notice_a_law_if_any_and_a_language(
    read: Callable[..., WordingFolder], name: str
) -> None:
    with pytest.raises(InvalidFile, match=r"Did you mean 'decision\.en\.md'\?"):
        read("", name)


def test_a_reminder_has_no_variants(read: Callable[..., WordingFolder]) -> None:
    with pytest.raises(InvalidFile, match="There are none in this notice"):
        read("<!-- part: due.refused -->", "reminder.en.md")


def test_a_file_must_be_utf_8(tmp_path: Path) -> None:
    (tmp_path / "decision.en.md").write_bytes(b"\xff")
    with pytest.raises(InvalidFile, match="cannot be read as UTF-8"):
        WordingFolder(tmp_path)
