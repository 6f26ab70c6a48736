"""Making the letters of a preview, each in every format."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from dueprocess.case.notice_parts import parts_of
from dueprocess.case.notices import Notice
from dueprocess.institutions import ChosenWording, House, InstitutionError, Institutions, Office
from dueprocess.institutions.answers import Recipients
from dueprocess.law.regime import Statute
from dueprocess.letters.composing import compose, key_used
from dueprocess.letters.errors import Unpostable, WordingError
from dueprocess.letters.formats import LetterFormat, render
from dueprocess.letters.letter import Letter
from dueprocess.letters.samples import Sample, samples_of

Told = Callable[[str], None]
"""Told of each letter before it is made."""


@dataclass(frozen=True, slots=True)
class PartShown:
    """A part of a letter: where the law asks for it, and who gave its words."""

    key: str
    source: str
    url: str
    words_by: str


@dataclass(frozen=True, slots=True)
class Previewed:
    """One letter of a preview.

    Attributes:
        sample: the invented case.
        title: its subject and reference, or the notice where it could not be made.
        files: the name of the file of each format that it can be had in.
        without: why it cannot be had in the others, for a reason of its own, such as an internal notice by post.
        parts: its parts, in order.
        error: why it could not be made, or not in a format; empty if it could.
    """

    sample: Sample
    title: str
    files: Mapping[LetterFormat, str]
    without: Mapping[LetterFormat, str]
    parts: Sequence[PartShown]
    error: str


@dataclass(frozen=True, slots=True)
class Preview:
    """The letters of one authority under one law in one language."""

    authority: str
    law: str
    language: str
    letters: Sequence[Previewed]


def make_preview(  # noqa: PLR0913 - whose letters, which, and where to
    institutions: Institutions,
    authority: str,
    folder: Path,
    *,
    language: str,
    statute: Statute,
    notices: Sequence[Notice] = tuple(Notice),
    told: Told = lambda _: None,
) -> Preview:
    """Write every letter of these notices to the folder, and say what they are made of.

    Raises:
        UnknownAuthority: no institution serves the authority.
        InstitutionError: its office or its look cannot be asked for.
    """
    office, house = institutions.office(authority), institutions.house(authority)
    folder.mkdir(parents=True, exist_ok=True)
    letters: list[Previewed] = []
    law = ""
    for notice in notices:
        for sample in (one for one in samples_of(notice, statute) if not one.is_least):
            told(f"{notice}: {in_words(sample)}")
            law = sample.particulars.regime
            try:
                wording = institutions.wording(authority, notice, language, statute)
                recipients = institutions.recipients(authority, notice)
                letters.append(_made(sample, wording, office, house, recipients, folder))
            except (InstitutionError, WordingError) as error:
                letters.append(Previewed(sample, str(notice), {}, {}, (), str(error)))
    return Preview(office.authority, law, language, letters)


def in_words(sample: Sample) -> str:
    """The name of the sample as words."""
    return sample.name.replace("-", " ")


def _made(  # noqa: PLR0913, PLR0917 - what to say, of what, how, to whom and where
    sample: Sample, wording: ChosenWording, office: Office, house: House, recipients: Recipients, folder: Path
) -> Previewed:
    letter = compose(
        sample.notice,
        wording=wording,
        particulars=sample.particulars,
        office=office,
        language=wording.language,
        recipients=recipients,
    )
    files: dict[LetterFormat, str] = {}
    without: dict[LetterFormat, str] = {}
    errors: list[str] = []
    for letter_format in LetterFormat:
        name = f"{sample.notice}-{sample.name}.{letter_format.ending}"
        try:
            (folder / name).write_bytes(render(letter, house, letter_format))
            files[letter_format] = name
        except Unpostable as error:
            without[letter_format] = str(error)
        except WordingError as error:
            errors.append(f"{letter_format}: {error}")
    return Previewed(sample, letter.title, files, without, tuple(_parts(letter, sample, wording)), " ".join(errors))


def _parts(letter: Letter, sample: Sample, wording: ChosenWording) -> Iterator[PartShown]:
    sources = {part.key: part.source for part in parts_of(letter.notice, letter.statute).parts}
    for part in letter.body:
        key = key_used(part.key, sample.notice, sample.particulars, wording)
        by = wording.answered_by[key]
        source = sources[part.key]
        yield PartShown(key, str(source or ""), source.url if source else "", f"{by.plugin} {by.version}")
