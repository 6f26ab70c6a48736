"""One invented case, as a letter tells of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from dueprocess.case.notices import Notice
from dueprocess.case.particulars import Particulars
from dueprocess.law.regime import Regime, Statute
from dueprocess.law.regimes import EIR_2004, EISR_2004, FOIA_2000, FOISA_2002, UK_GDPR_SAR

REGIMES: Final[Mapping[Statute, Regime]] = {
    regime.statute: regime for regime in (FOIA_2000, EIR_2004, FOISA_2002, EISR_2004, UK_GDPR_SAR)
}
"""The law that the samples of each statute are made under."""

DATED_ON: Final = date(2026, 3, 3)
RECEIVED_ON: Final = date(2026, 3, 4)
DECIDED_ON: Final = date(2026, 3, 27)

_RESPOND_BY: Final = {
    Statute.FOIA_2000: date(2026, 4, 2),
    Statute.EIR_2004: date(2026, 4, 2),
    Statute.FOISA_2002: date(2026, 4, 1),
    Statute.EISR_2004: date(2026, 4, 1),
    Statute.UK_GDPR: date(2026, 4, 7),
}
_ABOUT: Final = {
    Statute.EIR_2004: (
        "1. Which trees on Sample Street were felled in 2025?\n2. Please send me the survey of their health.\n\n"
        "I would like the survey as a file, if you have one."
    ),
    Statute.UK_GDPR: "Please send me a copy of all the personal data that you hold about me.",
}
_SCOTTISH: Final = {Statute.EISR_2004: Statute.EIR_2004}
_OTHERWISE: Final = (
    "1. How much did you spend on bicycles for your staff in each of the last three years?\n"
    "2. Who sold them to you?\n\nPlease send me any policy on lending them."
)


@dataclass(frozen=True, slots=True)
class Sample:
    """A case that a letter can be made of.

    Attributes:
        name: what it is a sample of, for example `refused`; unique among those of its notice and law.
        notice: the letter.
        particulars: its values, under its law.
        is_least: whether it has no more than a case must have. Wording that holds for both it and the full one holds
            for all between.
    """

    name: str
    notice: Notice
    particulars: Particulars
    is_least: bool = False


def both(name: str, notice: Notice, statute: Statute, dated_on: date, **more: object) -> Iterator[Sample]:
    """The sample with all that a case can have, and with the least; `more` belongs to both.

    A value that is given as a pair `(full, least)` by `either` differs between the two.
    """
    for is_least in (False, True):
        own = {key: value.of(is_least=is_least) if isinstance(value, Either) else value for key, value in more.items()}
        particulars = (_least if is_least else _full)(statute, dated_on).model_copy(update=own)
        yield Sample(f"{name}-least" if is_least else name, notice, particulars, is_least)


@dataclass(frozen=True, slots=True)
class Either:
    """One value where the case is full, and another where it is the least."""

    full: object
    least: object

    def of(self, *, is_least: bool) -> object:
        """The one of the two."""
        return self.least if is_least else self.full


def _full(statute: Statute, dated_on: date) -> Particulars:
    return _least(statute, dated_on).model_copy(
        update={
            "applicant": "Ada Example",
            "applicant_address": ("12 Sample Street", "Sampleton", "SA2 3MP"),
            "applicant_email": "ada@mail.example",
            "applicant_reference": "AE/bicycles/1",
            "request_dated_on": DATED_ON,
            "respond_by": _RESPOND_BY[statute],
            "respond_by_explained": (
                "20 working days after 4 March 2026.",
                "Not counted: 17 March 2026, St Patrick's Day (Northern Ireland).",
            ),
            "handler": "Information Team",
            "part": "",
        }
    )


def _least(statute: Statute, dated_on: date) -> Particulars:
    return Particulars(
        reference="SAMPLE/26/001",
        regime=REGIMES[statute].title,
        statute=statute,
        dated_on=dated_on,
        received_on=RECEIVED_ON,
        counted_from=RECEIVED_ON,
        request=_ABOUT.get(_SCOTTISH.get(statute, statute), _OTHERWISE),
    )
