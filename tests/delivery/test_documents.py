"""Documents that go with letters: kept under their SHA-256, once, and told from what they were not."""

import hashlib
from pathlib import Path

import pytest

from dueprocess.delivery import Store
from dueprocess.delivery.documents import DocumentStore, NoDocument


@pytest.fixture
def documents(tmp_path: Path) -> DocumentStore:
    return Store.open(tmp_path).documents


def test_a_document_is_kept_under_its_hash_and_never_under_its_name(documents: DocumentStore, tmp_path: Path) -> None:
    file = tmp_path / "Zebedee Quillfeather.pdf"
    file.write_bytes(b"%PDF- owls")
    kept = documents.put(file, title="Owls of 2025")
    assert kept.model_dump() == {
        "title": "Owls of 2025",
        "media_type": "application/pdf",
        "size_bytes": 10,
        "sha256": hashlib.sha256(b"%PDF- owls").hexdigest(),
    }
    assert [path.name for path in (tmp_path / "documents").iterdir()] == [kept.sha256]
    assert documents.read(kept.sha256) == b"%PDF- owls"


def test_the_same_document_twice_is_kept_once_and_called_by_its_file_without_a_title(
    documents: DocumentStore, tmp_path: Path
) -> None:
    (tmp_path / "owls.csv").write_text("year,owls")
    first, again = documents.put(tmp_path / "owls.csv"), documents.put(tmp_path / "owls.csv", title="Again")
    assert (first.title, first.media_type) == ("owls", "text/csv")
    assert first.sha256 == again.sha256
    assert len(list((tmp_path / "documents").iterdir())) == 1


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("gone.pdf", None, "cannot be read: No such file or directory"),
        ("empty.pdf", b"", "is empty"),
        ("owls", b"hoo", "does not say what it is. Rename it"),
    ],
)
def test_what_cannot_go_with_a_letter_is_said_to_be(
    name: str, content: bytes | None, why: str, documents: DocumentStore, tmp_path: Path
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(NoDocument, match=why):
        documents.put(tmp_path / name)
    assert not (tmp_path / "documents").exists()


def test_a_document_that_was_lost_or_changed_is_not_handed_out(documents: DocumentStore, tmp_path: Path) -> None:
    (tmp_path / "owls.txt").write_text("hoo")
    kept = documents.put(tmp_path / "owls.txt")
    (tmp_path / "documents" / kept.sha256).write_text("moo")
    with pytest.raises(NoDocument, match="has been changed"):
        documents.read(kept.sha256)
    (tmp_path / "documents" / kept.sha256).unlink()
    with pytest.raises(NoDocument, match="is not there"):
        documents.read(kept.sha256)
