"""The institution that is looked at, loaded as a worker would load it."""

from collections.abc import Sequence
from pathlib import Path
from typing import TypeVar

from dueprocess.case.reading import Unreadable
from dueprocess.institutions import Institutions
from dueprocess.institutions.asking import Plugins
from dueprocess.institutions.builtin import BuiltIn
from dueprocess.institutions.code import FILE as CODE
from dueprocess.institutions.discovery import Plugin
from dueprocess.institutions.errors import CannotLoad, InstitutionError
from dueprocess.institutions.folder import SETTINGS, FolderInstitution
from dueprocess.institutions.hooks import AUTHORITIES, Hook
from dueprocess.institutions.limits import LIMITS

T = TypeVar("T")


def place_of(named: str, folders: Sequence[Path]) -> tuple[str, tuple[Path, ...]]:
    """The name of an institution and where it lies, from its name, or from the path of its folder.

    Raises:
        Unreadable: the path is that of a package's folder, which does not say what it is enabled as.
    """
    folder = Path(named)
    if not any((folder / file).is_file() for file in (SETTINGS, CODE)):
        return named, tuple(folders)
    if (folder / "__init__.py").exists():
        raise Unreadable(f"{named} is the folder of a package. Install it (pip install -e .), and give its name.")
    return folder.resolve().name, (folder.resolve().parent,)


class Subject:
    """One institution, and the authorities that it is asked about. `close` ends its processes.

    Attributes:
        name: what it is enabled as.
        folders: where institution folders lie.
        beside: the institutions that are enabled with it.
        plugin: what was found under its name.
        institutions: all that are enabled, as one.
        does_deeds: whether it may be made to send letters and be told of events, which can reach another system.
        authorities: those it serves; if it serves none, those that `beside` serve.

    Raises:
        CannotLoad: it cannot be loaded, or there is no authority to ask it about.
        InstitutionError: an answer is wrong or missing.
    """

    def __init__(
        self, name: str, folders: Sequence[Path] = (), beside: Sequence[str] = (), *, does_deeds: bool = False
    ) -> None:
        self.does_deeds = does_deeds
        self.name = name
        self.folders = tuple(folders)
        self.beside = tuple(beside)
        self.institutions = Institutions.load((name, *beside), folders, on_failure=_refuse)
        self.plugin = next(plugin for plugin in self.institutions.plugins if plugin.enabled_as == name)
        self._alone = Plugins((self.plugin,), Plugin("dueprocess", "dueprocess", "0", BuiltIn()), _refuse, LIMITS)
        served = self.ask(AUTHORITIES)
        self.authorities = self.institutions.authorities() if served is None else served
        if not self.authorities:
            self.close()
            why = "it serves no authority of its own, so there is nothing to ask it about"
            raise CannotLoad(name, f"{why}; name one that it adds to: --beside anytown")

    @property
    def folder(self) -> Path | None:
        """Where its files are, if it has any."""
        answers = self.plugin.answers
        return answers.folder if isinstance(answers, FolderInstitution) else None

    def has(self, hook: Hook[object]) -> bool:
        """Whether it answers this hook."""
        return bool(self._alone.having(hook))

    def close(self) -> None:
        """End the processes of its code."""
        self._alone.close()
        self.institutions.close()

    def ask(self, hook: Hook[T], **arguments: object) -> T | None:
        """The answer of this institution alone.

        Raises:
            InstitutionError: it failed, or answered something unusable.
        """
        return next((answer.value for answer in self._alone.collect(hook, **arguments)), None)


def _refuse(error: InstitutionError) -> None:
    raise error
