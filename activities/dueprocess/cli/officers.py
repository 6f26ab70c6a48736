"""`dueprocess letters list|approve|send-back|replace|drop|sent`: officers in the loop."""

import json
from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from dueprocess.case.letters import ApproveLetter, DropLetter, Held, LetterSent, ReplaceLetter, SendLetterBack, Waiting
from dueprocess.case.reading import Unreadable, read
from dueprocess.case.view import CaseView
from dueprocess.cli.inputs import read_input
from dueprocess.cli.printing import AsJson, console, print_json, print_table
from dueprocess.cli.running import with_cases
from dueprocess.client import CaseFilter, Cases
from dueprocess.delivery import Store
from dueprocess.law.uk_time import short_date
from dueprocess.worker.settings import Settings

CaseId = Annotated[str, typer.Argument(metavar="CASE", help="The case id, `<authority>/<key>`.")]
LetterKey = Annotated[str, typer.Argument(metavar="LETTER", help="The key of the letter, as `letters list` gives it.")]
By = Annotated[str, typer.Option(help="Who says so: a role or a staff id, never the name of an applicant.")]


def list_letters(
    *,
    authority: Annotated[str | None, typer.Option(help="Only the cases of this authority.")] = None,
    as_json: AsJson = False,
) -> None:
    """List the letters that wait for approval, and those that are held."""

    async def run(cases: Cases) -> list[tuple[str, CaseView]]:
        found = dict[str, None]()
        for wanted in (CaseFilter(authority=authority, waiting=True), CaseFilter(authority=authority, held=True)):
            async for case in cases.list(wanted):
                found[case.case_id] = None
        return [(case_id, await cases.read(case_id)) for case_id in found]

    rows = list[tuple[str, CaseView, Waiting | Held]]()
    for case_id, view in with_cases(run):
        rows += [(case_id, view, letter) for letter in view.waiting]
        rows += [(case_id, view, letter) for letter in view.held]
    if as_json:
        print_json([_as_document(case_id, view, letter) for case_id, view, letter in rows])
    elif not rows:
        console.print("No letter waits or is held.")
    else:
        print_table(("Case", "Letter", "Since", "Why"), [_row(case_id, letter) for case_id, _, letter in rows])


def approve(case: CaseId, letter: LetterKey, *, by: By, as_json: AsJson = False) -> None:
    """Send a letter that waits. It is dated today."""
    receipt = with_cases(lambda cases: cases.about_letter(case, ApproveLetter(letter=letter, by=by)))
    print_json(receipt) if as_json else console.print(f"{receipt.reference}: {letter} goes out.")


def send_back(
    case: CaseId,
    letter: LetterKey,
    *,
    by: By,
    comment: Annotated[str, typer.Option(help="What is wrong with it.")],
    as_json: AsJson = False,
) -> None:
    """Hold a letter that waits; what it would have told has no effect until it goes out."""
    asked = SendLetterBack(letter=letter, by=by, comment=comment)
    receipt = with_cases(lambda cases: cases.about_letter(case, asked))
    print_json(receipt) if as_json else console.print(f"{receipt.reference}: {letter} is held.")


def replace(  # noqa: PLR0913 - each is an option of the command
    case: CaseId,
    letter: LetterKey,
    file: Annotated[Path, typer.Argument(help="The edited letter: .docx, .txt or .pdf.")],
    *,
    by: By,
    parts: Annotated[str, typer.Option(help="The parts it has, as you declare: receipt,time-limit,contact")],
    as_json: AsJson = False,
) -> None:
    """Put an edited file in the place of a letter that waits or is held. It waits for approval in turn."""
    if file.suffix.lower() not in _EDITED:
        raise Unreadable(f"{file.name} cannot go out as a letter. Use one of: {', '.join(_EDITED)}.")
    content = read_input(str(file))
    letters = Store.open(Settings().store).letters

    async def run(cases: Cases) -> object:
        view = await cases.read(case)
        authority = case.partition("/")[0]
        stored = letters.put_edited(
            content, file.suffix.lower(), authority=authority, reference=view.reference, step=letter
        )
        declared = tuple(part.strip() for part in parts.split(",") if part.strip())
        asked = ReplaceLetter(letter=letter, by=by, file_key=stored.key, sha256=stored.sha256, parts=declared)
        return await cases.about_letter(case, asked)

    receipt = with_cases(run)
    print_json(receipt) if as_json else console.print(f"{letter} is replaced, and waits for approval.")


def drop(
    case: CaseId,
    letter: LetterKey,
    *,
    by: By,
    reason: Annotated[str, typer.Option(help="Why it will never be sent.")],
    as_json: AsJson = False,
) -> None:
    """Never send a letter that waits or is held; what it would have told has no effect."""
    asked = DropLetter(letter=letter, by=by, reason=reason)
    receipt = with_cases(lambda cases: cases.about_letter(case, asked))
    print_json(receipt) if as_json else console.print(f"{receipt.reference}: {letter} will not be sent.")


def sent(  # noqa: PLR0913 - each is an option of the command
    case: CaseId,
    letter: LetterKey,
    *,
    by: By,
    on: Annotated[str, typer.Option(help="The day on which it went out, YYYY-MM-DD.")],
    receipt: Annotated[str, typer.Option(help="By what it can be found, such as the number of a posting.")] = "",
    as_json: AsJson = False,
) -> None:
    """Say that a held letter went out all the same: by post, or by an attempt of which nobody knew how it ended."""
    asked = read(LetterSent, json.dumps({"letter": letter, "by": by, "on": on, "receipt": receipt}))
    done = with_cases(lambda cases: cases.about_letter(case, asked))
    print_json(done) if as_json else console.print(f"{done.reference}: {letter} went out on {short_date(asked.on)}.")


_EDITED = (".docx", ".txt", ".pdf")


def _as_document(case_id: str, view: CaseView, letter: Waiting | Held) -> object:
    state, since, why, files = (
        ("waiting", letter.prepared_on, "", [file.key for file in letter.files])
        if isinstance(letter, Waiting)
        else ("held", letter.held_on, _why(letter), [file.key for file in letter.files])
    )
    return {
        "case_id": case_id,
        "reference": view.reference,
        "letter": letter.step.key,
        "notice": letter.step.notice,
        "state": state,
        "since": since.isoformat(),
        "why": why,
        "files": files,
    }


def _why(letter: Held) -> str:
    return letter.comment or letter.why


def _row(case_id: str, letter: Waiting | Held) -> tuple[str, ...]:
    if isinstance(letter, Waiting):
        edited = f", edited by {letter.replacement.by}" if letter.replacement else ""
        return case_id, letter.step.key, short_date(letter.prepared_on), f"waits for approval{edited}"
    return case_id, letter.step.key, short_date(letter.held_on), escape(_why(letter))
