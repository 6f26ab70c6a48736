"""Samples of what tells that a case has ended, and of what stays inside the authority."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from dueprocess.case.due import due_words
from dueprocess.case.notices import Notice
from dueprocess.law.outcomes import Closing
from dueprocess.law.position import DeadlineKind
from dueprocess.law.regime import Statute
from dueprocess.letters.samples.sample import REGIMES, Either, Sample, both

_LAPSES: Final = (Closing.CLARIFICATION_LAPSED, Closing.FEE_LAPSED, Closing.IDENTITY_LAPSED)


def endings(notice: Notice, statute: Statute) -> Iterator[Sample]:
    """Those of one notice under one law."""
    match notice:
        case Notice.WITHDRAWAL:
            yield from both("withdrawn", notice, statute, date(2026, 3, 12), closing=Closing.WITHDRAWN)
        case Notice.LAPSE:
            for closing in _LAPSES:
                asked = {
                    "clarify_by": Either(date(2026, 6, 9), None),
                    "pay_by": Either(date(2026, 6, 9), None),
                    "fee": Either("£12.50", ""),
                }
                yield from both(str(closing), notice, statute, date(2026, 6, 10), closing=closing, **asked)
        case Notice.CLOSING:
            for closing in _closings(statute):
                yield from both(str(closing), notice, statute, date(2026, 6, 1), closing=closing)
        case _:
            return


def internal(notice: Notice, statute: Statute) -> Iterator[Sample]:
    """A reminder or an escalation: some days before or after, and on the day."""
    limit = REGIMES[statute].respond[-1]
    is_late = notice is Notice.ESCALATION
    for name, days in (("some-days", 3), ("one-day", 1), ("the-day", 0)):
        on = date(2026, 4, 2 + days) if is_late else date(2026, 4, 2 - min(days, 1))
        told: dict[str, object] = {
            "due": due_words(DeadlineKind.RESPOND, ""),
            "due_on": date(2026, 4, 2),
            "due_source": str(limit.source),
            "working_days_late" if is_late else "working_days_left": days,
            "recipients": ("head-of-information",) if is_late else ("foi-officer", "information-team"),
        }
        yield from both(name, notice, statute, on, **told)


def _closings(statute: Statute) -> tuple[Closing, ...]:
    if REGIMES[statute].reviews is None:
        return (Closing.ANSWERED,)
    return (Closing.WINDOW_PASSED, Closing.REVIEW_DECIDED, Closing.LATE_REVIEW_REFUSED)
