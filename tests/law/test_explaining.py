"""A date is explained in sentences: the rule, what happened, each day left out, and the calendar."""

import pytest

from dueprocess.law.explaining import explain, how_counted, runs
from dueprocess.law.position import DeadlineKind
from dueprocess.law.practice import Practice
from dueprocess.law.working_days import Skipped
from law.clocks import UK, day
from law.told import position, timeline


def test_a_paused_limit_explained_from_beginning_to_end() -> None:
    told = "2020-03-12 fee-charged; 2020-03-16 fee-paid"
    (limit,) = position(timeline("foia-2000", "2020-02-26", told)).deadlines
    assert explain(limit, UK) == (
        "Answer the request by 31 March 2020: 20 working days after 26 February 2020, FOIA 2000 s.10(1).",
        "26 February 2020: the request received.",
        "12 March 2020: the fee asked for (FOIA 2000 s.9(1)).",
        "12 March 2020: fees notice given, fee not yet received (FOIA 2000 s.10(2)), to 16 March 2020.",
        "Not counted: 10 Saturdays and Sundays.",
        "Not counted: 12 March 2020 to 16 March 2020, fees notice given, fee not yet received (FOIA 2000 s.10(2)).",
        "Not counted: 17 March 2020, Saint Patrick's Day (Northern Ireland).",
        f"Calendar uk, version {UK.version}: {UK.made_of}.",
    )


def test_a_provisional_date_says_until_when_the_holidays_are_known() -> None:
    (limit,) = position(timeline("foia-2000", "2028-12-15")).deadlines
    words = "Provisional: holidays are known to 31 December 2028 only, and others may be proclaimed."
    assert words in explain(limit, UK)


@pytest.mark.parametrize(
    ("regime", "told", "kind", "how"),
    [
        ("foia-2000", "", DeadlineKind.RESPOND, "20 working days after 3 June 2024, FOIA 2000 s.10(1)"),
        ("uk-gdpr-sar", "", DeadlineKind.RESPOND, "1 month after 3 June 2024, UK GDPR Art 12(3)"),
        ("foia-2000-schools", "", DeadlineKind.RESPOND, "20 school days after 3 June 2024, SI 2004/3364 reg 3"),
        (
            "foia-2000",
            "2024-06-10 fee-charged",
            DeadlineKind.PAY_FEE,
            "3 months beginning with the day of the notice, counted from 10 June 2024, FOIA 2000 s.9(2)",
        ),
        (
            "eisr-2004",
            "2024-06-10 fee-charged",
            DeadlineKind.PAY_FEE,
            "60 working days beginning with the day of the notice, counted from 10 June 2024, EISR 2004 reg 8(6)",
        ),
        (
            "eir-2004",
            "2024-06-10 fee-charged",
            DeadlineKind.PAY_FEE,
            "60 working days after 10 June 2024, EIR 2004 reg 8(5)",
        ),
        (
            "eir-2004",
            "2024-06-10 extended reason=large until=2024-07-10",
            DeadlineKind.RESPOND_EXTENDED,
            "the date told to the applicant, EIR 2004 reg 7(1)",
        ),
    ],
)
def test_how_a_date_was_counted_reads_as_a_sentence(regime: str, told: str, kind: DeadlineKind, how: str) -> None:
    deadline = position(timeline(regime, "2024-06-03", told)).deadline(kind)
    assert deadline is not None
    assert how_counted(deadline) == how


def test_an_outer_limit_says_that_school_days_would_take_longer() -> None:
    shut = Practice.model_validate({"school_closed": [{"first_on": "2024-06-04", "last_on": "2024-10-11"}]})
    (limit,) = position(timeline("foia-2000-schools", "2024-06-03"), shut).deadlines
    assert how_counted(limit) == (
        "60 working days, since 20 school days would take longer, counted from 3 June 2024, SI 2004/3364 reg 3"
    )


def test_a_part_is_named() -> None:
    told = "2024-06-04 classified parts=maps:eir-2004"
    (limit,) = position(timeline("foia-2000", "2024-06-03", told)).deadlines
    assert explain(limit, UK)[0].startswith("Answer the request (part maps) by 1 July 2024")


def test_one_weekend_day_is_called_by_its_name_wherever_it_stands() -> None:
    """Good Friday 2020, then a Saturday: the day is the Saturday."""
    answer = position(timeline("foia-2000", "2020-01-29")).deadlines[0]
    skipped = (Skipped(day("2020-04-10"), "Good Friday"), Skipped(day("2020-04-11"), "Saturday"))
    assert "Not counted: 1 Saturday." in explain(answer._replace(skipped=skipped), UK)


def test_days_in_a_row_are_told_together_and_a_counted_day_between_parts_them() -> None:
    def pause(of: int) -> Skipped:
        return Skipped(day(f"2020-03-{of:02}"), "waiting")

    saturday, sunday = Skipped(day("2020-03-14"), "Saturday"), Skipped(day("2020-03-15"), "Sunday")
    across = (pause(12), pause(13), saturday, sunday, pause(16))
    assert [str(run) for run in runs(across)] == ["12 March 2020 to 16 March 2020, waiting"]
    apart = (pause(11), pause(13), saturday, sunday, Skipped(day("2020-03-16"), "St Patrick"), pause(18))
    assert [str(run) for run in runs(apart)] == [
        "11 March 2020, waiting",
        "13 March 2020, waiting",
        "16 March 2020, St Patrick",
        "18 March 2020, waiting",
    ]
    assert list(runs((saturday, sunday))) == []
