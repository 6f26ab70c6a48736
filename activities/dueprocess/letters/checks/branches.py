"""Wording in every way it can come out: once for each branch of each `if`, whatever any case would take."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from jinja2 import nodes

from dueprocess.letters.slots import Slots

_A_VALUE: Final = "value"

Chosen = dict[int, int]
"""For an `if`, by its identity, which of its branches; the first where it is not named."""


@dataclass(slots=True)
class Written:
    """Markdown with a slot for each value, and for each of its lines that of the wording it came from."""

    text: str = ""
    lines: list[int] = field(default_factory=lambda: [1])
    slots: Slots = field(default_factory=Slots)

    def add(self, text: str, line: int) -> None:
        """Go on with words that begin on this line of the wording."""
        if not self.text or self.text.endswith("\n"):
            self.lines[-1] = line
        self.text += text
        self.lines.extend(line + number for number in range(1, text.count("\n") + 1))


def ways(tree: nodes.Template) -> Iterator[Written]:
    """Each way."""
    for chosen in _choices(tree.body, {}):
        written = Written()
        _write(tree.body, chosen, written)
        yield written


def branches_of(node: nodes.If) -> list[Sequence[nodes.Node]]:
    """What stands in its branches, an empty one for an `else` that is not there."""
    return [node.body, *(one.body for one in node.elif_), node.else_]


def _choices(body: Sequence[nodes.Node], chosen: Chosen) -> Iterator[Chosen]:
    yield chosen
    for node in body:
        if isinstance(node, nodes.If):
            for number, branch in enumerate(branches_of(node)):
                inner = _choices(branch, {**chosen, id(node): number})
                if number == 0:
                    # The first branch itself is what was chosen already.
                    next(inner)
                yield from inner
        elif isinstance(node, nodes.For):
            inner = _choices(node.body, chosen)
            next(inner)
            yield from inner


def _write(body: Sequence[nodes.Node], chosen: Chosen, written: Written) -> None:
    for node in body:
        match node:
            case nodes.Output(nodes=pieces):
                for piece in pieces:
                    if isinstance(piece, nodes.TemplateData):
                        written.add(piece.data, piece.lineno)
                    else:
                        written.add(written.slots.put(_A_VALUE), piece.lineno)
            case nodes.If():
                _write(branches_of(node)[chosen.get(id(node), 0)], chosen, written)
            case nodes.For(body=inner):
                _write(inner, chosen, written)
            case _:
                pass
