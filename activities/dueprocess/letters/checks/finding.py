"""What a check finds."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from dueprocess.institutions.file_faults import FileFault


@dataclass(frozen=True, slots=True)
class Finding:
    """A mistake, or with `is_caution` something that may be meant.

    Attributes:
        file: where it is.
        line: the line; None for what is missing, or wrong with the whole file.
        what: what is wrong, and what to do.
        is_caution: whether it may be meant.
        like: the same for findings of one mistake, such as a part that is empty under each of five laws.
    """

    file: Path
    line: int | None
    what: str
    is_caution: bool = False
    like: str = ""

    def __str__(self) -> str:
        """For example `wording/decision.en.md, line 3: there is no value 'aplicant'. Did you mean 'applicant'?`."""
        line = "" if self.line is None else f", line {self.line}"
        return f"{self.file}{line}: {'caution: ' if self.is_caution else ''}{self.what}"


@dataclass(frozen=True, slots=True)
class Report:
    """All that was found in a folder, and how much was looked at."""

    findings: tuple[Finding, ...]
    files: int
    letters: int

    @property
    def mistakes(self) -> tuple[Finding, ...]:
        """What must be put right."""
        return tuple(finding for finding in self.findings if not finding.is_caution)

    @property
    def cautions(self) -> tuple[Finding, ...]:
        """What may be meant as it is."""
        return tuple(finding for finding in self.findings if finding.is_caution)


def found(faults: Iterable[FileFault]) -> list[Finding]:
    """The faults of files as findings."""
    return [Finding(fault.file, fault.line, sentence(fault.what)) for fault in faults]


def sentence(words: str) -> str:
    """The words with a full stop, unless they end in one."""
    return words if words.endswith((".", "?", "!", ".)")) else f"{words}."


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Each mistake once, by file and line."""
    once: dict[tuple[Path, int | None, str], Finding] = {}
    for finding in findings:
        once.setdefault((finding.file, finding.line, finding.like or finding.what), finding)
    return tuple(sorted(once.values(), key=lambda one: (str(one.file), one.line or 0)))
