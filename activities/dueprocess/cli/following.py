"""`dueprocess open`, `list`, `show` and `wait`: cases on a running server."""

from typing import Annotated

import typer
from rich.markup import escape

from dueprocess.case.letters import Issued
from dueprocess.case.reading import read
from dueprocess.case.request import CaseFile, InformationRequested
from dueprocess.case.view import CaseClosed, CaseView
from dueprocess.cli.inputs import parse_day, parse_json, read_input
from dueprocess.cli.printing import AsJson, console, print_json, print_table
from dueprocess.cli.running import with_cases
from dueprocess.cli.telling import CaseId
from dueprocess.client import CaseFilter, Cases, CaseSummary
from dueprocess.law.explaining import DUE_WORDS
from dueprocess.law.position import Stage
from dueprocess.law.uk_time import short_date


def open_case(
    file: Annotated[
        str, typer.Argument(help="JSON: the request (docs/contract), or a case file; - for standard input.")
    ],
    *,
    key: Annotated[str, typer.Option(help="Your own key for the case; with the authority it is its id. Never a name.")],
    as_json: AsJson = False,
) -> None:
    """Open a case for a request."""
    sent = read_input(file)
    whole = parse_json(sent)
    is_case_file = isinstance(whole, dict) and "request" in whole
    asked = read(CaseFile, sent).request if is_case_file else read(InformationRequested, sent)
    with console.status("Opening the case"):
        opened = with_cases(lambda cases: cases.open(key, asked))
    if as_json:
        print_json(opened)
    else:
        due = f", answer by {short_date(opened.next_due_on)}" if opened.next_due_on else ""
        console.print(f"{opened.reference}: {opened.stage}{due}. Case id: {opened.case_id}")
        if is_case_file:
            console.print("It is a new case: the reference and the facts in the case file are left out.")


def list_cases(  # noqa: PLR0913 - each is an option of the command
    *,
    authority: Annotated[str | None, typer.Option(help="Only this authority.")] = None,
    stage: Annotated[Stage | None, typer.Option(help="Only this stage.")] = None,
    overdue: Annotated[bool, typer.Option("--overdue", help="Only cases past a date the authority must meet.")] = False,
    held: Annotated[bool, typer.Option("--held", help="Only cases with a notice that waits for a person.")] = False,
    waiting: Annotated[bool, typer.Option("--waiting", help="Only cases with a letter to approve.")] = False,
    due_by: Annotated[str | None, typer.Option(help="Only cases with something due by this day, YYYY-MM-DD.")] = None,
    include_closed: Annotated[bool, typer.Option("--all", help="Also closed cases.")] = False,
    as_json: AsJson = False,
) -> None:
    """List cases, newest first."""
    wanted = CaseFilter(
        authority=authority,
        stage=stage,
        overdue=overdue or None,
        held=held or None,
        waiting=waiting or None,
        due_by=parse_day(due_by) if due_by else None,
        include_closed=include_closed,
    )

    async def collect(cases: Cases) -> list[CaseSummary]:
        return [case async for case in cases.list(wanted)]

    found = with_cases(collect)
    if as_json:
        print_json(found)
    elif not found:
        console.print("No cases.")
    else:
        print_table(("Reference", "Stage", "Due", "By", "", "Case id"), map(_row, found))


def show(
    case: CaseId,
    *,
    explained: Annotated[bool, typer.Option("--explain", help="Say of each date why it is what it is.")] = False,
    as_json: AsJson = False,
) -> None:
    """Show where a case stands: deadlines with their reasons, what happened, what was sent."""
    view = with_cases(lambda cases: cases.read(case))
    print_json(view) if as_json else _print(view, explained=explained)


def wait(case: CaseId, *, as_json: AsJson = False) -> None:
    """Wait until a case has closed."""
    with console.status(f"Waiting for {case} to close"):
        closed = with_cases(lambda cases: cases.wait(case))
    if as_json:
        print_json(closed)
    else:
        console.print(end_in_words(closed))


def end_in_words(closed: CaseClosed) -> str:
    """How a case ended and, if its institution says so, until when to keep it."""
    ended = f"{closed.reference} closed on {short_date(closed.closed_on)}: {closed.closing}"
    if closed.keep_until is None:
        return ended
    then = "erase it" if closed.then == "erase" else "review whether to keep it longer"
    return f"{ended}\nKeep it until {short_date(closed.keep_until)}, then {then}."


def _row(case: CaseSummary) -> tuple[str, ...]:
    flags = (("overdue", case.overdue), ("held", case.held), ("to approve", case.waiting))
    marks = ", ".join(word for word, is_so in flags if is_so)
    by = short_date(case.next_due_on) if case.next_due_on else ""
    return (case.reference, case.stage, case.next_due or "", by, marks, case.case_id)


def _print(view: CaseView, *, explained: bool) -> None:
    console.print(f"[bold]{view.reference}[/bold]  {view.stage}{', overdue' if view.overdue else ''}  ({view.unit})")
    print_table(
        ("Due", "By", "Done", "Why"),
        [
            (
                DUE_WORDS[deadline.kind] + (f" (part {deadline.part})" if deadline.part else ""),
                short_date(deadline.on) + (" (provisional)" if deadline.provisional else ""),
                short_date(deadline.met_on) if deadline.met_on else "",
                deadline.how,
            )
            for deadline in view.deadlines
        ],
    )
    for deadline in view.deadlines if explained else ():
        for sentence in deadline.explanation:
            console.print(sentence)
    for caution in view.cautions:
        console.print(f"Note: {caution.what}" + (f" ({caution.source})" if caution.source else ""))
    for change in view.replanned:
        for move in change.moved:
            console.print(
                f"{short_date(change.on)}: moved from {short_date(move.old_on)} to {short_date(move.new_on)}, "
                f"{DUE_WORDS[move.kind]}: {change.cause}"
            )
    for fact in view.facts:
        console.print(f"{short_date(fact.on)}: {fact.kind}")
    _print_letters(view)
    if view.next_for:
        console.print(f"Next: {view.next_for}")


def _print_letters(view: CaseView) -> None:
    for sent in view.issued:
        console.print(f"{short_date(sent.dated_on)}: sent {sent.step.notice} ({_how(sent)})")
    for letter in view.waiting:
        console.print(f"[bold]To approve[/bold] since {short_date(letter.prepared_on)}: {letter.step.key}")
    for held in view.held:
        console.print(f"[bold]Held[/bold] since {short_date(held.held_on)}: {held.step.key}. {escape(held.why)}")


def _how(sent: Issued) -> str:
    """How a letter went out, or where it lies to be sent."""
    by = sent.delivered
    if by is None or by.channel == "folder":
        return sent.place
    return f"{by.channel} on {short_date(by.sent_on)}" + (f": {escape(by.receipt)}" if by.receipt else "")
