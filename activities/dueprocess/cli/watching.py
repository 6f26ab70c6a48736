"""`dueprocess letters preview --watch`: the letters in a browser, anew whenever a file is saved."""

import signal
from contextlib import closing, suppress

from rich.markup import escape

from dueprocess.case.notices import Notice
from dueprocess.case.reading import Unreadable
from dueprocess.cli.printing import console, errors
from dueprocess.institutions import CannotLoad, InstitutionError, Institutions
from dueprocess.law.regime import Statute
from dueprocess.letters.previews.live import LivePreviews
from dueprocess.letters.previews.live_page import Elsewhere
from dueprocess.letters.previews.serving import LOOPBACK, serve_previews
from dueprocess.worker.settings import Settings


def watch(authority: str, *, language: str | None, law: Statute, notice: Notice | None, port: int) -> None:
    """Serve the letters until the process is asked to stop."""
    settings = Settings()
    notices = tuple(Notice) if notice is None else (notice,)
    first = _first(settings, authority, language, law)
    with (
        closing(LivePreviews(authority, settings.institutions, settings.institution_folders, notices)) as previews,
        serve_previews(previews, port, first) as server,
    ):
        console.print(f"Letters of {authority}: http://{LOOPBACK}:{server.server_port}/", markup=False)
        console.print("Ctrl-C stops it.")
        # A supervisor, or a terminal that is closed, stops it as Ctrl-C does; and a shell has its jobs ignore Ctrl-C.
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, signal.default_int_handler)
        with suppress(KeyboardInterrupt):
            server.serve_forever(poll_interval=0.1)
    console.print("Stopped.")


def chosen_language(institutions: Institutions, authority: str, language: str | None) -> str:
    """The language to write in: the one asked for, or the authority's first.

    Raises:
        Unreadable: the authority writes no letters in it.
        UnknownAuthority: no institution serves the authority.
    """
    written = institutions.office(authority).languages
    if language is not None and language not in written:
        raise Unreadable(f"'{authority}' writes no letters in '{language}'. Use one of: {', '.join(written)}.")
    return language or written[0]


def _first(settings: Settings, authority: str, language: str | None, law: Statute) -> Elsewhere | None:
    """The page to begin with; None where a mistake hides which that is, since the page will show it."""
    try:
        with closing(Institutions.load(settings.institutions, settings.institution_folders)) as institutions:
            return Elsewhere(chosen_language(institutions, authority, language), law)
    except (CannotLoad, InstitutionError) as error:
        errors.print(escape(str(error)))
        return None
