"""One check of the contract, and trying all of them."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from dueprocess.authoring.subject import Subject
from dueprocess.institutions.errors import CannotLoad, InstitutionError
from dueprocess.letters.checks.finding import sentence

_MOST_FAULTS = 20


@dataclass(frozen=True, slots=True)
class Check:
    """Something that the contract asks of every institution.

    Attributes:
        key: its name.
        says: what holds where it passes, in one sentence.
        faults: what is wrong, and what to do, one sentence each; none where it passes.
        skipped: why it is not tried with this institution, or nothing.
    """

    key: str
    says: str
    faults: Callable[[Subject], Iterator[str]]
    skipped: Callable[[Subject], str] = lambda _: ""

    def __str__(self) -> str:
        """Its name."""
        return self.key


@dataclass(frozen=True, slots=True)
class Result:
    """What came of a check: without faults it passed, or was skipped for a reason."""

    check: Check
    faults: tuple[str, ...]
    skipped: str = ""


def try_check(check: Check, subject: Subject) -> Result:
    """Try one check. A failure of the institution while it is asked is a fault as any other."""
    if skipped := check.skipped(subject):
        return Result(check, (), skipped)
    faults: dict[str, None] = {}
    try:
        for fault in check.faults(subject):
            faults[fault] = None
            if len(faults) == _MOST_FAULTS:
                faults["There may be more."] = None
                break
    except InstitutionError as error:
        faults[sentence(str(error))] = None
    return Result(check, tuple(faults))


def loads(_: Subject) -> Iterator[str]:
    """Nothing more: a subject that is there has been loaded."""
    yield from ()


LOADS = Check("loads", "It loads, and every hook that it answers is known.", loads)
"""The first: where it fails, no other can be tried."""


def try_all(
    checks: Sequence[Check],
    name: str,
    folders: Sequence[Path] = (),
    beside: Sequence[str] = (),
    *,
    does_deeds: bool = False,
) -> Iterator[Result]:
    """Load the institution and try each check; only the first where it cannot be loaded."""
    try:
        subject = Subject(name, folders, beside, does_deeds=does_deeds)
    except (CannotLoad, InstitutionError) as error:
        yield Result(LOADS, (sentence(str(error)),))
        return
    with closing(subject):
        for check in checks:
            yield try_check(check, subject)
