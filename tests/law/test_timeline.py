"""A timeline is one JSON object; what cannot be true together is refused with the fact that clashes."""

import json

import pytest
from pydantic import ValidationError

from dueprocess.law.errors import InvalidTimeline
from dueprocess.law.facts import (
    FACTS,
    ClarificationAsked,
    ClarificationReceived,
    Decided,
    Extended,
    FeeCharged,
    FeePaid,
    ReceiptCorrected,
    ReviewDecided,
    ReviewExtended,
    ReviewRequested,
    type_of_fact,
)
from dueprocess.law.outcomes import ReviewOutcome
from dueprocess.law.timeline import Timeline
from law.clocks import CLOCK, NOT_HELD, day

RECEIVED = "2020-01-29"


def timeline(*facts: type_of_fact, as_of: str | None = None) -> Timeline:
    return Timeline(received_on=day(RECEIVED), facts=facts, as_of=day(as_of) if as_of else None)


def test_it_reads_the_json_of_the_clock() -> None:
    told = {
        "regime": "foia-2000",
        "received_on": "2020-01-29",
        "facts": [
            {"kind": "clarification-asked", "on": "2020-02-03"},
            {"kind": "clarification-received", "on": "2020-02-10"},
        ],
        "as_of": "2020-02-11",
    }
    read = Timeline.model_validate_json(json.dumps(told))
    asked, received = read.facts
    assert isinstance(asked, ClarificationAsked)
    assert isinstance(received, ClarificationReceived)
    assert CLOCK.assess(read).respond_by == day("2020-03-09")


def test_an_exemption_may_be_cited_by_its_provision_alone() -> None:
    read = Extended.model_validate_json('{"on": "2020-02-03", "exemptions": ["31(3)", {"provision": "24(2)"}]}')
    assert [cited.provision for cited in read.exemptions] == ["31(3)", "24(2)"]


def test_every_kind_is_one_hyphenated_word_of_its_own() -> None:
    kinds = [kind.model_fields["kind"].default for kind in FACTS]
    assert len(set(kinds)) == len(kinds) == 17
    assert all(word.replace("-", "").islower() for word in kinds)


@pytest.mark.parametrize("bad", ['{"kind": "answered", "on": "2020-02-03"}', '{"kind": "withdrawn", "when": "x"}'])
def test_an_unknown_fact_is_not_read(bad: str) -> None:
    with pytest.raises(ValidationError):
        Timeline.model_validate_json(f'{{"received_on": "2020-01-29", "facts": [{bad}]}}')


def test_without_a_day_to_assess_it_is_the_last_day_it_speaks_of() -> None:
    assert timeline().assessed_on == day(RECEIVED)
    assert timeline(ClarificationAsked(on=day("2020-02-03"))).assessed_on == day("2020-02-03")
    assert timeline(ClarificationAsked(on=day("2020-02-03")), as_of="2020-03-01").assessed_on == day("2020-03-01")


def test_facts_of_one_day_are_told_in_the_order_they_can_happen() -> None:
    """A question comes before its answer, a decision before the review that looks at it again."""
    same = day("2020-02-03")
    facts = (
        ReviewRequested(on=same),
        Decided(on=same, outcome=NOT_HELD),
        ClarificationReceived(on=same),
        ClarificationAsked(on=same),
    )
    assert [fact.kind for fact in timeline(*facts).known_facts()] == [
        "clarification-asked",
        "clarification-received",
        "decided",
        "review-requested",
    ]


REVIEW = ReviewRequested(on=day("2020-02-10"))
DECIDED = Decided(on=day("2020-02-05"), outcome=NOT_HELD)
IMPOSSIBLE: dict[str, tuple[tuple[type_of_fact, ...], str]] = {
    "a fact before receipt": (
        (ClarificationAsked(on=day("2020-01-28")),),
        r"'clarification-asked' on 2020-01-28 is before the day of receipt, 2020-01-29\.",
    ),
    "receipt corrected past a fact": (
        (DECIDED, ReceiptCorrected(on=day("2020-02-10"), received_on=day("2020-02-06"))),
        r"'decided' on 2020-02-05 is before the day of receipt, 2020-02-06\.",
    ),
    "two decisions": (
        (DECIDED, Decided(on=day("2020-02-06"), outcome=NOT_HELD)),
        r"'decided' is there twice; the second is of 2020-02-06\.",
    ),
    "two review requests": (
        (DECIDED, REVIEW, ReviewRequested(on=day("2020-02-12"))),
        r"'review-requested' is there twice; the second is of 2020-02-12\.",
    ),
    "two extensions of a review": (
        (DECIDED, REVIEW, ReviewExtended(on=day("2020-02-12")), ReviewExtended(on=day("2020-02-13"))),
        r"'review-extended' is there twice; the second is of 2020-02-13\.",
    ),
    "a review extended before it was asked for": (
        (DECIDED, ReviewExtended(on=day("2020-02-09")), REVIEW),
        r"'review-extended' on 2020-02-09 has no request for a review before it\.",
    ),
    "a review answered that nobody asked for": (
        (DECIDED, ReviewDecided(on=day("2020-02-09"), outcome=ReviewOutcome.UPHELD)),
        r"'review-decided' on 2020-02-09 has no request for a review before it\.",
    ),
    "a fee nobody charged": (
        (FeePaid(on=day("2020-02-09")), FeeCharged(on=day("2020-02-10"))),
        r"'fee-paid' on 2020-02-09 has no fees notice before it\.",
    ),
}


@pytest.mark.parametrize("what", IMPOSSIBLE)
def test_what_cannot_be_true_is_refused_and_the_fact_named(what: str) -> None:
    facts, sentence = IMPOSSIBLE[what]
    with pytest.raises(InvalidTimeline, match=sentence):
        CLOCK.assess(timeline(*facts))


def test_what_has_not_happened_yet_cannot_clash() -> None:
    """As of 5 February the second decision lies ahead."""
    facts, _ = IMPOSSIBLE["two decisions"]
    assert CLOCK.assess(timeline(*facts, as_of="2020-02-05")).outcome is NOT_HELD


def test_a_day_before_receipt_has_no_position() -> None:
    with pytest.raises(InvalidTimeline, match=r"as_of 2020-01-28 is before the day of receipt, 2020-01-29\."):
        CLOCK.assess(timeline(as_of="2020-01-28"))
    CLOCK.assess(timeline(as_of="2020-01-29"))


def test_a_request_from_before_the_right_existed_has_no_position() -> None:
    """FOIA 2000 s.1 came into force on 1 January 2005."""
    with pytest.raises(InvalidTimeline, match="received_on 2004-12-31 is before 2005-01-01, when the Freedom of"):
        CLOCK.position("2004-12-31")
    assert CLOCK.position("2005-01-01").respond_by is not None


def test_the_last_correction_of_the_receipt_holds() -> None:
    corrected = timeline(
        ReceiptCorrected(on=day("2020-02-04"), received_on=day("2020-01-20")),
        ReceiptCorrected(on=day("2020-02-03"), received_on=day("2020-01-27")),
    )
    assert corrected.true_receipt_on() == day("2020-01-20")
    assert CLOCK.assess(corrected).received_on == day("2020-01-20")
    assert CLOCK.assess(corrected.model_copy(update={"as_of": day("2020-02-03")})).received_on == day("2020-01-27")
