"""`dueprocess institution`: what those do who write an institution."""

import typer

from dueprocess.cli import institution_check, institution_list, institution_new

app = typer.Typer(no_args_is_help=True, help="Write an institution, and look at those that are there.")
for name, command in (
    ("new", institution_new.new),
    ("check", institution_check.check),
    ("list", institution_list.list_),
    ("why", institution_list.why),
):
    app.command(name)(command)
