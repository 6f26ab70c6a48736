"""The hooks as an author writes them, taken from their specifications, so that they are always true."""

import ast
import inspect
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from dueprocess.institutions import specifications
from dueprocess.institutions.hooks import HOOKS


@dataclass(frozen=True, slots=True)
class Signature:
    """A hook as its specification has it.

    Attributes:
        name: of the hook.
        definition: its first line: `def dueprocess_office(authority: str) -> Office | None:`.
        says: the first line of its documentation.
        names: what the definition must find imported.
    """

    name: str
    definition: str
    says: str
    names: frozenset[str]

    @property
    def opening(self) -> str:
        """The definition with what it says, ready for a body."""
        return f'{self.definition}\n    """{self.says}"""'


def signatures() -> Iterator[Signature]:
    """Every hook, in the order of the specifications."""
    for node in _specified().body:
        if isinstance(node, ast.FunctionDef) and node.name in HOOKS and node.returns is not None:
            definition = f"def {node.name}({ast.unparse(node.args)}) -> {ast.unparse(node.returns)}:"
            says = (ast.get_docstring(node) or "").partition("\n")[0]
            annotations = [node.returns, *(each.annotation for each in node.args.args if each.annotation is not None)]
            names = {each.id for one in annotations for each in ast.walk(one) if isinstance(each, ast.Name)}
            yield Signature(node.name, definition, says, frozenset(names))


def imports_of(names: Collection[str]) -> Iterator[str]:
    """The lines that import these names, as the specifications do."""
    for node in _specified().body:
        if isinstance(node, ast.ImportFrom):
            wanted = sorted(each.name for each in node.names if each.name in names)
            if wanted:
                yield f"from {node.module} import {', '.join(wanted)}"


def _specified() -> ast.Module:
    return ast.parse(inspect.getsource(specifications))
