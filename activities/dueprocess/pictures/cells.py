"""The cell of one day: its patterns, its border, its number and the words under it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from xml.etree import ElementTree as ET

from dueprocess.pictures.days import Day
from dueprocess.pictures.lettering import INK, Lettering
from dueprocess.pictures.patterns import fill_with, tint_of
from dueprocess.pictures.svg import DUE, PAPER, Area, Line, draw_area, number, write

WIDTH: Final = 76
"""How wide a cell is, in pixels."""
INSET: Final = 7
"""How far within the cell its words begin."""
FIRST_LINE: Final = 20
"""How far below the top of a row its first line stands."""
TODAY: Final = "today"
DUE_LINE: Final = Line(DUE, 3)

NUMBER: Final = Lettering(15, is_bold=True)
_WORD: Final = Lettering(11)
_BADGE: Final = Lettering(11, is_bold=True, fill=PAPER)
_STEP: Final = 14
_FOOT: Final = 8
_LEAST_HEIGHT: Final = 42
_DAYS_IN_A_WEEK: Final = 7
_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True)
class Cell:
    """A day with the lines of words in its cell."""

    day: Day
    lines: tuple[str, ...]

    @property
    def height(self) -> float:
        """How high the cell must be at least."""
        return max(_LEAST_HEIGHT, FIRST_LINE + (len(self.lines) + self.day.is_today) * _STEP + _FOOT)

    def draw(self, svg: ET.Element, area: Area) -> None:
        """Draw the cell into the area."""
        cell = ET.SubElement(svg, "g", {"id": f"day-{self.day.on}"})
        patterns = self.day.patterns
        draw_area(cell, area, fill=tint_of(patterns[-1]) if patterns else PAPER)
        for pattern in patterns:
            draw_area(cell, area, fill=fill_with(pattern))
        draw_area(cell, area, frame=Line())
        if self.day.is_due:
            draw_area(cell, area.within(3), frame=DUE_LINE)
        self._draw_first_of_month(cell, area)
        self._write(cell, area)

    def _write(self, cell: ET.Element, area: Area) -> None:
        x, y = area.x + INSET, area.y + FIRST_LINE
        name = short_day(self.day) if self.day.on.day == 1 else str(self.day.on.day)
        self._write_on_paper(cell, x, y, name, NUMBER)
        if self.day.is_today:
            y += _STEP
            draw_area(cell, Area(x - 2, y - 10, _BADGE.width_of(TODAY) + 4, 13), fill=INK)
            write(cell, x, y, TODAY, _BADGE)
        for line in self.lines:
            y += _STEP
            self._write_on_paper(cell, x, y, line, _WORD)

    def _write_on_paper(self, cell: ET.Element, x: float, y: float, words: str, lettering: Lettering) -> None:
        """Words that have a white ground of their own where there is a pattern beneath them."""
        if self.day.patterns:
            size = lettering.size
            draw_area(cell, Area(x - 2, y - size + 1, lettering.width_of(words) + 3, size + 2), fill=PAPER)
        write(cell, x, y, words, lettering)

    def _draw_first_of_month(self, cell: ET.Element, area: Area) -> None:
        """A heavier line where a month begins, as a stair through the weeks."""
        if self.day.on.day > _DAYS_IN_A_WEEK:
            return
        path = f"M{number(area.x)},{number(area.y)} h{number(area.width)}"
        if self.day.on.day == 1:
            path = f"M{number(area.x)},{number(area.y + area.height)} V{number(area.y)} h{number(area.width)}"
        ET.SubElement(cell, "path", {"d": path, "fill": "none", "stroke": INK, "stroke-width": "2"})


def cell_of(day: Day) -> Cell:
    """The day with its words in lines that fit its cell, the counts last."""
    return Cell(day, tuple(line for words in _words(day) for line in _WORD.wrap(words, WIDTH - 2 * INSET)))


def short_day(day: Day) -> str:
    """For example `29 Jan`."""
    return f"{day.on.day} {_MONTHS[day.on.month - 1]}"


def _words(day: Day) -> Iterator[str]:
    yield from day.words
    if day.counts:
        yield " ".join(day.counts)
