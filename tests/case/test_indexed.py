"""What the index keeps of a case: how it stands and the days of its facts, and nothing that anybody wrote."""

from datetime import timedelta

from case.cases import LIMIT, PERSONAL, RECEIVED_ON, case
from dueprocess.case.indexed import IndexedCase, IndexedFact, first_entry, next_entry
from dueprocess.case.record import CaseRecord
from dueprocess.law.facts import Classified, Decided, PartOfRequest, ReceiptCorrected, Withdrawn, type_of_fact
from dueprocess.law.outcomes import Closing, Outcome
from dueprocess.law.position import Stage
from law.clocks import day

OPENED_ON = day("2020-01-30")
DECIDED_ON = day("2020-02-25")
DECIDED = Decided(on=DECIDED_ON, outcome=Outcome.DISCLOSED_IN_FULL, answer="Forty-one owls.")
WITHDRAWN = Withdrawn(on=DECIDED_ON)


def entry(record: CaseRecord) -> IndexedCase:
    return first_entry(record, record.position(OPENED_ON), "marrowby/1", OPENED_ON)


def after(*facts: type_of_fact) -> CaseRecord:
    return case(*facts).model_copy(update={"entered": 1})


def test_a_new_case_is_entered_as_it_stands() -> None:
    new = entry(case())
    assert (new.case_id, new.authority, new.revision) == ("marrowby/1", case().request.authority, 1)
    assert (new.received_on, new.opened_on, new.respond_by) == (RECEIVED_ON, OPENED_ON, LIMIT)
    assert (new.stage, new.overdue, new.closing, new.facts) == (Stage.AWAITING_DECISION, False, None, ())


def test_what_changes_is_entered_under_the_next_revision_and_what_does_not_is_not() -> None:
    new = entry(case())
    assert next_entry(after(), after().position(DECIDED_ON), new, None) is None
    late = next_entry(after(), after().position(LIMIT + timedelta(days=1)), new, None)
    assert late is not None
    assert (late.revision, late.overdue, late.opened_on) == (2, True, OPENED_ON)


def test_a_fact_is_kept_by_kind_day_part_and_outcome() -> None:
    parts = Classified(
        on=OPENED_ON,
        parts=(PartOfRequest(part="a", regime="foia-2000"), PartOfRequest(part="b", regime="eir-2004")),
    )
    told = entry(case(parts, DECIDED.model_copy(update={"part": "b"})))
    assert told.facts == (
        IndexedFact(kind="classified", on=OPENED_ON),
        IndexedFact(kind="decided", on=DECIDED_ON, part="b", outcome=Outcome.DISCLOSED_IN_FULL),
    )


def test_nothing_that_anybody_wrote_is_kept() -> None:
    kept = entry(case(DECIDED)).model_dump_json()
    assert [word for word in (*PERSONAL, "Forty-one") if word in kept] == []


def test_the_day_of_receipt_is_the_corrected_one() -> None:
    corrected = ReceiptCorrected(on=OPENED_ON, received_on=day("2020-01-28"))
    assert entry(case(corrected)).received_on == day("2020-01-28")


def test_a_case_closed_on_the_first_day_on_which_it_was_seen_closed_unless_it_ended_later() -> None:
    record = after(WITHDRAWN)
    closed = next_entry(record, record.position(DECIDED_ON), entry(case()), None)
    assert closed is not None
    assert (closed.stage, closed.closing, closed.closed_on) == (Stage.CLOSED, Closing.WITHDRAWN, DECIDED_ON)
    later = DECIDED_ON + timedelta(days=3)
    assert next_entry(record, record.position(later), closed, None) is None
    ended = next_entry(record, record.position(later), closed, later)
    assert ended is not None
    assert ended.closed_on == later


def test_one_that_is_open_again_is_not_closed() -> None:
    closed = entry(case()).model_copy(update={"stage": Stage.CLOSED, "closed_on": DECIDED_ON})
    open_again = next_entry(after(), after().position(OPENED_ON), closed, DECIDED_ON)
    assert open_again is not None
    assert open_again.closed_on is None
