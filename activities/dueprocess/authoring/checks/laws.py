"""Whether the laws that an institution adds are as strict as the statute, and say where they stand."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from dueprocess.authoring.subject import Subject
from dueprocess.calendars import InstalledCalendars
from dueprocess.law.clock import assess
from dueprocess.law.errors import InvalidTimeline
from dueprocess.law.loosening import CannotAdd
from dueprocess.law.practice import Practice
from dueprocess.law.regime import Regime
from dueprocess.law.regimes import REGIMES
from dueprocess.law.tightening import check_addition
from dueprocess.law.timeline import Timeline

_YEAR: Final = 2026
_ON_EACH: Final = (1, 11, 21)


def is_no_looser(subject: Subject) -> Iterator[str]:
    """Each law that is looser than the one it is made from, or lacks a number or its source."""
    for authority in subject.authorities:
        for regime in subject.institutions.regimes(authority):
            try:
                check_addition(regime)
            except CannotAdd as error:
                yield f"{error}."
                continue
            yield from answers_later(regime, subject.institutions.plan(authority, regime.key).practice)


def answers_later(regime: Regime, practice: Practice) -> Iterator[str]:
    """A day of a year on which a request would be answered later than under the law that this one is made from.

    Counted as the clock counts, and so whatever the rules are of which the law is made.
    """
    law = REGIMES[regime.like] if regime.like else regime
    calendar = InstalledCalendars().calendar("uk", _YEAR, _YEAR + 1)
    for received_on in (date(_YEAR, month, day) for month in range(1, 13) for day in _ON_EACH):
        try:
            own, statutory = (
                assess(
                    Timeline(regime=each.key, received_on=received_on),
                    calendar=calendar,
                    practice=practice,
                    regimes={**REGIMES, each.key: each},
                ).respond_by
                for each in (regime, law)
            )
        except InvalidTimeline:
            # It was not in force yet.
            continue
        if own is None or (statutory is not None and own > statutory):
            yield (
                f"regime '{regime.key}': a request received on {received_on} would be answered by {own}, and under the "
                f"{law.title} by {statutory}. Give a number that is at most that of the law."
            )
            return
