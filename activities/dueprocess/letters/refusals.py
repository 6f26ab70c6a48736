"""Mistakes in Markdown: the first one stops a letter; a check of the wording keeps all, each with its line."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from dueprocess.letters.errors import Place, UnsupportedMarkdown
from dueprocess.letters.slots import without_slots

_QUOTED_CHARACTERS = 40


@dataclass(slots=True)
class Refusals:
    """What is done about each mistake in the Markdown of one part.

    Attributes:
        place: the part.
        lines: for each line of the Markdown, that of the wording it was made of; None where that is not known.
        kept: the mistakes so far, where they are kept; None where the first one is raised.
        line: the line of the Markdown that is being read, from 0.
    """

    place: Place
    lines: Sequence[int] | None = None
    kept: list[UnsupportedMarkdown] | None = None
    line: int = field(default=0)

    def __call__(self, what: str, near: str) -> None:
        """`what` is wrong; a little of the wording is quoted, without any value.

        Raises:
            UnsupportedMarkdown: mistakes are not kept.
        """
        words = without_slots(near).strip().splitlines() or [""]
        place = self.place
        if self.lines:
            place = place.at(self.lines[min(self.line, len(self.lines) - 1)])
        error = UnsupportedMarkdown(place, what, words[0][:_QUOTED_CHARACTERS])
        if self.kept is None:
            raise error
        self.kept.append(error)
