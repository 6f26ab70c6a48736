"""Finding enabled institutions: folders named by path, packages named by entry point."""

from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import EntryPoint, entry_points
from importlib.util import find_spec
from pathlib import Path

from dueprocess.case.reading import nearest
from dueprocess.institutions.code import FILE as CODE
from dueprocess.institutions.code import Code
from dueprocess.institutions.errors import CannotLoad
from dueprocess.institutions.file_faults import InvalidFile
from dueprocess.institutions.folder import SETTINGS, FolderInstitution, fingerprint_of

GROUP = "dueprocess.institutions"
"""The entry-point group in which a package names its institution."""


@dataclass(frozen=True, slots=True)
class Plugin:
    """An institution plugin that was found.

    Attributes:
        enabled_as: the name it was enabled by.
        name: the name of its package, or of its folder: whom to blame.
        version: of its package, or a fingerprint of its folder.
        answers: the object that answers the hooks from its files, in this process; None without `institution.toml`.
        code: its `institution.py`, if it has one.
        serves: the authority whose folder it is, and about which alone it is asked; None: it is asked about all.
    """

    enabled_as: str
    name: str
    version: str
    answers: object
    code: Code | None = None
    serves: str | None = None

    def __str__(self) -> str:
        """Name and version."""
        return f"{self.name} {self.version}"


def find(name: str, folders: Sequence[Path]) -> Plugin:
    """The institution enabled as `name`: `<folder>/<name>/` or the installed entry point of that name.

    Raises:
        CannotLoad: it is found nowhere or twice, or it cannot be read or imported.
    """
    places = [folder / name for folder in folders if _is_institution(folder / name)]
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
    names.update(place.name for folder in folders for place in folder.glob("*") if _is_institution(place))
    return tuple(sorted(names))


def _is_institution(place: Path) -> bool:
    return (place / SETTINGS).is_file() or (place / CODE).is_file()


def _from_folder(name: str, place: Path) -> Plugin:
    code = Code.of_folder(place)
    if not (place / SETTINGS).is_file():
        return Plugin(name, name, fingerprint_of(place), None, code)
    files = _files(name, place)
    return Plugin(name, name, files.fingerprint(), files, code, serves=name)


def _from_package(name: str, entry: EntryPoint) -> Plugin:
    version = entry.dist.version if entry.dist else "0"
    about = f"package {_package(entry)} {version}"
    if entry.attr or "." in entry.module:
        top = entry.module.partition(".")[0]
        raise CannotLoad(name, f"{about}: its entry point is '{entry.value}'; name the package alone: '{top}'")
    # It is found without being run: what its files say needs no Python of it, and its code has a process of its own.
    found = find_spec(entry.module)
    places = found.submodule_search_locations if found else None
    if not places:
        raise CannotLoad(name, f"{about}: there is no package '{entry.module}'; install it again")
    folder = Path(places[0])
    code = Code.of_package(folder, entry.module)
    if (folder / SETTINGS).is_file():
        return Plugin(name, _package(entry), version, _files(name, folder, about), code, serves=name)
    if code is None:
        raise CannotLoad(name, f"{about}: it has neither {SETTINGS} nor {CODE}; put one of them into {folder}")
    return Plugin(name, _package(entry), version, None, code)


def _files(name: str, folder: Path, about: str = "") -> FolderInstitution:
    try:
        return FolderInstitution(folder, name)
    except InvalidFile as error:
        raise CannotLoad(name, f"{about}: {error}" if about else str(error)) from error


def _package(entry: EntryPoint) -> str:
    return entry.dist.name if entry.dist else entry.value
