"""Whether the references of an authority can be told apart, and stand where references stand."""

import re
from collections.abc import Iterator
from typing import Final

from dueprocess.authoring.questions import DAYS, regimes_of
from dueprocess.authoring.subject import Subject

NUMBERS: Final = 10_000
"""The cases of a busy year."""

_FEW: Final = 20
_UNSAFE_IN_A_FILE: Final = re.compile(r'[\\:*?"<>|]')


def has_references_of_its_own(subject: Subject) -> Iterator[str]:
    """Two cases with one reference, and references that no file or subject line can have."""
    for authority in subject.authorities:
        yield from _of(subject, authority)


def _of(subject: Subject, authority: str) -> Iterator[str]:
    institutions = subject.institutions
    # Files are named with '-' for '/', and must not meet there either.
    taken: dict[str, tuple[str, int]] = {}
    for index, regime in enumerate(regimes_of(subject, authority)):
        for day in DAYS:
            series = institutions.reference_series(authority, regime, day)
            for number in range(1, (_FEW if index else NUMBERS) + 1):
                reference = institutions.reference(authority, regime, day, number)
                case = (series, number)
                earlier = taken.setdefault(reference.replace("/", "-").casefold(), case)
                if earlier != case:
                    yield (
                        f"the reference '{reference}' is given to number {number} of '{series}', and to number "
                        f"{earlier[1]} of '{earlier[0]}'. Write the series and the whole number into the reference."
                    )
                    return
                if why := _unsafe(reference):
                    yield f"the reference '{reference}' {why}."
                    return


def _unsafe(reference: str) -> str | None:
    if found := _UNSAFE_IN_A_FILE.search(reference):
        return f"cannot stand in the name of a file, for its '{found[0]}'. Use letters, digits, '/', '-', '_' and '.'"
    if reference != " ".join(reference.split()):
        return "has spaces that a subject line would lose. Take them out"
    if ".." in reference or reference.startswith((".", "/", "-")) or reference.endswith((".", "/")):
        return "cannot stand in the name of a file. Begin and end it with a letter or digit, and write no '..'"
    return None
