"""`dueprocess institution new`: the beginning of an institution."""

from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from dueprocess.authoring.making import make_files, make_package
from dueprocess.authoring.wanted import Wanted
from dueprocess.cli.printing import console


def new(  # noqa: PLR0913 - each is an option of the command
    name: Annotated[str, typer.Argument(metavar="NAME", help="The key of the authority: anytown.")],
    *,
    authority: Annotated[str, typer.Option(prompt="Full name of the authority", help="Its full name.")],
    email: Annotated[str, typer.Option(prompt="E-mail address for questions", help="Where questions go.")],
    languages: Annotated[str, typer.Option(help="The languages of its letters, the usual one first: cy,en.")] = "en",
    files: Annotated[bool, typer.Option("--files", help="Only a folder of settings and wording, no package.")] = False,
    into: Annotated[Path, typer.Option(help="Where to make it.")] = Path(),
) -> None:
    """Make a new institution, as a package with tests or as a folder of files. It overwrites nothing."""
    spoken = tuple(filter(None, (language.strip() for language in languages.split(","))))
    wanted = Wanted(name, " ".join(authority.split()), email.strip(), spoken)
    made = make_files(wanted, into) if files else make_package(wanted, into)
    console.print(escape(f"{made} is made. Its README.md says what to do next."))
