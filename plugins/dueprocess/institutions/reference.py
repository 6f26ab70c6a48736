"""Reference patterns: how an authority numbers its cases."""

import re
from datetime import date

DEFAULT_PATTERN = "FOI/{yyyy}/{number:04}"

_YEAR = re.compile(r"\{(yy|yyyy)\}")
_NUMBER = re.compile(r"\{number(?::0([1-9]))?\}")
_SEPARATORS = " /-_.:"
_LONGEST = 30
_SAMPLE = date(2020, 1, 29)


def reference_for(pattern: str, received_on: date, number: int) -> str:
    """The reference of the `number`-th case of its series, for example `K/20/053` by `K/{yy}/{number:03}`."""
    return _NUMBER.sub(lambda field: f"{number:0{field[1] or 1}}", _with_year(pattern, received_on))


def series_for(pattern: str, received_on: date) -> str:
    """The series whose numbers are counted together: the pattern without the number, for example `K/20`."""
    return _NUMBER.sub("", _with_year(pattern, received_on)).strip(_SEPARATORS) or "all"


def checked_pattern(pattern: str) -> str:
    """The pattern itself, if it can number cases.

    Raises:
        ValueError: it has fields other than `{yy}`, `{yyyy}` and `{number}`, not exactly one `{number}`, or gives
            references that are too long or not printable ASCII.
    """
    if len(_NUMBER.findall(pattern)) != 1:
        raise ValueError(f"'{pattern}' must hold {{number}} or {{number:03}} exactly once, to tell cases apart")
    sample = reference_for(pattern, _SAMPLE, 10_000)
    if "{" in sample or "}" in sample:
        raise ValueError(f"'{pattern}' has a field other than {{yy}}, {{yyyy}} and {{number}}")
    if not sample.isascii() or not sample.isprintable() or len(sample) > _LONGEST:
        raise ValueError(f"'{pattern}' gives '{sample}'; a reference has at most {_LONGEST} printable ASCII characters")
    return pattern


def _with_year(pattern: str, received_on: date) -> str:
    return _YEAR.sub(lambda field: f"{received_on.year:04}"[-len(field[1]) :], pattern)
