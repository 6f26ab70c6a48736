"""The version of the hooks that `institution.py` is written for, and how long an old one is spoken."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Final

API: Final = 1
"""`institution.py` says which version it was written for with `DUEPROCESS_API = 1`. A new hook does not change it."""

SPOKEN: Final[Mapping[int, date | None]] = MappingProxyType({API: None})
"""The versions that this release speaks, each with the day until which, at least, it will; None: no end is planned.

When a version is succeeded, it is given a day at least two years on.
"""


def refused_version(written_for: int | None, spoken: Mapping[int, date | None] = SPOKEN) -> str | None:
    """Why code that was written for this version cannot be used, or None if it can."""
    if written_for is None:
        return f"it does not say for which hooks it was written; put DUEPROCESS_API = {API} into institution.py"
    if written_for not in spoken:
        versions = " and ".join(str(version) for version in sorted(spoken))
        return (
            f"it was written for version {written_for} of the hooks, and this release speaks {versions}; install one "
            "that fits"
        )
    return None


def warning_about(written_for: int | None, spoken: Mapping[int, date | None] = SPOKEN) -> str | None:
    """What its author must know of a version that will not be spoken for ever, or None."""
    until = spoken.get(written_for) if written_for is not None else None
    if until is None:
        return None
    return (
        f"version {written_for} of the hooks, for which it was written, is spoken until {until:%d %B %Y} at least; "
        f"write it for version {max(spoken)} before"
    )


class WillBeRemoved(DeprecationWarning):
    """A hook or an argument that will not be asked or given for ever: for `warn_on_impl` and `warn_on_impl_args`."""

    def __init__(self, what: str, *, until: date, instead: str) -> None:
        super().__init__(f"'{what}' is there until {until:%d %B %Y} at least; use {instead} instead")
