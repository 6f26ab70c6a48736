"""Killing at random instants, and how long it took each time until things went on."""

import asyncio
import random
import statistics
import time
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from faults.set_up import Victim


class Kill(NamedTuple):
    """One kill -9. `at` is in seconds since 1970."""

    kind: str
    at: float
    in_progress: int


class Recovery(NamedTuple):
    """How long it took after the kills of one kind of process, in seconds."""

    kills: int
    median: float
    longest: float


class Pace(NamedTuple):
    """How many kills, how far apart, and how many cases must be in progress at each."""

    kills: int
    apart_seconds: tuple[float, float]
    at_least_in_progress: int


async def kill_at_random(
    victims: Mapping[str, Sequence[Victim]],
    pace: Pace,
    *,
    in_progress: Callable[[], int],
    randomly: random.Random,
) -> Sequence[Kill]:
    """Kill one kind of process after the other, chosen at random, whatever state it is in.

    Args:
        victims: by kind; all processes of a kind die together.
        pace: how many, and how often.
        in_progress: how many cases are open.
        randomly: seeded.
    """
    done = list[Kill]()
    while len(done) < pace.kills:
        await asyncio.sleep(randomly.uniform(*pace.apart_seconds))
        if in_progress() < pace.at_least_in_progress:
            continue
        kind = randomly.choice(sorted(victims))
        killed = [victim.kill() for victim in victims[kind]]
        if any(killed):
            done.append(Kill(kind, time.time(), in_progress()))
    return done


def recoveries(kills: Sequence[Kill], went_on: Sequence[tuple[float, float]]) -> Mapping[str, Recovery]:
    """By kind, the time from each kill to the first thing that was begun after it and went through.

    Args:
        kills: in order.
        went_on: when each thing was begun, and when it had gone through.
    """
    times = defaultdict[str, list[float]](list)
    for kill in kills:
        after = [through - kill.at for begun, through in went_on if begun >= kill.at]
        if after:
            times[kill.kind].append(min(after))
    return {kind: Recovery(len(took), statistics.median(took), max(took)) for kind, took in times.items()}
