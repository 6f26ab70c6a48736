"""Every question that a worker may put to an institution."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from dueprocess.authoring.subject import Subject
from dueprocess.case.notices import Notice
from dueprocess.institutions.hooks import (
    AUTHORITIES,
    ESCALATION,
    HOUSE,
    OFFICE,
    PRACTICE,
    REFERENCE,
    REFERENCE_SERIES,
    REGIMES,
    REMINDERS,
    SENDING,
    WORDING,
    Hook,
)
from dueprocess.law.regime import Statute
from dueprocess.law.regimes import REGIMES as BUILT_IN

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
    """Each hook, about each authority, under each law, for each letter in each language."""
    yield Question(AUTHORITIES, {})
    for authority in subject.authorities:
        of = {"authority": authority}
        for hook in (OFFICE, ESCALATION, REGIMES, HOUSE):
            yield Question(hook, of)
        for regime in regimes_of(subject, authority):
            for each in (REMINDERS, PRACTICE, SENDING):
                yield Question(each, {**of, "regime": regime})
            for day in DAYS:
                received = {**of, "regime": regime, "received_on": day}
                yield Question(REFERENCE_SERIES, received)
                yield Question(REFERENCE, {**received, "number": 1})
        for language in subject.institutions.office(authority).languages:
            for statute in Statute:
                for notice in Notice:
                    letter = {"notice": notice, "language": language, "statute": statute}
                    yield Question(WORDING, {**of, **letter})


def regimes_of(subject: Subject, authority: str) -> tuple[str, ...]:
    """The keys of the laws that requests to the authority can name."""
    return (*BUILT_IN, *(regime.key for regime in subject.institutions.regimes(authority)))
