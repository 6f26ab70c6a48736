"""Reference numbers: gapless, one a case, never given twice, whoever asks at once and whatever fails."""

from collections.abc import Generator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from dueprocess.register import References, open_register


@pytest.fixture
def references(tmp_path: Path) -> Generator[References]:
    with closing(References(open_register(tmp_path / "register.sqlite"))) as opened:
        yield opened


def give(references: References, case_id: str, *, authority: str = "leeds", series: str = "K/20") -> str:
    return references.give(
        case_id, authority=authority, series=series, write=lambda number: f"{authority}:{series}/{number:03}"
    )


def test_numbers_run_from_one_in_each_series_of_each_authority(references: References) -> None:
    given = [
        give(references, "leeds/a"),
        give(references, "leeds/b"),
        give(references, "leeds/c", series="K/21"),
        give(references, "anytown/a", authority="anytown"),
        give(references, "leeds/d"),
    ]
    assert given == ["leeds:K/20/001", "leeds:K/20/002", "leeds:K/21/001", "anytown:K/20/001", "leeds:K/20/003"]


def test_a_case_that_asks_again_has_the_reference_it_had(references: References) -> None:
    """The activity that asked may have died before its answer was recorded."""
    first = give(references, "leeds/a")
    give(references, "leeds/b")
    assert give(references, "leeds/a") == first
    assert give(references, "leeds/c") == "leeds:K/20/003"


def test_a_number_whose_reference_cannot_be_written_is_not_used_up(references: References) -> None:
    def broken(number: int) -> str:
        raise RuntimeError(f"no words for {number}")

    give(references, "leeds/a")
    with pytest.raises(RuntimeError, match="no words for 2"):
        references.give("leeds/b", authority="leeds", series="K/20", write=broken)
    assert give(references, "leeds/c") == "leeds:K/20/002"


def test_many_workers_at_once_leave_no_gap_and_no_double(tmp_path: Path) -> None:
    """Four registers on one file, as four processes have them."""
    registers = [References(open_register(tmp_path / "register.sqlite")) for _ in range(4)]

    def ask(number: int) -> str:
        return give(registers[number % 4], f"leeds/{number}")

    with ThreadPoolExecutor(8) as many:
        given = list(many.map(ask, range(60)))
    for register in registers:
        register.close()
    assert sorted(given) == [f"leeds:K/20/{number:03}" for number in range(1, 61)]


def test_the_register_is_there_after_a_restart(tmp_path: Path) -> None:
    for case_id, expected in (("leeds/a", "leeds:K/20/001"), ("leeds/b", "leeds:K/20/002")):
        with closing(References(open_register(tmp_path / "new" / "register.sqlite"))) as opened:
            assert give(opened, case_id) == expected
