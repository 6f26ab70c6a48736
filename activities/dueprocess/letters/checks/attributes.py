"""Names after a dot that no value has, such as `office.reveiw`, also where no letter ever comes."""

import types
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Annotated, Any, Final, Literal, Union, get_args, get_origin, get_type_hints

from jinja2 import nodes
from pydantic import BaseModel

from dueprocess.case.particulars import Particulars
from dueprocess.institutions.answers import Office
from dueprocess.law.regulator import Regulator
from dueprocess.letters.errors import Place, UnknownValue
from dueprocess.letters.law_words import LawWords

VALUES: Final[Mapping[str, Any]] = {
    **{name: field.annotation for name, field in Particulars.model_fields.items()},
    "law": LawWords,
    "office": Office,
    "commissioner": Regulator,
}
"""What every letter knows, each with its type."""

Scope = Mapping[str, Any]


def unknown_attributes(tree: nodes.Template, place: Place) -> Iterator[UnknownValue]:
    """Each of them; a value whose type is not known has any name."""
    yield from _in(tree, VALUES, place)


def _in(node: nodes.Node, scope: Scope, place: Place) -> Iterator[UnknownValue]:
    if isinstance(node, nodes.Getattr):
        owner = _type_of(node.node, scope)
        if owner is not None and not _has(owner, node.attr):
            yield UnknownValue(place.at(node.lineno), node.attr, _names_of(owner))
    if isinstance(node, nodes.For) and isinstance(node.target, nodes.Name):
        yield from _in(node.iter, scope, place)
        inner = {**scope, node.target.name: _item_of(_type_of(node.iter, scope)), "loop": None}
        for child in (*node.body, *([node.test] if node.test else [])):
            yield from _in(child, inner, place)
        for child in node.else_:
            yield from _in(child, scope, place)
        return
    for child in node.iter_child_nodes():
        yield from _in(child, scope, place)


def _type_of(node: nodes.Node, scope: Scope) -> Any:  # noqa: ANN401 - a type, of any kind that Python has
    match node:
        case nodes.Name(name=name):
            return _bare(scope.get(name))
        case nodes.Getattr(node=inner, attr=attr):
            owner = _type_of(inner, scope)
            return None if owner is None else _bare(_member(owner, attr))
        case _:
            return None


def _member(owner: Any, name: str) -> Any:  # noqa: ANN401 - as above
    if (model := _as_model(owner)) and name in model.model_fields:
        return model.model_fields[name].annotation
    member = getattr(owner, name, None)
    if isinstance(member, property):
        return get_type_hints(member.fget).get("return")
    return get_type_hints(owner).get(name) if is_dataclass(owner) else None


def _bare(annotation: Any) -> Any:  # noqa: ANN401 - as above
    """Without `| None`, metadata and literals."""
    origin = get_origin(annotation)
    if origin is Annotated:
        return _bare(get_args(annotation)[0])
    if origin in {Union, types.UnionType}:
        others = [one for one in get_args(annotation) if one is not type(None)]
        return _bare(others[0]) if len(others) == 1 else None
    if origin is Literal:
        return str if isinstance(get_args(annotation)[0], str) else int
    return annotation


def _item_of(annotation: Any) -> Any:  # noqa: ANN401 - as above
    return get_args(annotation)[0] if get_origin(annotation) is tuple else None


def _has(owner: Any, name: str) -> bool:  # noqa: ANN401 - as above
    return name in _names_of(owner) or hasattr(get_origin(owner) or owner, name)


def _names_of(owner: Any) -> tuple[str, ...]:  # noqa: ANN401 - as above
    if model := _as_model(owner):
        return tuple(model.model_fields)
    return tuple(field.name for field in fields(owner)) if is_dataclass(owner) else ()


def _as_model(owner: object) -> type[BaseModel] | None:
    return owner if isinstance(owner, type) and issubclass(owner, BaseModel) else None
