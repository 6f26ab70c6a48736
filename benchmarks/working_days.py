"""Counting 20 working days: ours, the `holidays` package's own way, and numpy's if it is installed.

Every way answers for the same days in every round, one way after the other, so that a busy moment of the machine
falls on all of them. Run it from the root of the repository: `python -m benchmarks.working_days`.
"""

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from importlib import import_module
from time import perf_counter_ns
from typing import Protocol, cast

import holidays  # noqa: TID251 - it is what ours is held against
from benchmarks.spread import spread

from dueprocess.calendars import InstalledCalendars
from dueprocess.calendars.uk import NATIONS
from dueprocess.law import facts
from dueprocess.law.calendar import Calendar
from dueprocess.law.clock import assess
from dueprocess.law.counting import count_working_days
from dueprocess.law.outcomes import Outcome, ReviewOutcome
from dueprocess.law.position import Position
from dueprocess.law.practice import Practice
from dueprocess.law.regime import FOIA_2000
from dueprocess.law.timeline import Timeline

ROUNDS = 11
CALLS = 500
WORKING_DAYS = 20
FIRST_YEAR, LAST_YEAR = 2024, 2028

OURS = "counting.count_working_days: the UK, with reasons"
THEIRS = "holidays.get_nth_working_day: four nations summed"

Way = Callable[[date], object]


class _BusinessDays(Protocol):
    """The part of numpy that is used here."""

    def busdaycalendar(self, *, holidays: Sequence[date]) -> object: ...

    def busday_offset(self, on: date, days: int, *, roll: str, busdaycal: object) -> "_Day": ...


class _Day(Protocol):
    def item(self) -> date: ...


def main() -> None:
    """Measure, and print a line for each way."""
    calendar = InstalledCalendars().calendar("uk", FIRST_YEAR, LAST_YEAR)
    days = list(_days_of_receipt())
    counting, assessing = _ways_to_count(calendar), _ways_to_assess(calendar, days)

    print(f"{CALLS} days of receipt, {WORKING_DAYS} working days from each, {ROUNDS} rounds; least/median/most.")
    for name, way in counting.items():
        same = sum(way(on) == counting[OURS](on) for on in days)
        if same < CALLS:
            print(f"Another answer than ours on {CALLS - same} of {CALLS} days: {name}.")
    took = _measure({**counting, **assessing}, days)
    print(f"\n{'microseconds a call':>22}{'times as fast':>20}")
    for name, figures in took.items():
        faster = [theirs / own for theirs, own in zip(took[THEIRS], figures, strict=True)]
        print(f"{spread(figures, 2):>22}{spread(faster, 2):>20}  {name}")
    print(f"\n'Times as fast' is held against {THEIRS}, in the same round.")


def _days_of_receipt() -> Iterator[date]:
    """The same days in every run; years are left after them for the counts to run into."""
    chosen = random.Random(2000)  # noqa: S311 - nothing secret
    for _ in range(CALLS):
        yield date(FIRST_YEAR, 1, 1) + timedelta(days=chosen.randrange(3 * 365))


def _ways_to_count(calendar: Calendar) -> Mapping[str, Way]:
    """The ways to the 20th working day; what can be made once is made here, outside the measurement."""
    years = range(FIRST_YEAR, LAST_YEAR + 1)
    nations = [holidays.country_holidays("GB", subdiv=nation, years=years) for nation in NATIONS]
    england, union = nations[0], sum(nations[1:], start=nations[0])
    ways: dict[str, Way] = {
        OURS: lambda on: count_working_days(on, WORKING_DAYS, calendar).on,
        THEIRS: lambda on: union.get_nth_working_day(on, WORKING_DAYS),
        "holidays.get_nth_working_day: England alone": lambda on: england.get_nth_working_day(on, WORKING_DAYS),
    }
    try:
        numpy = cast("_BusinessDays", import_module("numpy"))
    except ImportError:
        print("numpy is not installed: numpy.busday_offset is left out.")
        return ways
    known = numpy.busdaycalendar(holidays=[holiday.on for holiday in calendar.holidays])
    # A day of receipt that is no working day counts as the one before it: day 0 either way.
    ways["numpy.busday_offset: the UK, calendar made before"] = lambda on: numpy.busday_offset(
        on, WORKING_DAYS, roll="backward", busdaycal=known
    ).item()
    return ways


def _ways_to_assess(calendar: Calendar, days: Sequence[date]) -> Mapping[str, Way]:
    """The whole clock, which also explains each date, over timelines read before."""
    untold = {on: Timeline(received_on=on) for on in days}
    eventful = {on: _eventful(on) for on in days}

    def position(timeline: Timeline) -> Position:
        return assess(timeline, regime=FOIA_2000, calendar=calendar, practice=Practice())

    return {
        "clock.assess: nothing told yet, 1 deadline": lambda on: position(untold[on]),
        "clock.assess: 7 facts told, 4 deadlines": lambda on: position(eventful[on]),
    }


def _eventful(received_on: date) -> Timeline:
    """A request with a clarification, an extension, a decision and a review that was extended."""

    def on(days_later: int) -> date:
        return received_on + timedelta(days=days_later)

    weighed = (facts.CitedExemption(provision="43(2)"),)
    return Timeline(
        received_on=received_on,
        facts=(
            facts.ClarificationAsked(on=on(3)),
            facts.ClarificationReceived(on=on(10)),
            facts.Extended(on=on(30), exemptions=weighed),
            facts.Decided(on=on(60), outcome=Outcome.REFUSED, exemptions=weighed),
            facts.ReviewRequested(on=on(70)),
            facts.ReviewExtended(on=on(90)),
            facts.ReviewDecided(on=on(120), outcome=ReviewOutcome.UPHELD),
        ),
    )


def _measure(ways: Mapping[str, Way], days: Sequence[date]) -> Mapping[str, Sequence[float]]:
    """Microseconds a call of each way, one figure a round."""
    took = {name: list[float]() for name in ways}
    for _ in range(ROUNDS):
        for name, way in ways.items():
            began = perf_counter_ns()
            for on in days:
                way(on)
            took[name].append((perf_counter_ns() - began) / len(days) / 1_000)
    return took


if __name__ == "__main__":
    main()
