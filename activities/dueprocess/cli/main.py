"""The command `dueprocess`: its parts, and what it does with errors."""

import os
import sys
from collections.abc import Mapping, Sequence
from importlib import import_module

import typer

_COMMANDS: Mapping[str, str] = {
    "demo": "demonstrating:demo",
    "dev": "serving:dev",
    "worker": "serving:worker",
    "bootstrap": "serving:bootstrap",
    "open": "following:open_case",
    "list": "following:list_cases",
    "show": "following:show",
    "wait": "following:wait",
    "tell": "telling:app",
    "replan": "telling:replan",
    "retry-held-notices": "telling:retry_held_notices",
    "clock": "calculating:clock",
    "days": "days:app",
    "calendar": "calendars:app",
    "letter": "letters:letter",
    "letters": "letters_app:app",
    "institution": "institution_app:app",
    "register": "register_app:app",
}
"""Each command, and where it is."""


def build_app(only: str | None = None) -> typer.Typer:
    """The command with all its parts; with `only` one of them, so that a date does not wait for a Temporal client."""
    app = typer.Typer(
        name="dueprocess",
        help="Information requests to UK public authorities, each run as one durable Temporal workflow.",
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
    )
    # Typer would run a single command without asking for its name.
    app.callback()(lambda: None)
    for name, place in _COMMANDS.items():
        if only in {None, name}:
            module, _, attribute = place.partition(":")
            part = getattr(import_module(f"dueprocess.cli.{module}"), attribute)
            if isinstance(part, typer.Typer):
                app.add_typer(part, name=name)
            else:
                app.command(name)(part)
    return app


def run(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code; a user's mistake becomes one sentence on standard error."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    named = given[0] if given and given[0] in _COMMANDS else None
    try:
        build_app(named)(given, prog_name="dueprocess")
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else 1
    except ModuleNotFoundError as missing:
        typer.echo(f"This needs the package '{missing.name}'. Install it: pip install 'dueprocess[all]'.", err=True)
        return 1
    except Exception as error:
        from dueprocess.cli.errors import said  # noqa: PLC0415 - it knows the errors of every part, and so imports all

        sentence = said(error)
        if sentence is None:
            raise
        typer.echo(sentence, err=True)
        return 1
    return 0


def main() -> None:
    """Run the command this process was started as, and end the process."""
    code = run()
    sys.stdout.flush()
    sys.stderr.flush()
    # Not sys.exit: Temporal's runtime threads can abort the interpreter as it shuts down, after all is done.
    os._exit(code)
