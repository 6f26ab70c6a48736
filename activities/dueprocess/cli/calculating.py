"""`dueprocess clock`: the position of timelines, without any server."""

import unicodedata
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Annotated, cast

import typer
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, TypeAdapter, ValidationError

from dueprocess.calendars import InstalledCalendars
from dueprocess.case.reading import Unreadable, explain
from dueprocess.case.view import (
    CautionView,
    DeadlineView,
    PartView,
    view_cautions,
    view_deadline,
    view_parts,
)
from dueprocess.cli.calendars import CalendarUsed, calendar_used
from dueprocess.cli.inputs import parse_json, read_input
from dueprocess.cli.printing import AsJson, console, print_json
from dueprocess.law.calendar import Calendar
from dueprocess.law.clock import assess, calendar_of
from dueprocess.law.errors import InvalidTimeline, OutsideCalendar
from dueprocess.law.explaining import DUE_WORDS
from dueprocess.law.outcomes import Closing, Outcome
from dueprocess.law.position import Position, Stage
from dueprocess.law.practice import Practice
from dueprocess.law.regimes import REGIMES
from dueprocess.law.timeline import Timeline
from dueprocess.law.uk_time import short_date
from dueprocess.pictures import draw_timeline
from dueprocess.worker.settings import Settings


class PracticeOfClock(Practice):
    """An authority's choices, without an end for a clarification: the Act sets none, only an institution does."""

    clarification_lapses_after_working_days: int | None = Field(default=None, ge=20)


def _printable(words: str) -> str:
    # Half a character can be spelt in JSON, but not printed.
    if any(unicodedata.category(character) in {"Cc", "Cs"} for character in words):
        raise ValueError("leave control characters out")
    return words


NameOfTimeline = Annotated[str, StringConstraints(max_length=100), AfterValidator(_printable)]

_NAME: TypeAdapter[str | None] = TypeAdapter(NameOfTimeline | None)


class TimelineOfClock(Timeline):
    """A timeline, and the choices of the authority that it is of."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: NameOfTimeline | None = Field(
        default=None, description="Whatever names the request where it comes from; given back with the answer."
    )
    practice: PracticeOfClock = PracticeOfClock()


class _Answer(BaseModel):
    """What is given for one timeline.

    Attributes:
        id: that of the timeline; left out where it has none.
    """

    id: str | None = Field(default=None, exclude_if=lambda given: given is None)


class Computed(_Answer):
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
    parts: tuple[PartView, ...]
    cautions: tuple[CautionView, ...]


class Uncomputed(_Answer):
    """What stands in the place of a position that cannot be computed."""

    error: str


def clock(
    file: Annotated[str, typer.Argument(help="JSON: one timeline, or an array of them; - for standard input.")] = "-",
    *,
    explained: Annotated[bool, typer.Option("--explain", help="Say of each date why it is what it is.")] = False,
    picture: Annotated[Path | None, typer.Option(help="Draw the one timeline to this file, as SVG.")] = None,
    as_json: AsJson = False,
) -> None:
    """Say where requests stand in law: what is due, by when, and why."""
    sent = parse_json(read_input(file))
    timelines = cast("list[object]", sent) if isinstance(sent, list) else [sent]
    calendar = InstalledCalendars(Settings().proclaimed_days_file).uk()
    positions = [_position(timeline, calendar) for timeline in timelines]
    if picture is not None:
        _draw(timelines, calendar, picture)
    if as_json:
        print_json(positions if isinstance(sent, list) else positions[0])
    else:
        for position in positions:
            _print(position, explained=explained)
    if any(isinstance(position, Uncomputed) for position in positions):
        raise typer.Exit(1)


def _assessed(sent: object, calendar: Calendar) -> tuple[TimelineOfClock, Position]:
    timeline = TimelineOfClock.model_validate(sent)
    return timeline, assess(timeline, calendar=calendar, practice=timeline.practice)


def _position(sent: object, calendar: Calendar) -> Computed | Uncomputed:
    if not isinstance(sent, dict):
        return Uncomputed(error="A timeline is one JSON object with at least 'received_on'.")
    told = cast("Mapping[str, object]", sent)
    try:
        timeline, position = _assessed(told, calendar)
    except ValidationError as invalid:
        return _uncomputed(told, explain(invalid, TimelineOfClock))
    except (InvalidTimeline, OutsideCalendar) as impossible:
        return _uncomputed(told, str(impossible))
    return Computed(
        id=timeline.id,
        regime=position.regime,
        received_on=position.received_on,
        as_of=position.as_of,
        stage=position.stage,
        respond_by=position.respond_by,
        provisional=position.provisional,
        overdue=position.overdue,
        outcome=position.outcome,
        closing=position.closing,
        deadlines=tuple(
            view_deadline(deadline, calendar_of(REGIMES[deadline.regime], calendar, timeline.practice))
            for deadline in position.deadlines
        ),
        calendar=calendar_used(calendar_of(REGIMES[position.regime], calendar, timeline.practice)),
        parts=view_parts(position),
        cautions=view_cautions(position),
    )


def _uncomputed(sent: Mapping[str, object], error: str) -> Uncomputed:
    try:
        # What is wrong elsewhere does not take the timeline's name away.
        named = _NAME.validate_python(sent.get("id"))
    except ValidationError:
        named = None
    return Uncomputed(id=named, error=error.encode("utf-8", "replace").decode())


def _draw(sent: list[object], calendar: Calendar, file: Path) -> None:
    if len(sent) != 1:
        raise Unreadable(f"--picture draws one timeline, and there are {len(sent)}. Give one.")
    timeline, position = _assessed(sent[0], calendar)
    file.write_text(draw_timeline(timeline, position, calendar, practice=timeline.practice), "utf-8")


def _print(position: Computed | Uncomputed, *, explained: bool) -> None:
    if isinstance(position, Uncomputed):
        console.print(f"Cannot be computed: {position.error}")
        return
    late = ", overdue" if position.overdue else ""
    console.print(f"[bold]{position.stage}{late}[/bold] on {short_date(position.as_of)}")
    for deadline in position.deadlines:
        for line in deadline.explanation if explained else _short(deadline):
            console.print(line)
    for caution in position.cautions:
        console.print(f"Note: {caution.what}" + (f" ({caution.source})" if caution.source else ""))


def _short(deadline: DeadlineView) -> list[str]:
    done = f", done {short_date(deadline.met_on)}" if deadline.met_on else ""
    unsure = " (provisional)" if deadline.provisional else ""
    part = f" (part {deadline.part})" if deadline.part else ""
    due = f"{DUE_WORDS[deadline.kind].capitalize()}{part} by {short_date(deadline.on)}{unsure}{done}"
    lines = [f"{due}: {deadline.how}."]
    if deadline.not_counted:
        lines.append(f"  not counted, besides weekends: {'; '.join(deadline.not_counted)}")
    return lines
