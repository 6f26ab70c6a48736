"""A mistake of an institution as its author needs to see it: the sentence, the file, the line and its words."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Final

from dueprocess.institutions import InstitutionError
from dueprocess.institutions.file_faults import InvalidFile
from dueprocess.institutions.wording_files import read_wording_file
from dueprocess.law.regime import Statute
from dueprocess.letters.checks.finding import sentence
from dueprocess.letters.checks.one_part import finding_of
from dueprocess.letters.checks.unclosed import better_said
from dueprocess.letters.cleaning import clean
from dueprocess.letters.errors import BrokenWording, LayoutError, WordingError

# As errors name a place: `institution.py, line 3`, also in the middle of a sentence.
_NAMED: Final = re.compile(r"(?P<file>[^\s()'\":,]+\.(?:py|md|toml|typ|html)), line (?P<line>\d+)")


@dataclass(frozen=True, slots=True)
class Mistake:
    """One mistake; `file` and `line` are None where they are not known."""

    what: str
    file: Path | None = None
    line: int | None = None

    @property
    def quoted(self) -> str:
        """The line as it stands in the file; empty where there is none."""
        if self.file is None or self.line is None:
            return ""
        try:
            lines = self.file.read_text("utf-8", errors="replace").splitlines()
        except OSError:
            return ""
        return lines[self.line - 1] if 0 < self.line <= len(lines) else ""


def mistakes_of(error: Exception, places: Sequence[Path]) -> tuple[Mistake, ...]:
    """What an error says that is not about the words of one part."""
    invalid = error if isinstance(error, InvalidFile) else error.__cause__
    if isinstance(invalid, InvalidFile):
        return tuple(Mistake(sentence(fault.what), fault.file, fault.line) for fault in invalid.faults)
    if isinstance(error, LayoutError):
        return (_named(str(error), places, error.layout),)
    return (_named(str(error), places),)


def mistake_in_words(
    error: InstitutionError | WordingError, places: Sequence[Path], language: str, statute: Statute
) -> Mistake:
    """Why a letter cannot be made, with the file that words the part; that of one law lies over the shared one."""
    if not isinstance(error, WordingError) or error.place is None:
        return mistakes_of(error, places)[0]
    place = error.place
    for path in (
        folder / "wording" / f"{place.notice}.{law}{language}.md" for law in (f"{statute}.", "") for folder in places
    ):
        file, _ = read_wording_file(path) if path.is_file() else (None, ())
        if file is not None and place.part in file.parts:
            part = file.parts[place.part]
            said = better_said(error, clean(part.text)) if isinstance(error, BrokenWording) else error
            found = finding_of(said, file, part)
            return Mistake(found.what, found.file, found.line)
    return Mistake(sentence(str(error)))


def as_html(mistakes: Iterable[Mistake]) -> str:
    """The mistakes, each once, as a part of a page; empty if there are none."""
    once = tuple(dict.fromkeys(mistakes))
    if not once:
        return ""
    heading = "1 mistake" if len(once) == 1 else f"{len(once)} mistakes"
    return (
        f'<div class="mistakes" role="alert">\n<h2>{heading}</h2>\n'
        f"{''.join(''.join(_item(mistake)) for mistake in once)}</div>\n"
    )


def _item(mistake: Mistake) -> Iterator[str]:
    yield f'<p class="error">{escape(mistake.what)}</p>\n'
    if mistake.file is not None:
        line = "" if mistake.line is None else f", line {mistake.line}"
        yield f'<p class="quiet">{escape(str(mistake.file))}{line}</p>\n'
    if mistake.quoted.strip():
        yield f"<pre><b>{mistake.line}</b> {escape(mistake.quoted)}</pre>\n"


def _named(said: str, places: Sequence[Path], file: Path | None = None) -> Mistake:
    found = _NAMED.search(said)
    if found is None:
        return Mistake(sentence(said), file)
    named = Path(found["file"])
    there = next((path for path in (named, *(place / named for place in places)) if path.is_file()), file)
    return Mistake(sentence(said), there, int(found["line"]) if there else None)
