"""References follow the authority's pattern, and are counted in the series the pattern gives."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dueprocess.institutions.reference import checked_pattern, reference_for, series_for

ON = date(2020, 1, 29)


@pytest.mark.parametrize(
    ("pattern", "reference", "series"),
    [
        ("K/{yy}/{number:03}", "K/20/053", "K/20"),
        ("FOI/{yyyy}/{number:04}", "FOI/2020/0053", "FOI/2020"),
        ("{number}-{yy}", "53-20", "20"),
        ("FOI {number}", "FOI 53", "FOI"),
        ("{number}", "53", "all"),
        ("{yy}{number:05}X", "2000053X", "20X"),
    ],
)
def test_a_pattern_gives_reference_and_series(pattern: str, reference: str, series: str) -> None:
    assert checked_pattern(pattern) == pattern
    assert reference_for(pattern, ON, 53) == reference
    assert series_for(pattern, ON) == series


def test_a_number_too_long_for_its_zeros_is_printed_whole() -> None:
    assert reference_for("K/{yy}/{number:03}", ON, 1053) == "K/20/1053"


@pytest.mark.parametrize(
    ("pattern", "why"),
    [
        ("K/{yy}", "exactly once"),
        ("{number}/{number}", "exactly once"),
        ("K/{number:>30}", "exactly once"),
        ("K/{number!r}", "exactly once"),
        ("K/{year}/{number}", "a field other than"),
        ("K/{yy/{number}", "a field other than"),
        ("K/{yy:04}/{number}", "a field other than"),
        ("Über/{number}", "printable ASCII"),
        ("a-very-long-prefix-for-every-case/{number}", "at most 30"),
    ],
)
def test_a_pattern_that_cannot_number_cases_is_refused(pattern: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        checked_pattern(pattern)


@given(
    st.sampled_from(["K/{yy}/{number:03}", "{number}{yy}", "{yyyy}{number}", "{number:04}-{yyyy}"]),
    st.tuples(st.dates(date(2005, 1, 1), date(2099, 12, 31)), st.integers(1, 20_000)),
    st.tuples(st.dates(date(2005, 1, 1), date(2099, 12, 31)), st.integers(1, 20_000)),
)
def test_two_cases_share_a_reference_only_with_year_and_number(
    pattern: str, one: tuple[date, int], other: tuple[date, int]
) -> None:
    same = (one[0].year, one[1]) == (other[0].year, other[1])
    assert (reference_for(pattern, *one) == reference_for(pattern, *other)) is same
