"""Samples of what is sent about a review."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from dueprocess.case.describing_decisions import documents_of
from dueprocess.case.notices import Notice
from dueprocess.law.outcomes import ReviewOutcome
from dueprocess.law.regime import Statute
from dueprocess.letters.samples.decisions import DOCUMENTS, WINDOW
from dueprocess.letters.samples.sample import REGIMES, Either, Sample, both

_ASKED_ON: Final = date(2026, 4, 20)
_LATE_ON: Final = date(2026, 6, 15)
_ASKED: Final[dict[str, object]] = {
    **WINDOW,
    "review_requested_on": Either(_ASKED_ON, None),
    "answer_review_by": Either(date(2026, 5, 19), None),
}
_LATE: Final[dict[str, object]] = {"review_in_time": False, "review_requested_on": Either(_LATE_ON, None)}
_FOUND: Final = (
    "The reviewer read all invoices again, and spoke with the team that keeps them.\n\n"
    "The tender ended on 1 May 2026, so its prices are no longer a secret of anybody."
)


def reviews(notice: Notice, statute: Statute) -> Iterator[Sample]:
    """Those of one notice under one law; none where it knows no review, or no more time for one."""
    known = REGIMES[statute].reviews
    match notice:
        case Notice.REVIEW_ACKNOWLEDGEMENT if known:
            yield from both("in-time", notice, statute, _ASKED_ON, **_ASKED)
            yield from both("late-accepted", notice, statute, _LATE_ON, **_ASKED | _LATE)
            refused = _ASKED | _LATE | {"review_accepted": False, "answer_review_by": None}
            yield from both("late-refused", notice, statute, _LATE_ON, **refused)
        case Notice.REVIEW_EXTENSION if known and known.extended:
            why = "The reviewer has to hear three members of staff, one of whom is away."
            more = {"extension_reason": Either(why, ""), "extended_to": date(2026, 6, 18)}
            yield from both("extended", notice, statute, date(2026, 5, 18), **_ASKED | more)
        case Notice.REVIEW_OUTCOME if known:
            for outcome in ReviewOutcome:
                gives = outcome is not ReviewOutcome.UPHELD
                found: dict[str, object] = {
                    "review_outcome": outcome,
                    "review_reasons": Either(_FOUND, ""),
                    "documents": Either(documents_of(DOCUMENTS[:1]) if gives else (), ()),
                }
                yield from both(str(outcome), notice, statute, date(2026, 5, 19), **_ASKED | found)
        case _:
            return
