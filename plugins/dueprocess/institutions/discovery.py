"""Finding enabled institutions: folders named by path, packages named by entry point."""

import inspect
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path

from dueprocess.case.reading import nearest
from dueprocess.institutions.errors import CannotLoad
from dueprocess.institutions.file_faults import InvalidFile
from dueprocess.institutions.folder import SETTINGS, from_folder
from dueprocess.institutions.markers import API

GROUP = "dueprocess.institutions"
"""The entry-point group in which a package names its institution."""


@dataclass(frozen=True, slots=True)
class Plugin:
    """An institution plugin that was found.

    Attributes:
        enabled_as: the name it was enabled by.
        name: the name of its package, or of its folder: whom to blame.
        version: of its package, or a fingerprint of its folder.
        answers: the object that answers the hooks.
    """

    enabled_as: str
    name: str
    version: str
    answers: object

    def __str__(self) -> str:
        """Name and version."""
        return f"{self.name} {self.version}"


def find(name: str, folders: Sequence[Path]) -> Plugin:
    """The institution enabled as `name`: `<folder>/<name>/` or the installed entry point of that name.

    Raises:
        CannotLoad: it is found nowhere or twice, or it cannot be read or imported.
    """
    places = [folder / name for folder in folders if (folder / name / SETTINGS).is_file()]
    packages = [entry for entry in entry_points(group=GROUP) if entry.name == name]
    where = [*(str(place) for place in places), *(f"package {_package(entry)}" for entry in packages)]
    if not where:
        known = available(folders)
        raise CannotLoad(
            name,
            f"it is enabled but neither installed nor in a folder.{nearest(name, known)} "
            f"There is: {', '.join(known) or 'nothing'}.",
        )
    if len(where) > 1:
        raise CannotLoad(name, f"it is there more than once: {', '.join(where)}; remove or rename all but one")
    return _from_package(name, packages[0]) if packages else _from_folder(name, places[0])


def available(folders: Sequence[Path] = ()) -> tuple[str, ...]:
    """The names that could be enabled: installed packages and institution folders, sorted."""
    names = {entry.name for entry in entry_points(group=GROUP)}
    names.update(path.parent.name for folder in folders for path in folder.glob(f"*/{SETTINGS}"))
    return tuple(sorted(names))


def _from_folder(name: str, place: Path) -> Plugin:
    try:
        institution = from_folder(place)
    except InvalidFile as error:
        raise CannotLoad(name, str(error)) from error
    return Plugin(name, name, institution.fingerprint(), institution)


def _from_package(name: str, entry: EntryPoint) -> Plugin:
    package = f"{_package(entry)} {entry.dist.version if entry.dist else 'without a version'}"
    try:
        answers: object = entry.load()
    except InvalidFile as error:
        raise CannotLoad(name, f"package {package}: {error}") from error
    except Exception as error:
        raise CannotLoad(
            name,
            f"package {package} cannot be imported ({type(error).__name__}: {error}); mend or remove it, or do not "
            "enable it",
        ) from error
    for wrong in _faults(entry, answers):
        raise CannotLoad(name, f"package {package}: {wrong}")
    return Plugin(name, _package(entry), entry.dist.version if entry.dist else "0", answers)


def _faults(entry: EntryPoint, answers: object) -> Iterator[str]:
    written_for = getattr(sys.modules.get(entry.module), "DUEPROCESS_API", None)
    if written_for is None:
        yield f"it does not say for which hooks it was written; put DUEPROCESS_API = {API} into {entry.module}"
    elif written_for != API:
        yield f"it was written for version {written_for} of the hooks, and this is version {API}; install one that fits"
    if inspect.isclass(answers):
        yield f"its entry point {entry.value} is a class; name an instance of it"


def _package(entry: EntryPoint) -> str:
    return entry.dist.name if entry.dist else entry.value
