"""Making the letters of a preview, each in every format."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

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
class Formats:
    """The formats of one letter.

    Attributes:
        files: the name of the file of each format that it can be had in.
        without: why it cannot be had in the others, for a reason of its own, such as an internal notice by post.
        error: what is wrong with a format; empty if nothing is.
    """

    files: Mapping[LetterFormat, str] = field(default_factory=dict[LetterFormat, str])
    without: Mapping[LetterFormat, str] = field(default_factory=dict[LetterFormat, str])
    error: str = ""


@dataclass(frozen=True, slots=True)
class Previewed:
    """One letter of a preview.

    Attributes:
        sample: the invented case.
        title: its subject and reference, or the notice where it could not be made.
        formats: the formats it can be had in; none where it could not be made.
        parts: its parts, in order.
        cause: why it could not be made.
    """

    sample: Sample
    title: str
    formats: Formats = field(default_factory=Formats)
    parts: Sequence[PartShown] = ()
    cause: InstitutionError | WordingError | None = None

    @property
    def error(self) -> str:
        """Why it could not be made, or not in a format; empty if it could."""
        return str(self.cause) if self.cause else self.formats.error


@dataclass(frozen=True, slots=True)
class Preview:
    """The letters of one authority under one law in one language."""

    authority: str
    law: str
    language: str
    letters: Sequence[Previewed]


FormatsOf = Callable[[Letter, Sample], Formats]
"""Which formats a letter of a sample can be had in, once it is composed."""


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
    house = institutions.house(authority)
    folder.mkdir(parents=True, exist_ok=True)
    return compose_preview(
        institutions,
        authority,
        lambda letter, sample: _written(letter, sample, house, folder),
        language=language,
        statute=statute,
        notices=notices,
        told=told,
    )


def compose_preview(  # noqa: PLR0913 - whose letters, and which
    institutions: Institutions,
    authority: str,
    formats_of: FormatsOf,
    *,
    language: str,
    statute: Statute,
    notices: Sequence[Notice] = tuple(Notice),
    told: Told = lambda _: None,
) -> Preview:
    """Compose every letter of these notices, and say what they are made of.

    Raises:
        UnknownAuthority: no institution serves the authority.
        InstitutionError: its office cannot be asked for.
    """
    office = institutions.office(authority)
    letters: list[Previewed] = []
    law = ""
    for notice in notices:
        for sample in (one for one in samples_of(notice, statute) if not one.is_least):
            told(f"{notice}: {in_words(sample)}")
            law = sample.particulars.regime
            try:
                wording = institutions.wording(authority, notice, language, statute)
                recipients = institutions.recipients(authority, notice)
                letter = compose_sample(sample, wording, office, recipients)
                parts = tuple(_parts(letter, sample, wording))
                letters.append(Previewed(sample, letter.title, formats_of(letter, sample), parts))
            except (InstitutionError, WordingError) as error:
                letters.append(Previewed(sample, str(notice), cause=error))
    return Preview(office.authority, law, language, letters)


def compose_sample(
    sample: Sample, wording: ChosenWording, office: Office, recipients: Recipients = MappingProxyType({})
) -> Letter:
    """The letter of an invented case; `recipients` has the addresses of the roles that an internal one may name.

    Raises:
        WordingError: it cannot be composed.
    """
    return compose(
        sample.notice,
        wording=wording,
        particulars=sample.particulars,
        office=office,
        language=wording.language,
        recipients=recipients,
    )


def in_words(sample: Sample) -> str:
    """The name of the sample as words."""
    return sample.name.replace("-", " ")


def file_name(sample: Sample, letter_format: LetterFormat) -> str:
    """The name of the file of a letter in this format."""
    return f"{sample.notice}-{sample.name}.{letter_format.ending}"


def _written(letter: Letter, sample: Sample, house: House, folder: Path) -> Formats:
    files: dict[LetterFormat, str] = {}
    without: dict[LetterFormat, str] = {}
    errors: list[str] = []
    for letter_format in LetterFormat:
        name = file_name(sample, letter_format)
        try:
            (folder / name).write_bytes(render(letter, house, letter_format))
            files[letter_format] = name
        except Unpostable as error:
            without[letter_format] = str(error)
        except WordingError as error:
            errors.append(f"{letter_format}: {error}")
    return Formats(files, without, " ".join(errors))


def _parts(letter: Letter, sample: Sample, wording: ChosenWording) -> Iterator[PartShown]:
    sources = {part.key: part.source for part in parts_of(letter.notice, letter.statute).parts}
    for part in letter.body:
        key = key_used(part.key, sample.notice, sample.particulars, wording)
        by = wording.answered_by[key]
        source = sources[part.key]
        yield PartShown(key, str(source or ""), source.url if source else "", f"{by.plugin} {by.version}")
