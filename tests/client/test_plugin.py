"""`DueprocessPlugin` beside what an integrator has configured already."""

from collections.abc import Sequence

import pytest
from temporalio import workflow
from temporalio.api.common.v1 import Payload
from temporalio.client import Client
from temporalio.contrib.pydantic import PydanticPayloadConverter
from temporalio.converter import DataConverter, PayloadCodec
from temporalio.worker import UnsandboxedWorkflowRunner, Worker

from dueprocess.client import DueprocessPlugin


class Backwards(PayloadCodec):
    async def encode(self, payloads: Sequence[Payload]) -> list[Payload]:
        return [Payload(metadata=payload.metadata, data=payload.data[::-1]) for payload in payloads]

    async def decode(self, payloads: Sequence[Payload]) -> list[Payload]:
        return await self.encode(payloads)


@workflow.defn(name="OurOwn", sandboxed=False)
class OurOwn:
    @workflow.run
    async def run(self, one: int, other: int) -> int:
        return one + other


async def test_a_codec_that_was_configured_before_stays() -> None:
    codec = Backwards()
    client = await Client.connect(
        "127.0.0.1:1", lazy=True, data_converter=DataConverter(payload_codec=codec), plugins=[DueprocessPlugin()]
    )
    converter = client.config(active_config=True)["data_converter"]
    assert converter.payload_codec is codec
    assert converter.payload_converter_class is PydanticPayloadConverter


async def test_a_worker_runs_the_integrators_workflows_beside_ours(client: Client) -> None:
    async with Worker(client, task_queue="their-own", workflows=[OurOwn]):
        # Two arguments: what we ask of messages to cases is not asked of others.
        assert await client.execute_workflow(OurOwn.run, args=[40, 2], id="their-own", task_queue="their-own") == 42


async def test_a_runner_of_the_integrators_choice_stays(client: Client) -> None:
    runner = UnsandboxedWorkflowRunner()
    worker = Worker(client, task_queue="unsandboxed", workflows=[OurOwn], workflow_runner=runner)
    assert worker.config(active_config=True).get("workflow_runner") is runner


@pytest.mark.parametrize("module", ["dueprocess.law", "dueprocess.case"])
async def test_the_pure_core_passes_through_the_sandbox(module: str, client: Client) -> None:
    worker = Worker(client, task_queue=f"sandboxed-{module}", workflows=[OurOwn])
    runner = worker.config(active_config=True).get("workflow_runner")
    assert module in runner.restrictions.passthrough_modules  # type: ignore[union-attr]  # the sandboxed one
