"""What the register's index keeps of a case, for statistics: kinds, days, outcomes and parts. No personal data."""

from datetime import date

from pydantic import BaseModel, ConfigDict

from dueprocess.case.record import CaseRecord
from dueprocess.law.facts import Decided, ReviewDecided, type_of_fact
from dueprocess.law.outcomes import Closing, Outcome, ReviewOutcome
from dueprocess.law.position import Position, Stage


class IndexedFact(BaseModel):
    """A fact that the case was told: what kind, of which day and part, and how it was decided."""

    model_config = ConfigDict(frozen=True)

    kind: str
    on: date
    part: str | None = None
    outcome: Outcome | ReviewOutcome | None = None


class IndexedCase(BaseModel):
    """A case as it stands in the index.

    `revision` grows with each change. `opened_on` is None for a case that was reopened before it was ever entered.
    """

    model_config = ConfigDict(frozen=True)

    case_id: str
    authority: str
    reference: str
    revision: int
    regime: str
    received_on: date
    opened_on: date | None
    stage: Stage
    outcome: Outcome | None = None
    respond_by: date | None = None
    overdue: bool = False
    closing: Closing | None = None
    closed_on: date | None = None
    facts: tuple[IndexedFact, ...] = ()


def first_entry(case: CaseRecord, position: Position, case_id: str, opened_on: date | None) -> IndexedCase:
    """The entry of a case that was not entered before, or not since it was opened."""
    return IndexedCase(
        case_id=case_id,
        authority=case.request.authority,
        reference=case.opened.reference,
        revision=case.entered + 1,
        regime=position.regime,
        received_on=case.timeline(position.as_of).true_receipt_on(),
        opened_on=opened_on,
        stage=position.stage,
        outcome=position.outcome,
        respond_by=position.respond_by,
        overdue=position.overdue,
        closing=position.closing,
        closed_on=position.as_of if position.stage is Stage.CLOSED else None,
        facts=tuple(_indexed(fact) for fact in case.facts),
    )


def next_entry(case: CaseRecord, position: Position, entered: IndexedCase, ended_on: date | None) -> IndexedCase | None:
    """The entry that takes the place of the last one, or None where nothing has changed.

    Args:
        case: as it is now.
        position: where it stands now.
        entered: as it was last entered.
        ended_on: the day on which the case ended, once all is told.
    """
    entry = first_entry(case, position, entered.case_id, entered.opened_on)
    if entry.stage is Stage.CLOSED:
        # It is looked at again on later days, and closed on the first of them unless it turns out otherwise.
        entry = entry.model_copy(update={"closed_on": ended_on or entered.closed_on or entry.closed_on})
    return None if entry == entered.model_copy(update={"revision": entry.revision}) else entry


def _indexed(fact: type_of_fact) -> IndexedFact:
    outcome = fact.outcome if isinstance(fact, Decided | ReviewDecided) else None
    return IndexedFact(kind=fact.kind, on=fact.on, part=fact.part, outcome=outcome)
