"""`dueprocess institution list` and `why`: which institutions there are, and whose answer holds."""

from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from dueprocess.authoring.explaining import Explained, explain
from dueprocess.authoring.layers import Said
from dueprocess.authoring.listing import Listed, list_institutions
from dueprocess.authoring.questions import DAYS, Question, questions_of
from dueprocess.case.notices import Notice
from dueprocess.case.reading import Unreadable, nearest
from dueprocess.cli.printing import AsJson, console, print_json, print_table
from dueprocess.institutions import Institutions, wire
from dueprocess.institutions.hooks import HOOKS, WORDING, Hook
from dueprocess.law.regime import Statute
from dueprocess.worker.settings import Settings

Folders = Annotated[
    list[Path] | None,
    typer.Option(help="A folder of institution folders. May be repeated; by default DUEPROCESS_INSTITUTION_FOLDERS."),
]

_PREFIX = "dueprocess_"
_LONGEST = 160


def list_(*, folders: Folders = None, as_json: AsJson = False) -> None:
    """List the institutions that are installed or lie in a folder, enabled or not, with the hooks they answer."""
    settings = Settings()
    listed = list(list_institutions(folders or settings.institution_folders, settings.institutions))
    if as_json:
        print_json(listed)
        return
    if not listed:
        console.print("There is no institution. Make one: dueprocess institution new NAME")
        return
    print_table(("Name", "Version", "Kind", "API", "Enabled", "Authorities"), [_row(one) for one in listed])
    for one in listed:
        hooks = ", ".join(hook.removeprefix(_PREFIX) for hook in one.hooks)
        console.print(escape(f"\n{one.name}: {one.error or f'answers {hooks}'}"))


def why(  # noqa: PLR0913 - each is an argument of some hook
    hook: Annotated[str, typer.Argument(metavar="HOOK", help="The question, with or without dueprocess_: office.")],
    *,
    authority: Annotated[str, typer.Option(help="About which authority.")],
    notice: Annotated[Notice, typer.Option(help="For wording: about which letter.")] = Notice.DECISION,
    language: Annotated[str | None, typer.Option(help="For wording; by default the authority's first.")] = None,
    regime: Annotated[str, typer.Option(help="Under which law a request is made.")] = "foia-2000",
    statute: Annotated[Statute, typer.Option(help="For wording: under which law.")] = Statute.FOIA_2000,
    folders: Folders = None,
    as_json: AsJson = False,
) -> None:
    """Say who was asked, who answered, and whose answer holds, from which file."""
    asked = _hook(hook)
    settings = Settings()
    institutions = Institutions.load(settings.institutions, folders or settings.institution_folders)
    languages = institutions.office(authority).languages
    values = {
        "authority": (authority,),
        "regime": (regime,),
        "received_on": DAYS[:1],
        "number": (1,),
        "notice": (notice,),
        "language": (language or languages[0],),
        "statute": (statute,),
    }
    question = next(questions_of(asked, values), None)
    if question is None:
        raise Unreadable(f"'{asked.name}' does something, so it is not asked only to see who would.")
    explained = explain(institutions, asked, question.arguments)
    institutions.close()
    if as_json:
        print_json(_as_document(question, explained))
    else:
        _print(question, explained)


def _hook(named: str) -> Hook[object]:
    name = f"{_PREFIX}{named.removeprefix(_PREFIX)}"
    if name not in HOOKS:
        short = [hook.removeprefix(_PREFIX) for hook in HOOKS]
        hint = nearest(name.removeprefix(_PREFIX), short) or f" There are {', '.join(short)}."
        raise Unreadable(f"There is no hook '{named}'.{hint}")
    return HOOKS[name]


def _row(one: Listed) -> tuple[str, ...]:
    return (
        one.name,
        one.version,
        one.kind or "cannot be loaded",
        "" if one.api is None else str(one.api),
        "yes" if one.enabled else "no",
        ", ".join(one.authorities),
    )


def _print(question: Question, explained: Explained) -> None:
    console.print(escape(str(question)))
    for said in explained.said:
        console.print(escape(f"  {said}: {_in_words(question.hook, said, explained)}"))
    if explained.parts:
        for part, by in explained.parts.items():
            console.print(escape(f"{part}: {by}"))
        return
    holds = " and ".join(map(str, explained.holds))
    if holds:
        console.print(escape(f"What holds: {holds}."))
    elif sum(said.answer is not None for said in explained.said) > 1:
        console.print("Nothing holds: only one may answer. Disable one of them, or take its answer out.")
    else:
        console.print("Nobody answers.")


def _in_words(hook: Hook[object], said: Said, explained: Explained) -> str:
    if said.error:
        return said.error
    if said.answer is None:
        return "no answer"
    words = ", ".join(WORDING.read(said.answer)) if hook.name == WORDING.name else _as_json(hook, said.answer)
    short = words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"
    return short if said in explained.holds else f"{short} (does not hold)"


def _as_json(hook: Hook[object], answer: object) -> str:
    return wire.answer(hook, answer).removeprefix(wire.ANSWERED).decode()


def _as_document(question: Question, explained: Explained) -> object:
    return {
        "question": str(question),
        "said": [
            {
                "by": said.by,
                "file": said.file,
                "answered": said.answer is not None,
                "holds": said in explained.holds,
                "error": said.error,
            }
            for said in explained.said
        ],
        "parts": dict(explained.parts),
    }
