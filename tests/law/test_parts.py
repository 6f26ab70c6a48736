"""A request in parts: each under its own law with its own clock; the earliest date leads."""

import pytest
from pydantic import ValidationError

from dueprocess.law.errors import InvalidTimeline
from dueprocess.law.facts import PartOfRequest
from dueprocess.law.position import DeadlineKind, Stage
from dueprocess.law.practice import Practice
from law.told import Story, check, position, timeline

RECEIVED = "2020-01-29"
TWO = "2020-02-03 classified parts=1:foia-2000,2:eir-2004"


def days(told: str, as_of: str | None = None) -> dict[str, str]:
    """Each deadline of each part, as `part kind`."""
    found = position(timeline("foia-2000", RECEIVED, told, as_of))
    return {f"{d.part} {d.kind.value}": d.on.isoformat() for d in found.deadlines}


def test_a_request_under_another_law_keeps_its_day_of_receipt() -> None:
    check(Story("foia-2000", RECEIVED, "2020-02-10 classified parts=all:eir-2004", "respond=2020-02-26"))
    found = check(Story("foia-2000", "2026-10-30", "2026-11-02 classified parts=all:uk-gdpr-sar", "respond=2026-11-30"))
    assert found.regime == "uk-gdpr-sar"
    assert [part.part for part in found.parts] == ["all"]
    assert {deadline.part for deadline in found.deadlines} == {"all"}


def test_what_was_told_before_counts_by_the_law_it_turned_out_to_be() -> None:
    """A fee paid while it was taken for FOIA pauses the EIR clock too; a question restarts it, if asked in 20 days."""
    fees = "2020-02-10 fee-charged; 2020-02-20 fee-paid; 2020-02-21 classified parts=all:eir-2004"
    check(Story("foia-2000", RECEIVED, fees, "respond=2020-03-10"))
    late = "2020-02-28 clarification-asked; 2020-03-02 clarification-received; 2020-03-03 classified parts=all:eir-2004"
    check(Story("foia-2000", RECEIVED, late, "respond=2020-02-26"))
    paused = (
        "2026-03-12 clarification-asked; 2026-03-19 clarification-received; 2026-03-20 classified parts=all:uk-gdpr-sar"
    )
    check(Story("foia-2000", "2026-03-10", paused, "respond=2026-04-20 received_on=2026-03-10"))


def test_the_last_classification_holds() -> None:
    again = f"{TWO}; 2020-02-05 classified parts=all:foia-2000"
    found = position(timeline("eir-2004", RECEIVED, again))
    assert [(part.part, part.regime) for part in found.parts] == [("all", "foia-2000")]


def test_the_earliest_date_leads() -> None:
    extended = f"{TWO}; 2020-02-10 extended reason=large part=2"
    assert days(extended) == {
        "1 respond": "2020-02-26",
        "2 respond": "2020-02-26",
        "2 respond-extended": "2020-03-26",
    }
    found = position(timeline("foia-2000", RECEIVED, extended))
    assert found.running is not None
    assert (found.running.part, found.running.on.isoformat()) == ("1", "2020-02-26")
    assert found.respond_by == found.running.on
    assert found.regime == "foia-2000"
    assert [deadline.part for deadline in found.awaited] == ["1", "2"]


def test_an_answered_part_lets_the_other_lead() -> None:
    told = f"{TWO}; 2020-02-10 extended reason=large part=2; 2020-02-20 decided part=1"
    found = position(timeline("foia-2000", RECEIVED, told))
    assert found.running is not None
    assert (found.running.part, found.running.kind) == ("2", DeadlineKind.RESPOND_EXTENDED)
    assert found.respond_by == found.running.on
    assert found.stage is Stage.EXTENDED, "a case is no further than its slowest part"
    assert found.outcome is None
    assert [part.stage for part in found.parts] == [Stage.REVIEW_WINDOW, Stage.EXTENDED]


def test_a_part_that_waits_for_the_applicant_does_not_hide_what_the_authority_owes() -> None:
    told = f"{TWO}; 2020-02-10 clarification-asked part=1"
    found = position(timeline("foia-2000", RECEIVED, told))
    assert found.running is not None
    assert (found.running.part, found.running.kind) == ("2", DeadlineKind.RESPOND)
    overdue = position(timeline("foia-2000", RECEIVED, told, as_of="2020-02-27"))
    assert overdue.overdue


def test_a_part_that_waits_for_ever_does_not_hide_the_date_of_the_other() -> None:
    patient = Practice(clarification_lapses_after_working_days=None)
    told = f"{TWO}; 2020-02-10 clarification-asked part=1; 2020-02-20 decided part=2"
    found = position(timeline("foia-2000", RECEIVED, told), patient)
    assert found.running is not None
    assert (found.running.part, found.running.kind) == ("2", DeadlineKind.ASK_FOR_REVIEW)


def test_it_closes_with_the_last_part() -> None:
    both = f"{TWO}; 2020-02-20 decided part=1; 2020-02-25 decided part=2"
    first_window, last_window = "2020-04-21", "2020-04-24"
    assert days(both)["1 ask-for-review"] == first_window
    assert days(both)["2 ask-for-review"] == last_window
    between = position(timeline("foia-2000", RECEIVED, both, as_of=last_window))
    assert (between.stage, between.closing) == (Stage.REVIEW_WINDOW, None)
    after = position(timeline("foia-2000", RECEIVED, both, as_of="2020-04-25"))
    assert after.stage is Stage.CLOSED
    assert after.closing is not None
    assert after.outcome is not None, "all parts were answered the same way"
    assert after.running is None


def test_what_names_no_part_is_about_all_of_them() -> None:
    assert days(f"{TWO}; 2020-02-20 decided") == {
        "1 respond": "2020-02-26",
        "1 ask-for-review": "2020-04-21",
        "2 respond": "2020-02-26",
        "2 ask-for-review": "2020-04-21",
    }


def test_parts_under_different_calendars_count_by_their_own() -> None:
    told = "2026-06-03 classified parts=1:foia-2000,2:uk-gdpr-sar"
    found = position(timeline("foia-2000", "2026-05-15", told))
    assert [d.on.isoformat() for d in found.deadlines] == ["2026-06-16", "2026-06-15"], "15 June is one in Scotland"
    assert found.running is not None
    assert found.running.part == "2"


@pytest.mark.parametrize(
    ("told", "words"),
    [
        (f"{TWO}; 2020-02-10 decided part=3", "about part '3' of the request. Its parts are: 1, 2."),
        ("2020-02-10 decided part=1", "It has no parts; tell 'classified' first."),
        ("2020-02-10 classified parts=1:foia-2000,1:eir-2004", "The part '1' is classified twice."),
        ("2020-02-10 classified parts=1:foi", "There is no regime 'foi'"),
        ("2020-02-10 decided reached_applicant_on=2020-02-09", "cannot have reached the applicant before"),
        (f"{TWO}; 2020-02-10 receipt-corrected received_on=2020-01-28 part=1", "is about the whole request"),
        (f"{TWO}; 2020-02-10 reassigned to=estates part=1", "Leave 'part' out."),
    ],
)
def test_what_cannot_be_true_of_parts_is_refused(told: str, words: str) -> None:
    with pytest.raises(InvalidTimeline) as refused:
        position(timeline("foia-2000", RECEIVED, told))
    assert words in str(refused.value)


@pytest.mark.parametrize("name", ["noise_survey", "a-", "-a", "a b", "../a", "", "x" * 31])
def test_the_name_of_a_part_can_end_in_a_file_name_that_no_other_part_has(name: str) -> None:
    with pytest.raises(ValidationError):
        PartOfRequest(part=name, regime="eir-2004")
    assert PartOfRequest(part="noise-survey-2", regime="eir-2004").part == "noise-survey-2"


def test_while_every_part_waits_for_the_applicant_no_date_is_due() -> None:
    asked = "2020-02-04 clarification-asked part=1; 2020-02-04 clarification-asked part=2"
    found = position(timeline("foia-2000", RECEIVED, f"{TWO}; {asked}"))
    assert found.respond_by is None
    assert found.stage is Stage.AWAITING_CLARIFICATION
