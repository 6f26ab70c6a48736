"""`dueprocess register`: whether the register is whole, and bringing it to the revision of this version."""

import typer
from pydantic import BaseModel
from rich.markup import escape

from dueprocess.cli.printing import AsJson, console, print_json, print_table
from dueprocess.register import upgrade_register
from dueprocess.register.checking import CheckedRegister, CheckedSeries, check_register
from dueprocess.worker.settings import Settings

app = typer.Typer(no_args_is_help=True, help="The register: its references, its letters and the index of cases.")


class Upgraded(BaseModel):
    """From which revision a register was brought to which; `before` is null for one that was just made."""

    before: str | None
    after: str


@app.command()
def check(*, as_json: AsJson = False) -> None:
    """Look the register over: its numbers, letters and cases. Ends with 1 where numbers are missing or repeated."""
    checked = check_register(Settings().register)
    if as_json:
        print_json(checked.model_dump(mode="json") | {"is_whole": checked.is_whole})
    else:
        _print(checked)
    if not checked.is_whole:
        raise typer.Exit(1)


@app.command()
def upgrade(*, as_json: AsJson = False) -> None:
    """Bring the register to the revision of this version, as a worker does when it starts."""
    before, after = upgrade_register(Settings().register)
    if as_json:
        print_json(Upgraded(before=before, after=after))
    elif before == after:
        console.print(f"The register has revision {after} already.")
    else:
        console.print(f"The register was brought from {f'revision {before}' if before else 'nothing'} to {after}.")


def _print(checked: CheckedRegister) -> None:
    console.print(escape(f"The register in {checked.register_name}, revision {checked.revision}."))
    rows = [(s.authority, s.series, str(s.given), _fault(s) or "whole") for s in checked.series]
    print_table(("authority", "series", "given out", "numbers"), rows)
    letters = ", ".join(f"{count} {state}" for state, count in sorted(checked.letters.items())) or "none"
    console.print(f"Letters: {letters}. Cases in the index: {checked.cases}.")
    for letter in checked.unknown_ends:
        console.print(
            f"Nobody knows yet whether {letter.step} of {letter.case_id} went out: it was given to the channel "
            f"'{letter.channel}' at {letter.since:%Y-%m-%d %H:%M} UTC."
        )


def _fault(series: CheckedSeries) -> str:
    faults = [
        f"{what}: {', '.join(map(str, numbers))}"
        for what, numbers in (("missing", series.missing), ("repeated", series.repeated))
        if numbers
    ]
    if series.last != series.highest:
        faults.append(f"last noted: {series.last}")
    return "; ".join(faults)
