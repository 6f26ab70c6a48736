"""What is wrong in a file of an institution: the file, the line, and a sentence with the cure."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class FileFault:
    """One mistake. Where it is one of a setting, that is named, such as `regimes.2.key`."""

    file: Path
    why: str
    line: int | None = None
    setting: str = ""

    @property
    def what(self) -> str:
        """The setting, if it is about one, and what is wrong."""
        return f"{self.setting}: {self.why}" if self.setting else self.why

    def __str__(self) -> str:
        """For example `wording/decision.en.md, line 3: part 'contact' is there twice`; a setting is place enough."""
        line = "" if self.line is None or self.setting else f", line {self.line}"
        return f"{self.file}{line}: {self.what}"


class InvalidFile(ValueError):
    """A file of an institution cannot be used; the message names file, place and cure.

    Attributes:
        faults: each mistake of it; at least one.
    """

    def __init__(self, *faults: FileFault) -> None:
        first, *others = faults
        super().__init__(" ".join([str(first), *(fault.what for fault in others)]))
        self.faults = faults
