"""How a question and its answer cross from the worker to the process of an institution: as JSON."""

from collections.abc import Mapping
from functools import cache
from typing import Final, TypeVar, cast, get_type_hints

from pydantic import BaseModel, TypeAdapter, create_model

from dueprocess.institutions import specifications
from dueprocess.institutions.hooks import HOOKS, Hook, Unusable

LONGEST_ANSWER_BYTES = 1_000_000
"""More than any letter needs; what is longer is a mistake, and would fill the history of the case."""


ANSWERED: Final = b"="
SILENT: Final = b"-"
FAILED: Final = b"!"
"""The first byte of a reply: an answer follows, or nothing, or the sentence of what went wrong."""

T = TypeVar("T")

_ARGUMENTS = TypeAdapter(dict[str, object])


def question(hook: Hook[object], arguments: Mapping[str, object]) -> bytes:
    """The name of a hook and what it is asked with."""
    return hook.name.encode() + b"\0" + _ARGUMENTS.dump_json(dict(arguments))


def read_question(received: bytes) -> tuple[Hook[object], dict[str, object]]:
    """The hook, and the arguments as the types that its specification names."""
    name, _, arguments = received.partition(b"\0")
    hook = HOOKS[name.decode()]
    return hook, _read_arguments(hook.name, arguments)


def answer(hook: Hook[object], value: object) -> bytes:
    """An answer that `hook.read` has read.

    Raises:
        Unusable: it is longer than any answer may be.
    """
    # It would warn of the tuple that was made of whatever was iterable.
    written = _answer_of(hook.name).dump_json(value, warnings=False)
    if len(written) > LONGEST_ANSWER_BYTES:
        raise Unusable(f"it has {len(written):,} bytes, and an answer has at most {LONGEST_ANSWER_BYTES:,}")
    return ANSWERED + written


def read_answer(hook: Hook[T], received: bytes) -> T:
    """The answer of the other process, read as strictly as one of our own.

    Raises:
        Unusable: it is no answer to this hook.
        ValidationError: the same.
    """
    return hook.read(_answer_of(hook.name).validate_json(received))


@cache
def _model_of(name: str) -> type[BaseModel]:
    hints = get_type_hints(getattr(specifications, name), include_extras=True)
    fields = {argument: (hint, ...) for argument, hint in hints.items() if argument != "return"}
    return cast("type[BaseModel]", create_model(name, **fields))  # type: ignore[call-overload]  # made from a specification


def _read_arguments(name: str, written: bytes) -> dict[str, object]:
    return dict(_model_of(name).model_validate_json(written))


@cache
def _answer_of(name: str) -> TypeAdapter[object]:
    return TypeAdapter(get_type_hints(getattr(specifications, name), include_extras=True)["return"])
