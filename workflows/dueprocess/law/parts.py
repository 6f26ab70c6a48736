"""A request in several parts: each has its own law and clock, and the earliest date leads."""

from collections.abc import Sequence
from dataclasses import replace

from dueprocess.law.errors import InvalidTimeline
from dueprocess.law.facts import Classified, PartOfRequest, Reassigned, ReceiptCorrected, type_of_fact
from dueprocess.law.position import BEFORE_DECISION, OWED_BY_AUTHORITY, Deadline, PartPosition, Position, Stage

_OF_THE_WHOLE = (ReceiptCorrected, Classified, Reassigned)

_FIRST_TO_LAST = (*BEFORE_DECISION, Stage.REVIEW_WINDOW, Stage.IN_REVIEW, Stage.CLOSED)


def refuse_unknown_part(facts: Sequence[type_of_fact], parts: Sequence[PartOfRequest]) -> None:
    """See that every fact that names a part names one of the request's, and that no part is there twice.

    Raises:
        InvalidTimeline: one does not.
    """
    names = [part.part for part in parts]
    for name in names:
        if names.count(name) > 1:
            raise InvalidTimeline(f"The part '{name}' is classified twice.")
    for fact in facts:
        if fact.part is not None and isinstance(fact, _OF_THE_WHOLE):
            raise InvalidTimeline(f"'{fact.kind}' on {fact.on} is about the whole request. Leave 'part' out.")
        if fact.part is not None and fact.part not in names:
            known = f"Its parts are: {', '.join(names)}." if names else "It has no parts; tell 'classified' first."
            raise InvalidTimeline(f"'{fact.kind}' on {fact.on} is about part '{fact.part}' of the request. {known}")


def combine(parts: Sequence[tuple[str, Position]]) -> Position:
    """The position of the whole request; `parts` has the name and the position of each, and at least one."""
    named = [_named(part, position) for part, position in parts]
    if len(named) == 1:
        return named[0]
    leading = min(named, key=_urgency)
    open_ones = [position for position in named if position.stage is not Stage.CLOSED]
    unanswered = [p.respond_by for p in named if p.stage in BEFORE_DECISION and p.respond_by is not None]
    answered = [p.respond_by for p in named if p.respond_by is not None]
    return replace(
        leading,
        # A case is no further than its slowest part: it closes with the last of them.
        stage=min((position.stage for position in open_ones), key=_FIRST_TO_LAST.index, default=Stage.CLOSED),
        received_on=min(position.received_on for position in named),
        respond_by=min(unanswered or answered, default=None),
        provisional=any(position.provisional for position in named),
        deadlines=tuple(deadline for position in named for deadline in position.deadlines),
        overdue=any(position.overdue for position in named),
        outcome=leading.outcome if len({position.outcome for position in named}) == 1 else None,
        closing=leading.closing if not open_ones else None,
        cautions=tuple(caution for position in named for caution in position.cautions),
        parts=tuple(part for position in named for part in position.parts),
    )


def _named(name: str, position: Position) -> Position:
    """The position with its part's name on all that is of the part."""
    if not name:
        return position
    deadlines = tuple(deadline._replace(part=name) for deadline in position.deadlines)
    running = deadlines[position.deadlines.index(position.running)] if position.running else None
    return replace(
        position,
        deadlines=deadlines,
        running=running,
        cautions=tuple(replace(caution, part=name) for caution in position.cautions),
        parts=(
            PartPosition(
                part=name,
                regime=position.regime,
                stage=position.stage,
                respond_by=position.respond_by,
                running=running,
                outcome=position.outcome,
                closing=position.closing,
            ),
        ),
    )


def _urgency(position: Position) -> tuple[int, str]:
    """Sorts what the authority must do before what it waits for, each by its day, and what has no day after both."""
    running: Deadline | None = position.running
    if running is None:
        return (3 if position.stage is Stage.CLOSED else 2, "")
    return (0 if running.kind in OWED_BY_AUTHORITY else 1, running.on.isoformat())
