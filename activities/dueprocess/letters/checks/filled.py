"""Filling the words of each letter with sample cases: every outcome, in full and with the least."""

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Final

from dueprocess.case.facets import facets_of
from dueprocess.case.notice_parts import parts_of
from dueprocess.institutions.answers import Office
from dueprocess.institutions.merging import lacking
from dueprocess.letters.checks.finding import Finding, sentence
from dueprocess.letters.checks.heading_levels import skipped_between
from dueprocess.letters.checks.one_part import finding_of
from dueprocess.letters.checks.sources import Words
from dueprocess.letters.composing import compose, parts_as_written, values_of
from dueprocess.letters.errors import MissingPart, WordingError
from dueprocess.letters.filling import fill
from dueprocess.letters.letter import LetterPart
from dueprocess.letters.samples import Sample, samples_of

_IN_ITS_PLACE: Final = "Words."


def check_filled(words: Words, office: Office, broken: Collection[str], folder: Path) -> Iterator[Finding]:
    """What composing each sample shows; other words stand in for parts that are `broken`, as was found out already."""
    whole = {key: _IN_ITS_PLACE if key in broken else text for key, text in words.wording.items()}
    # A part that is empty though the law requires it has been told of too.
    required = {part.key for part in parts_of(words.notice, words.statute).parts if part.source is not None}
    whole |= {key: _IN_ITS_PLACE for key, text in whole.items() if key.partition(".")[0] in required and not text}
    whole |= dict.fromkeys(lacking(words.notice, words.statute, words.wording), _IN_ITS_PLACE)
    for sample in samples_of(words.notice, words.statute):
        yield from _compose(words, dict(whole), office, sample, folder)


def _compose(words: Words, wording: dict[str, str], office: Office, sample: Sample, folder: Path) -> Iterator[Finding]:
    with_sample = f" (For example in the sample '{sample.name}' under {words.statute}.)"
    replaced: set[str] = set()
    while True:
        try:
            written = _made(words, wording, office, sample)
        except WordingError as error:
            key = error.place.part if error.place else ""
            if key in replaced or key not in words.origins:
                yield Finding(
                    _file_of(words, folder), None, f"{sentence(str(error))}{with_sample}", like=f"{key} {error}"
                )
                return
            file, part = words.origins[key]
            for one in _all_like(error, words, wording[key], office, sample):
                yield finding_of(one, file, part, with_sample)
            replaced.add(key)
            wording[key] = _IN_ITS_PLACE
        else:
            yield from _headings(words, written, sample)
            return


def _made(words: Words, wording: Mapping[str, str], office: Office, sample: Sample) -> tuple[LetterPart, ...]:
    """The parts as they were written, of a letter that could be made."""
    notice, particulars, language = words.notice, sample.particulars, words.language
    compose(notice, wording=wording, particulars=particulars, office=office, language=language)
    return parts_as_written(notice, wording=wording, particulars=particulars, office=office, language=language)


def _all_like(error: WordingError, words: Words, text: str, office: Office, sample: Sample) -> list[WordingError]:
    """Every value of the part that cannot be printed, and not only the first."""
    kept: list[WordingError] = []
    if error.place is not None and not isinstance(error, MissingPart):
        values = values_of(words.notice, sample.particulars, office, words.language)
        try:
            fill(text, values, place=error.place, language=words.language, kept=kept)
        except WordingError as other:
            kept.append(other)
    return kept or [error]


def _headings(words: Words, written: tuple[LetterPart, ...], sample: Sample) -> Iterator[Finding]:
    facets = facets_of(words.notice, sample.particulars)
    for key, why in skipped_between(written):
        variants = (f"{key}.{variant}" for variant in facets)
        file, part = words.origins[next(filter(words.wording.__contains__, variants), key)]
        lines = part.text.splitlines()
        first = next((number for number, line in enumerate(lines) if line.startswith("#")), 0)
        yield Finding(file.path, part.first_line + first, why)


def _file_of(words: Words, folder: Path) -> Path:
    """Where the words of this letter would be written, for what no one part is to blame for."""
    own = [file.path for file, _ in words.origins.values()]
    return own[-1] if own else folder / "wording" / f"{words.notice}.{words.language}.md"
