"""`dueprocess letters check`: every mistake in an institution's folder, in one run."""

from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from dueprocess.case.reading import Unreadable
from dueprocess.cli.printing import AsJson, console, print_json
from dueprocess.letters.checks import Finding, Report, check_folder


def check(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The institution's folder, with institution.toml.")],
    *,
    as_json: AsJson = False,
) -> None:
    """Check settings, house style and wording, and compose every letter with sample cases."""
    if not folder.is_dir():
        raise Unreadable(f"{folder} is no folder. Name the one that holds institution.toml.")
    report = check_folder(folder)
    if as_json:
        print_json(_as_document(folder, report))
    else:
        for finding in report.findings:
            console.print(escape(str(finding)))
        console.print(_in_words(report))
    if report.mistakes:
        raise typer.Exit(1)


def _in_words(report: Report) -> str:
    looked_at = f"{_some(report.files, 'file')} checked, {_some(report.letters, 'sample letter')} composed"
    cautions = f", {_some(len(report.cautions), 'caution')}" if report.cautions else ""
    return f"{looked_at}: {_some(len(report.mistakes), 'mistake')}{cautions}."


def _some(number: int, what: str) -> str:
    return f"{number or 'no'} {what}{'' if number == 1 else 's'}"


def _as_document(folder: Path, report: Report) -> object:
    return {
        "folder": str(folder),
        "files": report.files,
        "letters": report.letters,
        "mistakes": [_finding(one) for one in report.mistakes],
        "cautions": [_finding(one) for one in report.cautions],
    }


def _finding(finding: Finding) -> object:
    return {"file": str(finding.file), "line": finding.line, "what": finding.what}
