"""The start input of a case: a request, or a closed case that a late review reopens."""

import json

import pytest

from case.cases import case
from dueprocess.case.reading import Unreadable
from dueprocess.case.request import InformationRequested
from dueprocess.case.starting import Continuation, read_start
from dueprocess.law.facts import Decided, ReviewRequested
from dueprocess.law.outcomes import Outcome
from law.clocks import day

TODAY = day("2020-02-03")


def start(received_on: str) -> bytes:
    return json.dumps({"authority": "marrowby", "received_on": received_on, "text": "How many?"}).encode()


@pytest.mark.parametrize("received_on", ["2020-02-03", "2020-01-29", "2005-01-01"])
def test_a_request_received_today_or_in_the_past_starts_a_case(received_on: str) -> None:
    read = read_start(start(received_on), TODAY)
    assert isinstance(read, InformationRequested)
    assert read.received_on == day(received_on)


def test_a_request_of_tomorrow_is_refused_with_what_to_write() -> None:
    with pytest.raises(Unreadable) as told:
        read_start(start("2020-02-04"), TODAY)
    assert str(told.value) == (
        "'received_on' is 4 February 2020, which is in the future; today is 3 February 2020. "
        "Write the day the request reached the authority."
    )


def test_a_closed_case_with_a_request_for_a_review_is_continued() -> None:
    closed = case(Decided(on=day("2020-01-30"), outcome=Outcome.NOT_HELD))
    continuation = Continuation(record=closed, review=ReviewRequested(on=TODAY))
    read = read_start(continuation.model_dump_json().encode(), TODAY)
    assert isinstance(read, Continuation)
    assert read == continuation
    assert read.record.position(TODAY) == closed.position(TODAY), "the calendar came along"


def test_a_continuation_without_its_review_is_refused() -> None:
    with pytest.raises(Unreadable, match="'review' is missing"):
        read_start(b'{"record": ' + case().model_dump_json().encode() + b"}", TODAY)


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        (b"", "This is not JSON"),
        (b"\xff\xfe", "This is not JSON"),
        (b"null", "Input should be an object."),
        (b'["record"]', "Input should be an object."),
        (b'"record"', "Input should be an object."),
        (b'{"record": 1}', "'record': Input should be an object. 'review' is missing."),
        (b'{"received_on": "2020-01-29", "text": "x"}', "'authority' is missing."),
        (b"[" * 200_000, "This is not JSON: recursion limit exceeded"),
        (b"1" * 6_000, "This is not JSON: number out of range"),
    ],
    ids=["nothing", "bytes", "null", "a list", "a word", "half", "no authority", "a well", "a number"],
)
def test_garbage_is_refused_in_a_sentence(sent: bytes, sentence: str) -> None:
    """Whatever else it raised would stop the workflow task, not the start."""
    with pytest.raises(Unreadable) as told:
        read_start(sent, TODAY)
    assert str(told.value).startswith(sentence)
