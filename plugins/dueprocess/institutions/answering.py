"""Putting one question to one object, and reading what it returns; what can go wrong, in words."""

from collections.abc import Mapping
from typing import TypeVar, cast

import pluggy  # noqa: TID251 - this package is the one that speaks to pluggy
from pydantic import ValidationError

from dueprocess.institutions.hooks import Hook, Unusable
from dueprocess.law.loosening import CannotAdd

T = TypeVar("T")

_LONGEST = 200


def answer_of(hook: Hook[T], hooks: pluggy.HookRelay, arguments: Mapping[str, object]) -> T | None:
    """The answer of the one plugin behind `hooks`, read; None if it has none.

    Raises:
        Unusable: it returned what is no answer; ValidationError and CannotAdd say the same.
        Exception: whatever it raised.
    """
    returned: object = getattr(hooks, hook.name)(**arguments)
    # pluggy lists the answers to a hook that is no slot; one plugin gives at most one.
    answer = returned if hook.kind == "slot" else next(iter(cast("list[object]", returned)), None)
    return None if answer is None else hook.read(answer)


def why(error: BaseException) -> str:
    """What went wrong with an answer, in one short sentence."""
    if isinstance(error, ValidationError):
        first = error.errors(include_url=False)[0]
        where = "".join(f"{part}: " for part in first["loc"])
        return f"its answer cannot be used: {where}{first['msg']} (it is {_short(first['input'])})"
    if isinstance(error, Unusable | CannotAdd):
        return f"its answer cannot be used: {error}"
    return f"it failed: {type(error).__name__}: {_short(error)}"


def _short(value: object) -> str:
    text = str(value) if isinstance(value, BaseException) else repr(value)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
