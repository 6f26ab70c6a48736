"""Wording files: `<notice>.<language>.md`, or `<notice>.<law>.<language>.md` for one law, cut into parts by marks."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from dueprocess.case.notice_parts import Part, known_keys, parts_of
from dueprocess.case.notices import Notice
from dueprocess.case.reading import nearest
from dueprocess.institutions.answers import Wording
from dueprocess.institutions.file_faults import FileFault, InvalidFile
from dueprocess.law.outcomes import Closing, Outcome, ReviewOutcome
from dueprocess.law.refusal_notice import REFUSAL_NOTICES
from dueprocess.law.regime import Statute

_MARK = re.compile(r"<!--\s*part:\s*([a-z0-9.-]+)\s*-->\s*")
_NOTE = re.compile(r"\{#.*#\}")
_NAME = re.compile(r"(?P<notice>[a-z-]+)(\.(?P<statute>[a-z0-9-]+))?\.(?P<language>[a-z]{2})\.md")

_OUTCOMES: Mapping[Notice, tuple[str, ...]] = {
    Notice.DECISION: tuple(Outcome),
    Notice.REVIEW_OUTCOME: tuple(ReviewOutcome),
    Notice.LAPSE: (Closing.CLARIFICATION_LAPSED, Closing.FEE_LAPSED, Closing.IDENTITY_LAPSED),
}


@dataclass(frozen=True, slots=True)
class PartText:
    """The Markdown of one part, and the line of its file on which it begins."""

    text: str
    first_line: int


@dataclass(frozen=True, slots=True)
class WordingFile:
    """One wording file; `statute` is None where it serves every law."""

    path: Path
    notice: Notice
    statute: Statute | None
    language: str
    parts: Mapping[str, PartText]

    @property
    def wording(self) -> Wording:
        """The Markdown of each part."""
        return {key: part.text for key, part in self.parts.items()}


class WordingFolder:
    """The wording files of one folder; none if there is no such folder.

    Raises:
        InvalidFile: a file is not named after a notice, or its parts are wrong.
    """

    def __init__(self, folder: Path) -> None:
        read = [read_wording_file(path) for path in sorted(folder.glob("[!.]*"))]
        faults = [fault for _, found in read for fault in found]
        if faults:
            raise InvalidFile(*faults[:1])
        self.files = tuple(file for file, _ in read if file is not None)

    def wording(self, notice: Notice, language: str, statute: Statute) -> Wording | None:
        """The words for a notice under a law: those for that law alone over those for every law."""
        found = [file for file in self.files if (file.notice, file.language) == (notice, language)]
        shared = next((file.wording for file in found if file.statute is None), None)
        own = next((file.wording for file in found if file.statute is statute), None)
        return own if shared is None else shared if own is None else laid_over(shared, own)


def laid_over(below: Wording, above: Wording) -> dict[str, str]:
    """The one wording over the other, part by part.

    A part without a variant replaces the variants of it too: who words `answer` once means it for every outcome, unless
    they also give `answer.not-held`.
    """
    return {key: text for key, text in below.items() if key.partition(".")[0] not in above} | dict(above)


def variants_of(notice: Notice, part: Part, statute: Statute) -> tuple[str, ...]:
    """The outcomes that a law knows and for which a part of this notice may have a variant."""
    unknown = REFUSAL_NOTICES[statute].instead
    outcomes = tuple(outcome for outcome in _OUTCOMES.get(notice, ()) if outcome not in unknown)
    only_for = part.only_for
    return (
        outcomes
        if only_for is None or only_for.isdisjoint(outcomes)
        else tuple(filter(only_for.__contains__, outcomes))
    )


def why_not_a_part(notice: Notice, key: str, statute: Statute | None = None) -> str | None:
    """Why `key` is neither a part of the notice nor a variant of one, or None if it is.

    Without a law, whether it is one under any.
    """
    key, dot, variant = key.partition(".")
    laws = tuple(Statute) if statute is None else (statute,)
    parts = [(part, law) for law in laws for part in parts_of(notice, law).parts if part.key == key]
    if not parts:
        forbidden = next((part for law in laws for part in parts_of(notice, law).forbidden if part.key == key), None)
        if forbidden is not None:
            return f"'{notice}' must not have '{key}': {forbidden.why} ({forbidden.source})."
        known = known_keys(notice) if statute is None else [part.key for part in parts_of(notice, statute).parts]
        hint = nearest(key, known) or f" It has {', '.join(known)}."
        return f"'{notice}' has no part '{key}'.{hint}"
    variants = dict.fromkeys(variant for part, law in parts for variant in variants_of(notice, part, law))
    if dot and variant not in variants:
        hint = nearest(variant, variants) or f" There are {', '.join(variants) or 'none in this notice'}."
        return f"'{key}' has no variant '{variant}'.{hint}"
    return None


def read_wording_file(path: Path) -> tuple[WordingFile | None, tuple[FileFault, ...]]:
    """The file with the parts that can be told apart, and each mistake in its name, its encoding and its marks."""
    name = _NAME.fullmatch(path.name)
    laws = {statute.value: statute for statute in Statute}
    if name is None or name["notice"] not in set(Notice) or name["statute"] not in {None, *laws}:
        known = [f"{notice}.en.md" for notice in Notice]
        why = (
            "a wording file is named after its notice and language, or its notice, law and language."
            f"{nearest(path.name, known)} The notices are {', '.join(Notice)}; the laws {', '.join(Statute)}."
        )
        return None, (FileFault(path, why),)
    notice, statute = Notice(name["notice"]), laws.get(name["statute"])
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        line = 1 + error.object[: error.start].count(b"\n")
        return None, (FileFault(path, f"cannot be read as UTF-8 text: {error}; save it as UTF-8", line),)
    except OSError as error:
        return None, (FileFault(path, f"cannot be read as UTF-8 text: {error}"),)
    parts, faults = _parts(text, notice, statute)
    file = WordingFile(path, notice, statute, name["language"], parts)
    return file, tuple(FileFault(path, why, line) for line, why in faults)


def _parts(text: str, notice: Notice, statute: Statute | None) -> tuple[dict[str, PartText], list[tuple[int, str]]]:
    parts = dict[str, tuple[int, list[str]]]()
    faults = list[tuple[int, str]]()
    # What stands under a mark that is wrong is not read on: it is named by its mark.
    lines: list[str] | None = None
    for number, line in enumerate(text.splitlines(), start=1):
        mark = _MARK.fullmatch(line)
        if mark is not None:
            lines = []
            key = mark[1]
            why = (
                f"part '{key}' is there twice; keep one of them"
                if key in parts
                else why_not_a_part(notice, key, statute)
            )
            if why is None:
                parts[key] = number + 1, lines
            else:
                faults.append((number, why))
        elif line.lstrip().startswith("<!--"):
            why = f"this is not a mark such as <!-- part: {known_keys(notice)[0]} -->; write a note to editors as "
            faults.append((number, why + "{# note #}"))
        elif lines is not None:
            lines.append(line)
        elif line.strip() and not _NOTE.fullmatch(line.strip()):
            faults.append((number, "text before the first <!-- part: ... --> belongs to no part; put a mark above it"))
            lines = []
    return {key: _trimmed(first_line, lines) for key, (first_line, lines) in parts.items()}, faults


def _trimmed(first_line: int, lines: list[str]) -> PartText:
    """Without the empty lines around it."""
    empty = next((index for index, line in enumerate(lines) if line.strip()), len(lines))
    return PartText("\n".join(lines).strip(), first_line + empty)
