"""Pictures of requests over the real calendar, read back from their SVG."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path
from typing import Final
from xml.etree import ElementTree as ET

from PIL import ImageFont

from dueprocess.law.calendar import Calendar
from dueprocess.law.clock import assess
from dueprocess.law.facts import (
    CitedExemption,
    ClarificationAsked,
    ClarificationReceived,
    Classified,
    Decided,
    Extended,
    FeeCharged,
    FeePaid,
    PartOfRequest,
    Reassigned,
    ReceiptCorrected,
    ReviewExtended,
    ReviewRequested,
)
from dueprocess.law.outcomes import Outcome
from dueprocess.law.position import Position
from dueprocess.law.practice import Closure, Practice
from dueprocess.law.timeline import Timeline
from dueprocess.pictures import draw_timeline
from law.clocks import UK, day

SVG: Final = "{http://www.w3.org/2000/svg}"

_FOLDER: Final = Path(__file__).parents[2] / "activities/dueprocess/letters/fonts"
_FONTS: Final = {
    "normal": ImageFont.truetype(_FOLDER / "NotoSans-Regular.ttf", 100),
    "bold": ImageFont.truetype(_FOLDER / "NotoSans-Bold.ttf", 100),
}


@dataclass(frozen=True)
class Case:
    """A request and the practice of its authority."""

    timeline: Timeline
    practice: Practice = field(default_factory=Practice)

    def position(self, calendar: Calendar = UK) -> Position:
        return assess(self.timeline, calendar=calendar, practice=self.practice)

    def draw(self, calendar: Calendar = UK) -> "Picture":
        return Picture(draw_timeline(self.timeline, self.position(calendar), calendar, practice=self.practice))


@dataclass(frozen=True)
class Box:
    """Where some words stand, measured with a real font and not with the widths that the picture was laid out by."""

    words: str
    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: "Box") -> bool:
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )


@dataclass(frozen=True)
class Picture:
    """A drawn picture."""

    document: str

    @cached_property
    def root(self) -> ET.Element:
        return ET.fromstring(self.document)  # noqa: S314 - our own

    def one(self, tag: str) -> ET.Element:
        found = self.root.find(f".//{SVG}{tag}")
        assert found is not None
        return found

    @cached_property
    def cells(self) -> dict[date, ET.Element]:
        groups = self.root.iter(f"{SVG}g")
        return {day(group.attrib["id"].removeprefix("day-")): group for group in groups}

    def words_on(self, iso: str) -> list[str]:
        """The lines in the cell of a day, its number first."""
        return [text.text or "" for text in self.cells[day(iso)].iter(f"{SVG}text")]

    def patterns_on(self, on: date) -> set[str]:
        fills = [area.attrib["fill"] for area in self.cells[on].iter(f"{SVG}rect")]
        return {fill.removeprefix("url(#pattern-").removesuffix(")") for fill in fills if fill.startswith("url(")}

    def frames_on(self, iso: str) -> list[str]:
        """How wide the lines around a day are."""
        return [
            area.attrib["stroke-width"] for area in self.cells[day(iso)].iter(f"{SVG}rect") if "stroke" in area.attrib
        ]

    def counted(self, letter: str = "") -> dict[date, int]:
        """The days with a number in the count of this letter."""
        found = dict[date, int]()
        for on, cell in self.cells.items():
            lines = [text.text or "" for text in cell.iter(f"{SVG}text")][1:]
            for number in re.findall(
                rf"(?<!\S){letter}(\d+)(?!\S)", " ".join(line for line in lines if "day 0" not in line)
            ):
                assert on not in found
                found[on] = int(number)
        return found

    @property
    def words(self) -> str:
        """Everything that is written, in one line."""
        return " ".join(text.text or "" for text in self.root.iter(f"{SVG}text"))

    def boxes(self) -> Iterator[Box]:
        """Where each line of words stands."""
        for text in self.root.iter(f"{SVG}text"):
            size, words = float(text.attrib["font-size"]), text.text or ""
            width = _FONTS[text.attrib.get("font-weight", "normal")].getlength(words) * size / 100
            x, y = float(text.attrib["x"]), float(text.attrib["y"])
            yield Box(words, x, y - 0.75 * size, x + width, y + 0.22 * size)

    def weekends(self) -> Iterator[date]:
        return (on for on in self.cells if on.weekday() in {5, 6})


def days_between(first: date, last: date) -> list[date]:
    """Every day after the first, up to and with the last."""
    return [first + timedelta(days=number) for number in range(1, (last - first).days + 1)]


LEEDS: Final = Case(
    Timeline(
        received_on=day("2020-01-29"),
        facts=(Decided(on=day("2020-02-25"), outcome=Outcome.NEITHER_CONFIRMED_NOR_DENIED),),
    )
)

PLAIN: Final = Case(Timeline(received_on=day("2020-01-29"), as_of=day("2020-02-11")))

CHRISTMAS: Final = Case(Timeline(received_on=day("2026-12-19"), as_of=day("2027-01-08")))

FEE: Final = Case(
    Timeline(
        received_on=day("2026-02-23"),
        facts=(FeeCharged(on=day("2026-03-02"), amount_pence=4567), FeePaid(on=day("2026-04-14"))),
        as_of=day("2026-04-20"),
    )
)

RESTART: Final = Case(
    Timeline(
        received_on=day("2020-01-29"),
        facts=(
            ClarificationAsked(on=day("2020-02-03"), question="Which of the Smiths?"),
            ClarificationReceived(on=day("2020-02-10"), text="Jane Smith"),
        ),
        as_of=day("2020-02-11"),
    )
)

REVIEW: Final = Case(
    Timeline(
        received_on=day("2025-11-03"),
        facts=(
            Extended(on=day("2025-11-26"), exemptions=(CitedExemption(provision="36"),), by="officer 66"),
            Decided(on=day("2025-12-20"), outcome=Outcome.REFUSED, answer="Mr Smith is on leave."),
            ReviewRequested(on=day("2026-01-12"), grounds="I am ill."),
            ReviewExtended(on=day("2026-02-02"), reason="Mr Smith is ill."),
        ),
        as_of=day("2026-02-20"),
    )
)

SUBJECT_ACCESS: Final = Case(
    Timeline(
        regime="uk-gdpr-sar",
        received_on=day("2026-03-02"),
        facts=(
            ClarificationAsked(on=day("2026-03-10")),
            ClarificationReceived(on=day("2026-03-24")),
            Extended(on=day("2026-04-08"), reason="Many mails."),
        ),
        as_of=day("2026-04-16"),
    )
)

LONG: Final = Case(
    Timeline(
        received_on=day("2021-10-15"),
        facts=(
            ReceiptCorrected(on=day("2021-10-18"), received_on=day("2021-10-14"), reason="Mrs Smith was away."),
            ClarificationAsked(on=day("2021-11-01")),
            ClarificationReceived(on=day("2021-12-24")),
            Reassigned(on=day("2022-01-05"), to="Mrs Smith"),
            Extended(on=day("2022-01-26"), until=day("2022-03-11")),
            Decided(on=day("2022-03-09"), outcome=Outcome.DISCLOSED_IN_PART),
        ),
        as_of=day("2022-03-14"),
    )
)

PARTS: Final = Case(
    Timeline(
        received_on=day("2026-05-18"),
        facts=(
            Classified(
                on=day("2026-05-22"),
                parts=(
                    PartOfRequest(part="staff-numbers", regime="foia-2000"),
                    PartOfRequest(part="noise-survey", regime="eir-2004"),
                ),
            ),
            FeeCharged(on=day("2026-05-27"), part="staff-numbers"),
            FeePaid(on=day("2026-06-09"), part="staff-numbers"),
            Extended(on=day("2026-06-10"), part="noise-survey", reason="Large."),
        ),
        as_of=day("2026-06-16"),
    )
)

SCHOOL: Final = Case(
    Timeline(regime="foia-2000-schools", received_on=day("2026-07-06"), as_of=day("2026-07-16")),
    Practice(school_closed=(Closure(first_on=day("2026-07-23"), last_on=day("2026-09-02"), why="summer holiday"),)),
)

SILENT: Final = Case(
    Timeline(received_on=day("2020-01-29"), facts=(ClarificationAsked(on=day("2020-02-03")),), as_of=day("2021-06-11")),
    Practice(clarification_lapses_after_working_days=None),
)

UNPAID: Final = Case(
    Timeline(received_on=day("2026-02-23"), facts=(FeeCharged(on=day("2026-03-02")),), as_of=day("2026-03-20"))
)

ALL: Final = {
    "leeds": LEEDS,
    "plain": PLAIN,
    "christmas": CHRISTMAS,
    "fee": FEE,
    "restart": RESTART,
    "review": REVIEW,
    "subject-access": SUBJECT_ACCESS,
    "long": LONG,
    "parts": PARTS,
    "school": SCHOOL,
    "silent": SILENT,
    "unpaid": UNPAID,
}
