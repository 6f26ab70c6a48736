"""The register as one: what it keeps, and the database that it is kept in."""

from dataclasses import dataclass
from pathlib import Path
from typing import Self

from sqlalchemy import Engine

from dueprocess.register.index import CaseIndex
from dueprocess.register.ledger import Ledger
from dueprocess.register.opening import open_register
from dueprocess.register.references import References


@dataclass(frozen=True)
class Register:
    """The references, the ledger of letters and the index of cases of every authority on one database."""

    engine: Engine
    references: References
    letters: Ledger
    cases: CaseIndex

    @classmethod
    def open(cls, where: Path | str) -> Self:
        """The register in this file, made if it is not there, or in the database at this URL.

        Raises:
            UnusableRegister: it cannot be opened, or is newer than this code.
        """
        engine = open_register(where)
        return cls(engine, References(engine), Ledger(engine), CaseIndex(engine))

    def close(self) -> None:
        """Let go of the database."""
        self.engine.dispose()
