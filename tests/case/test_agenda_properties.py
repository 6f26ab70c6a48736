"""Random requests lived day by day: nothing is owed twice, nothing is slept through."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from case.cases import case, plan, sent
from dueprocess.case.agenda import agenda
from dueprocess.case.notices import Notice
from dueprocess.case.plan import Plan, Reminder
from dueprocess.case.record import CaseRecord
from dueprocess.law.facts import Classified, PartOfRequest, ReceiptCorrected
from dueprocess.law.position import OWED_BY_AUTHORITY, Position
from dueprocess.law.timeline import Timeline
from law.stories import PRACTICES, stories

ONE_DAY = timedelta(days=1)

LAWS = ("foia-2000", "foia-2000-armed-forces", "foia-2000-public-records")
"""Laws under which all that the stories tell can be told."""

REMINDERS = st.builds(Reminder, before=st.sampled_from(sorted(OWED_BY_AUTHORITY)), working_days=st.integers(0, 40))


@st.composite
def plans(draw: DrawFn) -> Plan:
    reminders = draw(st.sets(REMINDERS, max_size=4))
    return plan(tuple(reminders), repeat=draw(st.none() | st.integers(1, 40)), practice=draw(PRACTICES))


@st.composite
def lives(draw: DrawFn) -> Timeline:
    """A story of a request that is one whole, or was found to have two parts, the facts being about both."""
    story = draw(stories())
    laws = draw(st.none() | st.tuples(st.sampled_from(LAWS), st.sampled_from(LAWS)))
    if laws is None:
        return story
    corrected = [fact.received_on for fact in story.facts if isinstance(fact, ReceiptCorrected)]
    parts = tuple(PartOfRequest(part=name, regime=law) for name, law in zip(("a", "b"), laws, strict=True))
    classified = Classified(on=max([story.received_on, *corrected]), parts=parts)
    return story.model_copy(update={"facts": (classified, *story.facts)})


def known(story: Timeline, plan: Plan, today: date) -> CaseRecord:
    """The case as it is on this day: with the facts that have happened."""
    facts = tuple(fact for fact in story.facts if fact.on <= today)
    return case(*facts, received_on=story.received_on, plan=plan)


def standing(position: Position) -> tuple[object, ...]:
    return position.stage, position.overdue, position.closing, position.running, position.deadlines


@given(lives(), plans(), st.integers(0, 300))
def test_what_is_owed_is_owed_once_in_order_and_the_next_look_lies_ahead(
    story: Timeline, plan: Plan, days: int
) -> None:
    today = story.received_on + timedelta(days=days)
    now = agenda(known(story, plan, today), today)
    keys = [step.key for step in now.owed]
    assert len(set(keys)) == len(keys)
    assert all(step.due_on <= today for step in now.owed)
    assert [step.due_on for step in now.owed] == sorted(step.due_on for step in now.owed)
    assert "acknowledgement" in keys
    assert now.wake_on is None or now.wake_on > today
    assert (now.wake_on is None) == (now.wake_for == "")
    awaited = {(limit.kind, limit.part): limit for limit in now.position.awaited}
    for step in now.owed:
        if step.notice.is_internal:
            assert step.deadline is not None
            limit = awaited[step.deadline, step.part]
            part = f"{limit.part}-" if limit.part else ""
            assert step.key.startswith(f"{step.notice}-{limit.kind}-{limit.on.isoformat()}-{part}")
    escalated = [step.part for step in now.owed if step.notice is Notice.ESCALATION]
    assert len(set(escalated)) == len(escalated), "the latest for each part, alone"


@settings(max_examples=25)
@given(lives(), plans())
def test_a_case_looked_at_daily_sends_each_notice_once(story: Timeline, plan: Plan) -> None:
    today, record = story.received_on, known(story, plan, story.received_on)
    for _ in range(150):
        record = known(story, plan, today).model_copy(update={"issued": record.issued})
        for step in agenda(record, today).owed:
            assert step.key not in record.done
            record = record.with_issued(sent(step, today))
        assert agenda(record, today).owed == ()
        today += ONE_DAY


@settings(max_examples=25)
@given(lives(), plans())
def test_between_two_looks_nothing_happens_by_itself(story: Timeline, plan: Plan) -> None:
    """A case sleeps from one look to the next; a day on which something changed in between would be lost."""
    today = story.assessed_on
    record = case(*story.facts, received_on=story.received_on, plan=plan)
    for _ in range(8):
        for step in agenda(record, today).owed:
            record = record.with_issued(sent(step, today))
        now = agenda(record, today)
        until = now.wake_on or today + timedelta(days=60)
        asleep = today
        while (asleep := asleep + ONE_DAY) < until:
            meanwhile = agenda(record, asleep)
            assert meanwhile.owed == ()
            assert standing(meanwhile.position) == standing(now.position)
        if now.wake_on is None:
            return
        today = now.wake_on
        woken = agenda(record, today)
        assert woken.owed or standing(woken.position) != standing(now.position), "it woke for nothing"
