"""What is written and drawn on each day of the picture."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from dueprocess.law.counting import ONE_DAY
from dueprocess.law.explaining import DUE_WORDS
from dueprocess.law.position import Deadline, DeadlineKind
from dueprocess.law.uk_time import short_date
from dueprocess.pictures.clocks import Clocks
from dueprocess.pictures.happenings import SHORT_WORDS, in_words
from dueprocess.pictures.lettering import shorten
from dueprocess.pictures.patterns import Pattern
from dueprocess.pictures.spans import Span
from dueprocess.pictures.tallies import Tally

_SATURDAY: Final = 5
_LONGEST_NAME: Final = 160

_DUE: Final[Mapping[DeadlineKind, str]] = {
    DeadlineKind.RESPOND: "answer due",
    DeadlineKind.RESPOND_EXTENDED: "extended answer due",
    DeadlineKind.CLARIFY: "clarify by",
    DeadlineKind.PROVE_IDENTITY: "prove identity by",
    DeadlineKind.PAY_FEE: "pay by",
    DeadlineKind.ASK_FOR_REVIEW: "ask for review by",
    DeadlineKind.ANSWER_REVIEW: "review due",
}
"""For the cell of the last day."""


@dataclass(slots=True)
class Day:
    """One day: the patterns of its cell, the words and counts in it, and what stands beside its week.

    Attributes:
        is_due: whether it is the last day for something.
        is_today: whether it is the day that the position is of.
        happened: whether anything is told of it besides its place in a count or a span.
    """

    on: date
    patterns: list[Pattern] = field(default_factory=list[Pattern])
    words: list[str] = field(default_factory=list[str])
    counts: list[str] = field(default_factory=list[str])
    notes: list[str] = field(default_factory=list[str])
    holiday: str = ""
    is_due: bool = False
    is_today: bool = False
    happened: bool = False

    def happen(self, word: str, note: str = "") -> None:
        """Something happened or is due on the day; the note is for beside the week."""
        self.happened = True
        if word not in self.words:
            self.words.append(word)
        if note and note not in self.notes:
            self.notes.append(note)

    def lie_in(self, pattern: Pattern, word: str) -> None:
        """The day is one of a stretch, with its pattern and its word."""
        if pattern not in self.patterns:
            self.patterns.append(pattern)
        if word not in self.words:
            self.words.append(word)


def days_of(clocks: Clocks, tallies: Sequence[Tally]) -> list[Day]:
    """Every day of the picture, in whole weeks from Monday to Sunday.

    Raises:
        OutsideCalendar: one of them is not known to the calendar.
    """
    spans = _spans(clocks)
    first_on, last_on = _first_and_last(clocks, spans)
    length = (last_on - first_on).days + 1
    days = {on: _plain_day(on, clocks) for on in (first_on + timedelta(days=number) for number in range(length))}
    days[clocks.received_on].happen("received", "request received")
    for tally in tallies:
        _count(days, tally)
    _tell_facts(days, clocks)
    for span, parts in spans.items():
        about = clocks.naming(parts)
        of = {tally.letter for tally in tallies for deadline in tally.deadlines if about and deadline.part in parts}
        _stretch(days, span, " ".join([span.word, *sorted(of)]).strip(), about)
    _set_deadlines(days, clocks)
    today = days[clocks.position.as_of]
    today.is_today = today.happened = True
    today.notes.append(f"today: {clocks.standing()}")
    return list(days.values())


def _first_and_last(clocks: Clocks, spans: Mapping[Span, list[str]]) -> tuple[date, date]:
    """The Monday and the Sunday between which everything happens."""
    position = clocks.position
    known = [clocks.received_on, position.as_of, *(fact.on for fact in clocks.timeline.known_facts())]
    for deadline in position.deadlines:
        known += (deadline.counted_from, deadline.on)
    for span in spans:
        known += (span.first_on, span.last_on)
    first_on, last_on = min(known), max(known)
    calendar = clocks.parts[0].calendar
    if last_on > calendar.last_on:
        # Whether it is a holiday cannot be drawn, and the weeks until then would be many.
        raise calendar.outside(last_on)
    return first_on - timedelta(days=first_on.weekday()), last_on + timedelta(days=6 - last_on.weekday())


def _plain_day(on: date, clocks: Clocks) -> Day:
    day = Day(on)
    if on.weekday() >= _SATURDAY:
        day.patterns.append("weekend")
    holidays = [clock.calendar.reasons[on].why for clock in clocks.parts if on in clock.calendar.reasons]
    if holidays:
        day.patterns.append("holiday")
        day.words.append("holiday")
        day.holiday = shorten(" / ".join(dict.fromkeys(holidays)), _LONGEST_NAME)
        day.notes.append(f"holiday: {day.holiday}")
    return day


def _count(days: Mapping[date, Day], tally: Tally) -> None:
    for on in tally.numbers:
        days[on].counts.append(tally.label(on))
    if tally.day_zero is not None and tally.numbers:
        days[tally.day_zero].happen(f"day 0 {tally.letter}".strip())


def _tell_facts(days: Mapping[date, Day], clocks: Clocks) -> None:
    for fact in clocks.timeline.known_facts():
        about = clocks.naming([fact.part] if fact.part else [])
        days[fact.on].happen(SHORT_WORDS[type(fact)], in_words(fact, clocks.laws) + about)


def _spans(clocks: Clocks) -> dict[Span, list[str]]:
    """Each stretch in which a clock does not run, with the parts that it is of; a shorter one within it is no other."""
    found = defaultdict[Span, list[str]](list)
    for clock in clocks.parts:
        for span in clock.spans(clocks.received_on, clocks.position.as_of):
            found[span].append(clock.part.part)
    return {
        span: parts
        for span, parts in sorted(found.items(), key=lambda item: (item[0].first_on, item[0].last_on, item[0].why))
        if not any(_within(span, other) and set(parts) <= set(found[other]) for other in found)
    }


def _within(span: Span, other: Span) -> bool:
    same = (span.pattern, span.why) == (other.pattern, other.why)
    return same and span != other and other.first_on <= span.first_on and span.last_on <= other.last_on


def _stretch(days: Mapping[date, Day], span: Span, word: str, about: str) -> None:
    on = span.first_on
    while on <= span.last_on:
        days[on].lie_in(span.pattern, word)
        on += ONE_DAY
    until = "" if span.last_on == span.first_on else f" to {short_date(span.last_on)}"
    days[span.first_on].notes.append(f"{span.word}{until}{about}: {shorten(span.why, _LONGEST_NAME)}")


def _set_deadlines(days: Mapping[date, Day], clocks: Clocks) -> None:
    alike = defaultdict[tuple[date, DeadlineKind, str, bool], list[Deadline]](list)
    for deadline in clocks.position.deadlines:
        alike[deadline.on, deadline.kind, clocks.done(deadline), deadline.provisional].append(deadline)
    for (on, kind, done, provisional), of_one_kind in alike.items():
        day = days[on]
        about = clocks.naming([deadline.part for deadline in of_one_kind])
        day.is_due = True
        unsure = ", provisional" if provisional else ""
        day.happen(_DUE[kind], f"last day to {DUE_WORDS[kind]}{about}{unsure}{done}")
