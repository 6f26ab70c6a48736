"""What wording can do with a value: print it, or pass it through one of a few filters."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, cast

from jinja2 import pass_context
from jinja2.filters import FILTERS as JINJA_FILTERS
from jinja2.runtime import Context

from dueprocess.letters.cleaning import clean
from dueprocess.letters.dates import in_words
from dueprocess.letters.errors import Place, UnfilledValue, UnprintableValue, WordingError
from dueprocess.letters.slots import Slots

# Names that no wording can spell.
SLOT_FILTER: Final = "a slot"
FILLING: Final = "this filling"

_FROM_JINJA: Final = ("default", "first", "last", "length", "list", "map", "rejectattr", "selectattr", "sort", "unique")


@dataclass(frozen=True, slots=True)
class Filling:
    """What the filters need to know while one part is filled."""

    place: Place
    language: str
    slots: Slots
    kept: list[WordingError] | None = None
    """Where values that cannot be printed are kept; None where the first one stops the letter."""


def _printed(value: object, name: str, place: Place, language: str) -> str:
    """`value` as the reader sees it."""
    match value:
        case None:
            raise UnfilledValue(place, name)
        case str():
            text = clean(str(value))
        case bool():
            raise UnprintableValue(place, name, "a yes-or-no value")
        case int():
            text = str(value)
        case date():
            text = in_words(value, language)
        case list() | tuple():
            raise UnprintableValue(place, name, "a list (use `| lines` or `| join(', ')`)")
        case _:
            raise UnprintableValue(place, name, "a group of values")
    if not text.strip():
        raise UnfilledValue(place, name)
    return text


def _filling(context: Context) -> Filling:
    return cast("Filling", context.resolve(FILLING))


@pass_context
def _slot(context: Context, value: object, name: str, line: int) -> str:
    filling = _filling(context)
    try:
        return filling.slots.put(_printed(value, name, filling.place.at(line), filling.language))
    except WordingError as error:
        if filling.kept is None:
            raise
        filling.kept.append(error)
        return filling.slots.put("\N{HORIZONTAL ELLIPSIS}")


@pass_context
def _join(context: Context, values: Iterable[object], between: str = ", ") -> str:
    filling = _filling(context)
    return between.join(_printed(value, "an item of the list", filling.place, filling.language) for value in values)


@pass_context
def _lines(context: Context, values: Iterable[object]) -> str:
    return _join(context, values, "\n")


def _of_words(change: Callable[[str], str]) -> Callable[[object], str]:
    """A filter for words only: of a date or an absent value it would make ISO figures or `None`."""

    def changed(value: object) -> str:
        if not isinstance(value, str):
            raise TypeError("this filter is for words only")
        return change(value)

    return changed


FILTERS: Final[Mapping[str, Callable[..., Any]]] = {
    **{name: JINJA_FILTERS[name] for name in _FROM_JINJA},
    "capitalize": _of_words(str.capitalize),
    "lower": _of_words(str.lower),
    "upper": _of_words(str.upper),
    "join": _join,
    "lines": _lines,
    SLOT_FILTER: _slot,
}
"""Every filter there is: `lines` prints a list one item a line; the others are Jinja's, made safe for dates."""
