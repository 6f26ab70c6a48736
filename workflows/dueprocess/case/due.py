"""What a deadline asks for, in words that name the part of the request it is of."""

from dueprocess.law.explaining import DUE_WORDS
from dueprocess.law.position import DeadlineKind


def due_words(kind: DeadlineKind, part: str) -> str:
    """For example `answer the request (part 2)`; without the part where the request is one whole."""
    return DUE_WORDS[kind] + (f" (part {part})" if part else "")
