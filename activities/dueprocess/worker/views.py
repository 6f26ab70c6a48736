"""Links that open the Temporal UI on the lists an operator needs; opening one keeps it as a saved view."""

from dataclasses import dataclass
from urllib.parse import urlencode

from dueprocess.client import WORKFLOW


@dataclass(frozen=True, slots=True)
class SavedView:
    """A named list filter."""

    name: str
    query: str


_OPEN = f"WorkflowType = '{WORKFLOW}' AND ExecutionStatus = 'Running'"

SAVED_VIEWS = (
    SavedView("Open cases", _OPEN),
    SavedView("Overdue", f"{_OPEN} AND Overdue = true"),
    SavedView("Held notices", f"{_OPEN} AND Held = true"),
    SavedView("Letters to approve", f"{_OPEN} AND Waiting = true"),
    SavedView("In review", f"{_OPEN} AND Stage = 'in-review'"),
)


def view_link(ui: str, namespace: str, view: SavedView) -> str:
    """The address of a view; `ui` is the address of the Temporal UI without a slash at its end."""
    return f"{ui}/namespaces/{namespace}/workflows?{urlencode({'query': view.query, 'savedQuery': view.name})}"
