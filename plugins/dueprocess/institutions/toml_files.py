"""Reading a TOML file of an institution, with errors that a person can act on."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from dueprocess.case.reading import nearest
from dueprocess.institutions.environment import SECRET_IN_FILE, filled
from dueprocess.institutions.file_faults import FileFault, InvalidFile
from dueprocess.institutions.toml_lines import Location, line_in, line_of, without_line

M = TypeVar("M", bound=BaseModel)


def read_toml(
    model: type[M],
    path: Path,
    *,
    moved: Mapping[str, str] = MappingProxyType({}),
    environment: Mapping[str, str] | None = None,
    table: str = "",
) -> M:
    """The settings that the file holds.

    Args:
        model: what they must be.
        path: the file.
        moved: settings at the top that were once here, each with what to do about them.
        environment: the values of `{ env = "NAME" }`; None if nothing may be written so.
        table: the table to read, if not the whole file; one that is not there is empty.

    Raises:
        InvalidFile: it is not there, not TOML, or has wrong or unknown settings; every wrong one is named.
    """
    text = ""
    try:
        text = path.read_text(encoding="utf-8")
        written = tomllib.loads(text)
    except OSError as error:
        raise InvalidFile(FileFault(path, f"cannot be read ({error.strerror})")) from error
    except UnicodeDecodeError as error:
        line = 1 + error.object[: error.start].count(b"\n")
        raise InvalidFile(FileFault(path, f"this is not TOML in UTF-8: {error}", line)) from error
    except ValueError as error:
        why = f"this is not TOML in UTF-8: {without_line(error)}"
        raise InvalidFile(FileFault(path, why, line_in(error))) from error
    above = (table,) if table else ()
    if table:
        written = written.get(table, {})
    read, unfilled = (written, ()) if environment is None else filled(written, environment, above)
    faults = [_at(path, text, each.location, each.why) for each in unfilled]
    try:
        settings = model.model_validate(read, extra="forbid")
    except ValidationError as error:
        for one in error.errors():
            location = (*above, *one["loc"])
            if not any(location[: len(each.location)] == each.location for each in unfilled):
                faults.append(_at(path, text, location, _why(one, model, moved)))
        # Pydantic's own error repeats what was written, and a traceback would show it: that may be a secret.
        raise InvalidFile(*faults) from None
    if faults:
        raise InvalidFile(*faults)
    return settings


def fault_at(path: Path, setting: str, why: str) -> FileFault:
    """The fault of a setting, such as `regimes.2.key`, in a file that can be read; the places in lists are from 1."""
    steps = [int(step) - 1 if step.isdecimal() else step for step in setting.split(".")]
    return FileFault(path, why, line_of(path.read_text(encoding="utf-8"), steps), setting)


def _at(path: Path, text: str, location: Location, why: str) -> FileFault:
    # So pydantic names the key itself of a table whose keys are free.
    location = [step for step in location if step != "[key]"]
    where = ".".join(str(part + 1) if isinstance(part, int) else part for part in location)
    return FileFault(path, why, line_of(text, location) or 1, where)


def _why(error: ErrorDetails, model: type[BaseModel], moved: Mapping[str, str]) -> str:
    first, *below = error["loc"] or ("",)
    match error["type"]:
        case "extra_forbidden" if first in moved and not below:
            return f"{moved[str(first)]}."
        case "extra_forbidden":
            known = _settings_beside(model, error["loc"])
            hint = nearest(str(error["loc"][-1]), known) or f" There are {', '.join(known)}."
            return f"there is no such setting.{hint}"
        case "missing":
            return "this setting must be given."
        case kind:
            told = error["msg"].removeprefix("Value error, ")
            # A table or list that is wrong as a whole may hold a secret in plain text.
            expected = re.findall("'([^']*)'", error.get("ctx", {}).get("expected", ""))
            hint = nearest(str(error["input"]), expected) if kind in {"enum", "literal_error"} else ""
            shown = kind != SECRET_IN_FILE and not isinstance(error["input"], Mapping | list)
            return f"{told} (it is {error['input']!r}).{hint}" if shown else f"{told}."


def _settings_beside(model: type[BaseModel], loc: tuple[int | str, ...]) -> list[str]:
    for part in loc[:-1]:
        # A law is no field: it is the key of a table.
        if isinstance(part, str) and part in model.model_fields:
            model, *_ = _models_in(model.model_fields[part].annotation)
    return list(model.model_fields)


def _models_in(annotation: object) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in get_args(annotation):
        yield from _models_in(argument)
