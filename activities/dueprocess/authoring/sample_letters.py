"""The letters of an authority with invented cases, as text."""

from dueprocess.case.notices import Notice
from dueprocess.institutions import Institutions
from dueprocess.law.regime import Statute
from dueprocess.letters import as_text, compose
from dueprocess.letters.samples import samples_of


def letters_of(institutions: Institutions, authority: str, statute: Statute = Statute.FOIA_2000) -> dict[str, str]:
    """Each letter under a law, in the authority's first language, by notice and sample, such as `decision-refused`.

    Raises:
        InstitutionError: the institution fails, or has no words for a letter.
        WordingError: a letter cannot be made from its words.
    """
    office = institutions.office(authority)
    language = office.languages[0]
    letters = dict[str, str]()
    for notice in Notice:
        for sample in samples_of(notice, statute):
            wording = institutions.wording(authority, notice, language, statute)
            letter = compose(notice, wording=wording, particulars=sample.particulars, office=office, language=language)
            letters[f"{notice}-{sample.name}"] = as_text(letter)
    return letters
