"""Sentences in which several rules refuse."""

from datetime import date

from dueprocess.law.errors import Refused
from dueprocess.law.facts import type_of_fact
from dueprocess.law.position import BEFORE_DECISION, Deadline, Position, Stage
from dueprocess.law.regime import Regime, Statute
from dueprocess.law.source import foia


def refuse_decided(position: Position, sentence: str) -> None:
    """See that the request has not been decided yet.

    Raises:
        Refused: it has.
    """
    if position.stage is Stage.IN_REVIEW and position.outcome is None:
        raise Refused("review-pending", "A review of the silence on this request has been asked for; answer it first.")
    if position.stage not in BEFORE_DECISION:
        source = foia("s.1(1)", "1") if position.regime.startswith(Statute.FOIA_2000) else None
        raise Refused("already-decided", f"{sentence}: {position.outcome}.", source)


def refuse_after(on: date, limit: Deadline | None, rule: str, sentence: str) -> None:
    """See that something was done within its limit.

    Raises:
        Refused: it was not.
    """
    if limit is not None and on > limit.on:
        raise Refused(rule, f"{sentence}, which ended on {limit.on}; {on} is after it", limit.source)


def not_in_this_law(fact: type_of_fact, regime: Regime) -> Refused:
    """The refusal of a fact that has no place under a regime."""
    return Refused("not-in-this-law", f"'{fact.kind}' has no place under the {regime.title}.")
