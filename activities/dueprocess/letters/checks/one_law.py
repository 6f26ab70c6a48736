"""Words of one law in wording that serves every law."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from jinja2 import nodes

from dueprocess.law.regimes import REGIMES
from dueprocess.letters.checks.branches import branches_of

_TITLES: Final = sorted(
    {re.sub(r" \d{4}$| \(.*\)$", "", regime.title) for regime in REGIMES.values()}, key=len, reverse=True
)
_NAMED: Final = re.compile(
    rf"{'|'.join(map(re.escape, _TITLES))}|\b(?:sections?|regulations?|articles?) (?:\d+[A-Z]?(?:\(\w+\))*|\Z)|"
    r"\bthe (?:Act|Regulations)\b",
    re.IGNORECASE,
)
_ASKS_WHICH: Final = frozenset({"law", "statute", "regime"})


def named_laws(tree: nodes.Template) -> Iterator[tuple[int, str]]:
    """The line and the words, wherever the wording does not first ask which law it is."""
    yield from _in(tree.body)


def _in(body: Sequence[nodes.Node]) -> Iterator[tuple[int, str]]:
    for node in body:
        match node:
            case nodes.Output(nodes=pieces):
                for piece in pieces:
                    if isinstance(piece, nodes.TemplateData):
                        for named in _NAMED.finditer(piece.data):
                            yield piece.lineno + piece.data.count("\n", 0, named.start()), named.group().strip()
            case nodes.If() if not _asks_which(node):
                for branch in branches_of(node):
                    yield from _in(branch)
            case nodes.For(body=inner):
                yield from _in(inner)
            case _:
                pass


def _asks_which(node: nodes.If) -> bool:
    tests = [node.test, *(one.test for one in node.elif_)]
    names = (name.name for test in tests for name in (*test.find_all(nodes.Name), *_itself(test)))
    return any(name in _ASKS_WHICH for name in names)


def _itself(test: nodes.Node) -> Iterator[nodes.Name]:
    if isinstance(test, nodes.Name):
        yield test
