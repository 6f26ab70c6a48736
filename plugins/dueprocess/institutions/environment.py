"""Values of a file that stand in the environment: `{ env = "NAME" }`, and secrets, which may stand nowhere else."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Final, Self, cast

from pydantic import BeforeValidator, SecretStr
from pydantic_core import PydanticCustomError

from dueprocess.case.reading import nearest

_NAME: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_KEY: Final = "env"


class FromEnvironment(str):
    """A value that a variable had. Its name is shown in place of it, since it may be a secret.

    Attributes:
        variable: the name.
    """

    variable: str
    __slots__ = ("variable",)

    def __new__(cls, value: str, variable: str) -> Self:
        """The value, and the variable that had it."""
        made = super().__new__(cls, value)
        made.variable = variable
        return made

    def __repr__(self) -> str:
        """For example `the value of ANYTOWN_TOKEN`."""
        return f"the value of {self.variable}"


@dataclass(frozen=True, slots=True)
class Unfilled:
    """A setting whose variable gives no value.

    Attributes:
        location: the way to the setting from the top.
        why: what is wrong, and the cure.
    """

    location: tuple[str | int, ...]
    why: str


def filled(
    written: object, environment: Mapping[str, str], at: tuple[str | int, ...] = ()
) -> tuple[object, tuple[Unfilled, ...]]:
    """What was written, with the value of its variable in place of each `{ env = "NAME" }`, and those without one.

    What has no value is left as it was written. `at` is where it was written; at the top and right under it there are
    only tables, and `[settings]` may have a setting `env` of its own.
    """
    if isinstance(written, dict):
        table = cast("dict[str, object]", written)
        if len(at) > 1 and set(table) == {_KEY}:
            return _value(table, environment, at)
        inner = {key: filled(value, environment, (*at, key)) for key, value in table.items()}
        return {key: value for key, (value, _) in inner.items()}, _all(*inner.values())
    if isinstance(written, list):
        items = cast("list[object]", written)
        each = [filled(item, environment, (*at, place)) for place, item in enumerate(items)]
        return [item for item, _ in each], _all(*each)
    return written, ()


def _value(
    table: Mapping[str, object], environment: Mapping[str, str], at: tuple[str | int, ...]
) -> tuple[object, tuple[Unfilled, ...]]:
    name = table[_KEY]
    if not isinstance(name, str) or not _NAME.fullmatch(name):
        why = f"{name!r} cannot be the name of an environment variable; use letters, digits and _."
        return table, (Unfilled(at, why),)
    if name not in environment:
        why = (
            f"there is no environment variable {name}.{nearest(name, environment)} Set it where Dueprocess is started."
        )
        return table, (Unfilled(at, why),)
    return FromEnvironment(environment[name], name), ()


def _all(*each: tuple[object, tuple[Unfilled, ...]]) -> tuple[Unfilled, ...]:
    return tuple(unfilled for _, those in each for unfilled in those)


SECRET_IN_FILE: Final = "secret_in_file"  # noqa: S105 - the kind of an error
"""The type of the error of a secret that stands in the file; what was written there is not to be shown."""


def _not_from_a_file(value: object) -> object:
    if isinstance(value, str) and not isinstance(value, FromEnvironment):
        raise PydanticCustomError(
            SECRET_IN_FILE, 'write { env = "NAME" } and set that variable; a secret does not belong in a file'
        )
    if not value:
        raise ValueError("this variable is empty; put the secret into it")
    return value


Secret = Annotated[SecretStr, BeforeValidator(_not_from_a_file)]
"""A password or token. The file names the variable that has it; `get_secret_value()` gives it, no print shows it."""
