"""Whether every letter can be made: each notice under each law, in each language, for each outcome, in each format."""

from collections.abc import Iterator

from dueprocess.authoring.subject import Subject
from dueprocess.case.notices import Notice
from dueprocess.institutions.answers import Wording
from dueprocess.institutions.builtin import SPOKEN
from dueprocess.institutions.errors import InstitutionError
from dueprocess.institutions.hooks import WORDING
from dueprocess.law.regime import Statute
from dueprocess.letters.composing import compose
from dueprocess.letters.errors import Unpostable, WordingError
from dueprocess.letters.formats import LetterFormat, render
from dueprocess.letters.samples import Sample, samples_of


def makes_every_letter(subject: Subject) -> Iterator[str]:
    """Each letter that cannot be made, with the sample it was tried with."""
    for authority in subject.authorities:
        for language in subject.institutions.office(authority).languages:
            for statute in _written_under(subject, authority, language):
                for notice in Notice:
                    if samples_of(notice, statute):
                        yield from _letters(subject, authority, notice, language, statute)


def _written_under(subject: Subject, authority: str, language: str) -> Iterator[Statute]:
    """The laws that there are words for: built-in ones, or those of the institution.

    Words for a few parts of every law lie over the built-in ones; they do not mean that it writes under a law of which
    the built-in ones do not speak in that language.
    """
    spoken = SPOKEN.get(language, ())
    own = {statute: _own_words(subject, authority, language, statute) for statute in Statute}
    for statute, words in own.items():
        if statute in spoken or (words and words not in [own[law] for law in spoken]):
            yield statute


def _own_words(subject: Subject, authority: str, language: str, statute: Statute) -> dict[Notice, Wording]:
    about = {"authority": authority, "language": language, "statute": statute}
    asked = {notice: subject.ask(WORDING, notice=notice, **about) for notice in Notice if not notice.is_internal}
    return {notice: dict(words) for notice, words in asked.items() if words}


def _letters(subject: Subject, authority: str, notice: Notice, language: str, statute: Statute) -> Iterator[str]:
    institutions = subject.institutions
    office, house = institutions.office(authority), institutions.house(authority)
    try:
        wording = institutions.wording(authority, notice, language, statute)
    except InstitutionError as error:
        yield f"{error}."
        return
    for sample in samples_of(notice, statute):
        try:
            letter = compose(notice, wording=wording, particulars=sample.particulars, office=office, language=language)
        except WordingError as error:
            yield f"{error}{_in(sample, language, statute)}"
            continue
        # What the least case leaves out has no look of its own.
        for letter_format in () if sample.is_least else LetterFormat:
            try:
                render(letter, house, letter_format)
            except Unpostable:
                continue
            except WordingError as error:
                yield f"{letter_format}: {error}{_in(sample, language, statute)}"


def _in(sample: Sample, language: str, statute: Statute) -> str:
    return f" (In the sample '{sample.name}' of '{sample.notice}' under {statute}, in '{language}'.)"
