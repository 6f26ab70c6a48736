"""`dueprocess letters print`: a letter that waits or has gone out, in any format."""

import mimetypes
from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from dueprocess.case.letters import Issued, Waiting
from dueprocess.case.reading import Unreadable
from dueprocess.case.view import CaseView
from dueprocess.cli.inputs import read_input
from dueprocess.cli.printing import console
from dueprocess.cli.running import with_cases
from dueprocess.delivery.documents import DocumentFolder
from dueprocess.delivery.folder import StoredLetter
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
    """Write out a letter that waits for approval, or one that was sent. An e-mail has its documents attached."""
    view = with_cases(lambda cases: cases.read(case))
    found = _found(view, letter)
    settings = Settings()
    if found.replacement is not None:
        edited = settings.letters_folder / found.files[0].key
        place, content = out / edited.name, read_input(str(edited))
    else:
        record = settings.letters_folder / found.files[-1].key
        made = StoredLetter.model_validate_json(read_input(str(record))).letter
        house = Institutions.load(settings.institutions, settings.institution_folders).house(case.partition("/")[0])
        place = out / f"{record.stem}.{letter_format.ending}"
        if letter_format is LetterFormat.EMAIL:
            content = as_email(made, house, _attached(view, found, DocumentFolder(settings.documents_folder)))
        else:
            content = render(made, house, letter_format)
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(content)
    console.print(f"{letter}: {escape(str(place))}")


def _found(view: CaseView, letter: str) -> Waiting | Issued:
    there: list[Waiting | Issued] = [*view.waiting, *view.issued]
    for one in there:
        if one.step.key == letter:
            return one
    names = ", ".join(one.step.key for one in there) or "none"
    raise Unreadable(f"This case has no letter '{letter}' that waits or was sent. It has: {names}.")


def _attached(view: CaseView, letter: Waiting | Issued, documents: DocumentFolder) -> tuple[Attached, ...]:
    fact = None if letter.step.fact is None else view.facts[letter.step.fact]
    if not isinstance(fact, Decided | ReviewDecided):
        return ()
    return tuple(
        Attached(name=_file_name(one), media_type=one.media_type.lower(), content=documents.read(one))
        for one in fact.attachments
    )


def _file_name(document: Attachment) -> str:
    """What the applicant sees: the title, with the ending of its kind."""
    ending = mimetypes.guess_extension(document.media_type.lower()) or ""
    title = document.title.replace("/", "-")
    return title if ending and title.lower().endswith(ending) else title + ending
