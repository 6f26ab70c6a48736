"""What lists in the Temporal UI show and filter by."""

from collections.abc import Mapping
from datetime import date

from dueprocess.case.agenda import Agenda
from dueprocess.case.record import CaseRecord

SearchValues = Mapping[str, str | bool | date | None]


def search_values(case: CaseRecord, now: Agenda) -> SearchValues:
    """What lists in the Temporal UI can show and filter by; never personal data. None means not set."""
    position = now.position
    running = position.running
    return {
        "Authority": case.request.authority,
        "Reference": case.opened.reference,
        "Regime": position.regime,
        "Stage": position.stage.value,
        "Outcome": position.outcome.value if position.outcome else None,
        "NextDue": running.kind.value if running else None,
        "NextDueOn": running.on if running else None,
        "Overdue": position.overdue,
        "Held": bool(case.held),
        "Waiting": bool(case.waiting),
        "Calendar": case.opened.calendar.version,
    }
