"""What happens in a case becomes events for those who listen, each once, numbered on; for nobody else none."""

from case.cases import RECEIVED_ON, case, held, plan, sent
from dueprocess.case.notices import Notice
from dueprocess.case.noting import note, note_end
from dueprocess.case.record import CaseRecord
from dueprocess.case.steps import Step
from law.clocks import day

ACKNOWLEDGEMENT = Step(key="acknowledgement", notice=Notice.ACKNOWLEDGEMENT, due_on=RECEIVED_ON)
DECISION = Step(key="decision", notice=Notice.DECISION, due_on=day("2020-02-25"))
TODAY = day("2020-02-25")


def noted(record: CaseRecord, before: CaseRecord | None) -> CaseRecord:
    return note(record, before, record.position(TODAY), "marrowby/1")


def kinds(record: CaseRecord) -> list[tuple[int, str]]:
    return [(event.number, event.kind) for event in record.events.untold]


def test_what_happened_since_the_case_was_last_seen_is_noted_once_and_numbered_on() -> None:
    listened = case(plan=plan().model_copy(update={"observed": True}))
    opened = noted(listened, None)
    assert kinds(opened) == [(1, "opened")]
    issued = noted(opened.with_issued(sent(ACKNOWLEDGEMENT, RECEIVED_ON)), opened)
    stuck = noted(issued.with_held(held(DECISION, TODAY)), issued)
    again = noted(stuck, stuck)
    closed = note_end(again, again.position(TODAY), "marrowby/1")
    assert kinds(closed) == [(1, "opened"), (2, "letter-issued"), (3, "letter-held"), (4, "closed")]
    letters = [event.letter for event in closed.events.untold if event.letter]
    assert [(letter.key, len(letter.files)) for letter in letters] == [("acknowledgement", 1), ("decision", 0)]
    assert {event.key for event in closed.events.untold} == {f"marrowby/1/{number}" for number in (1, 2, 3, 4)}


def test_where_nobody_listens_nothing_is_noted() -> None:
    record = case()
    assert noted(record, None) == record
    assert note_end(record, record.position(TODAY), "marrowby/1") == record
