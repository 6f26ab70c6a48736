"""Preparing a namespace: made if missing, its search attributes registered and tried, as often as you like."""

import asyncio
from collections.abc import Awaitable, Callable, Generator, Mapping, Sequence
from contextlib import contextmanager
from datetime import timedelta
from typing import TypeVar

from google.protobuf.duration_pb2 import Duration
from temporalio.api.enums.v1 import IndexedValueType
from temporalio.api.namespace.v1 import NamespaceConfig
from temporalio.api.operatorservice.v1 import AddSearchAttributesRequest, ListSearchAttributesRequest
from temporalio.api.workflowservice.v1 import DescribeNamespaceRequest, RegisterNamespaceRequest, UpdateNamespaceRequest
from temporalio.client import Client
from temporalio.common import SearchAttributeIndexedValueType
from temporalio.service import RPCError, RPCStatusCode

from dueprocess.workflows.attributes import KEYS

RETENTION = timedelta(days=365)
"""How long the server keeps a closed case, so that a late request for a review can still find it."""

_TRY_EVERY_SECONDS = 0.2
_READY_WITHIN_SECONDS = 60.0
T = TypeVar("T")


class NotReady(TimeoutError):
    """The namespace did not become usable in time."""

    def __init__(self, namespace: str, what: str) -> None:
        super().__init__(
            f"After {_READY_WITHIN_SECONDS:g} seconds namespace '{namespace}' still refuses {what}. "
            "Look at the server's log, then run this again."
        )


class TakenSearchAttribute(ValueError):
    """Somebody else's search attribute has a name of ours."""

    def __init__(self, namespace: str, name: str) -> None:
        super().__init__(
            f"Namespace '{namespace}' has a search attribute '{name}' of another type. "
            "Give Dueprocess a namespace of its own: set TEMPORAL_NAMESPACE."
        )


async def prepare_namespace(client: Client) -> Sequence[str]:
    """See that the client's namespace exists, keeps closed cases for a year, and knows our search attributes.

    Returns:
        the search attributes that were added now; none when all were there.

    Raises:
        NotReady: the server did not take them up in time.
        TakenSearchAttribute: a name of ours is registered with another type.
    """
    await _until(client, "its description", _keep_closed_cases)
    registered = await _until(client, "its search attributes", _registered)
    for key in KEYS:
        if registered.get(key.name, _TYPES[key.indexed_value_type]) != _TYPES[key.indexed_value_type]:
            raise TakenSearchAttribute(client.namespace, key.name)
    missing = [key for key in KEYS if key.name not in registered]
    if missing:
        with _unless_another_did():
            await client.operator_service.add_search_attributes(
                AddSearchAttributesRequest(
                    namespace=client.namespace,
                    search_attributes={key.name: _TYPES[key.indexed_value_type] for key in missing},
                )
            )
    await _until(client, "lists by our search attributes", _usable)
    return tuple(key.name for key in missing)


async def _keep_closed_cases(client: Client) -> None:
    retention = Duration()
    retention.FromTimedelta(RETENTION)
    service = client.workflow_service
    try:
        found = await service.describe_namespace(DescribeNamespaceRequest(namespace=client.namespace))
    except RPCError as error:
        if error.status is not RPCStatusCode.NOT_FOUND:
            raise
        with _unless_another_did():
            await service.register_namespace(
                RegisterNamespaceRequest(namespace=client.namespace, workflow_execution_retention_period=retention)
            )
        return
    if found.config.workflow_execution_retention_ttl.ToTimedelta() < RETENTION:
        await service.update_namespace(
            UpdateNamespaceRequest(
                namespace=client.namespace, config=NamespaceConfig(workflow_execution_retention_ttl=retention)
            )
        )


@contextmanager
def _unless_another_did() -> Generator[None]:
    """Two may prepare one namespace at once: what the other has made in between is there."""
    try:
        yield
    except RPCError as error:
        if error.status is not RPCStatusCode.ALREADY_EXISTS:
            raise


async def _registered(client: Client) -> Mapping[str, IndexedValueType.ValueType]:
    listed = await client.operator_service.list_search_attributes(
        ListSearchAttributesRequest(namespace=client.namespace)
    )
    return dict(listed.custom_attributes)


async def _usable(client: Client) -> bool:
    await client.count_workflows(" AND ".join(f"{key.name} IS NULL" for key in KEYS))
    return True


async def _until(client: Client, what: str, ask: Callable[[Client], Awaitable[T]]) -> T:
    """Ask until the server can answer: its caches take a new namespace or attribute up after a while."""
    try:
        async with asyncio.timeout(_READY_WITHIN_SECONDS):
            while True:
                try:
                    return await ask(client)
                except RPCError as error:
                    if error.status not in _NOT_YET:
                        raise
                await asyncio.sleep(_TRY_EVERY_SECONDS)
    except TimeoutError as late:
        raise NotReady(client.namespace, what) from late


_NOT_YET = (RPCStatusCode.NOT_FOUND, RPCStatusCode.INVALID_ARGUMENT, RPCStatusCode.UNAVAILABLE)
_TYPES: Mapping[SearchAttributeIndexedValueType, IndexedValueType.ValueType] = {
    SearchAttributeIndexedValueType.KEYWORD: IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD,
    SearchAttributeIndexedValueType.DATETIME: IndexedValueType.INDEXED_VALUE_TYPE_DATETIME,
    SearchAttributeIndexedValueType.BOOL: IndexedValueType.INDEXED_VALUE_TYPE_BOOL,
}
