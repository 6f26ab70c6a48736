"""What commands read: a file, or standard input for `-`."""

import json
import sys
from datetime import date
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from dueprocess.case.reading import Unreadable, explain
from dueprocess.law.day import Day, is_written_as_a_day

_DAY: TypeAdapter[date] = TypeAdapter(Day)


def read_input(source: str) -> bytes:
    """The bytes of the file, or of standard input for `-`.

    Raises:
        Unreadable: it cannot be read.
    """
    try:
        return sys.stdin.buffer.read() if source == "-" else Path(source).read_bytes()
    except OSError as error:
        raise Unreadable(f"{source} cannot be read: {error.strerror}.") from error


def parse_json(sent: bytes | str) -> object:
    """What the JSON says.

    Raises:
        Unreadable: it is not JSON, or says something twice.
    """
    if not sent.strip():
        raise Unreadable("This is not JSON: it is empty. Send one object, or an array of them.")
    try:
        return json.loads(sent, object_pairs_hook=_once_each)
    except Unreadable:
        raise
    except RecursionError as error:
        raise Unreadable("This JSON is nested too deeply.") from error
    except json.JSONDecodeError as error:
        several = " Send one object, or an array of them." if error.msg == "Extra data" else ""
        raise Unreadable(f"This is not JSON: {error}.{several}") from error
    except ValueError as error:
        raise Unreadable(f"This is not JSON: {error}.") from error


def _once_each(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """The object; of two values for one field nobody knows which was meant."""
    read = dict(pairs)
    if len(read) < len(pairs):
        twice = next(name for name in read if sum(name == other for other, _ in pairs) > 1)
        raise Unreadable(f"This JSON says '{twice}' twice in one object. Leave one of them out.")
    return read


def parse_day(words: str) -> date:
    """The day that an option names.

    Raises:
        Unreadable: it is not one.
    """
    try:
        return _DAY.validate_python(words)
    except ValidationError as error:
        if is_written_as_a_day(words):
            raise Unreadable(explain(error)) from error
        raise Unreadable(f"'{words}' is not a date. Write it as 2020-02-26.") from error
