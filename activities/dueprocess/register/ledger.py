"""The ledger of letters: what became of each, and when. One letter a key, and one hand-over a letter."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict
from sqlalchemy import Connection, Engine, func, insert, select

from dueprocess.case.letters import Delivered, StoredFile
from dueprocess.case.plan import AnsweredBy
from dueprocess.register.locking import lock
from dueprocess.register.tables import LETTER_STATES, LETTERS


class LetterState(StrEnum):
    """What has become of a letter, in the order in which it can happen."""

    ENTERED = "entered"
    """It was composed and lies in the store."""
    HANDING_OVER = "handing-over"
    """Its channel was called. While this is the last state, nobody knows whether it went out."""
    NOT_TAKEN = "not-taken"
    """It did not go out, and is tried again by itself."""
    HELD = "held"
    """It did not go out and waits for a person. When it is sent after all, it is made anew, as another edition."""
    HANDED_OVER = "handed-over"
    """Its channel took it, or an officer said that it went out. Nothing comes after this."""


class LetterKey(NamedTuple):
    """By what every hop recognises a letter: its case, which is the workflow id, and its step there."""

    case_id: str
    step: str

    def __str__(self) -> str:
        """As channels are given it: `leeds/2026-17/decision`."""
        return f"{self.case_id}/{self.step}"


class Made(BaseModel):
    """A letter as it was made: its files, and whose words they are."""

    model_config = ConfigDict(frozen=True)

    files: tuple[StoredFile, ...]
    answered_by: tuple[AnsweredBy, ...] = ()


class Entry(NamedTuple):
    """A letter in the ledger, with the last that became of it. `at` is an instant in UTC."""

    key: LetterKey
    edition: int
    made: Made
    state: LetterState
    at: datetime
    channel: str = ""
    receipt: str = ""
    sent_on: date | None = None
    why: str = ""
    plugin: str = ""
    version: str = ""
    """Of whom carries the channel, once it was handed over."""

    @property
    def delivered(self) -> Delivered | None:
        """How it went out, once it has."""
        if self.sent_on is None:
            return None
        return Delivered(
            channel=self.channel,
            receipt=self.receipt,
            sent_on=self.sent_on,
            plugin=self.plugin,
            version=self.version,
        )


class AlreadyHandedOver(RuntimeError):
    """Something was noted of a letter that has been handed over."""

    def __init__(self, key: LetterKey, state: LetterState) -> None:
        super().__init__(f"{key} was handed over already, and cannot be '{state}' after that.")


class Ledger:
    """The letters of every authority on this register."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def find(self, key: LetterKey) -> Entry | None:
        """The last edition of a letter; None where none was entered."""
        with self._engine.connect() as register:
            return _last(register, key)

    def enter(self, key: LetterKey, made: Made, *, authority: str, reference: str, notice: str) -> Entry:
        """Enter a letter, and give the one that stands: the first, unless that is held and did not go out."""
        with self._engine.begin() as register:
            lock(register, f"letter {key}")
            standing = _last(register, key)
            if standing is not None and standing.state is not LetterState.HELD:
                return standing
            edition = standing.edition + 1 if standing else 1
            register.execute(
                insert(LETTERS).values(
                    **key._asdict(),
                    edition=edition,
                    authority=authority,
                    reference=reference,
                    notice=notice,
                    made=made.model_dump_json(),
                )
            )
            return _add(register, Entry(key, edition, made, LetterState.ENTERED, datetime.now(UTC)), number=1)

    def note(self, became: Entry) -> Entry:
        """Add what became of a letter, now. A second hand-over of one is not added: the first stands.

        Raises:
            AlreadyHandedOver: it was handed over, and something else is noted of it.
        """
        with self._engine.begin() as register:
            lock(register, f"letter {became.key}")
            standing = _last(register, became.key)
            if standing is not None and standing.state is LetterState.HANDED_OVER:
                if became.state is LetterState.HANDED_OVER:
                    return standing
                raise AlreadyHandedOver(became.key, became.state)
            number = register.scalar(
                select(func.max(LETTER_STATES.c.number)).where(
                    LETTER_STATES.c.case_id == became.key.case_id,
                    LETTER_STATES.c.step == became.key.step,
                    LETTER_STATES.c.edition == became.edition,
                )
            )
            return _add(register, became._replace(at=datetime.now(UTC)), number=(number or 0) + 1)

    def count(self) -> Mapping[LetterState, int]:
        """How many letters there are in each state: the last state of the last edition of each."""
        with self._engine.connect() as register:
            last = (
                select(
                    LETTER_STATES.c.state,
                    func.row_number()
                    .over(
                        partition_by=(LETTER_STATES.c.case_id, LETTER_STATES.c.step),
                        order_by=(LETTER_STATES.c.edition.desc(), LETTER_STATES.c.number.desc()),
                    )
                    .label("back"),
                )
            ).subquery()
            rows = register.execute(select(last.c.state, func.count()).where(last.c.back == 1).group_by(last.c.state))
            return {LetterState(state): count for state, count in rows}


def _last(register: Connection, key: LetterKey) -> Entry | None:
    joined = LETTERS.join(LETTER_STATES)
    row = (
        register.execute(
            select(LETTERS.c.edition, LETTERS.c.made, LETTER_STATES)
            .select_from(joined)
            .where(LETTERS.c.case_id == key.case_id, LETTERS.c.step == key.step)
            .order_by(LETTERS.c.edition.desc(), LETTER_STATES.c.number.desc())
            .limit(1)
        )
        .mappings()
        .first()
    )
    if row is None:
        return None
    return Entry(
        key,
        row[LETTERS.c.edition],
        Made.model_validate_json(row[LETTERS.c.made]),
        LetterState(row[LETTER_STATES.c.state]),
        _utc(row[LETTER_STATES.c.at]),
        row[LETTER_STATES.c.channel],
        row[LETTER_STATES.c.receipt],
        row[LETTER_STATES.c.sent_on],
        row[LETTER_STATES.c.why],
        row[LETTER_STATES.c.plugin],
        row[LETTER_STATES.c.version],
    )


def _add(register: Connection, entry: Entry, *, number: int) -> Entry:
    register.execute(
        insert(LETTER_STATES).values(
            **entry.key._asdict(),
            edition=entry.edition,
            number=number,
            state=entry.state,
            at=entry.at,
            channel=entry.channel,
            receipt=_storable(entry.receipt),
            sent_on=entry.sent_on,
            why=_storable(entry.why),
            plugin=entry.plugin,
            version=entry.version,
        )
    )
    return entry


def _storable(words: str) -> str:
    # Another system's words, which PostgreSQL refuses where they hold a NUL, and both where they are no Unicode.
    return words.encode("utf-8", "replace").decode("utf-8").replace("\0", "\N{REPLACEMENT CHARACTER}")


def _utc(at: datetime) -> datetime:
    # SQLite keeps no time zone, and PostgreSQL gives that of the session; ours are all UTC.
    return at.astimezone(UTC) if at.tzinfo else at.replace(tzinfo=UTC)
