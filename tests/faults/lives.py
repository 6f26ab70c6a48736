"""The lives that cases lead in the fault suite, and the letters that each of them must bring about."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from dueprocess.case.request import Applicant, InformationRequested
from dueprocess.law.facts import (
    ClarificationAsked,
    ClarificationReceived,
    Decided,
    Reassigned,
    ReviewDecided,
    ReviewRequested,
    Withdrawn,
    type_of_fact,
)
from dueprocess.law.outcomes import Outcome, ReviewOutcome

OVERDUE_SINCE_DAYS = 60
"""Received so long ago, a request has both its reminders and an escalation owed the moment it is opened."""

_LETTER_OF: Mapping[str, str] = {
    "clarification-asked": "clarification",
    "decided": "decision",
    "withdrawn": "withdrawal",
    "review-requested": "review-acknowledgement",
    "review-decided": "review-outcome",
}
"""Written out here and not asked of the program: what the law and the institution's plan owe for each fact."""


class Life(NamedTuple):
    """What happens in one case, from its opening to its end."""

    name: str
    received_days_ago: int
    facts: tuple[type_of_fact, ...]
    waits_for: tuple[str, ...] = ()
    """Notices that must be seen in the case before the first fact is told; after it they would be owed no more."""


def lives(today: date) -> Sequence[Life]:
    """Every life there is; each ends by itself, today."""
    asked = ClarificationAsked(on=today, question="Which of the two sheds do you mean?")
    answered = ClarificationReceived(on=today, text="The larger one.")
    decided = Decided(on=today, outcome=Outcome.DISCLOSED_IN_FULL, answer="Forty-one bicycles.")
    review = ReviewRequested(on=today, grounds="I think that there were more.")
    reviewed = ReviewDecided(on=today, outcome=ReviewOutcome.OVERTURNED, reasons="There were fifty-two.")
    moved, moved_on = Reassigned(on=today, to="Estates"), Reassigned(on=today, to="Library")
    return (
        Life("answered", 3, (decided, review, reviewed)),
        Life("clarified", 4, (asked, answered, decided, review, reviewed)),
        Life("overdue", OVERDUE_SINCE_DAYS, (decided, review, reviewed), ("reminder", "reminder", "escalation")),
        Life("withdrawn", 2, (moved, Withdrawn(on=today))),
        Life("moved", 5, (moved, asked, answered, moved_on, decided, review, reviewed)),
    )


def a_request(authority: str, life: Life, today: date, number: int) -> InformationRequested:
    """A request by a plainly invented person."""
    return InformationRequested(
        authority=authority,
        received_on=today - timedelta(days=life.received_days_ago),
        text=f"How many bicycles were found in shed {number} last year?",
        applicant=Applicant(
            name="Ada Example", email=f"ada.{number}@example.org", address=("1 Sample Street", "Exampleton")
        ),
    )


def notices_owed(received_days_ago: int, facts: Sequence[type_of_fact]) -> Counter[str]:
    """How many notices of each kind a case owes that was told these facts, and then closed.

    Of notices inside the authority there may be more, where midnight passes meanwhile.
    """
    letters = Counter(_LETTER_OF[fact.kind] for fact in facts if fact.kind in _LETTER_OF)
    inside = {"reminder": 2, "escalation": 1} if received_days_ago >= OVERDUE_SINCE_DAYS else {}
    return letters + Counter({"acknowledgement": 1, **inside})
