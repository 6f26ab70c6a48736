"""Reference numbers: gapless in each series, one a case, never given twice."""

from collections.abc import Callable

from sqlalchemy import Engine, func, insert, select

from dueprocess.register.tables import REFERENCES


class References:
    """The reference numbers of every authority on this register."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def close(self) -> None:
        """Let go of the file."""
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
            given: str | None = register.scalar(select(REFERENCES.c.reference).where(REFERENCES.c.case_id == case_id))
            if given is not None:
                return given
            highest = register.scalar(
                select(func.max(REFERENCES.c.number)).where(
                    REFERENCES.c.authority == authority, REFERENCES.c.series == series
                )
            )
            number = (highest or 0) + 1
            reference = write(number)
            register.execute(
                insert(REFERENCES).values(
                    case_id=case_id, authority=authority, series=series, number=number, reference=reference
                )
            )
            return reference
