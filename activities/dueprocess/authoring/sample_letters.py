"""The letters of an authority with invented cases."""

from dueprocess.case.notices import Notice
from dueprocess.case.particulars import Particulars
from dueprocess.institutions import Institutions
from dueprocess.law.regime import Statute
from dueprocess.letters import Letter, LetterFormat, as_text, compose, render
from dueprocess.letters.samples import samples_of


def letter_of(
    institutions: Institutions, authority: str, notice: Notice, particulars: Particulars, *, language: str = ""
) -> str:
    """One letter as text, in the authority's first language if no other is given.

    Raises:
        InstitutionError: the institution fails, or has no words for the letter.
        WordingError: the letter cannot be made from its words.
    """
    return as_text(_composed(institutions, authority, notice, particulars, language))


def pdf_of(institutions: Institutions, authority: str, notice: Notice) -> bytes:
    """The PDF of one letter, with the first sample of it under FOIA, in the authority's first language.

    Raises:
        InstitutionError: as `letter_of`.
        WordingError: as `letter_of`.
    """
    sample = samples_of(notice, Statute.FOIA_2000)[0]
    letter = _composed(institutions, authority, notice, sample.particulars)
    return render(letter, institutions.house(authority), LetterFormat.PDF)


def letters_of(institutions: Institutions, authority: str, statute: Statute = Statute.FOIA_2000) -> dict[str, str]:
    """Each letter under a law, in the authority's first language, by notice and sample, such as `decision-refused`.

    Raises:
        InstitutionError: as `letter_of`.
        WordingError: as `letter_of`.
    """
    return {
        f"{notice}-{sample.name}": letter_of(institutions, authority, notice, sample.particulars)
        for notice in Notice
        for sample in samples_of(notice, statute)
    }


def _composed(
    institutions: Institutions, authority: str, notice: Notice, particulars: Particulars, language: str = ""
) -> Letter:
    office = institutions.office(authority)
    wording = institutions.wording(authority, notice, language or office.languages[0], particulars.statute)
    return compose(notice, wording=wording, particulars=particulars, office=office, language=wording.language)
