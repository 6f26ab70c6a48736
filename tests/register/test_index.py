"""The index of cases: the newest revision stands, whole, whatever order they come in."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from sqlalchemy import Engine, select

from dueprocess.case.indexed import IndexedCase, IndexedFact
from dueprocess.law.outcomes import Closing, Outcome
from dueprocess.law.position import Stage
from dueprocess.register import CaseIndex
from dueprocess.register.tables import CASE_FACTS, CASES

FIRST = IndexedCase(
    case_id="marrowby/1",
    authority="marrowby",
    reference="M/1",
    revision=1,
    regime="foia-2000",
    received_on=date(2026, 5, 1),
    opened_on=date(2026, 5, 4),
    stage=Stage.AWAITING_DECISION,
    respond_by=date(2026, 6, 2),
)
SECOND = FIRST.model_copy(
    update={
        "revision": 2,
        "opened_on": None,
        "stage": Stage.CLOSED,
        "outcome": Outcome.NOT_HELD,
        "closing": Closing.WINDOW_PASSED,
        "closed_on": date(2026, 8, 1),
        "facts": (
            IndexedFact(kind="clarification-asked", on=date(2026, 5, 5)),
            IndexedFact(kind="decided", on=date(2026, 6, 1), part="a", outcome=Outcome.NOT_HELD),
        ),
    }
)


@pytest.fixture
def index(engine: Engine) -> CaseIndex:
    return CaseIndex(engine)


def standing(engine: Engine) -> IndexedCase:
    """The one case of the register, with its facts."""
    with engine.connect() as register:
        case = register.execute(select(CASES)).mappings().one()
        facts = register.execute(select(CASE_FACTS).order_by(CASE_FACTS.c.number)).mappings().all()
    return IndexedCase.model_validate({**case, "facts": [dict(fact) for fact in facts]})


def test_a_case_is_kept_as_it_was_entered(engine: Engine, index: CaseIndex) -> None:
    index.enter(FIRST)
    assert standing(engine) == FIRST
    assert index.count() == 1


def test_a_newer_revision_takes_the_place_of_the_whole_but_the_day_of_opening(engine: Engine, index: CaseIndex) -> None:
    index.enter(FIRST)
    index.enter(SECOND)
    assert standing(engine) == SECOND.model_copy(update={"opened_on": FIRST.opened_on})


def test_an_older_one_that_comes_late_and_the_same_once_more_change_nothing(engine: Engine, index: CaseIndex) -> None:
    for entry in (SECOND, FIRST, SECOND.model_copy(update={"stage": Stage.IN_REVIEW, "facts": ()})):
        index.enter(entry)
    assert standing(engine) == SECOND


def test_many_at_once_leave_the_newest(engine: Engine, index: CaseIndex) -> None:
    fact = IndexedFact(kind="time-allowed", on=date(2026, 5, 5))
    revisions = [FIRST.model_copy(update={"revision": n, "facts": (fact,) * n}) for n in range(1, 21)]
    with ThreadPoolExecutor(8) as many:
        list(many.map(index.enter, reversed(revisions)))
    assert standing(engine) == revisions[-1]
