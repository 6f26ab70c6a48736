"""Starts that no typed client would send: each fails with a sentence, and nothing is left running."""

import asyncio
from datetime import timedelta

import pytest
from temporalio.api.common.v1 import Payload
from temporalio.client import Client, WorkflowExecutionStatus, WorkflowFailureError, WorkflowUpdateFailedError
from temporalio.common import RawValue
from temporalio.exceptions import ApplicationError

from client.asking import today
from servers import Dev


@pytest.fixture(scope="module")
async def plain(dev: Dev) -> Client:
    """A client without our plugin, as another language would have it."""
    return await Client.connect(dev.address)


def json_payload(text: bytes) -> RawValue:
    return RawValue(Payload(metadata={"encoding": b"json/plain"}, data=text))


GOOD = {"authority": "oldtown", "received_on": "2025-01-05", "text": "What did the new boiler cost?"}

BAD: dict[str, tuple[list[object], str]] = {
    "nothing": ([], "one JSON object"),
    "null": ([None], "one JSON object"),
    "two objects": ([GOOD, GOOD], "one JSON object"),
    "a text": (["Dear Sir or Madam"], "object"),
    "a number": ([3], "object"),
    "a list": ([[GOOD]], "object"),
    "bytes": ([b"\x00\x01"], "one JSON object"),
    "protobuf": ([RawValue(Payload(metadata={"encoding": b"json/protobuf"}, data=b"{}"))], "one JSON object"),
    "half an object": ([json_payload(b'{"authority": "oldt')], "not JSON"),
    "bytes called JSON": ([json_payload(b"\xff\xfe\x00")], "not JSON"),
    "too deep": ([json_payload(b"[" * 100_000)], "JSON"),
    "an empty object": ([{}], "'authority' is missing"),
    "an unknown field": ([GOOD | {"recieved_on": "2025-01-05"}], "Did you mean 'received_on'"),
    "a date that is none": ([GOOD | {"received_on": "2025-02-30"}], "'received_on'"),
    "an empty request": ([GOOD | {"text": "  \n "}], "'text'"),
    "five megabytes less than the server takes": ([GOOD | {"text": "x" * 1_500_000}], "50000 characters"),
    "a bad authority": ([GOOD | {"authority": "../../etc"}], "'authority'"),
    "no such authority": ([GOOD | {"authority": "nowhere"}], "no authority 'nowhere'"),
    "no such regime": ([GOOD | {"regime": "eir-1066"}], "no regime 'eir-1066'"),
    "a record that is none": ([{"record": 3, "review": None}], "'record'"),
}


@pytest.mark.parametrize("what", BAD)
async def test_a_start_that_cannot_be_read_fails_with_a_sentence(what: str, plain: Client) -> None:
    arguments, sentence = BAD[what]
    handle = await plain.start_workflow(
        "InformationRequest",
        args=arguments,
        id=f"oldtown/{what.replace(' ', '-')}",
        task_queue="dueprocess",
    )
    async with asyncio.timeout(20):
        with pytest.raises(WorkflowFailureError) as failed:
            await handle.result()
    cause = failed.value.cause
    assert isinstance(cause, ApplicationError)
    assert cause.type in {"unreadable", "unknown-authority", "impossible-request"}
    assert sentence in cause.message
    assert (await handle.describe()).status is WorkflowExecutionStatus.FAILED


async def test_an_id_that_no_register_can_keep_fails_with_a_sentence(plain: Client) -> None:
    handle = await plain.start_workflow("InformationRequest", GOOD, id=f"oldtown/{'9' * 300}", task_queue="dueprocess")
    async with asyncio.timeout(20):
        with pytest.raises(WorkflowFailureError) as failed:
            await handle.result()
    cause = failed.value.cause
    assert isinstance(cause, ApplicationError)
    assert (cause.type, "has 308 characters" in cause.message) == ("id-too-long", True)


async def test_bad_starts_use_no_reference_number(plain: Client) -> None:
    good = await plain.start_workflow(
        "InformationRequest", GOOD, id="oldtown/after-the-bad-ones", task_queue="dueprocess"
    )
    await good.execute_update("withdrawn", {"on": f"{today()}"})
    assert (await good.result())["reference"] == "FOI/2025/0001"


UNTELLABLE: dict[str, tuple[list[object], str]] = {
    "nothing": ([], "one JSON object"),
    "two facts": ([{"on": "2025-01-06"}, {"on": "2025-01-06"}], "one JSON object"),
    "bytes": ([b"\x00"], "one JSON object"),
    "a text": (["yesterday"], "object"),
    "half an object": ([json_payload(b'{"on":')], "not JSON"),
    "another kind": ([{"on": "2025-01-06", "kind": "withdrawn"}], "'kind'"),
    "an unknown field": ([{"on": "2025-01-06", "outcom": "refused"}], "'outcom'"),
}


@pytest.fixture(scope="module")
async def open_case(plain: Client) -> str:
    case_id = "oldtown/told-nonsense"
    handle = await plain.start_workflow("InformationRequest", GOOD, id=case_id, task_queue="dueprocess")
    await handle.execute_update("reassigned", {"on": f"{today()}", "to": "Estates"})
    return case_id


@pytest.mark.parametrize("what", UNTELLABLE)
async def test_an_update_that_cannot_be_read_is_refused_and_the_case_is_as_it_was(
    what: str, plain: Client, open_case: str
) -> None:
    arguments, sentence = UNTELLABLE[what]
    handle = plain.get_workflow_handle(open_case)
    before = await handle.query("case")
    with pytest.raises(WorkflowUpdateFailedError) as failed:
        await handle.execute_update("decided", args=arguments, rpc_timeout=timedelta(seconds=20))
    cause = failed.value.cause
    assert isinstance(cause, ApplicationError)
    assert cause.type == "unreadable"
    assert sentence in cause.message
    after = await handle.query("case")
    assert [after[name] for name in ("facts", "stage", "deadlines")] == [
        before[name] for name in ("facts", "stage", "deadlines")
    ]
