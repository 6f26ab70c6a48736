"""The command `dueprocess`: its parts, and what it does with errors."""

import os
import sys
from collections.abc import Sequence

import typer

from dueprocess.cli import calculating, demonstrating, following, letters, serving, telling
from dueprocess.cli.errors import said

app = typer.Typer(
    name="dueprocess",
    help="Information requests to UK public authorities, each run as one durable Temporal workflow.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.command("demo")(demonstrating.demo)
app.command("dev")(serving.dev)
app.command("worker")(serving.worker)
app.command("bootstrap")(serving.bootstrap)
app.command("open")(following.open_case)
app.command("list")(following.list_cases)
app.command("show")(following.show)
app.command("wait")(following.wait)
app.add_typer(telling.app, name="tell")
app.command("replan")(telling.replan)
app.command("retry-held-notices")(telling.retry_held_notices)
app.command("clock")(calculating.clock)
app.command("letter")(letters.letter)


def run(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code; a user's mistake becomes one sentence on standard error."""
    try:
        app(arguments)
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else 1
    except Exception as error:
        sentence = said(error)
        if sentence is None:
            raise
        typer.echo(sentence, err=True)
        return 1
    return 0


def main() -> None:
    """The entry point of the command `dueprocess`."""
    code = run()
    sys.stdout.flush()
    sys.stderr.flush()
    # Not sys.exit: Temporal's runtime threads can abort the interpreter as it shuts down, after all is done.
    os._exit(code)
