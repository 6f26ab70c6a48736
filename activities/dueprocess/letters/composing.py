"""Composing a letter: the parts its notice must have, each from the institution's wording."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from dueprocess.case.facets import facets_of
from dueprocess.case.notice_parts import Part, known_keys, parts_of
from dueprocess.case.notice_parts.checking import check_parts
from dueprocess.case.notices import Notice
from dueprocess.case.particulars import Particulars
from dueprocess.institutions.answers import Office, Recipients, Wording
from dueprocess.law.outcomes import Closing, Outcome, ReviewOutcome
from dueprocess.law.regime import Statute
from dueprocess.law.regulator import Regulator, regulator_on
from dueprocess.letters.cleaning import clean
from dueprocess.letters.errors import MissingPart, Place, UnfilledValue, UnknownPart, UnlawfulParts
from dueprocess.letters.filling import fill
from dueprocess.letters.headings import level_headings
from dueprocess.letters.law_words import law_words
from dueprocess.letters.letter import Letter, LetterPart, Sender
from dueprocess.letters.markdown import blocks_of
from dueprocess.letters.phrases import phrases_in
from dueprocess.letters.tree import Block, BulletList, Heading, NumberedList, Paragraph, Quote, Table, plain
from dueprocess.letters.welsh import REGULATORS, in_welsh

_OF_THE_APPLICANT: Final = {
    "applicant": "",
    "applicant_address": (),
    "applicant_email": "",
    "applicant_reference": "",
    "request": "",
}
_VARIANTS: Final = frozenset(str(outcome) for outcome in (*Outcome, *ReviewOutcome, *Closing))


def compose(  # noqa: PLR0913 - what to say, of what, whose, and to whom
    notice: Notice,
    *,
    wording: Wording,
    particulars: Particulars,
    office: Office,
    language: str = "en",
    recipients: Recipients = MappingProxyType({}),
) -> Letter:
    """The letter `notice` of a case, in the order and with the parts that `parts_of` asks for.

    A part `answer.refused` in the wording is used in place of `answer` for that outcome; every part can have
    such variants. An internal notice cannot name the applicant or print the request. What is made is held against the
    parts that the law requires and forbids, whatever the wording was. `recipients` are the addresses of the roles that
    an internal notice goes to.

    Raises:
        WordingError: the wording cannot make this letter (see `dueprocess.letters.errors`); hold the letter.
    """
    phrases = phrases_in(language)
    if notice.is_internal:
        particulars = particulars.model_copy(update=_OF_THE_APPLICANT)
    if language == "cy":
        particulars = in_welsh(particulars)
    facets = facets_of(notice, particulars)
    parts = parts_as_written(notice, wording=wording, particulars=particulars, office=office, language=language)
    if faults := check_parts(notice, particulars.statute, facets, {part.key for part in parts}):
        raise UnlawfulParts(notice, faults)
    applicant = clean(particulars.applicant).strip()
    office = office.under(particulars.statute, language)
    return Letter(
        language=language,
        notice=notice,
        statute=particulars.statute,
        regime=clean(particulars.regime),
        subject=phrases.subjects[notice],
        reference=clean(particulars.reference),
        applicant_reference=clean(particulars.applicant_reference).strip(),
        dated_on=particulars.dated_on,
        sender=_sender(office),
        recipient=_lines(particulars.recipients if notice.is_internal else (applicant, *particulars.applicant_address)),
        recipient_email=" ".join(clean(particulars.applicant_email).split()),
        staff_emails=_staff_emails(particulars.recipients, recipients) if notice.is_internal else (),
        salutation=_salutation(notice, applicant, dear=phrases.dear, unnamed=phrases.dear_unnamed),
        body=level_headings(parts),
        valediction="" if notice.is_internal else phrases.yours_named if applicant else phrases.yours_unnamed,
        signatory=() if notice.is_internal else _signatory(office),
    )


def parts_as_written(
    notice: Notice, *, wording: Wording, particulars: Particulars, office: Office, language: str
) -> tuple[LetterPart, ...]:
    """The parts of the letter before it is one: their headings have the levels that staff wrote, one lower.

    Raises:
        WordingError: as `compose`.
    """
    _check_keys(notice, wording)
    facets = facets_of(notice, particulars)
    values = values_of(notice, particulars, office, language)
    return _parts(notice, wording, values, facets, particulars.statute, language)


def key_used(part: str, notice: Notice, particulars: Particulars, wording: Wording) -> str:
    """The key of the wording that a part of the letter is made of: that of its variant for the outcome, or its own."""
    return _key(part, facets_of(notice, particulars), wording)


def _key(part: str, facets: frozenset[str], wording: Wording) -> str:
    return next((f"{part}.{variant}" for variant in facets if f"{part}.{variant}" in wording), part)


def values_of(notice: Notice, particulars: Particulars, office: Office, language: str) -> dict[str, object]:
    """What the wording of the letter can name."""
    if notice.is_internal:
        particulars = particulars.model_copy(update=_OF_THE_APPLICANT)
    if language == "cy":
        particulars = in_welsh(particulars)
    return {
        **{name: getattr(particulars, name) for name in Particulars.model_fields},
        "law": law_words(particulars.statute, language),
        "office": office.under(particulars.statute, language),
        "commissioner": _commissioner(particulars, office, language),
    }


def _commissioner(particulars: Particulars, office: Office, language: str) -> Regulator:
    regulator = regulator_on(particulars.dated_on, particulars.statute)
    if own := office.commissioners.get(particulars.statute):
        regulator = replace(
            regulator,
            address=own.address or regulator.address,
            website=own.website or regulator.website,
            telephone=own.telephone or regulator.telephone,
        )
    return replace(regulator, name=REGULATORS.get(regulator.name, regulator.name)) if language == "cy" else regulator


def _check_keys(notice: Notice, wording: Wording) -> None:
    known = known_keys(notice)
    for key in wording:
        part, _, variant = key.partition(".")
        if part not in known:
            raise UnknownPart(Place(notice, key), known)
        if variant and variant not in _VARIANTS:
            raise UnknownPart(Place(notice, key), (f"{part}.{variant}" for variant in _VARIANTS))


def _parts(  # noqa: PLR0913, PLR0917 - what to say, of what, and how
    notice: Notice,
    wording: Wording,
    values: Mapping[str, object],
    facets: frozenset[str],
    statute: Statute,
    language: str,
) -> tuple[LetterPart, ...]:
    parts: list[LetterPart] = []
    for part in parts_of(notice, statute).parts:
        if not _has_place(part, notice, facets):
            continue
        key = _key(part.key, facets, wording)
        place = Place(notice, key)
        markdown, slots = fill(wording.get(key, ""), values, place=place, language=language)
        blocks = blocks_of(markdown, slots, place)
        if _has_words(blocks):
            parts.append(LetterPart(key=part.key, blocks=blocks))
        elif part.source is not None:
            raise MissingPart(place, part.source)
    return tuple(parts)


def _has_place(part: Part, notice: Notice, facets: frozenset[str]) -> bool:
    if part.only_for is not None and notice is Notice.DECISION and facets.isdisjoint(Outcome):
        raise UnfilledValue(Place(notice, part.key), "outcome")
    return part.has_place(facets)


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


def _staff_emails(roles: Iterable[str], recipients: Recipients) -> tuple[str, ...]:
    """Each address once. A mailbox that was named in place of a role is its own address."""
    of_each = (recipients.get(role, (role,) if "@" in role else ()) for role in roles)
    return tuple(dict.fromkeys(_lines(email for emails in of_each for email in emails)))


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
