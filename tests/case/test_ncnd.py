"""Neither confirming nor denying: whether anything is held is in nothing that a letter, a list or a page is made of."""

import json

from case.cases import RECEIVED_ON, case, plan
from dueprocess.case.agenda import agenda
from dueprocess.case.describing import describe
from dueprocess.case.details import details_page
from dueprocess.case.notices import SENDING, Notice
from dueprocess.case.search import search_values
from dueprocess.law.facts import Attachment, CitedExemption, Decided, Reassigned
from dueprocess.law.outcomes import Outcome
from law.clocks import day

ON = day("2020-02-20")
REASONS = CitedExemption(provision="31(3)", reasons="It would help burglars.", public_interest="Safety weighs more.")
SILENT = Decided(on=ON, outcome=Outcome.NEITHER_CONFIRMED_NOR_DENIED, exemptions=(REASONS,))
TELLING = {
    "answer": "WE-FOUND-FORTY-FILES",
    "estimate_hours": 4321,
    "earlier_reference": "FOUND-BEFORE",
    "transferred_to": "THE-HOLDER",
    "attachments": (Attachment(title="THE-FILES", media_type="text/csv", size_bytes=1, sha256="0" * 64),),
}
"""What no such decision can carry; put into one by force, as a fault of ours might."""
GIVEN_AWAY = ("FOUND", "4321", "THE-HOLDER", "THE-FILES", "text/csv")


def test_the_letter_is_made_of_values_among_which_there_is_nothing_to_give_away() -> None:
    record = case(SILENT.model_copy(update=TELLING), plan=plan().model_copy(update={"sending": SENDING}))
    assert describe(record, Notice.DECISION, ON) == describe(case(SILENT), Notice.DECISION, ON)


def test_what_lists_pages_and_logs_are_made_of_has_nothing_of_it() -> None:
    facts = (Reassigned(on=RECEIVED_ON, to="Registry"), SILENT.model_copy(update=TELLING))
    record = case(*facts, done=("acknowledgement",))
    now = agenda(record, ON)
    shown = json.dumps(dict(search_values(record, now)), default=str) + details_page(record, now)
    shown += "".join(step.model_dump_json() for step in now.owed)
    assert not [word for word in GIVEN_AWAY if word in shown]


def test_the_decision_itself_has_nothing_but_its_day_its_outcome_and_its_grounds() -> None:
    told = {name for name in Decided.model_fields if getattr(SILENT, name) not in {None, "", ()}}
    assert told == {"kind", "on", "outcome", "exemptions"}
