"""The letters of an authority as its files are at this moment, made when somebody looks at them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import TypeVar

from dueprocess.case.notices import Notice
from dueprocess.institutions import CannotLoad, InstitutionError, Institutions, UnknownAuthority
from dueprocess.law.regime import Statute
from dueprocess.letters.errors import Unpostable, WordingError
from dueprocess.letters.formats import LetterFormat, render
from dueprocess.letters.forms import check_postal
from dueprocess.letters.letter import Letter
from dueprocess.letters.previews.live_page import Elsewhere, live_page, mistakes_page
from dueprocess.letters.previews.making import Formats, compose_preview, compose_sample, file_name
from dueprocess.letters.previews.mistakes import Mistake, mistake_in_words, mistakes_of
from dueprocess.letters.previews.watched import places_of, stamp_of
from dueprocess.letters.samples import Sample, samples_of

T = TypeVar("T")


class CannotShow(Exception):
    """There is a mistake instead of what was asked for.

    Attributes:
        page: HTML that shows it, and is replaced by itself when it is mended.
    """

    def __init__(self, page: str) -> None:
        super().__init__("there is a mistake")
        self.page = page


@dataclass(frozen=True, slots=True)
class _Loaded:
    """The institutions of one version of the files, or why they cannot be loaded."""

    version: str
    institutions: Institutions | None
    mistakes: tuple[Mistake, ...] = ()


class LivePreviews:
    """Previews that are never older than the files. Safe to ask from several threads.

    Args:
        authority: whose letters.
        enabled: the names of the enabled institutions.
        folders: where institution folders lie.
        notices: the letters to show.
    """

    def __init__(
        self,
        authority: str,
        enabled: Sequence[str],
        folders: Sequence[Path],
        notices: Sequence[Notice] = tuple(Notice),
    ) -> None:
        self.authority = authority
        self._enabled = tuple(enabled)
        self._folders = tuple(folders)
        self._notices = tuple(notices)
        self._places = places_of(enabled, folders)
        self._turn = Lock()
        self._loaded = _Loaded("", None)

    def version(self) -> str:
        """A word that changes when a file of an institution does, once that has been read."""
        return self._now().version

    def pages(self) -> tuple[Elsewhere, ...]:
        """Each language with each law that it has words for; first the usual language under the Act of 2000.

        Raises:
            CannotShow: a file or a hook is wrong.
        """
        return self._with(self._pages)

    def page(self, language: str, statute: Statute) -> str:
        """The page of all letters.

        Raises:
            CannotShow: there is no letter, for a mistake that concerns all.
        """
        version = self._now().version

        def made(institutions: Institutions) -> str:
            here = Elsewhere(language, statute)
            preview = compose_preview(
                institutions, self.authority, _formats, language=language, statute=statute, notices=self._notices
            )
            causes = [letter.cause for letter in preview.letters if letter.cause is not None]
            mistakes = [mistake_in_words(cause, self._places, language, statute) for cause in causes]
            pages = tuple(dict.fromkeys((*self._pages(institutions), here)))
            return live_page(preview, version=version, mistakes=mistakes, here=here, pages=pages)

        return self._with(made)

    def letter(self, language: str, statute: Statute, name: str) -> tuple[LetterFormat, bytes] | None:
        """The letter in the file of this name, and its format; None if there is no such file.

        Raises:
            CannotShow: it cannot be made.
        """
        found = next(
            (
                (sample, letter_format)
                for sample in (each for notice in self._notices for each in samples_of(notice, statute))
                for letter_format in LetterFormat
                if file_name(sample, letter_format) == name
            ),
            None,
        )
        if found is None:
            return None
        sample, letter_format = found

        def made(institutions: Institutions) -> bytes:
            wording = institutions.wording(self.authority, sample.notice, language, statute)
            recipients = institutions.recipients(self.authority, sample.notice)
            letter = compose_sample(sample, wording, institutions.office(self.authority), recipients)
            return render(letter, institutions.house(self.authority), letter_format)

        try:
            return letter_format, self._with(made)
        except WordingError as error:
            mistake = mistake_in_words(error, self._places, language, statute)
            raise self._cannot(self._now().version, [mistake]) from error

    def close(self) -> None:
        """End the processes of the institutions."""
        if self._loaded.institutions is not None:
            self._loaded.institutions.close()

    def _pages(self, institutions: Institutions) -> tuple[Elsewhere, ...]:
        languages = institutions.office(self.authority).languages
        every = [Elsewhere(language, statute) for language in languages for statute in Statute]
        return tuple(page for page in every if self._has_words(institutions, page)) or (every[0],)

    def _has_words(self, institutions: Institutions, page: Elsewhere) -> bool:
        try:
            institutions.wording(self.authority, Notice.DECISION, page.language, page.statute)
        except InstitutionError:
            return False
        return True

    def _with(self, make: Callable[[Institutions], T]) -> T:
        now = self._now()
        if now.institutions is None:
            raise self._cannot(now.version, now.mistakes)
        try:
            return make(now.institutions)
        except (InstitutionError, UnknownAuthority) as error:
            raise self._cannot(now.version, mistakes_of(error, self._places)) from error

    def _cannot(self, version: str, mistakes: Sequence[Mistake]) -> CannotShow:
        return CannotShow(mistakes_page(self.authority, mistakes, version=version))

    def _now(self) -> _Loaded:
        with self._turn:
            version = stamp_of(self._places)
            if version != self._loaded.version:
                self.close()
                self._loaded = self._load(version)
            return self._loaded

    def _load(self, version: str) -> _Loaded:
        try:
            return _Loaded(version, Institutions.load(self._enabled, self._folders))
        except (CannotLoad, InstitutionError) as error:
            return _Loaded(version, None, mistakes_of(error, self._places))


def _formats(letter: Letter, sample: Sample) -> Formats:
    """All of them, since each is made only when it is opened; but what cannot be posted is known at once."""
    files = {letter_format: file_name(sample, letter_format) for letter_format in LetterFormat}
    try:
        check_postal(letter)
    except Unpostable as error:
        del files[LetterFormat.POSTAL]
        return Formats(files, {LetterFormat.POSTAL: str(error)})
    return Formats(files)
