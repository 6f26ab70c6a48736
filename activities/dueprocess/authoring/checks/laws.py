"""Whether the laws that an institution adds are as strict as the statute, and say where they stand."""

from collections.abc import Iterator

from dueprocess.authoring.subject import Subject
from dueprocess.law.loosening import CannotAdd
from dueprocess.law.tightening import check_addition


def is_no_looser(subject: Subject) -> Iterator[str]:
    """Each law that is looser than the one it is made from, or lacks a number or its source."""
    for authority in subject.authorities:
        for regime in subject.institutions.regimes(authority):
            try:
                check_addition(regime)
            except CannotAdd as error:
                yield f"{error}."
