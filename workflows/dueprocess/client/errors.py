"""What can go wrong between an integrator and a case.

Exception
├── CannotOpen(ValueError)   the start was refused; the sentence says what to change
│   └── CaseExists           there is a case under this id already
├── NotTold(ValueError)      what was told was refused; the case is as it was
├── NoSuchCase(LookupError)  no case has this id
├── NoAnswer(TimeoutError)   no worker answered in time
├── CannotReach(ConnectionError)    no Temporal server answers
└── WrongConfiguration(ValueError)  Temporal's environment configuration cannot be used
"""


class CannotOpen(ValueError):
    """A case could not be opened; nothing is left running and no reference number was used.

    Attributes:
        rule: a stable hyphenated word, for example `unreadable` or `unknown-authority`.
    """

    def __init__(self, message: str, rule: str) -> None:
        super().__init__(message)
        self.rule = rule


class CaseExists(CannotOpen):
    """A case was opened under this id before; ids are never used twice."""

    def __init__(self, case_id: str) -> None:
        super().__init__(f"There is a case '{case_id}' already. Show it, or choose another key.", "case-exists")
        self.case_id = case_id


class NotTold(ValueError):
    """A case refused what it was told, and is as it was.

    Attributes:
        rule: a stable hyphenated word, for example `already-decided`.
        source: the citation the refusal rests on, if any.
    """

    def __init__(self, message: str, rule: str, source: str | None) -> None:
        super().__init__(message)
        self.rule = rule
        self.source = source


class NoSuchCase(LookupError):
    """No case has this id in this namespace."""

    def __init__(self, case_id: str) -> None:
        super().__init__(f"There is no case '{case_id}'. An id is `<authority>/<case key>`; list the cases to find it.")
        self.case_id = case_id


class NoAnswer(TimeoutError):
    """No worker answered in time. What was told may still be done when one runs; telling it again is safe."""

    def __init__(self, seconds: float) -> None:
        super().__init__(
            f"No worker answered within {seconds:g} seconds. Start one (`dueprocess worker`) and try again."
        )


class CannotReach(ConnectionError):
    """No Temporal server answers."""

    def __init__(self, address: str, why: str) -> None:
        super().__init__(
            f"No Temporal server answers at {address}. Start one with `dueprocess dev`, or set TEMPORAL_ADDRESS. "
            f"({why})"
        )


class WrongConfiguration(ValueError):
    """Temporal's environment configuration cannot be used."""

    def __init__(self, why: str) -> None:
        super().__init__(
            f"Temporal's environment configuration cannot be used: {why.strip()}. Look at the variables that begin "
            "with TEMPORAL_, and at the profile they name."
        )
