"""`dueprocess letters preview`: every letter of an authority with invented cases, to be looked at."""

from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from dueprocess.case.notices import Notice
from dueprocess.case.reading import Unreadable
from dueprocess.cli.printing import console, errors
from dueprocess.cli.watching import chosen_language, watch
from dueprocess.institutions import Institutions
from dueprocess.law.regime import Statute
from dueprocess.letters.previews import index_page, make_preview
from dueprocess.worker.settings import Settings


def preview(  # noqa: PLR0913 - each is an option of the command
    *,
    authority: Annotated[str, typer.Option(help="Whose letters.")],
    out: Annotated[
        Path | None, typer.Option(help="The folder to write them to, and index.html beside them; by default out.")
    ] = None,
    language: Annotated[str | None, typer.Option(help="In which language; by default the authority's first.")] = None,
    law: Annotated[Statute, typer.Option(help="Under which law.")] = Statute.FOIA_2000,
    notice: Annotated[Notice | None, typer.Option(help="Only this letter.")] = None,
    watched: Annotated[
        bool,
        typer.Option("--watch", help="Write nothing; show them in a browser, anew whenever a file is saved."),
    ] = False,
    port: Annotated[int, typer.Option(help="With --watch: the port of 127.0.0.1 to show them at.")] = 8377,
) -> None:
    """Write every letter in every format, with a page that shows them side by side."""
    if watched and out is not None:
        raise Unreadable("--watch writes no files. Leave out --out, or --watch.")
    if watched:
        watch(authority, language=language, law=law, notice=notice, port=port)
        return
    out = out or Path("out")
    settings = Settings()
    institutions = Institutions.load(settings.institutions, settings.institution_folders)
    language = chosen_language(institutions, authority, language)
    made = make_preview(
        institutions,
        authority,
        out,
        language=language,
        statute=law,
        notices=tuple(Notice) if notice is None else (notice,),
        told=lambda words: errors.print(escape(words)),
    )
    if not made.letters:
        raise Unreadable(f"Under {law} there is no letter '{notice}'.")
    index = out / "index.html"
    index.write_text(index_page(made), encoding="utf-8")
    failed = sum(bool(letter.error) for letter in made.letters)
    not_made = f", {failed} of them not made in full" if failed else ""
    console.print(escape(f"{_some(len(made.letters))}{not_made}: {index}"))
    if failed:
        raise typer.Exit(1)


def _some(letters: int) -> str:
    return "1 letter" if letters == 1 else f"{letters} letters"
