"""The regimes a request can be answered under, as data with their sources."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from dueprocess.law.errors import InvalidTimeline
from dueprocess.law.source import Source, foia, section_45_code


@dataclass(frozen=True, slots=True)
class Rule:
    """So many working days, and where that stands."""

    working_days: int
    source: Source

    def __str__(self) -> str:
        """For example `20 working days`."""
        return f"{self.working_days} working days"


@dataclass(frozen=True, slots=True)
class Regime:
    """The numbers of one law.

    `extension` counts from the original limit; `review_extended` from the day the review request arrived.
    """

    key: str
    title: str
    calendar: str
    in_force_from: date
    respond: Rule
    clarification: Source
    fees_notice: Source
    fee_pause: Source
    fee_months: int
    extension: Rule
    review_window: Rule
    review: Rule
    review_extended: Rule

    def refuse_before_force(self, received_on: date) -> None:
        """See that the regime was in force when a request was received.

        Raises:
            InvalidTimeline: it was not.
        """
        if received_on < self.in_force_from:
            raise InvalidTimeline(
                f"received_on {received_on} is before {self.in_force_from}, when the {self.title} came into force."
            )


FOIA_2000 = Regime(
    key="foia-2000",
    title="Freedom of Information Act 2000",
    calendar="uk",
    in_force_from=date(2005, 1, 1),
    respond=Rule(20, foia("s.10(1)", "10")),
    clarification=foia("s.1(3)", "1"),
    fees_notice=foia("s.9(2)", "9"),
    fee_pause=foia("s.10(2)", "10"),
    fee_months=3,
    # The Act sets no number; the Commissioner expects no more than 20 further working days, from the limit.
    extension=Rule(20, foia("s.10(3)", "10")),
    review_window=Rule(40, section_45_code("5.3")),
    review=Rule(20, section_45_code("5.4")),
    review_extended=Rule(40, section_45_code("5.5")),
)

REGIMES: Mapping[str, Regime] = {FOIA_2000.key: FOIA_2000}


def find_regime(key: str) -> Regime:
    """The regime of this key.

    Raises:
        InvalidTimeline: there is none.
    """
    try:
        return REGIMES[key]
    except KeyError:
        raise InvalidTimeline(f"There is no regime '{key}'. Use one of: {', '.join(sorted(REGIMES))}.") from None
