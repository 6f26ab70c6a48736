"""The Temporal plugin that makes a client or a worker speak Dueprocess."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from temporalio.contrib.pydantic import pydantic_data_converter
from temporalio.converter import DataConverter
from temporalio.plugin import SimplePlugin
from temporalio.worker import WorkflowRunner
from temporalio.worker.workflow_sandbox import SandboxedWorkflowRunner

from dueprocess.case.names import WORKFLOW
from dueprocess.workflows.information_request import InformationRequest
from dueprocess.workflows.one_message import OneMessage


class DueprocessPlugin(SimplePlugin):
    """Brings the converter, the workflow and, for workers, the activities.

    Give it to `Client.connect(..., plugins=[DueprocessPlugin()])`; a worker made from that client has it too. A
    worker that runs cases passes the activities here: `DueprocessPlugin(activities=case_activities.all)`.
    """

    def __init__(self, activities: Sequence[Callable[..., Any]] = ()) -> None:
        super().__init__(
            "dueprocess.DueprocessPlugin",
            data_converter=_converter,
            workflows=[InformationRequest],
            activities=list(activities),
            workflow_runner=_runner,
            interceptors=[OneMessage(WORKFLOW)],
        )


_ONCE_FOR_ALL_CASES = (
    "dueprocess.law",
    "dueprocess.case",
    "dueprocess.workflows.attributes",
    "dueprocess.workflows.effects",
    "dueprocess.workflows.one_message",
    "dueprocess.workflows.updates",
)


def _converter(existing: DataConverter | None) -> DataConverter:
    """Our payload converter; a codec or external storage that the integrator configured stays."""
    if existing is None:
        return pydantic_data_converter
    return replace(existing, payload_converter_class=pydantic_data_converter.payload_converter_class)


def _runner(existing: WorkflowRunner | None) -> WorkflowRunner:
    """The sandbox, around the workflow alone: to import the rest anew for every case costs more than the case."""
    if isinstance(existing, SandboxedWorkflowRunner):
        passed = existing.restrictions.with_passthrough_modules(*_ONCE_FOR_ALL_CASES)
        return replace(existing, restrictions=passed)
    return existing or SandboxedWorkflowRunner()
