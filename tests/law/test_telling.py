"""What a case may be told now, and that each refusal says why and on what ground."""

from datetime import date

import pytest

from dueprocess.law.calendar import Calendar
from dueprocess.law.errors import InvalidTimeline, OutsideCalendar, Refused
from dueprocess.law.facts import (
    ClarificationAsked,
    ClarificationReceived,
    Decided,
    Extended,
    FeeCharged,
    FeePaid,
    Reassigned,
    ReceiptCorrected,
    ReviewDecided,
    ReviewExtended,
    ReviewRequested,
    Withdrawn,
    type_of_fact,
)
from dueprocess.law.outcomes import ReviewOutcome
from dueprocess.law.practice import Practice
from dueprocess.law.telling import refuse_unless_allowed
from dueprocess.law.timeline import Timeline
from law.clocks import NOT_HELD, UK, day
from law.refusals import CITED, RECEIVED_ON, REFUSALS


def tell(fact: type_of_fact, today: str, *facts: type_of_fact, calendar: Calendar = UK) -> None:
    timeline = Timeline(received_on=RECEIVED_ON, facts=facts, as_of=day(today))
    refuse_unless_allowed(fact, timeline, calendar=calendar, practice=Practice())


@pytest.mark.parametrize("what", REFUSALS)
def test_it_is_refused_by_a_rule_with_its_source(what: str) -> None:
    refusal = REFUSALS[what]
    with pytest.raises(Refused) as told:
        tell(refusal.fact, refusal.today, *refusal.facts)
    assert told.value.rule == refusal.rule
    assert refusal.words in str(told.value)
    if refusal.source is None:
        assert told.value.source is None
    else:
        assert str(told.value.source) == refusal.source
        assert str(told.value).endswith(f"({refusal.source})"), "the reader sees the source too"


def test_every_refusal_has_a_word_of_its_own_kind() -> None:
    rules = {refusal.rule for refusal in REFUSALS.values()}
    assert all(rule == rule.lower().replace(" ", "-") for rule in rules)


DECIDED = Decided(on=day("2020-02-25"), outcome=NOT_HELD)
REQUESTED = ReviewRequested(on=day("2020-03-02"))
ASKED = ClarificationAsked(on=day("2020-02-03"))
CHARGED = FeeCharged(on=day("2020-02-03"))
EXTENDED = Extended(on=day("2020-02-20"), exemptions=CITED)

ALLOWED: dict[str, tuple[tuple[type_of_fact, ...], type_of_fact, str]] = {
    "a question": ((), ASKED, "2020-02-03"),
    "its answer": ((ASKED,), ClarificationReceived(on=day("2020-02-10")), "2020-02-10"),
    "a question after the limit": ((), ClarificationAsked(on=day("2020-03-03")), "2020-03-03"),
    "a fees notice": ((), CHARGED, "2020-02-03"),
    "a fees notice on the last day": ((), FeeCharged(on=day("2020-02-26")), "2020-02-26"),
    "a fees notice while a question is open": ((ASKED,), FeeCharged(on=day("2020-02-04")), "2020-02-04"),
    "its payment": ((CHARGED,), FeePaid(on=day("2020-05-02")), "2020-05-02"),
    "an extension on the last day": ((), Extended(on=day("2020-02-26"), exemptions=CITED), "2020-02-26"),
    "an extension told of late, but given in time": ((), EXTENDED, "2020-03-05"),
    "a later date for an extension": (
        (EXTENDED,),
        Extended(on=day("2020-03-20"), exemptions=CITED, until=day("2020-03-27")),
        "2020-03-20",
    ),
    "a decision": ((), DECIDED, "2020-02-25"),
    "a late decision": ((), Decided(on=day("2020-05-25"), outcome=NOT_HELD), "2020-05-25"),
    "a decision while a question is open": ((ASKED,), DECIDED, "2020-02-25"),
    "a decision while a fee is unpaid": ((CHARGED,), DECIDED, "2020-02-25"),
    "a withdrawal": ((), Withdrawn(on=day("2020-02-03")), "2020-02-03"),
    "a withdrawal of a review": ((DECIDED, REQUESTED), Withdrawn(on=day("2020-03-03")), "2020-03-03"),
    "another unit": ((DECIDED,), Reassigned(on=day("2020-03-03"), to="estates"), "2020-03-03"),
    "an earlier receipt": (
        (DECIDED,),
        ReceiptCorrected(on=day("2020-03-03"), received_on=day("2020-01-20")),
        "2020-03-03",
    ),
    "a receipt today": (
        (),
        ReceiptCorrected(on=day("2020-02-03"), received_on=day("2020-02-03")),
        "2020-02-03",
    ),
    "a review on the last day": ((DECIDED,), ReviewRequested(on=day("2020-04-24")), "2020-04-24"),
    "a review after the window": ((DECIDED,), ReviewRequested(on=day("2020-06-01")), "2020-06-01"),
    "more time for a review": ((DECIDED, REQUESTED), ReviewExtended(on=day("2020-03-31")), "2020-03-31"),
    "an answer to a review": (
        (DECIDED, REQUESTED),
        ReviewDecided(on=day("2020-06-01"), outcome=ReviewOutcome.OVERTURNED),
        "2020-06-01",
    ),
}


@pytest.mark.parametrize("what", ALLOWED)
def test_the_law_does_not_stand_in_the_way_of(what: str) -> None:
    facts, fact, today = ALLOWED[what]
    tell(fact, today, *facts)


def test_what_a_calendar_cannot_count_is_refused_with_the_way_out() -> None:
    calendar = Calendar("short", "1", "", RECEIVED_ON, day("2020-03-31"), day("2020-03-31"), UK.holidays)
    with pytest.raises(Refused, match=r"knows 2020-01-29 to 2020-03-31.*Tell the case 'replan' first\.") as told:
        tell(DECIDED, "2020-02-25", calendar=calendar)
    assert told.value.rule == "outside-calendar"
    assert isinstance(told.value.__cause__, OutsideCalendar)


def test_an_extension_to_a_date_nobody_can_count_back_from_is_refused() -> None:
    """Reminders are counted back from it; an estimate of the year 2220 is a slip of the keyboard."""
    far = EXTENDED.model_copy(update={"until": date(2220, 3, 10)})
    with pytest.raises(Refused, match=r"2220-03-10 is outside the calendar 'uk'") as told:
        tell(far, "2020-02-20")
    assert told.value.rule == "outside-calendar"


def test_a_contradiction_keeps_its_cause() -> None:
    with pytest.raises(Refused) as told:
        tell(Withdrawn(on=date(2020, 1, 1)), "2020-02-25")
    assert isinstance(told.value.__cause__, InvalidTimeline)
