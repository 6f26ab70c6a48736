"""Looking a register over: whether its numbers are whole, and what became of its letters."""

from collections.abc import Mapping
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

from pydantic import BaseModel, ConfigDict
from sqlalchemy import Connection, func, select

from dueprocess.register.address import name_of, read_address
from dueprocess.register.index import CaseIndex
from dueprocess.register.ledger import Ledger, LetterState
from dueprocess.register.opening import look_into
from dueprocess.register.tables import LETTER_STATES, REFERENCES, SERIES


class CheckedSeries(BaseModel):
    """The numbers that were given out in a series. It is whole when nothing is missing and `last` is the highest."""

    model_config = ConfigDict(frozen=True)

    authority: str
    series: str
    given: int
    last: int
    highest: int
    missing: tuple[int, ...] = ()
    repeated: tuple[int, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Whether each number up to the last was given out, and once."""
        return self.last == self.highest and not self.missing and not self.repeated


class UnknownEnd(BaseModel):
    """A letter that was given to its channel, and of which nobody knows yet whether it went out."""

    model_config = ConfigDict(frozen=True)

    case_id: str
    step: str
    channel: str
    since: datetime


class CheckedRegister(BaseModel):
    """What there is in a register."""

    model_config = ConfigDict(frozen=True)

    register_name: str
    revision: str
    series: tuple[CheckedSeries, ...]
    letters: Mapping[LetterState, int]
    unknown_ends: tuple[UnknownEnd, ...]
    cases: int

    @property
    def is_whole(self) -> bool:
        """Whether every series is."""
        return all(series.is_whole for series in self.series)


def check_register(where: Path | str) -> CheckedRegister:
    """Look the register over, and leave it as it is.

    Raises:
        UnusableRegister: it is not there, cannot be opened, or has another revision than this code.
    """
    engine, revision = look_into(where)
    try:
        with engine.connect() as register:
            series = tuple(_series(register))
            unknown = tuple(_unknown_ends(register))
        return CheckedRegister(
            register_name=name_of(read_address(where)),
            revision=revision,
            series=series,
            letters=Ledger(engine).count(),
            unknown_ends=unknown,
            cases=CaseIndex(engine).count(),
        )
    finally:
        engine.dispose()


def _series(register: Connection) -> list[CheckedSeries]:
    last: dict[tuple[str, str], int] = {
        (authority, series): number
        for authority, series, number in register.execute(
            select(SERIES.c.authority, SERIES.c.series, SERIES.c.last_number)
        )
    }
    given: dict[tuple[str, str], list[int]] = {key: [] for key in last}
    for authority, series, number in register.execute(
        select(REFERENCES.c.authority, REFERENCES.c.series, REFERENCES.c.number)
    ):
        given.setdefault((authority, series), []).append(number)
    return [_checked(key, sorted(numbers), last.get(key, 0)) for key, numbers in sorted(given.items())]


def _checked(key: tuple[str, str], numbers: list[int], last: int) -> CheckedSeries:
    highest = numbers[-1] if numbers else 0
    return CheckedSeries(
        authority=key[0],
        series=key[1],
        given=len(numbers),
        last=last,
        highest=highest,
        missing=tuple(sorted(set(range(1, max(highest, last) + 1)).difference(numbers))),
        repeated=tuple(sorted({one for one, next_one in pairwise(numbers) if one == next_one})),
    )


def _unknown_ends(register: Connection) -> list[UnknownEnd]:
    newest = (
        select(
            LETTER_STATES,
            func.row_number()
            .over(
                partition_by=(LETTER_STATES.c.case_id, LETTER_STATES.c.step),
                order_by=(LETTER_STATES.c.edition.desc(), LETTER_STATES.c.number.desc()),
            )
            .label("back"),
        )
    ).subquery()
    rows = register.execute(
        select(newest.c.case_id, newest.c.step, newest.c.channel, newest.c.at)
        .where(newest.c.back == 1, newest.c.state == LetterState.HANDING_OVER)
        .order_by(newest.c.at)
    )
    return [
        UnknownEnd(
            case_id=case_id,
            step=step,
            channel=channel,
            since=at.astimezone(UTC) if at.tzinfo else at.replace(tzinfo=UTC),
        )
        for case_id, step, channel, at in rows
    ]
