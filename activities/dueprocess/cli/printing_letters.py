"""`dueprocess letters print`: a letter that waits or has gone out, in any format."""

import mimetypes
from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from dueprocess.case.letters import Held, Issued, Waiting
from dueprocess.case.reading import Unreadable
from dueprocess.case.view import CaseView
from dueprocess.cli.printing import console
from dueprocess.cli.running import with_cases
from dueprocess.delivery import Store
from dueprocess.delivery.documents import DocumentStore
from dueprocess.delivery.letters import StoredLetter, file_name
from dueprocess.institutions import Institutions
from dueprocess.law.facts import Attachment, Decided, ReviewDecided
from dueprocess.letters import Attached, LetterFormat, as_email, render
from dueprocess.worker.settings import Settings


def print_letter(
    case: Annotated[str, typer.Argument(metavar="CASE", help="The case id, `<authority>/<key>`.")],
    letter: Annotated[str, typer.Argument(metavar="LETTER", help="Its key, as `letters list` and `show` give it.")],
    *,
    letter_format: Annotated[LetterFormat, typer.Option("--format", help="Which format.")] = LetterFormat.PDF,
    out: Annotated[Path, typer.Option(help="The folder to write it to.")] = Path("out"),
) -> None:
    """Write out a letter that waits for approval, was sent, or could not be. An e-mail has its documents attached."""
    view = with_cases(lambda cases: cases.read(case))
    found = _found(view, letter)
    settings = Settings()
    store = Store.open(settings.store)
    name = file_name(letter)
    # A draft that an officer edited has no record before it goes out.
    record = store.letters.record(found.files) if any(file.key.endswith(".json") for file in found.files) else None
    if not isinstance(record, StoredLetter):
        edited = found.files[0]
        place, content = out / f"{name}.{edited.key.rpartition('.')[2]}", store.letters.read(edited)
    else:
        made = record.letter
        house = Institutions.load(settings.institutions, settings.institution_folders).house(case.partition("/")[0])
        place = out / f"{name}.{letter_format.ending}"
        if letter_format is LetterFormat.EMAIL:
            key = f"{case}/{letter}"
            content = as_email(made, house, _attached(view, found, store.documents), key=key)
        else:
            content = render(made, house, letter_format)
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(content)
    console.print(f"{letter}: {escape(str(place))}")


def _found(view: CaseView, letter: str) -> Waiting | Issued | Held:
    made = [held for held in view.held if held.files]
    there: list[Waiting | Issued | Held] = [*view.waiting, *view.issued, *made]
    for one in there:
        if one.step.key == letter:
            return one
    names = ", ".join(one.step.key for one in there) or "none"
    raise Unreadable(f"This case has no letter '{letter}' that was made. It has: {names}.")


def _attached(view: CaseView, letter: Waiting | Issued | Held, documents: DocumentStore) -> tuple[Attached, ...]:
    fact = None if letter.step.fact is None else view.facts[letter.step.fact]
    if not isinstance(fact, Decided | ReviewDecided):
        return ()
    return tuple(
        Attached(name=_file_name(one), media_type=one.media_type.lower(), content=documents.read(one.sha256))
        for one in fact.attachments
    )


def _file_name(document: Attachment) -> str:
    """What the applicant sees: the title, with the ending of its kind."""
    ending = mimetypes.guess_extension(document.media_type.lower()) or ""
    title = document.title.replace("/", "-")
    return title if ending and title.lower().endswith(ending) else title + ending
