"""One message each: a start or an update with no argument, or with several, is refused like any other bad message.

Without this it would be a fault of the code, for which Temporal suspends the case: a bad start would run for ever.
"""

from collections.abc import Sequence
from typing import Any

from temporalio import workflow
from temporalio.worker import (
    ExecuteWorkflowInput,
    HandleUpdateInput,
    Interceptor,
    WorkflowInboundInterceptor,
    WorkflowInterceptorClassInput,
)

from dueprocess.workflows.updates import unreadable


class OneMessage(Interceptor):
    """Sees that what starts a workflow of this type, or is told to it, is one message.

    Args:
        workflow_type: workflows of other types on the same worker are let alone.
    """

    def __init__(self, workflow_type: str) -> None:
        self._workflow_type = workflow_type

    def workflow_interceptor_class(
        self,
        input: WorkflowInterceptorClassInput,  # noqa: A002, ARG002 - Temporal's name for it
    ) -> type[WorkflowInboundInterceptor]:
        """The interceptor of each run, made by Temporal."""
        ours = self._workflow_type

        class Inbound(WorkflowInboundInterceptor):
            async def execute_workflow(self, input: ExecuteWorkflowInput) -> Any:  # noqa: A002, ANN401 - as Temporal has it
                _refuse_unless_one(input.args, ours)
                return await super().execute_workflow(input)

            def handle_update_validator(self, input: HandleUpdateInput) -> None:  # noqa: A002 - as Temporal has it
                _refuse_unless_one(input.args, ours)
                super().handle_update_validator(input)

        return Inbound


def _refuse_unless_one(arguments: Sequence[object], workflow_type: str) -> None:
    if workflow.info().workflow_type == workflow_type and len(arguments) != 1:
        raise unreadable(f"Send one JSON object, encoding json/plain. This was {len(arguments)} arguments.")
