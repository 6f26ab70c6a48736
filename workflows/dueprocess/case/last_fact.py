"""The last fact of a kind."""

from typing import TypeVar

from dueprocess.case.record import CaseRecord
from dueprocess.law.facts import Fact

F = TypeVar("F", bound=Fact)


def last_fact(case: CaseRecord, kind: type[F], part: str) -> F | None:
    """The last fact of this kind that was told of the part, or of all of them."""
    return next(
        (fact for fact in reversed(case.facts) if isinstance(fact, kind) and fact.part in {None, part or fact.part}),
        None,
    )
