"""The search attributes of a case, typed as Temporal keeps them."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time
from typing import Any

from temporalio import workflow
from temporalio.common import SearchAttributeKey, SearchAttributeUpdate

with workflow.unsafe.imports_passed_through():
    from dueprocess.case.search import SearchValues

KEYWORDS = {
    name: SearchAttributeKey.for_keyword(name)
    for name in ("Authority", "Reference", "Regime", "Stage", "Outcome", "NextDue", "Calendar")
}
NEXT_DUE_ON = SearchAttributeKey.for_datetime("NextDueOn")
"""The day itself, as midnight UTC, so that lists show the date that letters print."""
FLAGS = {name: SearchAttributeKey.for_bool(name) for name in ("Overdue", "Held", "Waiting")}

KEYS: Sequence[SearchAttributeKey[Any]] = (*KEYWORDS.values(), NEXT_DUE_ON, *FLAGS.values())
"""Every search attribute that must be registered before the first case is opened."""


def changes(shown: Mapping[str, object], values: SearchValues) -> list[SearchAttributeUpdate[Any]]:
    """The updates that turn what is shown into these values; empty when nothing changed."""
    return [_update(name, value) for name, value in values.items() if name not in shown or shown[name] != value]


def _update(name: str, value: object) -> SearchAttributeUpdate[Any]:
    key = next(key for key in KEYS if key.name == name)
    if value is None:
        return key.value_unset()
    if isinstance(value, date):
        return key.value_set(datetime.combine(value, time.min, tzinfo=UTC))
    return key.value_set(value)
