"""Adding 20 working days by ours, numpy's and the `holidays` package's own way; and the whole clock, explained.

Every way answers for the same days in every round, one way after the other, so that a busy moment of the machine
falls on all of them. The time is that of the CPU, so that what other processes take meanwhile is not in it. Run it
from the root of the repository: `python -m benchmarks.working_days`.
"""

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from importlib import import_module
from statistics import median
from time import process_time_ns
from typing import Protocol, cast

import holidays  # noqa: TID251 - it is what ours is held against
from benchmarks.requests import eventful
from benchmarks.spread import spread

from dueprocess.calendars import InstalledCalendars
from dueprocess.calendars.uk import NATIONS
from dueprocess.law.calendar import Calendar
from dueprocess.law.clock import assess
from dueprocess.law.counting import count_working_days, working_day_after
from dueprocess.law.explaining import explain
from dueprocess.law.practice import Practice
from dueprocess.law.timeline import Timeline

ROUNDS = 11
CALLS = 500
# The quickest way takes a tenth of a millisecond for all the days: too short to be measured once.
TURN_NS = 100_000_000
WORKING_DAYS = 20

OURS = "counting.working_day_after: the UK"
NUMPY = "numpy.busday_offset: the UK, calendar made before"
THEIRS = "holidays.get_nth_working_day: four nations summed"
EXPLAINED = "clock.assess and explaining.explain: 12 facts, 4 deadlines"

TIMES_NUMPY, TIMES_HOLIDAYS, MICROSECONDS_EXPLAINED = 15, 100, 200
"""Our goals: at least so many times as fast, and at most so long."""

Way = Callable[[Sequence[date]], Sequence[object]]
"""Answers for each of the days, in order."""

Took = Mapping[str, Sequence[float]]
"""Microseconds of CPU time a call of each way, one figure a round."""


class _BusinessDays(Protocol):
    """The part of numpy that is used here."""

    def datetime64(self, on: date) -> "_Day": ...

    def busdaycalendar(self, *, holidays: Sequence[date]) -> object: ...

    def busday_offset(self, on: "date | _Day", days: int, *, roll: str, busdaycal: object) -> "_Day": ...


class _Day(Protocol):
    def item(self) -> date: ...


def main() -> None:
    """Measure, and print a line for each way and each goal."""
    calendar = InstalledCalendars().uk()
    days = list(_days_of_receipt(calendar))
    adding = {**_our_ways(calendar), **_their_ways(calendar), **_ways_of_numpy(calendar, days)}

    print(f"{CALLS} days of receipt, {WORKING_DAYS} working days from each, {ROUNDS} rounds; least/median/most.")
    ours = adding[OURS](days)
    for name, way in adding.items():
        same = sum(one == other for one, other in zip(ours, way(days), strict=True))
        print(f"Same answers as ours on {same} of {CALLS} days: {name}.")

    took = _measure({**adding, **_ways_to_assess(calendar, days)}, days)
    print(f"\n{'CPU microseconds a call':>24}{'ours, times as fast':>22}")
    for name, figures in took.items():
        print(f"{spread(figures, 2):>24}{spread(_times_as_fast(took, name)):>22}  {name}")
    print(f"\n'Ours, times as fast' holds {OURS} against each, in the same round.\n")
    _print_goals(took)


def _times_as_fast(took: Took, name: str) -> Sequence[float]:
    return [theirs / ours for theirs, ours in zip(took[name], took[OURS], strict=True)]


def _print_goals(took: Took) -> None:
    """The goals, each beside the median of what was seen."""
    for goal, name in ((TIMES_NUMPY, NUMPY), (TIMES_HOLIDAYS, THEIRS)):
        seen = f"{median(_times_as_fast(took, name)):.1f}" if name in took else "nothing"
        print(f"Goal at least {goal} times as fast, seen {seen}: {name}.")
    print(f"Goal below {MICROSECONDS_EXPLAINED} microseconds, seen {median(took[EXPLAINED]):.0f}: {EXPLAINED}.")


def _days_of_receipt(calendar: Calendar) -> Iterator[date]:
    """The same days in every run, from the years officially known; the last is left for the counts to run into."""
    chosen = random.Random(2000)  # noqa: S311 - nothing secret
    first_on = calendar.verified_from or calendar.first_on
    last_on = date(calendar.verified_to.year - 1, 12, 31)
    for _ in range(CALLS):
        yield first_on + timedelta(days=chosen.randrange((last_on - first_on).days + 1))


def _our_ways(calendar: Calendar) -> Mapping[str, Way]:
    return {
        OURS: lambda days: [working_day_after(on, WORKING_DAYS, calendar) for on in days],
        "counting.count_working_days: the UK, each day skipped with its reason": lambda days: [
            count_working_days(on, WORKING_DAYS, calendar).on for on in days
        ],
    }


def _their_ways(calendar: Calendar) -> Mapping[str, Way]:
    """The `holidays` package's; its holidays are listed here, outside the measurement."""
    years = range(calendar.first_on.year, calendar.last_on.year + 1)
    nations = [holidays.country_holidays("GB", subdiv=nation, years=years) for nation in NATIONS]
    england, union = nations[0], sum(nations[1:], start=nations[0])
    return {
        THEIRS: lambda days: [union.get_nth_working_day(on, WORKING_DAYS) for on in days],
        "holidays.get_nth_working_day: England alone": lambda days: [
            england.get_nth_working_day(on, WORKING_DAYS) for on in days
        ],
    }


def _ways_of_numpy(calendar: Calendar, days: Sequence[date]) -> Mapping[str, Way]:
    """One call a day over our holidays, from dates to dates as ours, and with numpy's own days on both sides."""
    try:
        numpy = cast("_BusinessDays", import_module("numpy"))
    except ImportError:
        print("numpy is not installed and left out; `make benchmark` installs it.")
        return {}
    known = numpy.busdaycalendar(holidays=[holiday.on for holiday in calendar.holidays])
    own = {on: numpy.datetime64(on) for on in days}

    # A day of receipt that is no working day counts as the one before it: day 0 either way.
    return {
        NUMPY: lambda days: [
            numpy.busday_offset(on, WORKING_DAYS, roll="backward", busdaycal=known).item() for on in days
        ],
        "numpy.busday_offset: the same, numpy's own days in and out": lambda days: [
            numpy.busday_offset(own[on], WORKING_DAYS, roll="backward", busdaycal=known) for on in days
        ],
    }


def _ways_to_assess(calendar: Calendar, days: Sequence[date]) -> Mapping[str, Way]:
    """The whole clock over timelines that were read before, with every deadline explained in sentences."""
    practice = Practice()
    untold = {on: Timeline(received_on=on) for on in days}
    told = {on: eventful(on) for on in days}

    def explained(timeline: Timeline) -> Sequence[object]:
        position = assess(timeline, calendar=calendar, practice=practice)
        return [explain(deadline, calendar) for deadline in position.deadlines]

    return {
        "clock.assess and explaining.explain: nothing told yet, 1 deadline": lambda days: [
            explained(untold[on]) for on in days
        ],
        EXPLAINED: lambda days: [explained(told[on]) for on in days],
    }


def _measure(ways: Mapping[str, Way], days: Sequence[date]) -> Took:
    """Every way in turn goes over the days again until its time in the round is up."""
    took = {name: list[float]() for name in ways}
    for _ in range(ROUNDS):
        for name, way in ways.items():
            began, passes = process_time_ns(), 0
            while process_time_ns() - began < TURN_NS:
                way(days)
                passes += 1
            took[name].append((process_time_ns() - began) / passes / len(days) / 1_000)
    return took


if __name__ == "__main__":
    main()
