"""`dueprocess clock`: the position of timelines, without any server."""

from datetime import date
from typing import Annotated, cast

import typer
from pydantic import BaseModel, ValidationError

from dueprocess.calendars import InstalledCalendars
from dueprocess.calendars.uk import verified_to
from dueprocess.case.agenda import DUE_WORDS
from dueprocess.case.reading import explain
from dueprocess.case.view import DeadlineView, view_deadline
from dueprocess.cli.inputs import parse_json, read_input
from dueprocess.cli.printing import AsJson, console, print_json
from dueprocess.law.clock import assess
from dueprocess.law.errors import InvalidTimeline, OutsideCalendar
from dueprocess.law.outcomes import Closing, Outcome
from dueprocess.law.position import Stage
from dueprocess.law.practice import Practice
from dueprocess.law.regime import find_regime
from dueprocess.law.timeline import Timeline
from dueprocess.law.uk_time import short_date


class CalendarUsed(BaseModel):
    """Which list of holidays the dates rest on."""

    name: str
    version: str
    made_of: str
    verified_to: date


class Computed(BaseModel):
    """The position of one timeline. This form is a promise: fields may be added, none changes or goes."""

    respond_by: date | None
    provisional: bool
    stage: Stage
    overdue: bool
    regime: str
    received_on: date
    as_of: date
    outcome: Outcome | None
    closing: Closing | None
    deadlines: tuple[DeadlineView, ...]
    calendar: CalendarUsed


class Uncomputed(BaseModel):
    """What stands in the place of a position that cannot be computed."""

    error: str


_WITHOUT_LAPSE = Practice(clarification_lapses_after_working_days=None)
"""The Act sets no end for a clarification; only an institution does."""


def clock(
    file: Annotated[str, typer.Argument(help="JSON: one timeline, or an array of them; - for standard input.")] = "-",
    *,
    as_json: AsJson = False,
) -> None:
    """Say where requests stand in law: what is due, by when, and why."""
    sent = parse_json(read_input(file))
    timelines = cast("list[object]", sent) if isinstance(sent, list) else [sent]
    positions = [_position(timeline) for timeline in timelines]
    if as_json:
        print_json(positions if isinstance(sent, list) else positions[0])
    else:
        for position in positions:
            _print(position)
    if any(isinstance(position, Uncomputed) for position in positions):
        raise typer.Exit(1)


def _position(sent: object) -> Computed | Uncomputed:
    if not isinstance(sent, dict):
        return _uncomputed("A timeline is one JSON object with at least 'received_on'.")
    try:
        timeline = Timeline.model_validate(sent)
        regime = find_regime(timeline.regime)
        days = [timeline.received_on, timeline.true_receipt_on(), *(fact.on for fact in timeline.facts)]
        calendar = InstalledCalendars().calendar(
            regime.calendar, min(days).year, min(date.max.year, max(verified_to().year, max(days).year + _YEARS_AHEAD))
        )
        position = assess(timeline, regime=regime, calendar=calendar, practice=_WITHOUT_LAPSE)
    except ValidationError as invalid:
        return _uncomputed(explain(invalid, known=Timeline.model_fields))
    except (InvalidTimeline, OutsideCalendar) as impossible:
        return _uncomputed(str(impossible))
    except OverflowError:
        return _uncomputed(f"A date falls after {date.max}, where no calendar goes.")
    return Computed(
        regime=regime.key,
        received_on=position.received_on,
        as_of=position.as_of,
        stage=position.stage,
        respond_by=position.respond_by,
        provisional=position.provisional,
        overdue=position.overdue,
        outcome=position.outcome,
        closing=position.closing,
        deadlines=tuple(view_deadline(deadline) for deadline in position.deadlines),
        calendar=CalendarUsed(
            name=calendar.name,
            version=calendar.version,
            made_of=calendar.made_of,
            verified_to=calendar.verified_to,
        ),
    )


def _uncomputed(error: str) -> Uncomputed:
    # JSON can spell half a character; it can be read, but not printed.
    return Uncomputed(error=error.encode("utf-8", "replace").decode())


def _print(position: Computed | Uncomputed) -> None:
    if isinstance(position, Uncomputed):
        console.print(f"Cannot be computed: {position.error}")
        return
    late = ", overdue" if position.overdue else ""
    console.print(f"[bold]{position.stage}{late}[/bold] on {short_date(position.as_of)}")
    for deadline in position.deadlines:
        console.print(_sentence(deadline))
        holidays = [f"{short_date(day.on)}, {day.why}" for day in deadline.skipped if day.why not in _WEEKEND]
        if holidays:
            console.print(f"  not counted, besides weekends: {'; '.join(holidays)}")


def _sentence(deadline: DeadlineView) -> str:
    done = f", done {short_date(deadline.met_on)}" if deadline.met_on else ""
    unsure = " (provisional: the holidays of that year are not yet known)" if deadline.provisional else ""
    return (
        f"{DUE_WORDS[deadline.kind].capitalize()} by {short_date(deadline.on)}{unsure}{done}: {deadline.rule} after "
        f"{short_date(deadline.counted_from)}, {deadline.source}."
    )


_WEEKEND = ("Saturday", "Sunday")
_YEARS_AHEAD = 3
