"""Waiting for the other end of a connection."""

import select
from multiprocessing.connection import Connection
from time import perf_counter

# Who sleeps is woken in some 20 microseconds. Questions come in bursts, and most answers are there sooner than that.
_WATCH_SECONDS = 0.0002


def wait_for(connection: Connection, within_seconds: float | None = None) -> bool:
    """Whether something is there to be received, now or within the time given; None waits for ever."""
    there = select.poll()
    there.register(connection.fileno(), select.POLLIN)
    until = perf_counter() + _WATCH_SECONDS
    while perf_counter() < until:
        if there.poll(0):
            return True
    return bool(there.poll(None if within_seconds is None else within_seconds * 1000))
