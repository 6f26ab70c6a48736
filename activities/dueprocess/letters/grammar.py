"""Which Jinja the wording may use: values, `if`, `for` and a few filters. Checked before anything is filled."""

from collections.abc import Iterable, Iterator, Mapping

from jinja2 import nodes

from dueprocess.letters.errors import ForbiddenWording, Place, UnknownValue, WordingError

_ALLOWED = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.If,
    nodes.For,
    nodes.Name,
    nodes.Getattr,
    nodes.Getitem,
    nodes.Const,
    nodes.List,
    nodes.Tuple,
    nodes.Filter,
    nodes.Test,
    nodes.Keyword,
    nodes.Compare,
    nodes.Operand,
    nodes.And,
    nodes.Or,
    nodes.Not,
    nodes.CondExpr,
)

# What staff would call the nodes they are most likely to try.
_IN_WORDS: Mapping[type[nodes.Node], str] = {
    nodes.Call: "a call with (...)",
    nodes.Macro: "{% macro %}",
    nodes.CallBlock: "{% call %}",
    nodes.Assign: "{% set %}",
    nodes.AssignBlock: "{% set %}",
    nodes.With: "{% with %}",
    nodes.FilterBlock: "{% filter %}",
    nodes.Include: "{% include %}",
    nodes.Import: "{% import %}",
    nodes.FromImport: "{% from %}",
    nodes.Extends: "{% extends %}",
    nodes.Block: "{% block %}",
    nodes.Concat: "~",
}


def check(tree: nodes.Template, place: Place, values: Iterable[str]) -> None:
    """Refuse what letters do not allow; `values` are the names that every letter knows.

    Raises:
        ForbiddenWording: a statement, operator or attribute that is not allowed.
        UnknownValue: a name that is neither a value nor set by a `for`.
    """
    for fault in faults_of(tree, place, values):
        raise fault


def faults_of(tree: nodes.Template, place: Place, values: Iterable[str]) -> Iterator[WordingError]:
    """Everything that `check` would refuse, in branches too that no letter takes."""
    known = {*values, *(node.name for node in tree.find_all(nodes.Name) if node.ctx == "store")}
    for node in _descendants(tree):
        here = place.at(node.lineno)
        if not isinstance(node, _ALLOWED):
            yield ForbiddenWording(here, _IN_WORDS.get(type(node), f"'{type(node).__name__.lower()}'"))
        if isinstance(node, nodes.Getattr) and node.attr.startswith("_"):
            yield ForbiddenWording(here, f"'.{node.attr}'")
        if isinstance(node, nodes.Name) and node.ctx == "load" and node.name not in {*known, "loop"}:
            yield UnknownValue(here, node.name, known)


def in_source(node: nodes.Node) -> str:
    """What staff wrote for a value, without its filters: `office.review.email`."""
    match node:
        case nodes.Name(name=name):
            return str(name)
        case nodes.Getattr(node=inner, attr=attr):
            return f"{in_source(inner)}.{attr}"
        case nodes.Filter(node=nodes.Node() as inner):
            return in_source(inner)
        case _:
            return "this expression"


def _descendants(node: nodes.Node) -> Iterator[nodes.Node]:
    yield node
    for child in node.iter_child_nodes():
        yield from _descendants(child)
