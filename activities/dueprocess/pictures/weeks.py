"""The weeks of the picture as rows, like a calendar on a wall; weeks in which nothing changes become one line."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final
from xml.etree import ElementTree as ET

from dueprocess.law.uk_time import short_date
from dueprocess.pictures import cells
from dueprocess.pictures.cells import FIRST_LINE, INSET, cell_of, short_day
from dueprocess.pictures.days import Day
from dueprocess.pictures.lettering import Lettering
from dueprocess.pictures.svg import PAPER, QUIET, Area, Line, draw_area, write

LEFT: Final = 16
"""The margin on both sides, in pixels."""
WIDTH: Final = 1000
"""How wide the picture is, in pixels."""

_GRID: Final = LEFT + 92
_NOTES: Final = _GRID + 7 * cells.WIDTH + 14
_NOTE_WORDS: Final = _NOTES + 62

_MONTH: Final = Lettering(14, is_bold=True)
_YEAR: Final = Lettering(13, fill=QUIET)
_WEEKDAY: Final = Lettering(12, is_bold=True, fill=QUIET)
_NOTE: Final = Lettering(13)
_NOTE_DAY: Final = Lettering(13, is_bold=True)
_NOTE_STEP: Final = 17
_FOOT: Final = 8
_FEWEST_LEFT_OUT: Final = 9
"""Fewer weeks in a row than these, about two months, are drawn even when nothing happens in them."""
_ALL_WEEKS: Final = {"weekend", "holiday"}

_WEEKDAYS: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


@dataclass(frozen=True, slots=True)
class _Week:
    """Seven days from a Monday."""

    days: Sequence[Day]

    @property
    def spans(self) -> frozenset[str]:
        """In what stretches all of its days lie: a pause, a stop."""
        first, *others = (frozenset[str](day.patterns) - _ALL_WEEKS for day in self.days)
        return first.intersection(*others)

    @property
    def is_bare(self) -> bool:
        """Whether nothing happens, begins, ends or is counted in it."""
        lain_in = frozenset(pattern for day in self.days for pattern in day.patterns) - _ALL_WEEKS
        return lain_in == self.spans and not any(day.happened or day.counts for day in self.days)


def draw_weeks(svg: ET.Element, days: Sequence[Day], last_due_on: date, y: float) -> float:
    """Draw the rows from `y` downwards and give where they end.

    Holidays after `last_due_on` move nothing, and are not named when their weeks are left out.
    """
    for index, name in enumerate(_WEEKDAYS):
        write(svg, _GRID + index * cells.WIDTH + INSET, y + 12, name, _WEEKDAY)
    y += 18
    # The first row is named after its first day that matters, one that follows weeks not drawn after the month it
    # begins in, and each other after the month it ends in.
    named_for = next(day.on for day in days if day.happened)
    written = ""
    for weeks in _rows(days):
        first_on, last_on = weeks[0].days[0].on, weeks[0].days[-1].on
        if len(weeks) > 1:
            y, written, named_for = _draw_left_out(svg, weeks, last_due_on, y), "", date.min
            continue
        named_on = last_on if written or named_for > last_on else max(named_for, first_on)
        month = short_date(named_on).partition(" ")[2]
        y = _draw_week(svg, weeks[0], month if month != written else "", y)
        written = month
    return y


def days_drawn(days: Sequence[Day]) -> Sequence[Day]:
    """The days whose weeks are not left out."""
    return [day for weeks in _rows(days) if len(weeks) == 1 for day in weeks[0].days]


def _rows(days: Sequence[Day]) -> Iterator[Sequence[_Week]]:
    """Single weeks, and runs of them to leave out."""
    weeks = [_Week(days[index : index + 7]) for index in range(0, len(days), 7)]
    index = 0
    while index < len(weeks):
        end = index
        while end < len(weeks) and weeks[end].is_bare and weeks[end].spans == weeks[index].spans:
            end += 1
        if end - index < _FEWEST_LEFT_OUT:
            end = index + 1
        yield weeks[index:end]
        index = end


def _draw_week(svg: ET.Element, week: _Week, month: str, y: float) -> float:
    drawn = [cell_of(day) for day in week.days]
    notes = [(day, _NOTE.wrap(note, WIDTH - LEFT - _NOTE_WORDS)) for day in week.days for note in day.notes]
    beside = FIRST_LINE + (sum(len(lines) for _, lines in notes) - 1) * _NOTE_STEP + _FOOT
    height = max(beside, *(cell.height for cell in drawn))
    if month:
        name, year = month.split()
        write(svg, LEFT, y + FIRST_LINE, name, _MONTH)
        write(svg, LEFT, y + FIRST_LINE + 16, year, _YEAR)
    for index, cell in enumerate(drawn):
        cell.draw(svg, Area(_GRID + index * cells.WIDTH, y, cells.WIDTH, height))
    _draw_notes(svg, notes, y)
    return y + height


def _draw_notes(svg: ET.Element, notes: Sequence[tuple[Day, Sequence[str]]], y: float) -> None:
    line_at, written = y + FIRST_LINE, None
    for day, lines in notes:
        if day is not written:
            write(svg, _NOTES, line_at, short_day(day), _NOTE_DAY)
            written = day
        for line in lines:
            write(svg, _NOTE_WORDS, line_at, line, _NOTE)
            line_at += _NOTE_STEP


def _draw_left_out(svg: ET.Element, weeks: Sequence[_Week], last_due_on: date, y: float) -> float:
    """One line for weeks that are all alike, with the holidays in them that could have moved a date."""
    first, last = weeks[0].days[0].on, weeks[-1].days[-1].on
    why = " and ".join(sorted(weeks[0].spans)).replace("-", " ")
    words = f"{len(weeks)} weeks not drawn, {short_date(first)} to {short_date(last)}: nothing is counted in them"
    words += f" ({why})." if why else "."
    days = [day for week in weeks for day in week.days if day.holiday and day.on <= last_due_on]
    if days:
        words += f" Holidays: {'; '.join(f'{short_date(day.on)}, {day.holiday}' for day in days)}."
    lines = _NOTE.wrap(words, WIDTH - LEFT - _GRID - 2 * INSET)
    strip = Area(_GRID, y, WIDTH - LEFT - _GRID, FIRST_LINE + (len(lines) - 1) * _NOTE_STEP + _FOOT)
    draw_area(svg, strip, fill=PAPER, frame=Line(dashes="6 4"))
    for index, line in enumerate(lines):
        write(svg, _GRID + INSET, y + FIRST_LINE + index * _NOTE_STEP, line, _NOTE)
    return y + strip.height
