"""What can be wrong with an institution's wording or layout. Each means: hold the letter and tell the institution.

ValueError
└── WordingError
    ├── MissingPart           a part the law asks for is absent, or empty once filled
    ├── UnlawfulParts         the letter as made lacks a part, or has one that the law forbids
    ├── UnknownPart           a part, or a variant, that the notice does not have
    ├── UnknownValue          a value that letters do not know
    ├── UnfilledValue         a known value that this case does not have
    ├── UnprintableValue      a value that is not words, a number or a date
    ├── BrokenWording         Jinja cannot read or fill it
    ├── ForbiddenWording      Jinja that letters do not allow
    ├── UnsupportedMarkdown   Markdown that cannot be printed alike in every format
    ├── UnknownLanguage       a language without the fixed phrases of a letter
    ├── LayoutError           a layout, page or Word file of its own that cannot set a letter
    ├── Unpostable            a postal letter to somebody whose address is not known, or does not fit the window
    └── UnusableMailbox       an e-mail from an address that no e-mail can have
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from dueprocess.case.notice_parts.checking import Fault
from dueprocess.case.notices import Notice
from dueprocess.law.source import Source


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the wording: the notice, the part as the institution named it, and the line if known."""

    notice: Notice
    part: str
    line: int | None = None

    def __str__(self) -> str:
        """For example `decision, part 'grounds', line 3`."""
        line = "" if self.line is None else f", line {self.line}"
        return f"{self.notice}, part '{self.part}'{line}"

    def at(self, line: int | None) -> "Place":
        """The same part, at this line."""
        return Place(self.notice, self.part, line)


class WordingError(ValueError):
    """The letter cannot be composed from this wording; hold it until the wording is put right.

    Attributes:
        place: where the mistake is, or None when it concerns the whole letter.
        why: the message without the place.
    """

    def __init__(self, message: str, place: Place | None = None) -> None:
        super().__init__(message if place is None else f"{place}: {message}")
        self.place = place
        self.why = message


class MissingPart(WordingError):
    """A part that the law asks for is not in the wording, or has no words once filled."""

    def __init__(self, place: Place, source: Source) -> None:
        super().__init__(f"this part is missing or empty, and {source} requires it. Add words for it.", place)
        self.source = source


class UnlawfulParts(WordingError):
    """The letter lacks a part that the law requires, or has one that it forbids."""

    def __init__(self, notice: Notice, faults: Sequence[Fault]) -> None:
        super().__init__(f"{notice}: it cannot be sent as it is: {'; '.join(map(str, faults))}.")
        self.faults = tuple(faults)


class UnknownPart(WordingError):
    """The wording has a part, or a variant of one, that the notice does not have."""

    def __init__(self, place: Place, known: Iterable[str]) -> None:
        super().__init__(f"the notice has no such part.{suggest(place.part, known)}", place)


class UnknownValue(WordingError):
    """The wording names a value that letters do not know."""

    def __init__(self, place: Place, name: str, known: Iterable[str]) -> None:
        super().__init__(f"there is no value '{name}'.{suggest(name, known)}", place)
        self.name = name


class UnfilledValue(WordingError):
    """The wording prints a value that this case does not have."""

    def __init__(self, place: Place, name: str) -> None:
        super().__init__(
            f"'{name}' has no value in this letter. Print it only inside {{% if {name} %}}, or record it.", place
        )
        self.name = name


class UnprintableValue(WordingError):
    """The wording prints something that is not words, a number or a date."""

    def __init__(self, place: Place, name: str, what: str) -> None:
        super().__init__(f"'{name}' is {what} and cannot be printed as it is.", place)
        self.name = name


class BrokenWording(WordingError):
    """Jinja cannot read the wording, or cannot fill it."""

    def __init__(self, place: Place, why: str) -> None:
        super().__init__(f"the wording cannot be read: {why}", place)


class ForbiddenWording(WordingError):
    """The wording uses something of Jinja that letters do not allow."""

    def __init__(self, place: Place, what: str) -> None:
        super().__init__(
            f"{what} cannot be used in a letter. Use values, {{% if %}}, {{% for %}} and filters only.", place
        )


class UnsupportedMarkdown(WordingError):
    """The wording uses Markdown that would not come out alike in every format."""

    def __init__(self, place: Place, what: str, near: str) -> None:
        super().__init__(f"{what} Near: '{near}'.", place)


class UnknownLanguage(WordingError):
    """No salutation, labels or month names are known in the language."""

    def __init__(self, language: str, known: Iterable[str]) -> None:
        super().__init__(f"letters cannot be written in the language '{language}'. Use one of: {', '.join(known)}.")


class LayoutError(WordingError):
    """The institution's own layout, page or Word file cannot set the letter, for a mistake of its own."""

    def __init__(self, layout: Path, why: str) -> None:
        super().__init__(f"The layout {layout.name} cannot set this letter: {why}")
        self.layout = layout


class Unpostable(WordingError):
    """The letter cannot go by post, whatever its words; it can in another format."""

    def __init__(self, why: str, cure: str) -> None:
        super().__init__(f"This letter cannot be posted: {why}. {cure}")


class UnusableMailbox(WordingError):
    """The office's address cannot stand at the head of an e-mail."""

    def __init__(self, address: str, setting: str = "office.enquiries.email") -> None:
        super().__init__(f"No e-mail can come from the address '{address}'. Mend `{setting}`.")


def suggest(name: str, known: Iterable[str]) -> str:
    """The nearest known name as a question, or all of them."""
    known = sorted(known)
    close = get_close_matches(name, known, n=1)
    if close:
        return f" Did you mean '{close[0]}'?"
    return f" Known: {', '.join(known)}." if known else ""
