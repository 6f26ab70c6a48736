"""What a position warns of beside its dates, and what it says of a date told that the law does not give."""

import pytest

from dueprocess.law.errors import OutsideCalendar
from dueprocess.law.explaining import explain, explain_to_applicant
from dueprocess.law.outcomes import Closing
from dueprocess.law.position import Deadline, DeadlineKind, Stage
from law.clocks import UK
from law.told import position, timeline

RECEIVED = "2026-02-02"  # FOIA and EIR limit 2 March, FOISA limit 2 March


def deadline(regime: str, kind: DeadlineKind, told: str) -> Deadline:
    found = position(timeline(regime, RECEIVED, told)).deadline(kind)
    assert found is not None
    return found


CAPPED = {
    "an answer": ("eir-2004", DeadlineKind.RESPOND_EXTENDED, "2026-02-20 extended reason=large until=2026-06-16"),
    "a review": (
        "foia-2000",
        DeadlineKind.ANSWER_REVIEW,
        "2026-02-20 decided; 2026-03-02 review-requested; 2026-03-10 review-extended until=2026-06-16",
    ),
    "what the Commissioner allowed": (
        "foia-2000-armed-forces",
        DeadlineKind.RESPOND,
        "2026-02-20 time-allowed asked_on=2026-02-10 until=2026-06-16",
    ),
}


@pytest.mark.parametrize("what", CAPPED)
def test_a_date_past_what_the_law_gives_is_its_last_day_and_explained_as_that(what: str) -> None:
    regime, kind, told = CAPPED[what]
    capped = deadline(regime, kind, told)
    unasked = deadline(regime, kind, told.replace(" until=2026-06-16", "")) if "allowed" not in what else capped
    assert capped.on == unasked.on
    assert capped.rule == unasked.rule
    assert "working days" in capped.rule
    assert capped.skipped
    assert "16 June 2026 was told, which is later than the law allows" in " ".join(explain(capped, UK))


def test_an_extension_to_a_day_that_is_not_after_the_limit_is_none_and_says_so() -> None:
    found = position(timeline("foia-2000", RECEIVED, "2026-02-20 extended until=2026-02-25 exemptions=43(2)"))
    assert (found.stage, len(found.deadlines)) == (Stage.AWAITING_DECISION, 1)
    (caution,) = found.cautions
    assert caution.rule == "without-effect"
    assert "to 2026-02-25 adds nothing" in caution.what


def test_an_extension_for_absolute_exemptions_alone_is_warned_of() -> None:
    (caution,) = position(timeline("foia-2000", RECEIVED, "2026-02-20 extended exemptions=21,23")).cautions
    assert caution.rule == "no-qualified-exemption"
    assert caution.what == (
        "The extension told on 2026-02-20 cites absolute exemptions only, which have no public interest to weigh. It "
        "may not stand."
    )
    assert str(caution.source) == "FOIA 2000 s.10(3)"
    later = "2026-02-20 extended exemptions=21; 2026-04-20 extended exemptions=43(2)"
    rules = [caution.rule for caution in position(timeline("foia-2000", RECEIVED, later)).cautions]
    assert rules == ["no-qualified-exemption", "without-effect"]
    for weighed in ("43(2)", "21,43(2)", "nonsense"):
        assert position(timeline("foia-2000", RECEIVED, f"2026-02-20 extended exemptions={weighed}")).cautions == ()


def test_a_question_after_the_limit_starts_the_time_afresh_with_a_caution() -> None:
    told = "2026-03-09 clarification-asked; 2026-03-20 clarification-received"
    late = position(timeline("foia-2000", RECEIVED, told))
    assert late.received_on.isoformat() == "2026-03-20"
    (caution,) = late.cautions
    assert caution.rule == "asked-after-limit"
    assert caution.what == (
        "Clarification was asked for on 2026-03-09, after the limit, 2026-03-02. What comes starts the time afresh, "
        "and yet the authority was late in asking."
    )
    assert str(caution.source) == "FOIA 2000 s.1(3)"
    in_time = position(timeline("foia-2000", RECEIVED, told.replace("03-09", "03-02")))
    assert in_time.cautions == ()


@pytest.mark.parametrize(("asked", "rules"), [("2026-04-30", []), ("2026-05-01", ["late-review"])])
def test_a_review_of_silence_is_answered_and_a_late_one_warned_of(asked: str, rules: list[str]) -> None:
    """EIR 2004 reg 11(2): 40 working days from the limit of 2 March, over St Patrick's Day and Easter."""
    found = position(timeline("eir-2004", RECEIVED, f"{asked} review-requested"))
    assert found.stage is Stage.IN_REVIEW
    assert [caution.rule for caution in found.cautions] == rules


def test_a_late_review_of_a_decision_is_not_taken_for_one_of_silence() -> None:
    found = position(timeline("eir-2004", RECEIVED, "2026-02-20 decided; 2026-05-01 review-requested"))
    assert found.closing is Closing.LATE_REVIEW_REFUSED
    assert found.cautions == ()


@pytest.mark.parametrize("asked_on", ["2026-01-30", "2026-02-21"])
def test_the_commissioner_is_asked_between_receipt_and_allowance(asked_on: str) -> None:
    told = f"2026-02-20 time-allowed asked_on={asked_on} until=2026-03-20"
    found = position(timeline("foia-2000-armed-forces", RECEIVED, told))
    assert [caution.rule for caution in found.cautions] == ["without-effect"]
    assert found.respond_by is not None
    assert found.respond_by.isoformat() == "2026-03-02"


@pytest.mark.parametrize(
    "told",
    [
        "2026-02-10 clarification-asked; 9999-12-30 clarification-received",
        "2026-02-10 extended reason=large until=9999-12-31",
    ],
)
def test_a_month_that_ends_past_all_calendars_is_refused(told: str) -> None:
    with pytest.raises(OutsideCalendar):
        position(timeline("uk-gdpr-sar", RECEIVED, told))


def test_an_applicant_is_told_that_a_date_is_provisional_but_not_the_version_of_the_list() -> None:
    (limit,) = position(timeline("foia-2000", "2028-12-18", "")).deadlines
    told = explain_to_applicant(limit, UK)
    assert told[0] == "20 working days after 18 December 2028, FOIA 2000 s.10(1)."
    assert told[-1] == "Provisional: holidays are known to 31 December 2028 only, and others may be proclaimed."
    assert explain(limit, UK)[1:-1] == told[1:]
