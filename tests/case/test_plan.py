"""What an institution plans for a case."""

import pytest
from pydantic import ValidationError

from dueprocess.case.plan import Escalation, Plan, Reminder
from dueprocess.law.position import DeadlineKind
from dueprocess.law.practice import Practice


@pytest.mark.parametrize("to", ["foi-officer", "foi@leeds.ac.uk", "Registry_2"])
def test_a_reminder_goes_to_a_role_or_a_shared_mailbox(to: str) -> None:
    assert Reminder(before=DeadlineKind.RESPOND, working_days=3, to=(to,)).to == (to,)


@pytest.mark.parametrize("to", ["Chloe Wilkins", "", "a,b", "x\ny"])
def test_a_recipient_is_no_name_and_no_list(to: str) -> None:
    with pytest.raises(ValidationError):
        Escalation(to=(to,))


@pytest.mark.parametrize("days", [-1, 41])
def test_a_reminder_lies_within_forty_working_days(days: int) -> None:
    with pytest.raises(ValidationError):
        Reminder(before=DeadlineKind.RESPOND, working_days=days)


def test_what_the_law_leaves_open_has_the_safe_answer_by_default() -> None:
    """From issue, as the Code has it; a late review is refused; the applicant has sixty working days to clarify."""
    assert Plan().practice == Practice(
        review_window_from="issue",
        posting_working_days=0,
        late_review="refuse",
        clarification_lapses_after_working_days=60,
    )


LAPSES = ("clarification_lapses", "identity_lapses", "fee_lapses")


@pytest.mark.parametrize("setting", [f"{lapse}_after_working_days" for lapse in LAPSES])
@pytest.mark.parametrize("days", [19, 0, -1, True, 20.5, "19", "soon"])
def test_nobody_is_given_less_than_twenty_working_days_to_reply_prove_or_pay(setting: str, days: object) -> None:
    with pytest.raises(ValidationError, match="write a number of working days, at least 20, or 'never'"):
        Practice.model_validate({setting: days})


def test_a_case_can_wait_for_ever_for_each_of_them() -> None:
    never = Practice.model_validate({f"{lapse}_after_working_days": "never" for lapse in LAPSES})
    assert (never.clarification_lapses_after_working_days, never.fee_lapses_after_working_days) == (None, None)
    assert never.identity_lapses_after_working_days == "never"
    assert Practice.model_validate_json(never.model_dump_json()) == never


def test_a_number_may_be_written_in_quotes_as_the_environment_gives_it() -> None:
    assert Practice.model_validate({"fee_lapses_after_working_days": "30"}).fee_lapses_after_working_days == 30
