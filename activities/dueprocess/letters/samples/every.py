"""Which samples there are of each notice under each law."""

from functools import cache

from dueprocess.case.notices import Notice
from dueprocess.law.regime import Statute
from dueprocess.letters.samples.decisions import decisions
from dueprocess.letters.samples.endings import endings, internal
from dueprocess.letters.samples.reviews import reviews
from dueprocess.letters.samples.sample import Sample
from dueprocess.letters.samples.waiting import waiting


@cache
def samples_of(notice: Notice, statute: Statute) -> tuple[Sample, ...]:
    """Every sample of a notice under a law: each outcome, in full and with the least that a case must have.

    None where the law knows no such letter, such as more time for an answer under FOISA 2002.
    """
    if notice.is_internal:
        return tuple(internal(notice, statute))
    if notice is Notice.DECISION:
        return tuple(decisions(statute))
    return (*waiting(notice, statute), *endings(notice, statute), *reviews(notice, statute))
