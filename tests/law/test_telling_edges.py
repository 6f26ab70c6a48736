"""What may be told on the edge of a limit, and by which day it is judged."""

import pytest

from dueprocess.law.errors import Refused
from dueprocess.law.practice import Practice
from dueprocess.law.telling import refuse_unless_allowed
from law.clocks import UK
from law.told import fact, timeline


def tell(regime: str, received: str, before: str, one: str, today: str | None = None) -> None:
    told = timeline(regime, received, before, today or one.split(maxsplit=1)[0])
    refuse_unless_allowed(fact(one), told, calendar=UK, practice=Practice())


def test_an_exemption_is_weighed_as_it_stood_on_the_day_of_the_extension() -> None:
    """Until 19 January 2011 all of FOIA s.37 was qualified."""
    tell("foia-2000", "2011-01-05", "", "2011-01-18 extended exemptions=37(1)(a)")
    with pytest.raises(Refused, match="those cited are absolute"):
        tell("foia-2000", "2011-01-05", "", "2011-01-19 extended exemptions=37(1)(a)")


def test_proof_of_identity_can_be_asked_for_in_the_extended_time() -> None:
    extended = "2020-02-10 extended reason=large"
    tell("uk-gdpr-sar", "2020-01-29", extended, "2020-03-16 identity-asked")
    with pytest.raises(Refused, match="must be asked for within the time limit"):
        tell("uk-gdpr-sar", "2020-01-29", "", "2020-03-16 identity-asked")


def test_a_review_of_silence_asked_for_on_the_last_day_was_too_early_whenever_it_is_told() -> None:
    with pytest.raises(Refused, match="the time to answer has not passed"):
        tell("eir-2004", "2020-01-29", "", "2020-02-26 review-requested", today="2020-02-28")
    tell("eir-2004", "2020-01-29", "", "2020-02-27 review-requested", today="2020-02-28")
