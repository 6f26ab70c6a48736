"""Every question that a worker may put to an institution, found from the specifications of the hooks."""

import inspect
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product

from dueprocess.authoring.subject import Subject
from dueprocess.case.notices import Notice
from dueprocess.institutions import specifications
from dueprocess.institutions.hooks import HOOKS, Hook
from dueprocess.law.regime import Statute
from dueprocess.law.regimes import REGIMES

DAYS = (date(2026, 1, 29), date(2027, 1, 29))
"""The sample days of receipt, in two years."""


@dataclass(frozen=True, slots=True)
class Question:
    """A hook, and what it is asked with."""

    hook: Hook[object]
    arguments: Mapping[str, object]

    def __str__(self) -> str:
        """For example `dueprocess_office(authority=anytown)`."""
        return f"{self.hook.name}({', '.join(f'{name}={value}' for name, value in self.arguments.items())})"


def every_question(subject: Subject) -> Iterator[Question]:
    """Each hook, about each authority, under each law, for each letter in each language; but none that does a deed."""
    for authority in subject.authorities:
        values = sample_values(
            authority, regimes_of(subject, authority), subject.institutions.office(authority).languages
        )
        for hook in HOOKS.values():
            yield from questions_of(hook, values)


def sample_values(
    authority: str, regimes: Sequence[str], languages: Sequence[str], days: Sequence[date] = DAYS
) -> Mapping[str, Sequence[object]]:
    """What each argument of a hook can be."""
    return {
        "authority": (authority,),
        "regime": regimes,
        "received_on": days,
        "number": (1,),
        "notice": tuple(Notice),
        "language": languages,
        "statute": tuple(Statute),
    }


def questions_of(hook: Hook[object], values: Mapping[str, Sequence[object]]) -> Iterator[Question]:
    """The hook with every combination of these values of its arguments; none if it does a deed."""
    if not hook.is_deed:
        names = tuple(inspect.signature(getattr(specifications, hook.name)).parameters)
        for chosen in product(*(values[name] for name in names)):
            yield Question(hook, dict(zip(names, chosen, strict=True)))


def regimes_of(subject: Subject, authority: str) -> tuple[str, ...]:
    """The keys of the laws that requests to the authority can name."""
    return (*REGIMES, *(regime.key for regime in subject.institutions.regimes(authority)))
