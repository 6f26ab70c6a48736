"""Samples of what is sent before the answer."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from dueprocess.case.describing_decisions import exemptions_of
from dueprocess.case.notices import Notice
from dueprocess.law.regime import Statute
from dueprocess.letters.samples.decisions import WINDOW
from dueprocess.letters.samples.grounds import weighed
from dueprocess.letters.samples.sample import RECEIVED_ON, REGIMES, Either, Sample, both

_ASKED_ON: Final = date(2026, 3, 10)
_LATE_ON: Final = date(2026, 4, 8)
_ON_THE_LAST_DAYS: Final = date(2026, 3, 31)


def waiting(notice: Notice, statute: Statute) -> Iterator[Sample]:
    """Those of one notice under one law; none where the law knows no such thing."""
    regime = REGIMES[statute]
    match notice:
        case Notice.ACKNOWLEDGEMENT:
            yield from both("received", notice, statute, RECEIVED_ON, provisional=Either(full=True, least=False))
        case Notice.CLARIFICATION:
            question = "Do you mean bicycles that we own, or also those that we hire?\n\nAnd which of our offices?"
            asked = {
                "question": Either(question, "Which years do you mean?"),
                "clarify_by": Either(date(2026, 6, 9), None),
            }
            yield from both("asked", notice, statute, _ASKED_ON, **asked, **WINDOW)
        case Notice.FEES_NOTICE if regime.fees:
            owed = {"fee": "£12.50", "pay_by": Either(date(2026, 6, 10), None)}
            yield from both("charged", notice, statute, _ASKED_ON, **owed, **WINDOW)
        case Notice.EXTENSION if regime.extension:
            yield from _extended(notice, statute)
        case Notice.DELAY:
            why = "The officer who has the records is ill, and nobody else can open them."
            late = {"delay_reason": Either(why, ""), "expected_on": Either(date(2026, 4, 22), None)}
            yield from both("late", notice, statute, _LATE_ON, **late)
        case _:
            return


def _extended(notice: Notice, statute: Statute) -> Iterator[Sample]:
    cited, bare = (
        exemptions_of(weighed(statute, least=least), statute, _ON_THE_LAST_DAYS) if statute is Statute.FOIA_2000 else ()
        for least in (False, True)
    )
    more: dict[str, object] = {
        "extended_to": date(2026, 5, 5),
        "earlier_limit": Either(date(2026, 4, 2), None),
        "exemptions": Either(cited, bare),
        "extension_reason": Either("Your request covers 2,400 invoices, of which each has to be read.", ""),
    }
    yield from both("extended", notice, statute, _ON_THE_LAST_DAYS, **more, **WINDOW)
