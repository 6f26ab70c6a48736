"""What lists show and filter by."""

import json

from case.cases import LIMIT, PERSONAL, RECEIVED_ON, case, classified, held, with_days_off
from dueprocess.case.agenda import agenda
from dueprocess.case.notices import Notice
from dueprocess.case.search import search_values
from dueprocess.case.steps import Step
from dueprocess.law.facts import Decided, Extended, ReviewRequested
from dueprocess.law.outcomes import Outcome
from law.clocks import UK, day

STEP = Step(key="acknowledgement", notice=Notice.ACKNOWLEDGEMENT, due_on=RECEIVED_ON)


def test_an_open_case_is_found_by_what_is_due_and_when() -> None:
    assert search_values(case(), agenda(case(), RECEIVED_ON)) == {
        "Authority": "marrowby",
        "Reference": "M/20/007",
        "Regime": "foia-2000",
        "Stage": "awaiting-decision",
        "Outcome": None,
        "NextDue": "respond",
        "NextDueOn": LIMIT,
        "Overdue": False,
        "Held": False,
        "Waiting": False,
        "Calendar": UK.version,
    }


def test_an_overdue_case_with_a_held_notice_stands_out() -> None:
    record = case().with_held(held(STEP, RECEIVED_ON))
    values = search_values(record, agenda(record, day("2020-02-27")))
    assert (values["Overdue"], values["Held"]) == (True, True)


def test_a_closed_case_has_an_outcome_and_nothing_due() -> None:
    record = case(Decided(on=day("2020-02-25"), outcome=Outcome.VEXATIOUS))
    values = search_values(record, agenda(record, day("2020-05-01")))
    assert (values["Stage"], values["Outcome"]) == ("closed", "vexatious")
    assert (values["NextDue"], values["NextDueOn"], values["Overdue"]) == (None, None, False)


def test_nothing_personal_can_be_searched_for() -> None:
    record = case(
        Decided(on=day("2020-02-25"), outcome=Outcome.DISCLOSED_IN_FULL, answer="Two owls"),
        ReviewRequested(on=day("2020-03-02"), grounds="Quillfeather objects"),
    )
    text = json.dumps(dict(search_values(record, agenda(record, day("2020-03-02")))), default=str)
    assert not [word for word in PERSONAL if word in text]


def test_a_request_in_parts_is_found_by_the_part_that_leads() -> None:
    """One value each: of the part whose date comes first, of those that are not answered."""
    parts = classified("2020-02-03", roads="foia-2000", noise="eir-2004")
    longer = Extended(on=day("2020-02-10"), part="noise", reason="Zebedee asks for many owls")
    record = case(parts, longer)
    values = search_values(record, agenda(record, day("2020-02-10")))
    assert (values["Regime"], values["NextDue"], values["NextDueOn"]) == ("foia-2000", "respond", LIMIT)
    record = case(parts, longer, Decided(on=day("2020-02-20"), part="roads", outcome=Outcome.NOT_HELD))
    values = search_values(record, agenda(record, day("2020-02-20")))
    assert (values["Regime"], values["Stage"], values["Outcome"]) == ("eir-2004", "extended", None)
    assert (values["NextDue"], values["NextDueOn"]) == ("respond-extended", day("2020-03-26"))
    assert not [word for word in PERSONAL if word in json.dumps(dict(values), default=str)]


def test_a_case_is_found_by_the_calendar_it_follows() -> None:
    record, _ = case().with_calendar(with_days_off("2020-02-10"), RECEIVED_ON, None)
    assert search_values(record, agenda(record, RECEIVED_ON))["Calendar"] == "2020-02-10"
