"""The regimes that come with Dueprocess, as data with their sources."""

from collections.abc import Iterable, Mapping

from dueprocess.law.errors import InvalidTimeline
from dueprocess.law.regime import Regime
from dueprocess.law.regimes.eir_2004 import EIR_2004
from dueprocess.law.regimes.eisr_2004 import EISR_2004
from dueprocess.law.regimes.foia_2000 import FOIA_2000
from dueprocess.law.regimes.foia_variants import (
    FOIA_2000_ARMED_FORCES,
    FOIA_2000_HELD_ABROAD,
    FOIA_2000_PUBLIC_RECORDS,
    FOIA_2000_SCHOOLS,
)
from dueprocess.law.regimes.foisa_2002 import FOISA_2002, FOISA_2002_KEEPER
from dueprocess.law.regimes.uk_gdpr import UK_GDPR_SAR

__all__ = [
    "EIR_2004",
    "EISR_2004",
    "FOIA_2000",
    "FOIA_2000_ARMED_FORCES",
    "FOIA_2000_HELD_ABROAD",
    "FOIA_2000_PUBLIC_RECORDS",
    "FOIA_2000_SCHOOLS",
    "FOISA_2002",
    "FOISA_2002_KEEPER",
    "REGIMES",
    "UK_GDPR_SAR",
    "find_regime",
    "regimes_with",
]

REGIMES: Mapping[str, Regime] = {
    regime.key: regime
    for regime in (
        FOIA_2000,
        FOIA_2000_SCHOOLS,
        FOIA_2000_PUBLIC_RECORDS,
        FOIA_2000_ARMED_FORCES,
        FOIA_2000_HELD_ABROAD,
        EIR_2004,
        FOISA_2002,
        FOISA_2002_KEEPER,
        EISR_2004,
        UK_GDPR_SAR,
    )
}
"""Each by its key."""


def regimes_with(own: Iterable[Regime]) -> Mapping[str, Regime]:
    """The built-in regimes and those that an institution adds, by their keys."""
    return {**REGIMES, **{regime.key: regime for regime in own}}


def find_regime(key: str, regimes: Mapping[str, Regime] = REGIMES) -> Regime:
    """The regime of this key.

    Raises:
        InvalidTimeline: there is none.
    """
    try:
        return regimes[key]
    except KeyError:
        raise InvalidTimeline(f"There is no regime '{key}'. Use one of: {', '.join(sorted(regimes))}.") from None
