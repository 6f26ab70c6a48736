"""Composing a letter: the parts its notice must have, each from the institution's wording."""

from collections.abc import Iterable, Mapping
from typing import Final

from dueprocess.case.notices import PARTS, Notice, Part
from dueprocess.case.particulars import Particulars
from dueprocess.institutions.answers import Office, Wording
from dueprocess.law.outcomes import Outcome, ReviewOutcome
from dueprocess.law.regulator import regulator_on
from dueprocess.letters.cleaning import clean
from dueprocess.letters.errors import MissingPart, Place, UnfilledValue, UnknownPart
from dueprocess.letters.filling import fill
from dueprocess.letters.headings import level_headings
from dueprocess.letters.letter import Letter, LetterPart, Sender
from dueprocess.letters.markdown import blocks_of
from dueprocess.letters.phrases import phrases_in
from dueprocess.letters.tree import Block, BulletList, Heading, NumberedList, Paragraph, Quote, Table, plain

_OF_THE_APPLICANT: Final = {"applicant": "", "applicant_address": (), "applicant_reference": "", "request": ""}
_VARIANTS: Final = frozenset(str(outcome) for outcome in (*Outcome, *ReviewOutcome))


def compose(
    notice: Notice, *, wording: Wording, particulars: Particulars, office: Office, language: str = "en"
) -> Letter:
    """The letter `notice` of a case, in the order and with the parts that `PARTS` asks for.

    A part `answer.refused` in the wording is used in place of `answer` for that outcome; every part can have
    such variants. An internal notice cannot name the applicant or print the request.

    Raises:
        WordingError: the wording cannot make this letter (see `dueprocess.letters.errors`); hold the letter.
    """
    phrases = phrases_in(language)
    if notice.is_internal:
        particulars = particulars.model_copy(update=_OF_THE_APPLICANT)
    _check_keys(notice, wording)
    outcome = particulars.review_outcome if notice is Notice.REVIEW_OUTCOME else particulars.outcome
    values = {
        **{name: getattr(particulars, name) for name in Particulars.model_fields},
        "office": office,
        "commissioner": regulator_on(particulars.dated_on, particulars.statute),
    }
    parts = _parts(notice, wording, values, outcome, language)
    applicant = clean(particulars.applicant).strip()
    return Letter(
        language=language,
        notice=notice,
        regime=clean(particulars.regime),
        subject=phrases.subjects[notice],
        reference=clean(particulars.reference),
        applicant_reference=clean(particulars.applicant_reference).strip(),
        dated_on=particulars.dated_on,
        sender=_sender(office),
        recipient=_lines(particulars.recipients if notice.is_internal else (applicant, *particulars.applicant_address)),
        salutation=_salutation(notice, applicant, dear=phrases.dear, unnamed=phrases.dear_unnamed),
        body=level_headings(parts),
        valediction="" if notice.is_internal else phrases.yours_named if applicant else phrases.yours_unnamed,
        signatory=() if notice.is_internal else _signatory(office),
    )


def _check_keys(notice: Notice, wording: Wording) -> None:
    known = [part.key for part in PARTS[notice]]
    for key in wording:
        part, _, variant = key.partition(".")
        if part not in known:
            raise UnknownPart(Place(notice, key), known)
        if variant and variant not in _VARIANTS:
            raise UnknownPart(Place(notice, key), (f"{part}.{variant}" for variant in _VARIANTS))


def _parts(
    notice: Notice,
    wording: Wording,
    values: Mapping[str, object],
    outcome: Outcome | ReviewOutcome | None,
    language: str,
) -> tuple[LetterPart, ...]:
    parts: list[LetterPart] = []
    for part in PARTS[notice]:
        if not _has_place(part, notice, outcome):
            continue
        key = next((key for key in (f"{part.key}.{outcome}", part.key) if key in wording), part.key)
        place = Place(notice, key)
        markdown, slots = fill(wording.get(key, ""), values, place=place, language=language)
        blocks = blocks_of(markdown, slots, place)
        if _has_words(blocks):
            parts.append(LetterPart(key=part.key, blocks=blocks))
        elif part.source is not None:
            raise MissingPart(place, part.source)
    return tuple(parts)


def _has_place(part: Part, notice: Notice, outcome: Outcome | ReviewOutcome | None) -> bool:
    if part.only_for is None:
        return True
    if outcome is None:
        raise UnfilledValue(Place(notice, part.key), "outcome")
    return outcome in part.only_for


def _has_words(blocks: Iterable[Block]) -> bool:
    """Whether anything would be read: a heading alone says nothing."""
    for block in blocks:
        match block:
            case Paragraph(content=content):
                found = bool(plain(content).strip())
            case Quote(blocks=inner):
                found = _has_words(inner)
            case BulletList(items=items) | NumberedList(items=items):
                found = any(_has_words(item) for item in items)
            case Table(rows=rows):
                found = any(plain(cell).strip() for row in rows for cell in row)
            case Heading() | _:
                found = False
        if found:
            return True
    return False


def _lines(lines: Iterable[str]) -> tuple[str, ...]:
    cleaned = (" ".join(clean(line).split()) for line in lines)
    return tuple(line for line in cleaned if line)


def _salutation(notice: Notice, applicant: str, *, dear: str, unnamed: str) -> str:
    if notice.is_internal:
        return ""
    return dear.format(" ".join(applicant.split())) if applicant else unnamed


def _sender(office: Office) -> Sender:
    enquiries = office.enquiries
    return Sender(
        authority=clean(office.authority),
        address=_lines(enquiries.address),
        email=clean(enquiries.email),
        telephone=clean(enquiries.telephone),
        website=clean(office.website),
    )


def _signatory(office: Office) -> tuple[str, ...]:
    signatory = office.signatory
    return _lines((signatory.name, signatory.role, signatory.unit, office.authority))
