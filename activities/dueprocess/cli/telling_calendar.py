"""`dueprocess calendar tell`: every open case takes the calendar as it is now."""

import asyncio
from dataclasses import dataclass, field

import typer
from rich.progress import Progress

from dueprocess.calendars import InstalledCalendars
from dueprocess.cli.printing import console, errors, print_json, print_table
from dueprocess.cli.running import with_cases
from dueprocess.client import Cases
from dueprocess.client.calendar_change import CaseChange, cases_behind, tell_of_calendar
from dueprocess.law.calendar import Calendar
from dueprocess.law.explaining import DUE_WORDS
from dueprocess.law.uk_time import short_date
from dueprocess.worker.settings import Settings

_AGAIN = "Say this again: the cases that were told are left out."


@dataclass(slots=True)
class _Told:
    """What came of it, case by case."""

    calendar: Calendar
    behind: int
    only_try: bool
    changes: list[CaseChange] = field(default_factory=list[CaseChange])

    @property
    def moved(self) -> list[CaseChange]:
        return [told for told in self.changes if told.change is not None and told.change.moved]

    @property
    def failed(self) -> list[CaseChange]:
        return [told for told in self.changes if told.failed is not None]


def tell_cases(*, dry_run: bool, authority: str | None, at_once: int, as_json: bool) -> None:
    """Tell each open case that follows another calendar, or with `dry_run` say what telling it would move."""
    calendar = InstalledCalendars(Settings().proclaimed_days_file).uk()

    async def run(cases: Cases) -> _Told:
        behind = await cases_behind(cases, calendar, authority)
        told = _Told(calendar, len(behind), dry_run)
        with Progress(console=errors, transient=True, disable=as_json) as progress:
            task = progress.add_task("Trying the cases" if dry_run else "Telling the cases", total=len(behind))
            try:
                async for change in tell_of_calendar(cases, behind, calendar, only_try=dry_run, at_once=at_once):
                    told.changes.append(change)
                    progress.advance(task)
            except asyncio.CancelledError:
                if not dry_run:
                    errors.print(f"Stopped: at least {len(told.changes)} of {len(behind)} cases were told. {_AGAIN}")
                raise
        return told

    told = with_cases(run)
    print_json(_as_document(told)) if as_json else _print(told)
    if told.failed:
        raise typer.Exit(1)


def _as_document(told: _Told) -> object:
    return {
        "calendar": told.calendar.version,
        "dry_run": told.only_try,
        "cases": told.behind,
        "moved": [
            {
                "case_id": change.case.case_id,
                "reference": change.case.reference,
                "kind": move.kind.value,
                "part": move.part,
                "old_on": move.old_on.isoformat(),
                "new_on": move.new_on.isoformat(),
                "days": (move.new_on - move.old_on).days,
                "cause": change.change.cause,
            }
            for change in told.moved
            if change.change is not None
            for move in change.change.moved
        ],
        "failed": [{"case_id": change.case.case_id, "error": change.failed} for change in told.failed],
    }


def _print(told: _Told) -> None:
    if not told.behind:
        console.print(f"Every open case follows calendar {told.calendar.version} already.")
        return
    if told.moved:
        print_table(("Case", "Due", "From", "To", "Days"), _rows(told))
        for cause in sorted({change.change.cause for change in told.moved if change.change is not None}):
            console.print(f"Cause: {cause}")
    would = "would be told, and dates would move in" if told.only_try else "told; dates moved in"
    console.print(f"{told.behind} open cases {would} {len(told.moved)}. Calendar {told.calendar.version}.")
    for change in told.failed:
        console.print(f"Not told: {change.case.case_id}. {change.failed}")
    if told.failed:
        console.print(_AGAIN)


def _rows(told: _Told) -> list[tuple[str, ...]]:
    return [
        (
            change.case.case_id,
            DUE_WORDS[move.kind] + (f" (part {move.part})" if move.part else ""),
            short_date(move.old_on),
            short_date(move.new_on),
            f"{(move.new_on - move.old_on).days:+}",
        )
        for change in sorted(told.moved, key=lambda change: change.case.case_id)
        if change.change is not None
        for move in change.change.moved
    ]
