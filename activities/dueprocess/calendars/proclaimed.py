"""Holidays proclaimed, moved or taken back since the official list was shipped: a file of this machine's own."""

import json
import os
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from fcntl import LOCK_EX, flock
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    TypeAdapter,
    ValidationError,
    field_validator,
)

from dueprocess.case.reading import explain
from dueprocess.law.calendar import CALENDARS, CalendarName, Nation
from dueprocess.law.day import Day


class BadProclaimedDays(ValueError):
    """The file of proclaimed days cannot be read, or a day cannot be added to it."""


def _web_address(words: str) -> str:
    try:
        parts = urlsplit(words)
        is_one = parts.scheme in {"http", "https"} and bool(parts.hostname) and not any(map(str.isspace, words))
    except ValueError:
        is_one = False
    if not is_one:
        raise ValueError(f"'{words}' is not a web address; it begins with https://")
    return words


def _one_line(words: str) -> str:
    if not words.isprintable():
        raise ValueError("write it on one line, without control characters")
    return words


class ProclaimedDay(BaseModel):
    """A holiday that the official list does not know yet, or one on it that was taken back.

    `nations` are those that keep it; `source` is where it can be read.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    on: Day
    name: Annotated[
        str, StringConstraints(strip_whitespace=True, min_length=1, max_length=100), AfterValidator(_one_line)
    ]
    nations: Annotated[tuple[Nation, ...], Field(min_length=1)]
    source: Annotated[str, StringConstraints(max_length=500), AfterValidator(_web_address), AfterValidator(_one_line)]
    change: Literal["added", "removed"] = "added"

    @field_validator("on")
    @classmethod
    def _on_a_weekday(cls, on: Day) -> Day:
        weekend = {5: "Saturday", 6: "Sunday"}.get(on.weekday())
        if weekend:
            raise ValueError(f"{on} is a {weekend}, which is no working day anyway")
        return on


def nations_of(name: CalendarName) -> tuple[Nation, ...]:
    """The nations of a calendar in their usual order."""
    kept = CALENDARS[name]
    order: tuple[Nation, ...] = ("ENG", "WLS", "SCT", "NIR")
    return tuple(nation for nation in order if nation in kept)


def read_proclaimed(file: Path) -> tuple[ProclaimedDay, ...]:
    """The days in the file, in order, those of one day as they stand in it; none if there is no such file.

    Raises:
        BadProclaimedDays: it cannot be read.
    """
    try:
        written = file.read_bytes()
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise BadProclaimedDays(f"{file} cannot be read: {error.strerror}.") from error
    try:
        days = _DAYS.validate_json(written)
    except ValidationError as error:
        raise BadProclaimedDays(f"{file}: {explain(error)}") from error
    return tuple(sorted(days, key=lambda day: day.on))


def add_proclaimed(file: Path, days: Sequence[ProclaimedDay]) -> tuple[ProclaimedDay, ...]:
    """Add days to the file and give all that are in it; what is in it already and still counts is not added again.

    Raises:
        BadProclaimedDays: the file cannot be read or written.
    """
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with _alone_with(file):
            there = read_proclaimed(file)
            new = [day for day in days if day != _last_word(there, day)]
            if new:
                _write(file, [*there, *new])
            return read_proclaimed(file)
    except OSError as error:
        raise BadProclaimedDays(f"{file} cannot be written: {error.strerror}.") from error


def _last_word(there: Sequence[ProclaimedDay], on: ProclaimedDay) -> ProclaimedDay | None:
    """What was proclaimed last of this day in any of its nations."""
    about = (day for day in there if day.on == on.on and not set(day.nations).isdisjoint(on.nations))
    return next(reversed(list(about)), None)


_DAYS: TypeAdapter[list[ProclaimedDay]] = TypeAdapter(list[ProclaimedDay])


def _write(file: Path, days: Sequence[ProclaimedDay]) -> None:
    """Put the whole file in place at once: a worker may be reading it."""
    text = json.dumps([day.model_dump(mode="json") for day in days], indent=2, ensure_ascii=False) + "\n"
    beside = file.with_name(f"{file.name}.new")
    with beside.open("w", encoding="utf-8") as new:
        new.write(text)
        new.flush()
        os.fsync(new.fileno())
    beside.replace(file)


@contextmanager
def _alone_with(file: Path) -> Generator[None]:
    with file.with_name(f"{file.name}.lock").open("w") as lock:
        flock(lock, LOCK_EX)
        yield
