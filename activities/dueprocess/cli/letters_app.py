"""`dueprocess letters`: what officers do with letters that wait, and what staff do with the words of all."""

import typer

from dueprocess.cli import checking, officers, previewing
from dueprocess.cli.printing_letters import print_letter

app = typer.Typer(
    no_args_is_help=True,
    help="Letters that wait for approval or are held, and the wording of all letters.",
)
for name, command in (
    ("list", officers.list_letters),
    ("print", print_letter),
    ("approve", officers.approve),
    ("send-back", officers.send_back),
    ("replace", officers.replace),
    ("drop", officers.drop),
    ("sent", officers.sent),
    ("check", checking.check),
    ("preview", previewing.preview),
):
    app.command(name)(command)
