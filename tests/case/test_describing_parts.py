"""Which values the wording of a notice can name where a request has parts, or stands under another law."""

import pytest

from case.cases import LIMIT, PERSONAL, case, classified, plan
from dueprocess.case.describing import describe
from dueprocess.case.notices import Notice
from dueprocess.case.particulars import ExemptionParticulars
from dueprocess.law.facts import (
    CitedExemption,
    ClarificationAsked,
    ClarificationReceived,
    Decided,
    Extended,
    ReviewDecided,
    ReviewRequested,
)
from dueprocess.law.outcomes import Outcome, ReviewOutcome
from dueprocess.law.position import DeadlineKind
from dueprocess.law.practice import Practice
from law.clocks import day

TWO_LAWS = classified("2020-02-03", roads="foia-2000", noise="eir-2004")
LARGE = Extended(on=day("2020-02-10"), part="noise", reason="Nine years of measurements.")
ROADS = Decided(on=day("2020-02-20"), part="roads", outcome=Outcome.DISCLOSED_IN_FULL, answer="Two roads.")
NOISE = Decided(
    on=day("2020-03-10"),
    part="noise",
    outcome=Outcome.REFUSED,
    exemptions=(CitedExemption(provision="12(5)(e)", public_interest="Weighed."),),
)
REQUESTED = ReviewRequested(on=day("2020-04-22"))


def test_each_decision_letter_is_about_its_own_part_and_law() -> None:
    record = case(TWO_LAWS, LARGE, ROADS, NOISE)
    roads = describe(record, Notice.DECISION, day("2020-03-10"), part="roads")
    noise = describe(record, Notice.DECISION, day("2020-03-10"), part="noise")
    assert (roads.part, roads.regime) == ("roads", "Freedom of Information Act 2000")
    assert (noise.part, noise.regime) == ("noise", "Environmental Information Regulations 2004")
    assert (roads.outcome, roads.answer, roads.decided_on) == (Outcome.DISCLOSED_IN_FULL, "Two roads.", ROADS.on)
    assert (noise.outcome, noise.answer, noise.decided_on) == (Outcome.REFUSED, "", NOISE.on)
    assert (roads.exemptions, noise.exemptions) == (
        (),
        (
            ExemptionParticulars(
                provision="12(5)(e)",
                name="confidentiality of commercial or industrial information",
                is_qualified=True,
                reasons="",
                public_interest="Weighed.",
            ),
        ),
    )
    assert (roads.respond_by, noise.respond_by) == (LIMIT, day("2020-03-26"))
    assert (roads.ask_review_by, noise.ask_review_by) == (day("2020-04-21"), day("2020-05-11"))
    assert (roads.answer_review_working_days, noise.answer_review_working_days) == (20, 40)


def test_the_review_of_each_part_has_its_own_times() -> None:
    """Forty working days each to ask: for the one they are over. Twenty to answer the one, forty the other."""
    kind = plan(practice=Practice(late_review="accept"))
    answered = ReviewDecided(on=day("2020-04-23"), part="noise", outcome=ReviewOutcome.UPHELD, reasons="So it is.")
    record = case(TWO_LAWS, LARGE, ROADS, NOISE, REQUESTED, answered, plan=kind)
    roads = describe(record, Notice.REVIEW_ACKNOWLEDGEMENT, answered.on, part="roads")
    noise = describe(record, Notice.REVIEW_OUTCOME, answered.on, part="noise")
    assert (roads.review_in_time, roads.review_accepted, noise.review_in_time) == (False, True, True)
    assert (roads.answer_review_by, noise.answer_review_by) == (day("2020-05-21"), day("2020-06-19"))
    assert (roads.review_outcome, roads.review_reasons) == (None, "")
    assert (noise.review_outcome, noise.review_reasons) == (ReviewOutcome.UPHELD, "So it is.")


def test_a_fact_that_names_no_part_is_about_each() -> None:
    both = Decided(on=day("2020-02-25"), outcome=Outcome.NOT_HELD, answer="Nothing.")
    for part in ("roads", "noise", ""):
        told = describe(case(TWO_LAWS, both), Notice.DECISION, both.on, part=part)
        assert (told.outcome, told.answer) == (Outcome.NOT_HELD, "Nothing.")


def test_a_letter_about_one_part_knows_nothing_of_the_decision_of_the_other() -> None:
    told = describe(case(TWO_LAWS, ROADS), Notice.DECISION, ROADS.on, part="noise")
    assert (told.outcome, told.decided_on, told.answer, told.ask_review_by) == (None, None, "", None)


def test_a_letter_about_the_whole_names_the_law_it_came_under_and_the_earliest_date() -> None:
    told = describe(case(TWO_LAWS, LARGE), Notice.ACKNOWLEDGEMENT, day("2020-02-10"))
    assert (told.part, told.regime, told.respond_by) == ("", "Freedom of Information Act 2000", LIMIT)
    assert told.respond_by_explained[0] == "20 working days after 29 January 2020, FOIA 2000 s.10(1)."
    other = case(classified("2020-02-03", all="eir-2004"))
    assert describe(other, Notice.DECISION, day("2020-02-03")).regime == "Environmental Information Regulations 2004"


def test_a_request_for_ones_own_data_has_no_review_to_ask_for() -> None:
    told = describe(
        case(
            Decided(on=day("2026-03-20"), outcome=Outcome.NOT_HELD), received_on=day("2026-03-10"), regime="uk-gdpr-sar"
        ),
        Notice.DECISION,
        day("2026-03-20"),
    )
    assert told.regime == "UK General Data Protection Regulation (subject access)"
    assert (told.ask_review_by, told.review_requested_on) == (None, None)
    assert told.respond_by == day("2026-04-10")


def test_an_exemption_is_named_as_it_stood_on_the_day_of_the_decision() -> None:
    """And in the law that it is decided under: `12(4)(a)` is none of FOIA's."""
    cited = (CitedExemption(provision="12(4)(a)"),)
    refused = Decided(on=day("2020-02-25"), outcome=Outcome.REFUSED, exemptions=cited)
    (foia,) = describe(case(refused), Notice.DECISION, refused.on).exemptions
    (eir,) = describe(case(refused, regime="eir-2004"), Notice.DECISION, refused.on).exemptions
    assert (foia.name, bool(eir.name)) == ("", True)
    early = refused.model_copy(update={"exemptions": (CitedExemption(provision="40(5B)(a)"),)})
    now = describe(case(early), Notice.DECISION, refused.on).exemptions[0].name
    before = case(early.model_copy(update={"on": day("2010-02-01")}), received_on=day("2010-01-11"))
    assert now
    assert describe(before, Notice.DECISION, day("2010-02-01")).exemptions[0].name == "", "added on 25 May 2018"


@pytest.mark.parametrize("notice", [Notice.REMINDER, Notice.ESCALATION])
def test_an_internal_notice_names_the_part_and_its_law_and_still_nobody(notice: Notice) -> None:
    words = " ".join(PERSONAL)
    asked = ClarificationAsked(on=day("2020-02-05"), part="roads", question=words)
    record = case(TWO_LAWS, LARGE.model_copy(update={"reason": words}), asked)
    told = describe(record, notice, day("2020-03-23"), part="noise", due=DeadlineKind.RESPOND_EXTENDED)
    assert (told.due, told.due_on) == ("answer the request, as extended (part noise)", day("2020-03-26"))
    assert (told.part, told.due_source, told.working_days_left) == ("noise", "EIR 2004 reg 7(1)", 3)
    assert told.regime == "Environmental Information Regulations 2004"
    assert not [word for word in PERSONAL if word in told.model_dump_json()]


def test_an_internal_notice_is_about_the_date_it_was_made_for_and_not_the_one_that_leads() -> None:
    record = case(TWO_LAWS, LARGE)
    roads = describe(record, Notice.REMINDER, day("2020-02-21"), part="roads", due=DeadlineKind.RESPOND)
    noise = describe(record, Notice.REMINDER, day("2020-02-21"), part="noise", due=DeadlineKind.RESPOND_EXTENDED)
    assert (roads.due_on, roads.recipients) == (LIMIT, ("foi-officer", "registrar"))
    assert (noise.due_on, noise.recipients) == (day("2020-03-26"), ("foi-officer",))


def test_of_two_dates_of_one_kind_a_notice_is_about_that_of_its_own_part() -> None:
    asked = ClarificationAsked(on=day("2020-02-05"), part="roads")
    came = ClarificationReceived(on=day("2020-02-10"), part="roads")
    record = case(classified("2020-02-03", roads="foia-2000", lamps="foia-2000"), asked, came)
    due = [
        describe(record, Notice.REMINDER, day("2020-02-21"), part=part, due=DeadlineKind.RESPOND).due_on
        for part in ("roads", "lamps")
    ]
    assert due == [day("2020-03-09"), LIMIT]


def test_days_left_are_counted_by_the_calendar_of_the_law() -> None:
    """St Andrew's Day, 30 November 2026, is a holiday in Scotland only."""
    scottish = case(received_on=day("2026-11-10"), regime="foisa-2002")
    everywhere = case(received_on=day("2026-11-10"))
    personal = case(received_on=day("2026-11-10"), regime="uk-gdpr-sar")
    for record, left, last_on in (
        (scottish, 7, "2026-12-09"),
        (everywhere, 7, "2026-12-09"),
        (personal, 9, "2026-12-10"),
    ):
        told = describe(record, Notice.REMINDER, day("2026-11-27"), due=DeadlineKind.RESPOND)
        assert (told.working_days_left, told.due_on) == (left, day(last_on))


def test_the_explanation_gives_the_events_and_the_days_left_out_of_the_limit_that_holds() -> None:
    told = describe(case(TWO_LAWS, LARGE), Notice.DECISION, day("2020-03-23"), part="noise")
    assert told.respond_by_explained == (
        "40 working days after 29 January 2020, EIR 2004 reg 7(1).",
        "29 January 2020: the request received.",
        "10 February 2020: told that the answer takes longer (EIR 2004 reg 7(1)).",
        "Not counted: 16 Saturdays and Sundays.",
        "Not counted: 17 March 2020, Saint Patrick's Day (Northern Ireland).",
    )


def test_while_the_clock_waits_there_is_no_date_to_explain() -> None:
    waiting = case(ClarificationAsked(on=day("2020-02-05")))
    told = describe(waiting, Notice.ACKNOWLEDGEMENT, day("2020-02-05"))
    assert (told.respond_by, told.respond_by_explained) == (None, ())
