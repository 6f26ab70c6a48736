"""What may be told on the edge of a limit, and by which day it is judged."""

from dataclasses import replace

import pytest

from dueprocess.law.clock import assess
from dueprocess.law.errors import InvalidTimeline, Refused
from dueprocess.law.practice import Practice
from dueprocess.law.regimes import EIR_2004
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


def test_a_law_of_its_own_without_a_review_of_silence_refuses_one_without_speaking_of_the_time_to_answer() -> None:
    reviews = EIR_2004.reviews
    assert reviews is not None
    own = replace(EIR_2004, key="own", reviews=replace(reviews, of_silence=None))
    asked = fact("2020-03-16 review-requested")
    with pytest.raises(Refused, match=r"this case has none yet\. \(EIR 2004 reg 11\(1\)\)") as refused:
        refuse_unless_allowed(
            asked,
            timeline("own", "2020-01-29", "", "2020-03-16"),
            calendar=UK,
            practice=Practice(),
            regimes={"own": own},
        )
    assert refused.value.rule == "not-decided"
    with pytest.raises(InvalidTimeline, match="'review-requested' on 2020-03-16 has no decision before it"):
        assess(
            timeline("own", "2020-01-29", "2020-03-16 review-requested"),
            calendar=UK,
            practice=Practice(),
            regimes={"own": own},
        )


@pytest.mark.parametrize(
    ("told", "asked", "today"),
    [
        ("2020-03-16 decided", "2020-03-10 review-requested", "2020-03-17"),
        ("2020-02-20 decided", "2020-06-16 review-requested", "2020-06-16"),
    ],
)
def test_a_review_of_a_late_answer_may_have_been_asked_for_before_it_or_after_the_window(
    told: str, asked: str, today: str
) -> None:
    refuse_unless_allowed(
        fact(asked), timeline("foia-2000", "2020-01-29", told, today), calendar=UK, practice=Practice()
    )


def test_a_part_that_knows_no_review_is_not_asked_whether_a_review_of_another_had_its_place() -> None:
    parts = "2020-02-03 classified parts=1:foia-2000,2:uk-gdpr-sar; 2020-02-10 decided part=1"
    refuse_unless_allowed(
        fact("2020-02-11 review-requested part=1"),
        timeline("foia-2000", "2020-01-29", parts, "2020-02-11"),
        calendar=UK,
        practice=Practice(),
    )
