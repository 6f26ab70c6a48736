"""The letters of an authority with invented cases, as text."""

from dueprocess.case.notices import Notice
from dueprocess.case.particulars import Particulars
from dueprocess.institutions import Institutions
from dueprocess.law.regime import Statute
from dueprocess.letters import as_text, compose
from dueprocess.letters.samples import samples_of


def letter_of(
    institutions: Institutions, authority: str, notice: Notice, particulars: Particulars, *, language: str = ""
) -> str:
    """One letter as text, in the authority's first language if no other is given.

    Raises:
        InstitutionError: the institution fails, or has no words for the letter.
        WordingError: the letter cannot be made from its words.
    """
    office = institutions.office(authority)
    wording = institutions.wording(authority, notice, language or office.languages[0], particulars.statute)
    letter = compose(notice, wording=wording, particulars=particulars, office=office, language=wording.language)
    return as_text(letter)


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
