"""Wording files: `wording/<notice>.<language>.md`, cut into parts by marks."""

import re
from collections.abc import Mapping
from pathlib import Path

from dueprocess.case.notices import PARTS, Notice, Part
from dueprocess.case.reading import nearest
from dueprocess.institutions.answers import Wording
from dueprocess.institutions.settings import InvalidFile
from dueprocess.law.outcomes import Outcome, ReviewOutcome

_MARK = re.compile(r"<!--\s*part:\s*([a-z0-9.-]+)\s*-->\s*")
_NOTE = re.compile(r"\{#.*#\}")
_NAME = re.compile(r"(?P<notice>[a-z-]+)\.(?P<language>[a-z]{2})\.md")

_OUTCOMES: Mapping[Notice, tuple[str, ...]] = {
    Notice.DECISION: tuple(Outcome),
    Notice.REVIEW_OUTCOME: tuple(ReviewOutcome),
}


def read_wording(folder: Path) -> dict[tuple[Notice, str], Wording]:
    """Every wording file of a folder, by notice and language; none if there is no such folder.

    Raises:
        InvalidFile: a file is not named after a notice, or its parts are wrong.
    """
    found = dict[tuple[Notice, str], Wording]()
    for path in sorted(folder.glob("[!.]*")):
        name = _NAME.fullmatch(path.name)
        if name is None or name["notice"] not in set(Notice):
            names = [f"{notice}.en.md" for notice in Notice]
            raise InvalidFile(
                f"{path}: a wording file is named after its notice and language.{nearest(path.name, names)}"
                f" The notices are {', '.join(Notice)}."
            )
        notice = Notice(name["notice"])
        found[notice, name["language"]] = _read(path, notice)
    return found


def variants_of(notice: Notice, part: Part) -> tuple[str, ...]:
    """The outcomes for which a part of this notice may have a variant."""
    return tuple(outcome for outcome in _OUTCOMES.get(notice, ()) if part.only_for is None or outcome in part.only_for)


def why_not_a_part(notice: Notice, key: str) -> str | None:
    """Why `key` is neither a part of the notice nor a variant of one, or None if it is."""
    parts = {part.key: part for part in PARTS[notice]}
    key, dot, variant = key.partition(".")
    if key not in parts:
        hint = nearest(key, parts) or f" It has {', '.join(parts)}."
        return f"'{notice}' has no part '{key}'.{hint}"
    variants = variants_of(notice, parts[key])
    if dot and variant not in variants:
        hint = nearest(variant, variants) or f" There are {', '.join(variants) or 'none in this notice'}."
        return f"'{key}' has no variant '{variant}'.{hint}"
    return None


def _read(path: Path, notice: Notice) -> Wording:
    parts = dict[str, list[str]]()
    lines: list[str] | None = None
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InvalidFile(f"{path}: cannot be read as UTF-8 text: {error}") from error
    for number, line in enumerate(text.splitlines(), start=1):
        mark = _MARK.fullmatch(line)
        if mark is not None:
            key = mark[1]
            why = f"part '{key}' is there twice" if key in parts else why_not_a_part(notice, key)
            if why is not None:
                raise InvalidFile(f"{path}, line {number}: {why}")
            lines = parts[key] = []
        elif line.lstrip().startswith("<!--"):
            raise InvalidFile(
                f"{path}, line {number}: this is not a mark such as <!-- part: {PARTS[notice][0].key} -->; "
                "write a note to editors as {# note #}"
            )
        elif lines is not None:
            lines.append(line)
        elif line.strip() and not _NOTE.fullmatch(line.strip()):
            raise InvalidFile(f"{path}, line {number}: text before the first <!-- part: ... --> belongs to no part")
    return {key: "\n".join(lines).strip() for key, lines in parts.items()}
