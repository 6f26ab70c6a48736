"""Reference numbers: gapless in each series, one a case, never given twice."""

from collections.abc import Callable

from sqlalchemy import Connection, Engine, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from dueprocess.register.locking import lock
from dueprocess.register.tables import REFERENCES, SERIES


class References:
    """The reference numbers of every authority on this register."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def close(self) -> None:
        """Let go of the register."""
        self._engine.dispose()

    def give(self, case_id: str, *, authority: str, series: str, write: Callable[[int], str]) -> str:
        """The reference of this case: the one it has, or the next of its series.

        Args:
            case_id: the workflow id. Asking again with the same one gives the same reference.
            authority: whose series it is.
            series: numbers run from 1 without a gap in each series of each authority.
            write: makes the reference from its number. If it raises, no number is used up.
        """
        with self._engine.begin() as register:
            # Two attempts for one case may run at once: the second waits here, and then finds what the first was given.
            lock(register, f"reference {case_id}")
            given: str | None = register.scalar(select(REFERENCES.c.reference).where(REFERENCES.c.case_id == case_id))
            if given is not None:
                return given
            number = _last_number(register, authority, series) + 1
            reference = write(number)
            register.execute(
                insert(REFERENCES).values(
                    case_id=case_id, authority=authority, series=series, number=number, reference=reference
                )
            )
            register.execute(
                update(SERIES)
                .where(SERIES.c.authority == authority, SERIES.c.series == series)
                .values(last_number=number)
            )
            return reference


def _last_number(register: Connection, authority: str, series: str) -> int:
    """The last number of a series, whose row is locked until the transaction ends."""
    upsert = postgresql.insert if register.dialect.name == "postgresql" else sqlite.insert
    register.execute(upsert(SERIES).values(authority=authority, series=series, last_number=0).on_conflict_do_nothing())
    last: int = register.execute(
        select(SERIES.c.last_number).where(SERIES.c.authority == authority, SERIES.c.series == series).with_for_update()
    ).scalar_one()
    return last
