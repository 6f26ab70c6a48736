"""The key of the picture: what each pattern, border and number on it means, and nothing that is not on it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final
from xml.etree import ElementTree as ET

from dueprocess.law.uk_time import short_date
from dueprocess.pictures.cells import DUE_LINE, TODAY
from dueprocess.pictures.days import Day
from dueprocess.pictures.lettering import INK, Lettering
from dueprocess.pictures.patterns import Pattern, fill_with, tint_of
from dueprocess.pictures.svg import PAPER, Area, Line, draw_area, write
from dueprocess.pictures.tallies import NO_NUMBER, Tally
from dueprocess.pictures.weeks import LEFT, WIDTH

_WORDS: Final = Lettering(12)
_BADGE: Final = Lettering(11, is_bold=True, fill=PAPER)
_STEP: Final = 26
_SWATCH: Final = Area(0, 0, 48, 20)
_COLUMN: Final = (WIDTH - 2 * LEFT) / 2

_PATTERNS: Final[dict[Pattern, str]] = {
    "weekend": "a Saturday or Sunday",
    "holiday": "a holiday, named beside its week",
    "pause": "pause: the clock stands still, and then goes on",
    "stopped": "stopped: the time starts afresh with the answer",
    "not-counted": "not counted, for the reason beside the week",
}


@dataclass(frozen=True, slots=True)
class _Entry:
    words: str
    pattern: Pattern | None = None
    sign: str = ""
    is_border: bool = False
    is_badge: bool = False

    def draw(self, svg: ET.Element, x: float, y: float) -> None:
        area = _SWATCH._replace(x=x, y=y)
        draw_area(svg, area, fill=tint_of(self.pattern) if self.pattern else INK if self.is_badge else PAPER)
        if self.pattern:
            draw_area(svg, area, fill=fill_with(self.pattern))
        draw_area(svg, area, frame=Line())
        if self.is_border:
            draw_area(svg, area.within(3), frame=DUE_LINE)
        if self.sign:
            write(svg, x + 5, y + 14, self.sign, _BADGE if self.is_badge else _WORDS)
        write(svg, x + _SWATCH.width + 8, y + 14, self.words, _WORDS)


def draw_key(svg: ET.Element, days: Sequence[Day], tallies: Sequence[Tally], as_of: date, y: float) -> float:
    """Draw the key of the days that are drawn, from `y` downwards, in two columns, and give where it ends."""
    entries = list(_entries(days, tallies, as_of))
    for index, entry in enumerate(entries):
        entry.draw(svg, LEFT + index % 2 * _COLUMN, y + index // 2 * _STEP)
    return y + (len(entries) + 1) // 2 * _STEP


def _entries(days: Sequence[Day], tallies: Sequence[Tally], as_of: date) -> Iterator[_Entry]:
    drawn = {pattern for day in days for pattern in day.patterns}
    for pattern, words in _PATTERNS.items():
        if pattern in drawn:
            yield _Entry(words, pattern=pattern)
    if any(day.is_due for day in days):
        yield _Entry("the last day for what the cell names", is_border=True)
    numbers = {number for tally in tallies for number in tally.numbers.values()}
    letter = "A" if len(tallies) > 1 else ""
    if numbers - {NO_NUMBER}:
        of = "the count of that letter" if letter else "the count"
        yield _Entry(f"the number of the day in {of}", sign=f"{letter}7")
    if NO_NUMBER in numbers:
        yield _Entry("a day within a time that is not counted in days", sign=f"{letter}•")
    yield _Entry(f"the day that this picture is of, {short_date(as_of)}", sign=TODAY, is_badge=True)
