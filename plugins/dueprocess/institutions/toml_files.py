"""Reading a TOML file of an institution, with errors that a person can act on."""

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from dueprocess.case.reading import nearest
from dueprocess.institutions.file_faults import FileFault, InvalidFile
from dueprocess.institutions.toml_lines import line_in, line_of, without_line

M = TypeVar("M", bound=BaseModel)


def read_toml(model: type[M], path: Path, *, moved: Mapping[str, str] = MappingProxyType({})) -> M:
    """The settings that the file holds.

    Args:
        model: what they must be.
        path: the file.
        moved: settings at the top that were once here, each with what to do about them.

    Raises:
        InvalidFile: it is not there, not TOML, or has wrong or unknown settings; every wrong one is named.
    """
    text = ""
    try:
        text = path.read_text(encoding="utf-8")
        return model.model_validate(tomllib.loads(text))
    except OSError as error:
        raise InvalidFile(FileFault(path, f"cannot be read ({error.strerror})")) from error
    except ValidationError as error:
        faults = (_fault(path, text, one, model, moved) for one in error.errors())
        raise InvalidFile(*faults) from error
    except UnicodeDecodeError as error:
        line = 1 + error.object[: error.start].count(b"\n")
        raise InvalidFile(FileFault(path, f"this is not TOML in UTF-8: {error}", line)) from error
    except ValueError as error:
        why = f"this is not TOML in UTF-8: {without_line(error)}"
        raise InvalidFile(FileFault(path, why, line_in(error))) from error


def fault_at(path: Path, setting: str, why: str) -> FileFault:
    """The fault of a setting, such as `regimes.2.key`, in a file that can be read; the places in lists are from 1."""
    steps = [int(step) - 1 if step.isdecimal() else step for step in setting.split(".")]
    return FileFault(path, why, line_of(path.read_text(encoding="utf-8"), steps), setting)


def _fault(path: Path, text: str, error: ErrorDetails, model: type[BaseModel], moved: Mapping[str, str]) -> FileFault:
    where = ".".join(str(part + 1) if isinstance(part, int) else part for part in error["loc"])
    return FileFault(path, _why(error, where, model, moved), line_of(text, error["loc"]) or 1, where)


def _why(error: ErrorDetails, where: str, model: type[BaseModel], moved: Mapping[str, str]) -> str:
    match error["type"]:
        case "extra_forbidden" if where in moved:
            return f"{moved[where]}."
        case "extra_forbidden":
            known = _settings_beside(model, error["loc"])
            hint = nearest(str(error["loc"][-1]), known) or f" There are {', '.join(known)}."
            return f"there is no such setting.{hint}"
        case "missing":
            return "this setting must be given."
        case _:
            return f"{error['msg'].removeprefix('Value error, ')} (it is {error['input']!r})."


def _settings_beside(model: type[BaseModel], loc: tuple[int | str, ...]) -> list[str]:
    for part in loc[:-1]:
        if isinstance(part, str):
            model, *_ = _models_in(model.model_fields[part].annotation)
    return list(model.model_fields)


def _models_in(annotation: object) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in get_args(annotation):
        yield from _models_in(argument)
