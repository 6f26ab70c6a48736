"""What integrators import: a typed client of running cases, and the plugin that teaches Temporal our words."""

from dueprocess.case.names import TASK_QUEUE, WORKFLOW
from dueprocess.client.cases import Cases, case_id_of
from dueprocess.client.connecting import connect
from dueprocess.client.errors import (
    CannotOpen,
    CannotReach,
    CaseExists,
    NoAnswer,
    NoSuchCase,
    NotTold,
    WrongConfiguration,
)
from dueprocess.client.listing import CaseFilter, CaseSummary
from dueprocess.client.plugin import DueprocessPlugin

__all__ = [
    "TASK_QUEUE",
    "WORKFLOW",
    "CannotOpen",
    "CannotReach",
    "CaseExists",
    "CaseFilter",
    "CaseSummary",
    "Cases",
    "DueprocessPlugin",
    "NoAnswer",
    "NoSuchCase",
    "NotTold",
    "WrongConfiguration",
    "case_id_of",
    "connect",
]
