"""The least a Temporal workflow can be that asks anything of the world: one activity that does nothing."""

from datetime import timedelta

from temporalio import activity, workflow


@activity.defn
async def do_nothing() -> None:
    """Do nothing."""


@workflow.defn
class Bare:
    """One activity, then the end."""

    @workflow.run
    async def run(self) -> None:
        """Ask for the activity and wait for it."""
        await workflow.execute_activity(do_nothing, start_to_close_timeout=timedelta(seconds=10))
