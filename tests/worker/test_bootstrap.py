"""Preparing a namespace on a real server, as deploy/ does before the first worker starts."""

import asyncio
from collections.abc import AsyncGenerator

import pytest
from google.protobuf.duration_pb2 import Duration
from temporalio.api.enums.v1 import IndexedValueType
from temporalio.api.operatorservice.v1 import AddSearchAttributesRequest, ListSearchAttributesRequest
from temporalio.api.workflowservice.v1 import DescribeNamespaceRequest, RegisterNamespaceRequest
from temporalio.client import Client
from temporalio.service import RPCError
from temporalio.testing import WorkflowEnvironment

from dueprocess.worker.bootstrap import RETENTION, TakenSearchAttribute, prepare_namespace
from dueprocess.worker.server import LOOPBACK, temporal_command
from dueprocess.workflows.attributes import KEYS


@pytest.fixture(scope="module")
async def bare_server() -> AsyncGenerator[WorkflowEnvironment]:
    """A server that knows nothing of us."""
    async with await WorkflowEnvironment.start_local(
        ip=LOOPBACK,
        dev_server_existing_path=str(temporal_command()),
        dev_server_log_level="error",
        dev_server_extra_args=["--output", "none"],
    ) as server:
        yield server


async def namespace(server: WorkflowEnvironment, name: str) -> Client:
    return await server.connect_client(namespace=name)


async def _has_stage(client: Client) -> bool:
    """Register `Stage` as a number, once the server's caches know the new namespace."""
    request = AddSearchAttributesRequest(
        namespace=client.namespace, search_attributes={"Stage": IndexedValueType.INDEXED_VALUE_TYPE_INT}
    )
    try:
        await client.operator_service.add_search_attributes(request)
    except RPCError:
        return False
    return True


async def test_a_namespace_that_is_missing_is_made_and_ready_for_cases(bare_server: WorkflowEnvironment) -> None:
    client = await namespace(bare_server, "made-by-us")
    added = await prepare_namespace(client)
    assert set(added) == {key.name for key in KEYS}
    assert (await client.count_workflows("Stage = 'closed' AND Overdue = true")).count == 0

    found = await client.workflow_service.describe_namespace(DescribeNamespaceRequest(namespace="made-by-us"))
    assert found.config.workflow_execution_retention_ttl.ToTimedelta() == RETENTION


async def test_preparing_again_changes_nothing(bare_server: WorkflowEnvironment) -> None:
    client = await namespace(bare_server, "prepared-twice")
    await prepare_namespace(client)
    assert await prepare_namespace(client) == ()


async def test_a_short_retention_is_lengthened_so_that_late_reviews_find_their_case(
    bare_server: WorkflowEnvironment,
) -> None:
    """The server's default namespace keeps closed cases for a day; a review may be asked for after months."""
    service = bare_server.client.workflow_service
    before = await service.describe_namespace(DescribeNamespaceRequest(namespace="default"))
    assert before.config.workflow_execution_retention_ttl.ToTimedelta() < RETENTION
    await prepare_namespace(bare_server.client)
    after = await service.describe_namespace(DescribeNamespaceRequest(namespace="default"))
    assert after.config.workflow_execution_retention_ttl.ToTimedelta() == RETENTION


async def test_a_name_of_ours_that_is_taken_by_another_type_is_refused_in_a_sentence(
    bare_server: WorkflowEnvironment,
) -> None:
    name = "taken-by-others"
    await bare_server.client.workflow_service.register_namespace(
        RegisterNamespaceRequest(namespace=name, workflow_execution_retention_period=Duration(seconds=86_400))
    )
    other = await namespace(bare_server, name)
    async with asyncio.timeout(30):
        while not await _has_stage(other):  # noqa: ASYNC110 - only asking tells
            await asyncio.sleep(0.2)
    with pytest.raises(TakenSearchAttribute, match="'Stage' of another type"):
        await prepare_namespace(other)
    listed = await other.operator_service.list_search_attributes(ListSearchAttributesRequest(namespace=name))
    assert set(listed.custom_attributes) == {"Stage"}, "nothing was added beside it"


async def test_two_that_prepare_one_namespace_at_once_both_find_it_ready(bare_server: WorkflowEnvironment) -> None:
    one, other = await namespace(bare_server, "prepared-at-once"), await namespace(bare_server, "prepared-at-once")
    await asyncio.gather(prepare_namespace(one), prepare_namespace(other))
    assert (await one.count_workflows("Stage = 'closed' AND Overdue = true")).count == 0
