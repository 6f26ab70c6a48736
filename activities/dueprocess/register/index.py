"""The index of cases: how each stands, with the dates of its facts. What is counted over many cases is read here."""

from sqlalchemy import Engine, delete, func, insert, select, update

from dueprocess.case.indexed import IndexedCase
from dueprocess.register.locking import lock
from dueprocess.register.tables import CASE_FACTS, CASES

_GIVEN_ONCE = {"case_id", "opened_on"}


class CaseIndex:
    """The cases of every authority on this register."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def enter(self, entry: IndexedCase) -> None:
        """Enter a case as it stands, in the place of an older revision; a newer one, or the same, is left."""
        row = entry.model_dump(exclude={"facts"})
        this_case = CASES.c.case_id == entry.case_id
        with self._engine.begin() as register:
            lock(register, f"case {entry.case_id}")
            standing = register.scalar(select(CASES.c.revision).where(this_case))
            if standing is None:
                register.execute(insert(CASES).values(**row))
            elif standing < entry.revision:
                changed = {name: value for name, value in row.items() if name not in _GIVEN_ONCE}
                register.execute(update(CASES).where(this_case).values(**changed))
            else:
                return
            register.execute(delete(CASE_FACTS).where(CASE_FACTS.c.case_id == entry.case_id))
            facts = [
                {"case_id": entry.case_id, "number": number, **fact.model_dump()}
                for number, fact in enumerate(entry.facts)
            ]
            if facts:
                register.execute(insert(CASE_FACTS), facts)

    def count(self) -> int:
        """How many cases there are."""
        with self._engine.connect() as register:
            return register.scalar(select(func.count()).select_from(CASES)) or 0
