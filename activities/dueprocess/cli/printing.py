"""What commands print: words on a terminal, or one JSON document."""

import json
from collections.abc import Iterable, Sequence
from typing import Annotated, cast

import typer
from pydantic import BaseModel
from rich.console import Console
from rich.table import Table

AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document instead of words.")]

console = Console(highlight=False, soft_wrap=True)
errors = Console(highlight=False, stderr=True)
"""For what is not part of the answer, such as progress."""


def print_json(document: BaseModel | Sequence[BaseModel] | object) -> None:
    """Print a model, models or plain data as JSON."""
    typer.echo(json.dumps(_plain(document), indent=2, ensure_ascii=False))


def print_table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print rows under headings."""
    table = Table(*headings, box=None, pad_edge=False, header_style="bold")
    for row in rows:
        table.add_row(*row)
    console.print(table)


def _plain(document: object) -> object:
    if isinstance(document, BaseModel):
        return document.model_dump(mode="json")
    if isinstance(document, list | tuple):
        return [_plain(part) for part in cast("Sequence[object]", document)]
    return document
