"""What applicants are told of a date, and what is said of facts that came late or too early to count."""

import pytest

from dueprocess.law.explaining import explain, explain_to_applicant, how_counted
from dueprocess.law.position import Position
from law.clocks import UK
from law.told import position, timeline


def told(regime: str, received: str, facts: str) -> Position:
    return position(timeline(regime, received, facts))


def what(found: Position) -> list[str]:
    return [caution.what for caution in found.cautions]


def test_an_applicant_is_told_how_the_date_was_counted_and_what_was_left_out_but_not_what_is_due() -> None:
    deadline = told("foia-2000", "2020-03-02", "").deadlines[0]
    first, *reasons = explain_to_applicant(deadline, UK)
    assert first == f"{how_counted(deadline)}."
    assert reasons == [
        "2 March 2020: the request received.",
        "Not counted: 8 Saturdays and Sundays.",
        "Not counted: 17 March 2020, Saint Patrick's Day (Northern Ireland).",
    ]
    extended = told("foia-2000", "2020-01-29", "2020-02-10 extended exemptions=43(2) until=2020-03-10").deadlines[-1]
    assert explain_to_applicant(extended, UK)[0] == "The date told to the applicant, FOIA 2000 s.10(3)."


def test_a_count_of_school_days_that_nobody_has_told_is_provisional_for_that_reason() -> None:
    deadline = told("foia-2000-schools", "2020-01-29", "").deadlines[0]
    sentences = explain(deadline, UK)
    assert "Provisional: it is not known of all these days whether the school is open." in sentences


@pytest.mark.parametrize(("on", "rules"), [("2011-01-18", []), ("2011-01-19", ["no-qualified-exemption"])])
def test_an_exemption_in_an_extension_is_judged_as_it_stood_on_its_day(on: str, rules: list[str]) -> None:
    """FOIA s.37(1)(a) became absolute on 19 January 2011."""
    found = told("foia-2000", "2011-01-05", f"{on} extended exemptions=37(1)(a)")
    assert [caution.rule for caution in found.cautions] == rules


def test_the_commissioner_can_be_asked_from_the_day_of_receipt_to_the_day_of_the_answer() -> None:
    for asked_on in ("2020-01-29", "2020-02-05"):
        allowed = f"2020-02-05 time-allowed asked_on={asked_on} until=2020-03-20"
        assert what(told("foia-2000-held-abroad", "2020-01-29", allowed)) == []
    early = "2020-02-05 time-allowed asked_on=2020-01-28 until=2020-03-20"
    assert what(told("foia-2000-held-abroad", "2020-01-29", early)) == [
        "More time was allowed on 2020-02-05; the Commissioner cannot have been asked on 2020-01-28."
    ]


def test_a_review_of_silence_asked_for_late_is_said_with_the_day_it_was_late_by() -> None:
    found = told("eir-2004", "2020-01-29", "2020-06-01 review-requested")
    (caution,) = found.cautions
    assert caution.source is not None
    assert caution.source.act == "EIR 2004"
    assert caution.what == (
        "The review was asked for on 2020-06-01, after 2020-04-27, 40 working days after the limit. The authority may "
        "still answer it."
    )
