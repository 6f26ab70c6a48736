"""The picture of a request's clock: a calendar of its weeks with everything that decides its dates."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final
from xml.etree import ElementTree as ET

from dueprocess.law.calendar import Calendar
from dueprocess.law.explaining import DUE_WORDS, how_counted
from dueprocess.law.position import Deadline, Position
from dueprocess.law.practice import Practice
from dueprocess.law.regime import Regime
from dueprocess.law.regimes import REGIMES
from dueprocess.law.timeline import Timeline
from dueprocess.law.uk_time import short_date
from dueprocess.pictures.clocks import NO_LIMIT, Clocks, clocks_of
from dueprocess.pictures.days import days_of
from dueprocess.pictures.key import draw_key
from dueprocess.pictures.lettering import Lettering, printable
from dueprocess.pictures.patterns import define_patterns
from dueprocess.pictures.svg import FONTS, PAPER, QUIET, Area, draw_area, number, write
from dueprocess.pictures.tallies import Tally, tallies_of
from dueprocess.pictures.weeks import LEFT, WIDTH, days_drawn, draw_weeks

_INNER: Final = WIDTH - 2 * LEFT
_TITLE: Final = Lettering(19, is_bold=True)
_SENTENCE: Final = Lettering(14)
_SMALL: Final = Lettering(12, fill=QUIET)
_USUAL: Final = Practice()


def draw_timeline(
    timeline: Timeline,
    position: Position,
    calendar: Calendar,
    *,
    practice: Practice = _USUAL,
    regimes: Mapping[str, Regime] = REGIMES,
) -> str:
    """Draw the clock of one request as a standalone SVG 1.1 document, to be written as UTF-8.

    It has a row for each week, tells everything in words and patterns besides colours, and carries the explanation of
    each deadline as its text alternative. The words of the applicant and of the authority are not in it. The same
    input gives the same document.

    Args:
        timeline: what happened.
        position: what `dueprocess.law.clock.assess` made of it.
        calendar: that of the whole United Kingdom, as given to `assess`.
        practice: the institution's choices, as given to `assess`.
        regimes: those that the timeline can name, as given to `assess`.

    Raises:
        InvalidTimeline: the position is under a regime that is not among `regimes`.
        OutsideCalendar: something happened, or the position is of a day, that the calendar does not know.
    """
    clocks = clocks_of(timeline, position, calendar, practice, regimes)
    tallies = tallies_of(position.deadlines)
    days = days_of(clocks, tallies)
    svg = ET.Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "version": "1.1",
            "role": "img",
            "aria-labelledby": "clock-title clock-desc",
            "font-family": FONTS,
        },
    )
    ET.SubElement(svg, "title", {"id": "clock-title"}).text = printable(_title(clocks))
    ET.SubElement(svg, "desc", {"id": "clock-desc"}).text = printable("\n".join(clocks.sentences()))
    define_patterns(svg)
    paper = draw_area(svg, Area(0, 0, WIDTH, 0), fill=PAPER)
    y = _draw_heading(svg, clocks, tallies)
    last_due_on = max((deadline.on for deadline in position.deadlines), default=position.as_of)
    y = draw_weeks(svg, days, last_due_on, y)
    y = draw_key(svg, days_drawn(days), tallies, position.as_of, y + 14)
    y = _draw_lines(svg, _calendars(clocks), y + 6, _SMALL) + 8
    paper.set("height", number(y))
    svg.attrib |= {"width": str(WIDTH), "height": number(y), "viewBox": f"0 0 {WIDTH} {number(y)}"}
    ET.indent(svg)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(svg, encoding="unicode")}\n'


def _title(clocks: Clocks) -> str:
    laws = dict.fromkeys(clock.regime.title for clock in clocks.parts)
    return f"The clock of a request under the {' and the '.join(laws)}"


def _draw_heading(svg: ET.Element, clocks: Clocks, tallies: Sequence[Tally]) -> float:
    position = clocks.position
    stands = f"On {short_date(position.as_of)}: {clocks.standing()}."
    letters = {id(deadline): tally.letter for tally in tallies for deadline in tally.deadlines}
    said = [_say(deadline, letters[id(deadline)], clocks) for deadline in position.deadlines] or [NO_LIMIT]
    y = _draw_lines(svg, [_title(clocks)], 16, _TITLE)
    y = _draw_lines(svg, [f"Received {short_date(clocks.received_on)}. {stands}"], y, _SENTENCE)
    return _draw_lines(svg, said, y, _SENTENCE) + 10


def _say(deadline: Deadline, letter: str, clocks: Clocks) -> str:
    count = f"Count {letter}. " if letter else ""
    part = f" (part {deadline.part})" if deadline.part else ""
    due = f"{DUE_WORDS[deadline.kind].capitalize()}{part} by {short_date(deadline.on)}: {how_counted(deadline)}"
    return f"{count}{due}{'; provisional' if deadline.provisional else ''}{clocks.done(deadline)}."


def _calendars(clocks: Clocks) -> Iterator[str]:
    used = dict.fromkeys(
        (clock.calendar.name, clock.calendar.version, clock.calendar.made_of) for clock in clocks.parts
    )
    return (f"Calendar {name}, version {version}: {made_of}." for name, version, made_of in used)


def _draw_lines(svg: ET.Element, sentences: Iterable[str], y: float, lettering: Lettering) -> float:
    """Write the sentences from `y` downwards, each on lines of its own, and give where they end."""
    for sentence in sentences:
        for line in lettering.wrap(sentence, _INNER):
            y += lettering.size + 5
            write(svg, LEFT, y, line, lettering)
    return y + 2
