"""What the code of an institution may take, so that none can stop a clock or starve another."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """How long the process of an institution may take, and how much memory.

    Attributes:
        start_seconds: from its start until its code is imported.
        answer_seconds: for a question, which reads nothing and so needs a moment.
        deed_seconds: for a deed, which may wait for another system.
        memory_bytes: of address space.
        rest_seconds: after it was ended for taking too long, or ended by itself: so long it is not asked again, since
            each question would cost the others another wait.
    """

    start_seconds: float = 30
    answer_seconds: float = 5
    deed_seconds: float = 60
    memory_bytes: int = 1 << 30
    rest_seconds: float = 10


LIMITS = Limits()
