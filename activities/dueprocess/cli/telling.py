"""`dueprocess tell ...`: one command for each thing that can be told to a case, made from the fact itself."""

import inspect
import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, cast

import typer

from dueprocess.case.reading import Unreadable, read
from dueprocess.case.view import Receipt
from dueprocess.cli.inputs import parse_json, read_input
from dueprocess.cli.printing import AsJson, console, print_json
from dueprocess.cli.running import with_cases
from dueprocess.delivery import Store
from dueprocess.delivery.documents import DocumentStore
from dueprocess.law.explaining import DUE_WORDS
from dueprocess.law.facts import FACTS, type_of_fact
from dueprocess.law.uk_time import short_date, uk_date
from dueprocess.worker.settings import Settings

app = typer.Typer(help="Tell a case what happened.", no_args_is_help=True, rich_markup_mode=None)

CaseId = Annotated[str, typer.Argument(help="The case: <authority>/<case key>.")]
Attach = Annotated[
    list[str] | None,
    typer.Option(help="A document that goes with the letter: FILE or FILE=Title. May be repeated."),
]
By = Annotated[str | None, typer.Option(help="Who tells it: a role or a staff id.")]


def _command(kind: type[type_of_fact]) -> Callable[..., None]:
    """The command that tells facts of this kind: an option for each field, or the whole fact as JSON."""
    fields = {name: field for name, field in kind.model_fields.items() if name not in {"kind", "attachments"}}

    def tell(
        *,
        case: str,
        as_json: bool,
        source: str | None,
        update_id: str | None,
        attach: list[str] | None = None,
        **options: str | None,
    ) -> None:
        sent = _object(source) if source else {}
        sent |= {name: _value(name, words) for name, words in options.items() if words is not None}
        if attach:
            documents = Store.open(Settings().store).documents
            sent["attachments"] = [_kept(documents, words) for words in attach]
        sent.setdefault("on", uk_date(datetime.now(UTC)).isoformat())
        fact = read(kind, json.dumps(sent))
        receipt = with_cases(lambda cases: cases.tell(case, fact, update_id=update_id))
        print_json(receipt) if as_json else _print(receipt)

    options = [
        inspect.Parameter(
            name,
            inspect.Parameter.KEYWORD_ONLY,
            default=None,
            annotation=Annotated[str | None, typer.Option(help=_HELP.get(name) or field.description or "")],
        )
        for name, field in fields.items()
    ]
    fixed = [
        ("case", inspect.Parameter.empty, CaseId),
        ("source", None, Annotated[str | None, typer.Option("--from", help="The fact as JSON: a file, or -.")]),
        (
            "update_id",
            None,
            Annotated[str | None, typer.Option(help="Your own id: told twice under it, it is done once.")],
        ),
        ("as_json", False, AsJson),
    ]
    if "attachments" in kind.model_fields:
        fixed.append(("attach", None, Attach))
    named = [
        inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation)
        for name, default, annotation in fixed
    ]
    # Typer reads a command's options from its signature; this one is written from the fact's own fields.
    tell.__annotations__.clear()
    vars(tell)["__signature__"] = inspect.Signature([*named, *options])
    tell.__doc__ = (kind.__doc__ or "").partition("\n")[0]
    return tell


def _kept(documents: DocumentStore, words: str) -> object:
    file, _, title = words.partition("=")
    return documents.put(Path(file), title=title.strip()).model_dump()


def _object(source: str) -> dict[str, object]:
    sent = parse_json(read_input(source))
    if not isinstance(sent, dict):
        raise Unreadable("Send the fact as one JSON object.")
    return cast("dict[str, object]", sent)


def _value(name: str, words: str) -> object:
    """The option's words; of `exemptions` the list they are: JSON, or provisions separated by commas."""
    if name != "exemptions":
        return words
    if words[:1] in {"[", "{"}:
        return parse_json(words)
    return [provision.strip() for provision in words.split(",")]


def _print(told: Receipt) -> None:
    due = (
        f"; {DUE_WORDS[told.next_due]} by {short_date(told.next_due_on)}" if told.next_due and told.next_due_on else ""
    )
    console.print(f"{told.reference}: {told.stage}{due}")


def replan(case: CaseId, *, by: By = None, as_json: AsJson = False) -> None:
    """Have a case take today's calendar and its institution's plan as it is now."""
    replanned = with_cases(lambda cases: cases.replan(case, by=by))
    if as_json:
        print_json(replanned)
    else:
        dates = [short_date(on) if on else "none" for on in (replanned.old_respond_by, replanned.new_respond_by)]
        console.print(f"Respond by: {dates[0]} before, {dates[1]} now. Calendar {replanned.new_calendar}.")


def retry_held_notices(case: CaseId, *, by: By = None, as_json: AsJson = False) -> None:
    """Have a case try its held notices again, once what stopped them has been mended."""
    retried = with_cases(lambda cases: cases.retry_held_notices(case, by=by))
    if as_json:
        print_json(retried)
    else:
        console.print(f"{retried.owed} owed again.")


_HELP = {
    "on": "The day it happened, YYYY-MM-DD; by default today.",
    "exemptions": "Provisions, separated by commas; or JSON, a list of {provision, reasons, public_interest}.",
}

for _kind in FACTS:
    app.command(_kind.model_fields["kind"].default)(_command(_kind))
