"""The page of a case in the Temporal UI."""

import pytest

from case.cases import PERSONAL, RECEIVED_ON, case, classified, held, plan, sent, with_days_off
from dueprocess.case.agenda import agenda
from dueprocess.case.details import details_page
from dueprocess.case.letters import Delivered
from dueprocess.case.notices import Notice
from dueprocess.case.plan import AnsweredBy
from dueprocess.case.record import CaseRecord, Planned
from dueprocess.case.retention import Retention
from dueprocess.case.steps import Step
from dueprocess.law.facts import (
    CitedExemption,
    Decided,
    Extended,
    Reassigned,
    ReceiptCorrected,
    ReviewRequested,
)
from dueprocess.law.outcomes import Outcome
from law.clocks import CODE, UK, day

ACKNOWLEDGEMENT = Step(key="acknowledgement", notice=Notice.ACKNOWLEDGEMENT, due_on=RECEIVED_ON)
DECISION = Step(key="decision", notice=Notice.DECISION, due_on=day("2020-02-25"))


def page(record: CaseRecord, today: str) -> list[str]:
    return details_page(record, agenda(record, day(today))).splitlines()


def test_it_says_where_a_new_case_stands_and_why() -> None:
    assert page(case(), "2020-01-29") == [
        "**M/20/007**: awaiting-decision",
        "Handled by Information Team. Received on 29 January 2020.",
        "",
        "| due | by | why |",
        "| --- | --- | --- |",
        "| answer the request | 26 February 2020 | 20 working days after 29 January 2020, FOIA 2000 s.10(1) |",
        "",
        "Next: 12 February 2020: reminder. Due: answer the request by 26 February 2020 (FOIA 2000 s.10(1)).",
        "",
        f"Calendar {UK.version} ({UK.made_of}). Planned by marrowby 1.",
    ]


@pytest.mark.parametrize(
    ("retention", "said"),
    [
        (
            Retention(keep_months=36, policy="Schedule, line 12", then="erase"),
            "Once closed, to be kept for 36 months and then erased by the authority (Schedule, line 12).",
        ),
        (
            Retention(keep_months=1, policy="Schedule"),
            "Once closed, to be kept for 1 month and then reviewed by the authority (Schedule).",
        ),
    ],
)
def test_it_says_how_long_the_case_is_kept_once_it_has_closed(retention: Retention, said: str) -> None:
    kept = case(plan=plan().model_copy(update={"retention": retention}))
    assert page(kept, "2020-01-29")[-3:-1] == [said, ""]


def test_an_overdue_case_says_so_in_its_first_line() -> None:
    assert page(case(), "2020-02-27")[0] == "**M/20/007**: awaiting-decision, **overdue**"


def test_a_date_past_the_known_holidays_is_provisional() -> None:
    assert "| answer the request | 18 January 2029 (provisional) |" in "\n".join(
        page(case(received_on=day("2028-12-15")), "2028-12-15")
    )


def test_it_shows_what_was_done_what_was_sent_and_what_waits_for_a_person() -> None:
    record = (
        case(Decided(on=day("2020-02-25"), outcome=Outcome.NOT_HELD))
        .with_issued(sent(ACKNOWLEDGEMENT, RECEIVED_ON))
        .with_held(held(DECISION, day("2020-02-25")))
    )
    lines = page(record, "2020-02-26")
    assert lines[0] == "**M/20/007**: awaiting-decision", "nobody has been told of the decision yet"
    assert (
        "| answer the request | 26 February 2020 | 20 working days after 29 January 2020, FOIA 2000 s.10(1) |"
    ) in lines
    assert lines[lines.index("Sent:") + 1] == "- 29 January 2020: acknowledgement (`marrowby/1/acknowledgement.pdf`)"
    assert lines[lines.index("**Held, and waiting for a person:**") + 1] == (
        "- `decision`: The wording has no 'answer'. Mend it, then send the update `retry-held-notices`."
    )


def test_a_letter_of_the_folder_is_named_by_its_place_in_the_outbox_and_another_by_its_channel() -> None:
    record = case(Decided(on=day("2020-02-25"), outcome=Outcome.NOT_HELD), done=("acknowledgement",))
    by = Delivered(
        channel="folder", receipt="marrowby/M-20-007/decision.eml", sent_on=day("2020-02-25"), plugin="d", version="1"
    )
    folder = record.with_issued(sent(DECISION, day("2020-02-25")).model_copy(update={"delivered": by}))
    assert "- 25 February 2020: decision (`outbox/marrowby/M-20-007/decision.eml`)" in page(folder, "2020-02-26")
    other = by.model_copy(update={"channel": "smtp", "receipt": "250 2.0.0 taken"})
    mail = record.with_issued(sent(DECISION, day("2020-02-25")).model_copy(update={"delivered": other}))
    line = "- 25 February 2020: decision (`marrowby/1/decision.pdf`), by `smtp` of d 1 on 25 February 2020: "
    assert f"{line}`250 2.0.0 taken`" in page(mail, "2020-02-26")


def test_a_letter_that_could_not_be_delivered_is_named_with_what_a_person_can_do() -> None:
    record = case(Decided(on=day("2020-02-25"), outcome=Outcome.NOT_HELD), done=("acknowledgement",))
    lines = page(record.with_held(held(DECISION, day("2020-02-25"), "Refused: 550 5.1.1.", made=True)), "2020-02-26")
    assert lines[lines.index("**Held, and waiting for a person:**") + 1] == (
        "- `decision`: Refused: 550 5.1.1. Mend it, then send the update `retry-held-notices`. Or send "
        "`marrowby/1/decision.pdf` by hand, then tell it: `letter-sent`."
    )


def test_it_shows_what_was_decided_and_by_when_a_review_can_be_asked_for() -> None:
    lines = page(case(Decided(on=day("2020-02-25"), outcome=Outcome.NOT_HELD)), "2020-02-26")
    assert lines[1] == "Outcome: not-held."
    assert (
        "| answer the request | 26 February 2020, done 25 February 2020 | "
        "20 working days after 29 January 2020, FOIA 2000 s.10(1) |"
    ) in lines
    assert f"| ask for a review | 24 April 2020 | 40 working days after 25 February 2020, {CODE} 5.3 |" in lines


def test_a_closed_case_has_nothing_next() -> None:
    lines = page(case(Decided(on=day("2020-02-25"), outcome=Outcome.NOT_HELD)), "2020-05-01")
    assert lines[0] == "**M/20/007**: closed"
    assert not [line for line in lines if line.startswith("Next:")]


def test_it_holds_nothing_about_the_applicant_or_the_answer() -> None:
    """What stands in the Temporal UI cannot be taken back."""
    exemption = CitedExemption(provision="31(3)", reasons="Zebedee is a thief.", public_interest="owls")
    record = case(
        ReceiptCorrected(on=RECEIVED_ON, received_on=RECEIVED_ON, reason="Zebedee called"),
        Extended(on=day("2020-02-03"), exemptions=(exemption,)),
        Reassigned(on=day("2020-02-04"), to="Registry"),
        Decided(
            on=day("2020-02-25"),
            outcome=Outcome.NEITHER_CONFIRMED_NOR_DENIED,
            exemptions=(exemption,),
            answer="No owls",
        ),
        ReviewRequested(on=day("2020-03-02"), grounds="Quillfeather objects"),
    )
    record = record.with_issued(sent(ACKNOWLEDGEMENT, RECEIVED_ON)).with_held(held(DECISION, day("2020-02-25")))
    text = "\n".join(page(record, "2020-03-05"))
    assert "Handled by Registry." in text
    assert not [word for word in PERSONAL if word in text]


def test_each_part_has_its_dates_and_what_had_no_effect_is_said() -> None:
    record = case(
        classified("2020-02-03", roads="foia-2000", noise="eir-2004"),
        Extended(on=day("2020-03-02"), part="noise", reason="Zebedee asks for much"),
    )
    lines = page(record, "2020-03-02")
    assert lines[0] == "**M/20/007**: awaiting-decision, **overdue**"
    counted = "| 26 February 2020 | 20 working days after 29 January 2020,"
    assert [line for line in lines if line.startswith("| answer")] == [
        f"| answer the request (part roads) {counted} FOIA 2000 s.10(1) |",
        f"| answer the request (part noise) {counted} EIR 2004 reg 5(2) |",
    ]
    (caution,) = record.position(day("2020-03-02")).cautions
    assert f"- {caution.what}" in lines
    (coming,) = [line for line in lines if line.startswith("Next:")]
    assert "answer the request (part roads)" in coming
    assert not [word for word in PERSONAL for line in lines if word in line]


def test_dates_that_a_change_of_the_calendar_moved_are_listed_with_the_holiday() -> None:
    parts = classified("2022-09-06", roads="foia-2000", noise="eir-2004")
    before = case(parts, received_on=day("2022-09-05"), calendar=with_days_off())
    assert "Moved by a change of the calendar:" not in page(before, "2022-09-10")
    record, _ = before.with_calendar(with_days_off("2022-09-19"), day("2022-09-10"), None)
    lines = page(record, "2022-09-10")
    at = lines.index("Moved by a change of the calendar:")
    assert lines[at + 1 : at + 3] == [
        f"- 10 September 2022: answer the request (part {part}), from 3 October 2022 to 4 October 2022 "
        "(2022-09-19 is a holiday now: a day off)"
        for part in ("roads", "noise")
    ]
    assert lines[-1] == "Calendar 2022-09-19 (test 2022-09-19). Planned by marrowby 1."
    unmoved, _ = record.with_plan(record.opened, day("2022-09-11"), None)
    assert page(unmoved, "2022-09-11") == page(record, "2022-09-11"), "what moved nothing is not listed"


def test_it_says_who_planned_the_case_anew_and_who_before() -> None:
    new = plan().model_copy(
        update={"answered_by": (AnsweredBy(hook="dueprocess_reminders", plugin="marrowby", version="2"),)}
    )
    record, change = case().with_plan(Planned(calendar=UK, plan=new), day("2020-02-03"), "information manager")
    assert (change.old_planned_by, change.new_planned_by) == (("marrowby 1",), ("marrowby 2",))
    lines = page(record, "2020-02-03")
    at = lines.index("Planned anew:")
    assert lines[at + 1] == "- 3 February 2020: by marrowby 2; before by marrowby 1"
    assert lines[-1].endswith(" Planned by marrowby 2.")
    again, _ = record.with_plan(Planned(calendar=UK, plan=new), day("2020-02-04"), None)
    assert sum(line.startswith("- 4 February") for line in page(again, "2020-02-04")) == 0


def test_it_names_each_plugin_that_gave_an_answer_the_case_keeps_once() -> None:
    record = case()
    numbered = AnsweredBy(hook="dueprocess_reference", plugin="numbers", version="0.3")
    law = AnsweredBy(hook="dueprocess_regimes", plugin="marrowby", version="1")
    opened = record.opened.model_copy(update={"opened_by": (numbered,), "regimes_by": (law,)})
    record = record.model_copy(update={"opened": opened})
    assert page(record, "2020-01-29")[-1].endswith(" Planned by marrowby 1, numbers 0.3.")
    assert [answer.hook for answer in record.answered_by] == ["dueprocess_reference", "plan_case", "dueprocess_regimes"]
