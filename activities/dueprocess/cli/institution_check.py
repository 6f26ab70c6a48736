"""`dueprocess institution check`: whether an institution keeps to the contract."""

from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from dueprocess.authoring.check import Result, try_all
from dueprocess.authoring.checks import CHECKS
from dueprocess.authoring.subject import place_of
from dueprocess.cli.printing import AsJson, console, print_json
from dueprocess.worker.logs import set_up_logs
from dueprocess.worker.settings import Settings

Folders = Annotated[
    list[Path] | None,
    typer.Option(help="A folder of institution folders. May be repeated; by default DUEPROCESS_INSTITUTION_FOLDERS."),
]


def check(
    institution: Annotated[
        str, typer.Argument(metavar="NAME", help="What it is enabled as, or the path of its folder.")
    ],
    *,
    folders: Folders = None,
    beside: Annotated[
        list[str] | None,
        typer.Option(help="An institution to enable with it, if it only adds to another's. May be repeated."),
    ] = None,
    deeds: Annotated[
        bool, typer.Option("--deeds", help="Also send sample letters by its channels, and tell it of sample events.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Hold an institution to the contract: its files, its answers, its letters, and a whole case in virtual time."""
    set_up_logs("console", quiet=True)
    name, places = place_of(institution, folders or Settings().institution_folders)
    results = list[Result]()
    for result in try_all(CHECKS, name, places, tuple(beside or ()), does_deeds=deeds):
        results.append(result)
        if not as_json:
            _print(result)
    failed = sum(bool(result.faults) for result in results)
    if as_json:
        print_json({"institution": name, "checks": [_as_document(result) for result in results]})
    else:
        skipped = sum(bool(result.skipped) for result in results)
        not_tried = len(CHECKS) - len(results) + skipped
        console.print(
            f"{len(results) - failed - skipped} of {len(CHECKS)} checks passed"
            f"{f', {failed} failed' if failed else ''}{f', {not_tried} not tried' if not_tried else ''}."
        )
    if failed:
        raise typer.Exit(1)


def _print(result: Result) -> None:
    came_of_it = "failed" if result.faults else "skipped" if result.skipped else "passed"
    console.print(f"{came_of_it:<7} {result.check.key:<11} {result.check.says}")
    for fault in result.faults or filter(None, (result.skipped,)):
        console.print(escape(f"    {fault}"))


def _as_document(result: Result) -> object:
    return {
        "check": result.check.key,
        "says": result.check.says,
        "passed": not result.faults and not result.skipped,
        "skipped": result.skipped,
        "faults": list(result.faults),
    }
