"""The fixed phrases of a letter in each language: subject, salutation, labels. All else is the institution's wording.

The Welsh has not been read by a translator yet; an authority with Welsh-language duties should have it checked.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from dueprocess.case.notices import Notice
from dueprocess.letters.errors import UnknownLanguage


@dataclass(frozen=True, slots=True)
class Phrases:
    """One language. `dear`, `page` and so on hold `{}` where something is put in."""

    subjects: Mapping[Notice, str]
    dear: str
    dear_unnamed: str
    yours_named: str
    yours_unnamed: str
    to: str
    internal: str
    our_reference: str
    your_reference: str
    date: str
    telephone: str
    page: str
    characters_named: str
    letter_attached: str


PHRASES: Mapping[str, Phrases] = {
    "en": Phrases(
        subjects={
            Notice.ACKNOWLEDGEMENT: "We have received your request for information",
            Notice.CLARIFICATION: "We need to know more about your request for information",
            Notice.FEES_NOTICE: "There is a fee for your request for information",
            Notice.EXTENSION: "We need more time for your request for information",
            Notice.DECISION: "Response to your request for information",
            Notice.DELAY: "Our answer to your request for information is late",
            Notice.WITHDRAWAL: "You have withdrawn your request for information",
            Notice.LAPSE: "We have closed your request for information",
            Notice.REVIEW_ACKNOWLEDGEMENT: "We have received your request for a review",
            Notice.REVIEW_EXTENSION: "We need more time for your review",
            Notice.REVIEW_OUTCOME: "Outcome of your review",
            Notice.CLOSING: "Your request for information is closed",
            Notice.REMINDER: "Reminder of a statutory date",
            Notice.ESCALATION: "A statutory date has passed",
        },
        dear="Dear {}",
        dear_unnamed="Dear applicant",
        yours_named="Yours sincerely",
        yours_unnamed="Yours faithfully",
        to="To",
        internal="Internal: not to be sent outside the authority",
        our_reference="Our reference",
        your_reference="Your reference",
        date="Date",
        telephone="Telephone",
        page="Page {} of {}",
        characters_named=(
            "Some characters in this letter cannot be printed here. They are named in square brackets; "
            "the text version of the letter has the characters themselves."
        ),
        letter_attached="Our letter to you is attached.",
    ),
    "cy": Phrases(
        subjects={
            Notice.ACKNOWLEDGEMENT: "Rydym wedi derbyn eich cais am wybodaeth",
            Notice.CLARIFICATION: "Mae angen rhagor o fanylion arnom am eich cais am wybodaeth",
            Notice.FEES_NOTICE: "Mae ffi am eich cais am wybodaeth",
            Notice.EXTENSION: "Mae angen mwy o amser arnom ar gyfer eich cais am wybodaeth",
            Notice.DECISION: "Ymateb i\u2019ch cais am wybodaeth",
            Notice.DELAY: "Mae ein hateb i\u2019ch cais am wybodaeth yn hwyr",
            Notice.WITHDRAWAL: "Rydych wedi tynnu eich cais am wybodaeth yn ôl",
            Notice.LAPSE: "Rydym wedi cau eich cais am wybodaeth",
            Notice.REVIEW_ACKNOWLEDGEMENT: "Rydym wedi derbyn eich cais am adolygiad",
            Notice.REVIEW_EXTENSION: "Mae angen mwy o amser arnom ar gyfer eich adolygiad",
            Notice.REVIEW_OUTCOME: "Canlyniad eich adolygiad",
            Notice.CLOSING: "Mae eich cais am wybodaeth wedi\u2019i gau",
            Notice.REMINDER: "Nodyn atgoffa am ddyddiad statudol",
            Notice.ESCALATION: "Mae dyddiad statudol wedi mynd heibio",
        },
        dear="Annwyl {}",
        dear_unnamed="Annwyl ymgeisydd",
        yours_named="Yn gywir",
        yours_unnamed="Yn gywir",
        to="At",
        internal="Mewnol: ni ddylid ei anfon y tu allan i\u2019r awdurdod",
        our_reference="Ein cyfeirnod",
        your_reference="Eich cyfeirnod",
        date="Dyddiad",
        telephone="Ffôn",
        page="Tudalen {} o {}",
        characters_named=(
            "Ni ellir argraffu rhai nodau yn y llythyr hwn. Fe\u2019u henwir mewn bachau sgwâr; "
            "mae\u2019r nodau eu hunain yn fersiwn testun y llythyr."
        ),
        letter_attached="Mae ein llythyr atoch wedi\u2019i atodi.",
    ),
}


def phrases_in(language: str) -> Phrases:
    """The phrases of `language`, `en` or `cy`.

    Raises:
        UnknownLanguage: letters have no phrases in it.
    """
    try:
        return PHRASES[language]
    except KeyError:
        raise UnknownLanguage(language, PHRASES) from None
