"""Asking plugins: each one alone, so that a failure is contained here and blamed by name."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar, cast

import pluggy  # noqa: TID251 - this package is the one that speaks to pluggy
from pydantic import ValidationError

from dueprocess.case.plan import AnsweredBy
from dueprocess.institutions.discovery import Plugin
from dueprocess.institutions.errors import ConflictingAnswers, InstitutionError
from dueprocess.institutions.hooks import Hook, Unusable
from dueprocess.institutions.registering import register
from dueprocess.law.loosening import CannotAdd

T = TypeVar("T")

_LONGEST = 200

OnFailure = Callable[[InstitutionError], None]
"""Told of a failure that was passed over."""


@dataclass(frozen=True, slots=True)
class Answer(Generic[T]):
    """An answer, and which plugin gave it."""

    value: T
    by: AnsweredBy


class Plugins:
    """The enabled plugins, in the order given. `built_in` speaks where nobody else does."""

    def __init__(self, enabled: Sequence[Plugin], built_in: Plugin, on_failure: OnFailure) -> None:
        self._enabled = tuple((plugin, register(plugin)) for plugin in enabled)
        self._built_in = (built_in, register(built_in))
        self._on_failure = on_failure

    def ask(self, hook: Hook[T], **arguments: object) -> Answer[T] | None:
        """The answer to a slot: the one plugin's that has one, else the built-in one, else None.

        Raises:
            InstitutionError: a plugin failed, or answered something unusable, and the hook is not passed over.
            ConflictingAnswers: two plugins answered.
        """
        answers = self.collect(hook, **arguments)
        if len(answers) > 1:
            raise conflict(hook, answers[0].by, answers[1].by, f"for {arguments['authority']}")
        return answers[0] if answers else self.ask_built_in(hook, **arguments)

    def collect(self, hook: Hook[T], **arguments: object) -> tuple[Answer[T], ...]:
        """Every enabled plugin's answer; the built-in one is not among them.

        Raises:
            InstitutionError: a plugin failed, or answered something unusable, and the hook is not passed over.
        """
        return tuple(answer for answer in self._ask_each(hook, arguments) if answer is not None)

    def ask_built_in(self, hook: Hook[T], **arguments: object) -> Answer[T] | None:
        """The built-in answer, or None if there is none."""
        return _ask_one(hook, *self._built_in, arguments)

    def _ask_each(self, hook: Hook[T], arguments: dict[str, object]) -> Iterator[Answer[T] | None]:
        for plugin, alone in self._enabled:
            try:
                yield _ask_one(hook, plugin, alone, arguments)
            except InstitutionError as error:
                if hook.on_error == "hold":
                    raise
                self._on_failure(error)


def _ask_one(hook: Hook[T], plugin: Plugin, alone: pluggy.HookRelay, arguments: dict[str, object]) -> Answer[T] | None:
    try:
        returned: object = getattr(alone, hook.name)(**arguments)
        # pluggy lists the answers to a hook that collects; one plugin gives at most one.
        answer = next(iter(cast("list[object]", returned)), None) if hook.kind == "collect" else returned
        value = None if answer is None else hook.read(answer)
    except Exception as error:
        # Whatever a plugin raises is contained here and nowhere else.
        raise InstitutionError(hook.name, plugin.name, plugin.version, _why(error)) from error
    if value is None:
        return None
    return Answer(value, AnsweredBy(hook=hook.name, plugin=plugin.name, version=plugin.version))


def conflict(hook: Hook[object], one: AnsweredBy, other: AnsweredBy, what: str) -> ConflictingAnswers:
    """The error of two plugins that answered the same question, naming both."""
    return ConflictingAnswers(
        hook.name,
        f"{one.plugin} {one.version} and {other.plugin}",
        other.version,
        f"both answer {what}, and only one may; disable one, or take its answer out",
    )


def _why(error: Exception) -> str:
    if isinstance(error, ValidationError):
        first = error.errors(include_url=False)[0]
        where = "".join(f"{part}: " for part in first["loc"])
        return f"its answer cannot be used: {where}{first['msg']} (it is {_short(first['input'])})"
    if isinstance(error, Unusable | CannotAdd):
        return f"its answer cannot be used: {error}"
    return f"it failed: {type(error).__name__}: {_short(error)}"


def _short(value: object) -> str:
    text = str(value) if isinstance(value, Exception) else repr(value)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
