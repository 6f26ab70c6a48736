"""The check of deeds: tried only when it may be, and failed by what does harm when it is asked twice."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from dueprocess.authoring.check import Result, try_check
from dueprocess.authoring.checks import CHECKS
from dueprocess.authoring.subject import Subject

DEEDS = next(check for check in CHECKS if check.key == "deeds")

CHANNEL = """
from datetime import date
from itertools import count
from pathlib import Path
from dueprocess.institutions.channels import SentReceipt

SENT = Path(__file__).with_name("sent")
numbers = count(1)

@hookimpl
def dueprocess_channels():
    return ["records"]

@hookimpl
def dueprocess_send(channel, letter):
    assert letter.files[0].path.read_bytes().startswith(b"%PDF")
    with SENT.open("a") as sent:
        print(letter.key, file=sent)
    return SentReceipt(id={receipt}, sent_on=date(2026, 11, 25))
"""
EVENTS = """
seen = set()

@hookimpl
def dueprocess_case_event(event):
    if event.key in seen:
        raise RuntimeError("twice")
    {remember}
"""


def tried(subject: Subject) -> Result:
    with closing(subject):
        return try_check(DEEDS, subject)


def test_without_leave_nothing_is_sent_and_it_says_what_to_do(subject: Callable[..., Subject], folders: Path) -> None:
    result = tried(subject(code=CHANNEL.format(receipt="letter.key")))
    assert result.faults == ()
    assert result.skipped == "it reaches another system; point its settings at one for tests, and add --deeds"
    assert not (folders / "anytown" / "sent").exists()


def test_what_does_no_deeds_passes_without_leave(subject: Callable[..., Subject]) -> None:
    assert tried(subject()) == Result(DEEDS, ())


def test_a_channel_that_heeds_the_key_passes(subject: Callable[..., Subject], folders: Path) -> None:
    assert tried(subject(code=CHANNEL.format(receipt="letter.key"), does_deeds=True)) == Result(DEEDS, ())
    keys = (folders / "anytown" / "sent").read_text().split()
    assert len(keys) == 3
    assert len(set(keys)) == 2, "one letter was asked for twice, and another once"


@pytest.mark.parametrize(
    ("receipt", "fault"),
    [
        ("str(next(numbers))", "gave two receipts for one letter, '1' and '2': it sent it twice; send once for each"),
        ("'sent'", "gave one receipt, 'sent', for two letters; give each its own"),
    ],
)
def test_a_channel_that_does_not_heed_the_key_fails(subject: Callable[..., Subject], receipt: str, fault: str) -> None:
    (said,) = tried(subject(code=CHANNEL.format(receipt=receipt), does_deeds=True)).faults
    assert said.startswith(f"the channel 'records' {fault}")


def test_an_event_can_be_told_twice(subject: Callable[..., Subject]) -> None:
    assert tried(subject(code=EVENTS.format(remember="pass"), does_deeds=True)).faults == ()


def test_an_event_that_does_harm_when_it_is_told_twice_fails(subject: Callable[..., Subject]) -> None:
    (said,) = tried(subject(code=EVENTS.format(remember="seen.add(event.key)"), does_deeds=True)).faults
    assert "dueprocess_case_event: it failed: RuntimeError: twice" in said
