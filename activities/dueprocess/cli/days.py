"""`dueprocess days`: working days counted, with what was skipped and why; no server, no case."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Annotated

import typer
from pydantic import BaseModel
from rich.markup import escape

from dueprocess.case.reading import Unreadable
from dueprocess.cli.calendars import CalendarChoice, CalendarUsed, calendar_named, calendar_used, rests_on, source_of
from dueprocess.cli.inputs import parse_day
from dueprocess.cli.printing import AsJson, console, print_json
from dueprocess.law.calendar import Calendar
from dueprocess.law.counting import ONE_DAY, working_day_after, working_day_before, working_days_between
from dueprocess.law.uk_time import short_date
from dueprocess.law.working_days import Skipped

app = typer.Typer(no_args_is_help=True, help="Count working days, and say which days were skipped and why.")

# A count below zero looks like an option; as an argument it gets a sentence of ours.
_NEGATIVE_TOO = {"ignore_unknown_options": True}


class DayNotCounted(BaseModel):
    """A day that is no working day.

    Attributes:
        on: the day.
        why: why in words, for example `St Patrick's Day (Northern Ireland)` or `Saturday`.
        name: the name alone, without the nations.
        nations: of `ENG`, `WLS`, `SCT`, `NIR` those that keep it; none when the whole United Kingdom does, and none
            for a Saturday or Sunday.
        source: where a holiday stands: the address of its proclamation, the GOV.UK list, or the holidays package;
            null for a Saturday or Sunday.
    """

    on: date
    why: str
    name: str
    nations: tuple[str, ...]
    source: str | None


class DayFound(BaseModel):
    """The answer of `dueprocess days add` and `sub`. A promise: fields may be added, none changes or goes.

    Attributes:
        on: the day found.
        counted_from: the day that was given: day 0, which may be any day and is never counted itself.
        working_days: how many were counted.
        skipped: the days between the two that did not count, in order.
        provisional: whether the later of the two lies past the last day whose holidays are officially known.
        calendar: the list of holidays.
    """

    on: date
    counted_from: date
    working_days: int
    skipped: tuple[DayNotCounted, ...]
    provisional: bool
    calendar: CalendarUsed


class DaysBetween(BaseModel):
    """The answer of `dueprocess days between`. A promise: fields may be added, none changes or goes.

    Attributes:
        after: the first day given; it is not counted.
        until: the second day given; it is counted if it is a working day.
        working_days: how many there are.
        skipped: the days after the first, up to and with the second, that did not count, in order.
        provisional: whether the second lies past the last day whose holidays are officially known.
        calendar: the list of holidays.
    """

    after: date
    until: date
    working_days: int
    skipped: tuple[DayNotCounted, ...]
    provisional: bool
    calendar: CalendarUsed


class DayLookedAt(BaseModel):
    """The answer of `dueprocess days is`. A promise: fields may be added, none changes or goes.

    Attributes:
        on: the day given.
        working: whether it is a working day.
        reason: why not; null for a working day.
        provisional: whether the day lies past the last day whose holidays are officially known.
        calendar: the list of holidays.
    """

    on: date
    working: bool
    reason: DayNotCounted | None
    provisional: bool
    calendar: CalendarUsed


DayGiven = Annotated[str, typer.Argument(help="A day, YYYY-MM-DD. It may be any day of the week.")]
HowMany = Annotated[str, typer.Argument(help="How many working days: 0 or more.")]


@app.command("add", context_settings=_NEGATIVE_TOO)
def add(day: DayGiven, days: HowMany, *, calendar: CalendarChoice = "uk", as_json: AsJson = False) -> None:
    """The n-th working day after a day; 0 gives the day."""
    used, on, count = calendar_named(calendar), parse_day(day), _count(days)
    _known(used, on)
    found = working_day_after(on, count, used)
    _answer_found(used, on, found, count, as_json=as_json)


@app.command("sub", context_settings=_NEGATIVE_TOO)
def sub(day: DayGiven, days: HowMany, *, calendar: CalendarChoice = "uk", as_json: AsJson = False) -> None:
    """The n-th working day before a day; 0 gives the day."""
    used, on, count = calendar_named(calendar), parse_day(day), _count(days)
    _known(used, on)
    found = working_day_before(on, count, used)
    _answer_found(used, on, found, count, as_json=as_json)


@app.command("between")
def between(after: DayGiven, until: DayGiven, *, calendar: CalendarChoice = "uk", as_json: AsJson = False) -> None:
    """How many working days: after A, up to and with B."""
    used, first, last = calendar_named(calendar), parse_day(after), parse_day(until)
    if last < first:
        raise Unreadable(f"{first} is after {last}: name the earlier day first.")
    _known(used, first)
    _known(used, last)
    answer = DaysBetween(
        after=first,
        until=last,
        working_days=working_days_between(first, last, used),
        skipped=tuple(_not_counted(day, used) for day in used.working_days.skipped_between(first, last)),
        provisional=used.is_provisional(last),
        calendar=calendar_used(used),
    )
    if as_json:
        print_json(answer)
        return
    sentence = f"{_days(answer.working_days)} after {short_date(first)}, up to and with {short_date(last)}"
    _print([f"{sentence}, by the calendar {used.name}.", *_skipped(answer.skipped), *rests_on(used, first, last)])


@app.command("is")
def is_working(day: DayGiven, *, calendar: CalendarChoice = "uk", as_json: AsJson = False) -> None:
    """Whether a day is a working day, and why not. The exit code is 0 either way."""
    used, on = calendar_named(calendar), parse_day(day)
    skipped = used.why_not_working(on)
    answer = DayLookedAt(
        on=on,
        working=skipped is None,
        reason=_not_counted(skipped, used) if skipped else None,
        provisional=used.is_provisional(on),
        calendar=calendar_used(used),
    )
    if as_json:
        print_json(answer)
        return
    verdict = f"is not a working day: {skipped.why}" if skipped else "is a working day"
    _print([f"{short_date(on)} {verdict}, by the calendar {used.name}.", *rests_on(used, on, on)])


def _answer_found(used: Calendar, given: date, found: date, count: int, *, as_json: bool) -> None:
    earlier, later = min(given, found), max(given, found)
    # Day 0 is not counted: counting back, it is the later of the two.
    last = later if found == later else later - ONE_DAY
    answer = DayFound(
        on=found,
        counted_from=given,
        working_days=count,
        skipped=tuple(_not_counted(day, used) for day in used.working_days.skipped_between(earlier, last)),
        provisional=used.is_provisional(later),
        calendar=calendar_used(used),
    )
    if as_json:
        print_json(answer)
        return
    side = "after" if found >= given else "before"
    sentence = f"{short_date(found)}: {_days(count)} {side} {short_date(given)}, by the calendar {used.name}."
    _print([sentence, *_skipped(answer.skipped), *rests_on(used, earlier, later)])


def _known(used: Calendar, on: date) -> None:
    if not used.first_on <= on <= used.last_on:
        raise used.outside(on)


def _count(words: str) -> int:
    # No count of more digits can lie in a calendar, and Python refuses to read very many.
    if not (words.isascii() and words.isdigit() and len(words) <= _DIGITS):
        raise Unreadable(f"'{words}' is not a number of working days. Write 0 or more, for example 20.")
    return int(words)


def _not_counted(skipped: Skipped, used: Calendar) -> DayNotCounted:
    holidays = [holiday for holiday in used.holidays if holiday.on == skipped.on]
    return DayNotCounted(
        on=skipped.on,
        why=skipped.why,
        name=" / ".join(dict.fromkeys(holiday.name for holiday in holidays)) or skipped.why,
        nations=skipped.nations,
        source=", ".join(dict.fromkeys(source_of(holiday, used) for holiday in holidays)) or None,
    )


def _skipped(days: Sequence[DayNotCounted]) -> Iterator[str]:
    weekend = [day for day in days if day.source is None]
    if weekend:
        yield f"Skipped: {len(weekend)} {'Saturdays and Sundays' if len(weekend) > 1 else weekend[0].name}."
    for day in days:
        if day.source is not None:
            yield f"Skipped: {short_date(day.on)}, {day.why}."


def _days(count: int) -> str:
    return f"{count} working {'day' if count == 1 else 'days'}"


def _print(sentences: Sequence[str]) -> None:
    for sentence in sentences:
        console.print(escape(sentence))


_DIGITS = 9
