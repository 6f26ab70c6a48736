"""Filling an institution's wording: Jinja decides what is said and leaves a slot for every value."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from traceback import extract_tb
from typing import Final

from jinja2 import StrictUndefined, Template, TemplateError, TemplateSyntaxError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment
from pydantic import BaseModel

from dueprocess.letters import grammar
from dueprocess.letters.cleaning import clean
from dueprocess.letters.errors import BrokenWording, ForbiddenWording, Place, UnknownValue, WordingError
from dueprocess.letters.filters import FILLING, FILTERS, SLOT_FILTER, Filling
from dueprocess.letters.slots import Slots

_FILE: Final = "<wording>"


class _UnknownHere(Exception):
    """Becomes an UnknownValue as soon as the place is known."""

    def __init__(self, owner: object, name: str) -> None:
        super().__init__(name)
        self.owner = owner
        self.name = name


class _ForbiddenHere(Exception):
    """Becomes a ForbiddenWording as soon as the place is known."""


class _Undefined(StrictUndefined):
    """Refuses at the first mention, not only when printed: every letter knows all its values."""

    __slots__ = ()

    def __init__(
        self,
        hint: str | None = None,
        obj: object = None,
        name: str | None = None,
        exc: type[TemplateError] = TemplateError,
    ) -> None:
        del exc
        super().__init__(hint, obj, name)
        raise _UnknownHere(obj, str(name or hint))


class _Sandbox(ImmutableSandboxedEnvironment):
    def unsafe_undefined(self, obj: object, attribute: str) -> _Undefined:
        raise _ForbiddenHere(f"'.{attribute}' of {type(obj).__name__}")


def _environment() -> _Sandbox:
    environment = _Sandbox(undefined=_Undefined, trim_blocks=True, lstrip_blocks=True)
    environment.globals.clear()
    environment.filters.clear()
    environment.filters.update(FILTERS)
    return environment


_ENVIRONMENT: Final = _environment()

TESTS: Final = frozenset(_ENVIRONMENT.tests)
"""What can stand after `is`."""


def fill(
    source: str,
    values: Mapping[str, object],
    *,
    place: Place,
    language: str,
    kept: list[WordingError] | None = None,
) -> tuple[str, Slots]:
    """The wording `source` as Markdown with slots, and what belongs into them.

    With `kept` a value that cannot be printed is kept there, and its slot filled with an ellipsis.

    Raises:
        WordingError: of the kinds that `dueprocess.letters.errors` draws.
    """
    template = _template(clean(source), place, frozenset(values))
    slots = Slots()
    try:
        return template.render({**values, FILLING: Filling(place, language, slots, kept)}), slots
    except WordingError:
        raise
    except _UnknownHere as error:
        raise UnknownValue(_raised_at(place, error), error.name, _names_of(error.owner)) from None
    except _ForbiddenHere as error:
        raise ForbiddenWording(_raised_at(place, error), str(error)) from None
    except (TemplateError, TypeError, ValueError, ArithmeticError, LookupError, AttributeError) as error:
        raise BrokenWording(_raised_at(place, error), str(error)) from error


def parsed(source: str, place: Place) -> nodes.Template:
    """The wording as a tree.

    Raises:
        BrokenWording: Jinja cannot read it.
    """
    try:
        return _ENVIRONMENT.parse(source)
    except TemplateSyntaxError as error:
        raise BrokenWording(place.at(error.lineno), error.message or "syntax error") from None


@lru_cache(maxsize=512)
def _template(source: str, place: Place, values: frozenset[str]) -> Template:
    try:
        tree = parsed(source, place)
        grammar.check(tree, place, values)
        for output in tree.find_all(nodes.Output):
            output.nodes = [_into_slot(node) for node in output.nodes]
        code = _ENVIRONMENT.compile(tree, filename=_FILE)
    except TemplateSyntaxError as error:
        raise BrokenWording(place.at(error.lineno), error.message or "syntax error") from None
    return Template.from_code(_ENVIRONMENT, code, {})


def _into_slot(node: nodes.Expr) -> nodes.Expr:
    """Rather than Jinja's `finalize`, which sees a value but not its name."""
    if isinstance(node, nodes.TemplateData):
        return node
    arguments = [nodes.Const(grammar.in_source(node)), nodes.Const(node.lineno)]
    return nodes.Filter(node, SLOT_FILTER, arguments, [], None, None, lineno=node.lineno)


def _raised_at(place: Place, error: Exception) -> Place:
    """Jinja puts the wording's own lines into the traceback."""
    lines = [frame.lineno for frame in extract_tb(error.__traceback__) if frame.filename == _FILE]
    return place.at(lines[-1] if lines else None)


def _names_of(owner: object) -> Iterable[str]:
    if isinstance(owner, BaseModel):
        return type(owner).model_fields
    return getattr(type(owner), "__slots__", ())
