"""`institution.py`: what an institution says in Python. Where it lies, and reading it in a process of its own."""

import sys
import warnings
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path

import pluggy  # noqa: TID251 - this package is the one that speaks to pluggy
from pydantic import BaseModel, ConfigDict

from dueprocess.institutions.failing_line import failing_line
from dueprocess.institutions.registering import Unregistrable, register

FILE = "institution.py"


class Code(BaseModel):
    """Where the Python of an institution is.

    Attributes:
        file: `institution.py` itself.
        module: the name it is imported by: `dueprocess_leeds.institution` in a package, `institution` in a folder.
        path: where Python looks for modules, in this order.
    """

    model_config = ConfigDict(frozen=True)

    file: Path
    module: str
    path: tuple[str, ...]

    @classmethod
    def of_folder(cls, folder: Path) -> "Code | None":
        """The code of a folder, if it has any; modules beside it can be imported by their names."""
        place = folder.resolve()
        return cls._if_there(place / FILE, Path(FILE).stem, (str(place), *sys.path))

    @classmethod
    def of_package(cls, folder: Path, package: str) -> "Code | None":
        """The code of an installed package whose modules lie in `folder`, if it has any."""
        return cls._if_there(folder / FILE, f"{package}.{Path(FILE).stem}", tuple(sys.path))

    @classmethod
    def _if_there(cls, file: Path, module: str, path: tuple[str, ...]) -> "Code | None":
        return cls(file=file, module=module, path=path) if file.is_file() else None


class Loaded(BaseModel):
    """What the code of an institution said of itself when it was imported.

    Attributes:
        written_for: its `DUEPROCESS_API`, if that is a number.
        answers: the hooks that it answers.
        warnings: a sentence for each hook or argument of it that will not be there for ever.
    """

    model_config = ConfigDict(frozen=True)

    written_for: int | None
    answers: tuple[str, ...]
    warnings: tuple[str, ...] = ()


class CannotImport(Exception):
    """The code cannot be used; the sentence says why and what to do."""


def load_code(code: Code) -> tuple[Loaded, pluggy.HookRelay]:
    """Import the code, in the process that will answer with it.

    Raises:
        CannotImport: it cannot be imported, or answers a hook that is not there.
    """
    sys.path[:] = code.path
    try:
        module = import_module(code.module)
    except BaseException as error:
        # Also SystemExit: whatever a file does when it is imported is contained here.
        raise CannotImport(
            f"{code.file} cannot be imported ({type(error).__name__}: {error}"
            f"{failing_line(error, code.file.parent)}); mend it, or do not enable it"
        ) from error
    said: Mapping[str, object] = vars(module)
    written_for = said.get("DUEPROCESS_API")
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            hooks, answers = register(module)
        except Unregistrable as error:
            raise CannotImport(str(error)) from error
    return (
        Loaded(
            written_for=written_for if isinstance(written_for, int) else None,
            answers=answers,
            warnings=tuple(str(each.message) for each in caught),
        ),
        hooks,
    )
