"""`institution.toml`: its settings, and reading it with errors a person can act on."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, get_args

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError
from pydantic_core import ErrorDetails

from dueprocess.case.plan import Escalation, Reminder
from dueprocess.case.reading import nearest
from dueprocess.institutions.answers import House, Office
from dueprocess.institutions.reference import DEFAULT_PATTERN, checked_pattern
from dueprocess.institutions.regime_settings import RegimeSettings, setting_of
from dueprocess.law.loosening import CannotAdd
from dueprocess.law.practice import Practice
from dueprocess.law.regime import Regime
from dueprocess.law.regimes import REGIMES


class InvalidFile(ValueError):
    """A file of an institution cannot be used; the message names file, place and cure."""


class ReferenceSettings(BaseModel):
    """How cases are numbered."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    pattern: Annotated[str, AfterValidator(checked_pattern)] = Field(
        default=DEFAULT_PATTERN,
        description="`{yy}` or `{yyyy}` is the year of receipt; `{number}`, or `{number:03}` with leading zeros, "
        "counts 1, 2, 3 within what the rest gives.",
    )


class InstitutionSettings(BaseModel):
    """The whole of `institution.toml`; only `office` must be there."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    office: Office
    reference: ReferenceSettings | None = None
    practice: Practice | None = None
    regimes: tuple[RegimeSettings, ...] = ()
    reminders: tuple[Reminder, ...] | None = None
    escalation: Escalation | None = None
    house: House | None = None

    def made_regimes(self) -> tuple[Regime, ...]:
        """The regimes of `[[regimes]]`, which `read_settings` has checked."""
        return tuple(regime.made() for regime in self.regimes)


def read_settings(path: Path) -> InstitutionSettings:
    """Read and check `institution.toml`; paths in it are taken from its folder.

    Raises:
        InvalidFile: it is not there, not TOML, or has wrong or unknown settings; every wrong one is named.
    """
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
        settings = InstitutionSettings.model_validate(content)
    except OSError as error:
        raise InvalidFile(f"{path}: cannot be read ({error.strerror}); every institution has one") from error
    except ValidationError as error:
        raise InvalidFile(f"{path}: {' '.join(map(_sentence, error.errors()))}") from error
    except ValueError as error:
        raise InvalidFile(f"{path}: this is not TOML in UTF-8: {error}") from error
    _check_regimes(settings, path)
    return settings if settings.house is None else _with_layout(settings, settings.house, path)


def _check_regimes(settings: InstitutionSettings, path: Path) -> None:
    keys = [regime.key for regime in settings.regimes]
    for number, regime in enumerate(settings.regimes, start=1):
        where = f"{path}: regimes.{number}"
        if keys.index(regime.key) < number - 1:
            raise InvalidFile(f"{where}.key: '{regime.key}' is there twice; give each regime a key of its own")
        try:
            regime.made()
        except CannotAdd as error:
            hint = nearest(regime.like, REGIMES) if error.field == "like" else ""
            raise InvalidFile(f"{where}.{setting_of(error.field)}: {error.message}.{hint}") from error


def _with_layout(settings: InstitutionSettings, house: House, path: Path) -> InstitutionSettings:
    if house.typst is None:
        return settings
    layout = path.parent / house.typst
    if not layout.is_file():
        raise InvalidFile(f"{path}: house.typst: there is no file {house.typst} beside institution.toml")
    return settings.model_copy(update={"house": house.model_copy(update={"typst": layout})})


def _sentence(error: ErrorDetails) -> str:
    where = ".".join(str(part + 1) if isinstance(part, int) else part for part in error["loc"])
    match error["type"]:
        case "extra_forbidden":
            known = _settings_beside(InstitutionSettings, error["loc"])
            hint = nearest(str(error["loc"][-1]), known) or f" There are {', '.join(known)}."
            return f"{where}: there is no such setting.{hint}"
        case "missing":
            return f"{where}: this setting must be given."
        case _:
            return f"{where}: {error['msg'].removeprefix('Value error, ')} (it is {error['input']!r})."


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
