from datetime import date

import pytest

from dueprocess.letters.dates import in_words


@pytest.mark.parametrize(
    ("on", "language", "words"),
    [
        (date(2020, 1, 29), "en", "29 January 2020"),
        (date(2026, 12, 1), "en", "1 December 2026"),
        (date(2020, 1, 29), "cy", "29 Ionawr 2020"),
        (date(2020, 7, 3), "cy", "3 Gorffennaf 2020"),
    ],
)
def test_a_date_is_written_in_words(on: date, language: str, words: str) -> None:
    assert in_words(on, language) == words


def test_no_two_months_share_a_name() -> None:
    for language in ("en", "cy"):
        assert len({in_words(date(2020, month, 1), language) for month in range(1, 13)}) == 12
