"""One plugin as it is asked: what its code says, over what its files say. What fails is contained here, and blamed."""

from collections.abc import Mapping
from typing import TypeVar

from dueprocess.institutions.answering import answer_of, why
from dueprocess.institutions.api import refused_version, warning_about
from dueprocess.institutions.discovery import Plugin
from dueprocess.institutions.errors import CannotLoad, InstitutionError
from dueprocess.institutions.hooks import AUTHORITIES, Hook
from dueprocess.institutions.limits import Limits
from dueprocess.institutions.own_process import NoAnswer, OwnProcess
from dueprocess.institutions.registering import Unregistrable, register

T = TypeVar("T")


class Voice:
    """A plugin that is asked. Its code, if it has any, starts in a process of its own.

    Attributes:
        plugin: which.
        warnings: a sentence for each thing it uses that will not be there for ever.

    Raises:
        CannotLoad: it answers a hook that is not there.
    """

    def __init__(self, plugin: Plugin, limits: Limits) -> None:
        self.plugin = plugin
        self._limits = limits
        self.warnings: tuple[str, ...] = ()
        self._code = OwnProcess(plugin.code, limits) if plugin.code else None
        # Deeds have a process of their own, started by the first: what waits for another system holds up no letter.
        self._deeds: OwnProcess | None = None
        self._coded = frozenset[str]()
        try:
            registered = register(plugin.answers) if plugin.answers is not None else None
        except Unregistrable as error:
            raise CannotLoad(plugin.enabled_as, f"{plugin}: {error}") from error
        self._files = registered[0] if registered else None
        self._filed = registered[1] if registered else ()

    def wait_until_ready(self) -> None:
        """See that its code is imported.

        Raises:
            CannotLoad: it cannot be, or was written for other hooks than these.
        """
        if self._code is None:
            return
        try:
            loaded = self._code.loaded()
        except NoAnswer as error:
            raise CannotLoad(self.plugin.enabled_as, f"{self.plugin}: {error}") from error
        if wrong := refused_version(loaded.written_for):
            raise CannotLoad(self.plugin.enabled_as, f"{self.plugin}: {wrong}")
        if self.plugin.serves and AUTHORITIES.name in loaded.answers:
            raise CannotLoad(
                self.plugin.enabled_as,
                f"{self.plugin}: '{AUTHORITIES.name}' is answered by its institution.toml; take it out of the code",
            )
        self._coded = frozenset(loaded.answers)
        about_version = warning_about(loaded.written_for)
        self.warnings = (*((about_version,) if about_version else ()), *loaded.warnings)

    def has(self, hook: Hook[object]) -> bool:
        """Whether it has this hook, in its files or its code."""
        return hook.name in self._coded or hook.name in self._filed

    def ask(self, hook: Hook[T], arguments: Mapping[str, object]) -> T | None:
        """Its answer, or None if it has none, or if the question is about another's authority.

        Raises:
            InstitutionError: it failed, or answered something unusable.
        """
        serves = self.plugin.serves
        if serves is not None and arguments.get("authority", serves) != serves:
            return None
        said = self._ask_code(hook, arguments) if hook.name in self._coded else None
        if said is not None and hook.lay_over is None:
            return said
        written = self._ask_files(hook, arguments)
        if said is None or written is None or hook.lay_over is None:
            return written if said is None else said
        return hook.lay_over(written, said)

    def close(self) -> None:
        """End its processes."""
        for process in (self._code, self._deeds):
            if process is not None:
                process.close()

    def _ask_code(self, hook: Hook[T], arguments: Mapping[str, object]) -> T | None:
        try:
            return self._process_for(hook).ask(hook, arguments)
        except NoAnswer as error:
            raise self._blamed(hook, str(error)) from error

    def _process_for(self, hook: Hook[T]) -> OwnProcess:
        if self._code is None or self.plugin.code is None:
            raise RuntimeError(f"{self.plugin} has no code")
        if not hook.is_deed:
            return self._code
        if self._deeds is None:
            self._deeds = OwnProcess(self.plugin.code, self._limits)
        return self._deeds

    def _ask_files(self, hook: Hook[T], arguments: Mapping[str, object]) -> T | None:
        if self._files is None:
            return None
        try:
            return answer_of(hook, self._files, arguments)
        except Exception as error:
            raise self._blamed(hook, why(error)) from error

    def _blamed(self, hook: Hook[T], what: str) -> InstitutionError:
        cure = f"mend it, or do not enable '{self.plugin.enabled_as}'"
        return InstitutionError(hook.name, self.plugin.name, self.plugin.version, f"{what}; {cure}")
