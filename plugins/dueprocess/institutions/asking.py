"""Asking all plugins: combining their answers as the hook says, or doing what it says of a failure."""

from collections.abc import Callable, Iterator, Sequence
from copy import copy
from dataclasses import dataclass
from typing import Generic, Self, TypeVar

from dueprocess.case.plan import AnsweredBy
from dueprocess.institutions.discovery import Plugin
from dueprocess.institutions.errors import CannotLoad, ConflictingAnswers, InstitutionError
from dueprocess.institutions.hooks import Hook
from dueprocess.institutions.limits import Limits
from dueprocess.institutions.voice import Voice

T = TypeVar("T")

OnFailure = Callable[[InstitutionError], None]
"""Told of a failure that was passed over."""


@dataclass(frozen=True, slots=True)
class Answer(Generic[T]):
    """An answer, and which plugin gave it."""

    value: T
    by: AnsweredBy


class Plugins:
    """The enabled plugins, in the order given. `built_in` speaks where nobody else does.

    Raises:
        CannotLoad: the code of a plugin cannot be used.
    """

    def __init__(self, enabled: Sequence[Plugin], built_in: Plugin, on_failure: OnFailure, limits: Limits) -> None:
        # All are started before the first is waited for: each takes a moment to import its code.
        self._enabled = tuple(Voice(plugin, limits) for plugin in enabled)
        self._built_in = Voice(built_in, limits)
        self._on_failure = on_failure
        try:
            for voice in self._enabled:
                voice.wait_until_ready()
        except CannotLoad:
            self.close()
            raise

    def reporting_to(self, on_failure: OnFailure) -> Self:
        """The same plugins, whose failures are told to another."""
        same = copy(self)
        same._on_failure = on_failure  # noqa: SLF001 - a copy of ourselves
        return same

    def warnings(self) -> tuple[str, ...]:
        """What the authors of plugins must know: each thing they use that will not be there for ever."""
        return tuple(f"{voice.plugin}: {warning}" for voice in self._enabled for warning in voice.warnings)

    def close(self) -> None:
        """End the processes of the plugins."""
        for voice in self._enabled:
            voice.close()

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

    def having(self, hook: Hook[object], authority: str) -> tuple[Plugin, ...]:
        """The enabled plugins that have this hook and are asked about this authority."""
        return tuple(
            voice.plugin for voice in self._enabled if voice.has(hook) and voice.plugin.serves in {None, authority}
        )

    def ask_only(self, plugin: Plugin, hook: Hook[T], **arguments: object) -> T | None:
        """The answer of this plugin alone, whatever the hook does of a failure.

        Raises:
            InstitutionError: it failed, or answered something unusable.
        """
        (voice,) = (voice for voice in self._enabled if voice.plugin is plugin)
        return voice.ask(hook, arguments)

    def ask_built_in(self, hook: Hook[T], **arguments: object) -> Answer[T] | None:
        """The built-in answer, or None if there is none."""
        return _by(self._built_in, hook, self._built_in.ask(hook, arguments))

    def _ask_each(self, hook: Hook[T], arguments: dict[str, object]) -> Iterator[Answer[T] | None]:
        for voice in self._enabled:
            try:
                yield _by(voice, hook, voice.ask(hook, arguments))
            except InstitutionError as error:
                if hook.on_error == "hold":
                    raise
                self._on_failure(error)


def _by(voice: Voice, hook: Hook[T], value: T | None) -> Answer[T] | None:
    if value is None:
        return None
    return Answer(value, AnsweredBy(hook=hook.name, plugin=voice.plugin.name, version=voice.plugin.version))


def conflict(hook: Hook[object], one: AnsweredBy, other: AnsweredBy, what: str) -> ConflictingAnswers:
    """The error of two plugins that answered the same question, naming both."""
    return ConflictingAnswers(
        hook.name,
        f"{one.plugin} {one.version} and {other.plugin}",
        other.version,
        f"both answer {what}, and only one may; disable one, or take its answer out",
    )
