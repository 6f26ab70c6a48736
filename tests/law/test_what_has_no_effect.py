"""Facts that come too late, too early or under a law that does not know them: they move nothing, and it is said."""

import pytest

from dueprocess.law.facts import Withdrawn
from dueprocess.law.outcomes import Closing
from dueprocess.law.position import DeadlineKind, Position, Stage
from law.told import Story as Row
from law.told import check, position, timeline

RECEIVED = "2026-02-02"  # FOIA and EIR: 2 March, extended 31 March; Scotland: 2 March; subject access: 2 March


def told(facts: str, regime: str = "foia-2000", as_of: str | None = None) -> Position:
    return position(timeline(regime, RECEIVED, facts, as_of))


def what(found: Position) -> list[str]:
    assert {caution.rule for caution in found.cautions} <= {"without-effect"}
    return [caution.what for caution in found.cautions]


@pytest.mark.parametrize("regime", ["foia-2000", "eir-2004", "eisr-2004"])
def test_an_extension_is_left_behind_when_an_answer_begins_the_time_afresh(regime: str) -> None:
    facts = "2026-02-10 extended reason=large; 2026-02-12 clarification-asked; 2026-02-20 clarification-received"
    found = told(facts, regime)
    assert found.stage is Stage.AWAITING_DECISION
    assert what(found) == [
        "An extension was told on 2026-02-10; the time began afresh on 2026-02-20, and it adds nothing to that."
    ]
    resumes = {"foia-2000": "FOIA 2000 s.10(6)", "eir-2004": "EIR 2004 reg 9(4)", "eisr-2004": "EISR 2004 reg 9(4)"}
    assert [str(caution.source) for caution in found.cautions] == [resumes[regime]]


def test_an_extension_told_before_a_proof_came_is_not_left_behind() -> None:
    facts = "2026-03-03 identity-asked; 2026-03-09 extended reason=complex; 2026-03-12 identity-proved"
    found = position(timeline("uk-gdpr-sar", "2026-03-02", facts))
    assert found.respond_by is not None
    assert (found.stage, found.respond_by.isoformat(), found.cautions) == (Stage.EXTENDED, "2026-06-12", ())


EXTENDED = "respond=2026-03-02 respond-extended=2026-03-31"
GROUNDS = {
    "with words alone": Row("foia-2000", RECEIVED, "2026-02-20 extended reason=interest", EXTENDED),
    "with words alone to a day": Row(
        "foia-2000",
        RECEIVED,
        "2026-02-20 extended reason=interest until=2026-03-20",
        "respond=2026-03-02 respond-extended=2026-03-20",
    ),
    "in parts since, of which one stays": Row(
        "foia-2000",
        RECEIVED,
        "2026-02-10 extended reason=interest; 2026-02-11 classified parts=1:foia-2000-schools",
        EXTENDED,
    ),
    "on the day of the classification": Row(
        "eir-2004",
        RECEIVED,
        "2026-02-10 classified parts=all:foia-2000; 2026-02-10 extended reason=interest",
        EXTENDED,
    ),
    "under another law": Row(
        "eir-2004",
        RECEIVED,
        "2026-02-10 extended reason=large; 2026-02-11 classified parts=all:foia-2000",
        "respond=2026-03-02",
    ),
    "under another law, with exemptions": Row(
        "eir-2004",
        RECEIVED,
        "2026-02-10 extended exemptions=43(2) reason=large; 2026-02-11 classified parts=all:foia-2000",
        EXTENDED,
    ),
    "under another law, and again since": Row(
        "eir-2004",
        RECEIVED,
        "2026-02-10 extended reason=large; 2026-02-11 classified parts=all:foia-2000;"
        "2026-02-12 extended reason=interest",
        EXTENDED,
    ),
    "under another law in between": Row(
        "foia-2000",
        RECEIVED,
        "2026-02-10 classified parts=all:eir-2004; 2026-02-12 extended reason=large;"
        "2026-02-16 classified parts=all:foia-2000",
        "respond=2026-03-02",
    ),
    "while some of it was under this law": Row(
        "eir-2004",
        RECEIVED,
        "2026-02-09 classified parts=1:eir-2004,2:foia-2000; 2026-02-12 extended reason=large;"
        "2026-02-16 classified parts=all:foia-2000",
        EXTENDED,
    ),
}


@pytest.mark.parametrize("when", GROUNDS)
def test_an_extension_with_words_alone_counts_unless_it_was_told_under_another_law(when: str) -> None:
    """FOIA s.10(3): words may speak of the public interest as a list of exemptions does."""
    check(GROUNDS[when])


def test_an_extension_told_under_another_law_is_said_to_have_no_effect() -> None:
    assert what(told("2026-02-10 extended reason=large; 2026-02-11 classified parts=all:foia-2000", "eir-2004")) == [
        "An extension was told on 2026-02-10; it was for a reason for which this law gives no time."
    ]


@pytest.mark.parametrize("regime", ["eir-2004", "eisr-2004", "uk-gdpr-sar"])
def test_exemptions_alone_give_no_time_where_the_law_asks_for_complexity(regime: str) -> None:
    found = told("2026-02-20 extended exemptions=12(5)(e)", regime)
    assert found.deadline(DeadlineKind.RESPOND_EXTENDED) is None
    assert what(found) == ["An extension was told on 2026-02-20; it was for a reason for which this law gives no time."]


SILENCE = {
    "before the limit": Row("foia-2000", RECEIVED, "2026-03-02 review-requested", "respond=2026-03-02"),
    "after it": Row(
        "foia-2000",
        RECEIVED,
        "2026-03-03 review-requested",
        "respond=2026-03-02 answer-review=2026-04-01 stage=in-review",
    ),
    "after it, extended": Row(
        "foia-2000",
        RECEIVED,
        "2026-03-03 review-requested; 2026-03-20 review-extended",
        "respond=2026-03-02 answer-review=2026-05-01 stage=in-review",
    ),
    "after it, answered": Row(
        "foia-2000",
        RECEIVED,
        "2026-03-03 review-requested; 2026-03-20 decided; 2026-03-23 review-decided",
        "respond=2026-03-02 ask-for-review=2026-05-20 answer-review=2026-04-01 stage=closed closing=review-decided",
    ),
    "a year after it": Row(
        "foia-2000",
        RECEIVED,
        "2027-03-03 review-requested",
        "respond=2026-03-02 answer-review=2027-04-05 stage=in-review",
    ),
    "of a school": Row(
        "foia-2000-schools",
        RECEIVED,
        "2026-03-03 review-requested",
        "respond=2026-03-02 answer-review=2026-04-01 stage=in-review",
    ),
    "within the extended time": Row(
        "foia-2000", RECEIVED, "2026-02-20 extended exemptions=43(2); 2026-03-31 review-requested", EXTENDED
    ),
    "while a question is open": Row(
        "foia-2000",
        RECEIVED,
        "2026-02-10 clarification-asked; 2026-04-30 review-requested",
        "clarify=2026-05-11 stage=awaiting-clarification",
    ),
}


@pytest.mark.parametrize("when", SILENCE)
def test_a_review_can_be_asked_for_because_no_answer_came(when: str) -> None:
    """Section 45 Code, para 5.1: a procedure for complaints about the handling of requests, delay included."""
    found = check(SILENCE[when])
    too_early = [] if found.stage in {Stage.IN_REVIEW, Stage.CLOSED} else ["without-effect"]
    assert [caution.rule for caution in found.cautions] == too_early
    assert all("the time to answer had not passed" in caution.what for caution in found.cautions)


def test_no_review_of_silence_is_late_under_a_code_that_counts_from_an_answer() -> None:
    assert told("2027-03-03 review-requested").cautions == ()
    assert [each.rule for each in told("2027-03-03 review-requested", "eir-2004").cautions] == ["late-review"]


def test_a_review_where_the_law_knows_none_leaves_the_limit_as_it_is() -> None:
    for facts in ("2026-02-20 review-requested", "2026-02-20 decided; 2026-02-23 review-requested"):
        found = told(facts, "uk-gdpr-sar")
        assert found.respond_by is not None
        assert found.respond_by.isoformat() == "2026-03-02"
        assert what(found)[0].endswith("; this law knows no review.")
    facts = "2026-02-20 review-requested; 2026-02-23 review-extended; 2026-02-24 review-decided"
    assert what(told(facts, "uk-gdpr-sar")) == [
        "A review was asked for on 2026-02-20; this law knows no review.",
        "'review-extended' was told on 2026-02-23; no review was under way.",
        "'review-decided' was told on 2026-02-24; no review was under way.",
    ]


AFTER_WITHDRAWAL = {
    "clarification-asked": "",
    "clarification-received": "",
    "fee-charged": "",
    "extended": "exemptions=43(2)",
    "time-allowed": "asked_on=2026-02-10 until=2026-03-20",
    "decided": "",
    "withdrawn": "",
    "reassigned": "to=estates",
    "review-requested": "",
    "classified": "parts=all:uk-gdpr-sar",
}


@pytest.mark.parametrize("kind", AFTER_WITHDRAWAL)
def test_what_is_told_after_a_withdrawal_changes_nothing(kind: str) -> None:
    withdrawn = "2026-02-09 withdrawn"
    before = told(withdrawn, as_of="2026-02-16")
    found = told(f"{withdrawn}; 2026-02-16 {kind} {AFTER_WITHDRAWAL[kind]}")
    if kind == "review-requested":
        found = told(f"{withdrawn}; 2026-03-16 review-requested")
        before = told(withdrawn, as_of="2026-03-16")
    assert (found.stage, found.closing, found.outcome) == (Stage.CLOSED, Closing.WITHDRAWN, None)
    assert (found.respond_by, found.regime, found.deadlines) == (before.respond_by, "foia-2000", before.deadlines)
    assert what(found) == [
        f"'{kind}' was told on {found.as_of}; the request was withdrawn on 2026-02-09.",
    ]


def test_a_corrected_receipt_counts_after_a_withdrawal_too() -> None:
    found = told("2026-02-09 withdrawn; 2026-02-16 receipt-corrected received_on=2026-01-30")
    assert (found.received_on.isoformat(), found.cautions) == ("2026-01-30", ())
    assert found.deadlines[0].events[-1].what == "the day of receipt corrected to 30 January 2026"


def test_a_part_that_was_withdrawn_leaves_the_others_as_they_are() -> None:
    parts = "2026-02-04 classified parts=1:foia-2000,2:foia-2000"
    found = told(f"{parts}; 2026-02-09 withdrawn part=1; 2026-02-16 clarification-asked")
    assert [part.stage for part in found.parts] == [Stage.CLOSED, Stage.AWAITING_CLARIFICATION]
    assert [(caution.part, caution.what) for caution in found.cautions] == [
        ("1", "'clarification-asked' was told on 2026-02-16; the request was withdrawn on 2026-02-09.")
    ]
    # A classification is about the whole, of which a part goes on.
    again = told(f"{parts}; 2026-02-09 withdrawn part=1; 2026-02-16 classified parts=1:foia-2000,2:eir-2004")
    assert [part.regime for part in again.parts] == ["foia-2000", "eir-2004"]


@pytest.mark.parametrize(
    ("regime", "kinds"),
    [
        (
            "foia-2000",
            ("clarification-asked", "clarification-received", "fee-charged", "fee-paid", "extended reason=large"),
        ),
        ("foia-2000-held-abroad", ("time-allowed asked_on=2026-02-10 until=2026-03-20",)),
        ("uk-gdpr-sar", ("identity-asked", "identity-proved")),
    ],
)
def test_what_is_told_after_the_decision_moves_nothing_and_is_said(regime: str, kinds: tuple[str, ...]) -> None:
    decided = "2026-02-20 decided"
    found = told("; ".join([decided, *(f"2026-02-24 {kind}" for kind in kinds)]), regime)
    before = told(decided, regime, as_of="2026-02-24")
    assert (found.stage, found.respond_by, found.deadlines) == (before.stage, before.respond_by, before.deadlines)
    assert what(found) == [
        f"'{kind.partition(' ')[0]}' was told on 2026-02-24; the request was decided on 2026-02-20." for kind in kinds
    ]


def test_what_never_moves_a_limit_needs_no_word_after_the_decision() -> None:
    facts = "2026-02-20 decided; 2026-02-23 receipt-corrected received_on=2026-01-30; 2026-02-24 reassigned to=estates"
    assert told(facts).cautions == ()


ONCE = "2026-02-20 extended reason=large; 2026-03-10 extended reason=larger"


@pytest.mark.parametrize("regime", ["eir-2004", "eisr-2004", "uk-gdpr-sar"])
def test_a_second_extension_after_the_first_limit_is_said_to_add_nothing(regime: str) -> None:
    found = told(ONCE, regime)
    assert found.respond_by == told("2026-02-20 extended reason=large", regime).respond_by
    assert what(found) == ["The extension told on 2026-03-10 adds nothing: the time can be extended once."]


def test_an_extension_that_added_nothing_does_not_use_up_the_one_there_is() -> None:
    found = told("2026-02-20 extended reason=large until=2026-02-27; 2026-02-23 extended reason=large", "eir-2004")
    assert found.stage is Stage.EXTENDED
    assert what(found) == [
        "The extension told on 2026-02-20 to 2026-02-27 adds nothing: that is not after the limit, 2026-03-02."
    ]


REVIEW = "2026-02-20 decided; 2026-02-23 review-requested"  # to answer by 24 March; extended by 22 April

CAPPED = {
    "an extension": (
        "eir-2004",
        "2026-02-20 extended reason=large until=2026-06-16",
        "The extension told on 2026-02-20 goes to 2026-03-31 and not to 2026-06-16",
        "EIR 2004 reg 7(1)",
    ),
    "an extension of subject access": (
        "uk-gdpr-sar",
        "2026-02-20 extended reason=large until=2026-06-16",
        "The extension told on 2026-02-20 goes to 2026-05-05 and not to 2026-06-16",
        "UK GDPR Art 12A(3)",
    ),
    "a review": (
        "foia-2000",
        f"{REVIEW}; 2026-03-10 review-extended until=2026-06-16",
        "The extension of the review told on 2026-03-10 goes to 2026-04-23 and not to 2026-06-16",
        "FOI Code of Practice 2018 para 5.5",
    ),
    "what the Commissioner allowed": (
        "foia-2000-armed-forces",
        "2026-02-20 time-allowed asked_on=2026-02-10 until=2026-06-16",
        "The time allowed on 2026-02-20 goes to 2026-04-30 and not to 2026-06-16",
        "SI 2004/3364 reg 5",
    ),
    "what the Commissioner allowed, no later than the limit": (
        "foia-2000-armed-forces",
        "2026-02-20 time-allowed asked_on=2026-02-10 until=2026-03-02",
        "The time allowed on 2026-02-20, to 2026-03-02, adds nothing: that is not after the limit, 2026-03-02.",
        "SI 2004/3364 reg 5",
    ),
    "a review extended too late": (
        "foia-2000",
        f"{REVIEW}; 2026-03-25 review-extended",
        "The extension of the review told on 2026-03-25 came after the limit, 2026-03-24, and adds nothing.",
        "FOI Code of Practice 2018 para 5.5",
    ),
    "a review extended to no later day": (
        "foia-2000",
        f"{REVIEW}; 2026-03-24 review-extended until=2026-03-24",
        "The extension of the review told on 2026-03-24 to 2026-03-24 adds nothing: that is not after the limit",
        "FOI Code of Practice 2018 para 5.5",
    ),
    "a review extended where the law knows no such thing": (
        "eir-2004",
        f"{REVIEW}; 2026-03-10 review-extended",
        "The extension of the review told on 2026-03-10 adds nothing: this law knows none.",
        "EIR 2004 reg 11(4)",
    ),
}


@pytest.mark.parametrize("case", CAPPED)
def test_a_day_told_that_the_law_does_not_give_is_said_with_the_day_that_it_gives(case: str) -> None:
    regime, facts, sentence, source = CAPPED[case]
    found = told(facts, regime)
    assert len(found.cautions) == 1
    assert what(found)[0].startswith(sentence)
    assert ("which is later than the law allows" in what(found)[0]) == ("and not to" in sentence)
    assert [str(caution.source) for caution in found.cautions] == [source]


@pytest.mark.parametrize(
    ("regime", "facts"),
    [
        ("eir-2004", "2026-02-20 extended reason=large until=2026-03-31"),
        ("foia-2000", f"{REVIEW}; 2026-03-10 review-extended until=2026-04-23"),
        ("foia-2000", f"{REVIEW}; 2026-03-24 review-extended"),
        ("foia-2000-armed-forces", "2026-02-20 time-allowed asked_on=2026-02-10 until=2026-04-30"),
    ],
)
def test_the_last_day_that_the_law_gives_can_be_told_without_a_word(regime: str, facts: str) -> None:
    assert told(facts, regime).cautions == ()


@pytest.mark.parametrize(("until", "said"), [("2026-03-31", "31 March 2026"), ("2026-04-01", "1 April 2026")])
def test_a_day_told_that_waiting_moved_past_the_law_is_explained_as_that(until: str, said: str) -> None:
    """31 March is the last that reg 7 gives; waiting from Friday to Sunday moves it by one, and a day told by three."""
    facts = f"2026-02-04 extended reason=large until={until}; 2026-02-06 fee-charged; 2026-02-08 fee-paid"
    limit = told(facts, "eir-2004").deadlines[-1]
    assert limit.on.isoformat() == "2026-04-01"
    moved = f"{said} was told, and with the days of waiting since it is later than the law allows"
    assert moved in [event.what for event in limit.events]


def test_a_withdrawal_of_the_whole_ends_the_classifying_and_one_of_a_part_does_not() -> None:
    whole = timeline("foia-2000", RECEIVED, "2026-02-09 withdrawn; 2026-02-16 classified parts=1:eir-2004")
    assert whole.parts() == ()
    parts = "2026-02-04 classified parts=1:foia-2000,2:foia-2000"
    of_one = timeline(
        "foia-2000", RECEIVED, f"{parts}; 2026-02-09 withdrawn part=1; 2026-02-16 classified parts=1:eir-2004"
    )
    assert isinstance(of_one.facts[1], Withdrawn)
    assert [part.regime for part in of_one.parts()] == ["eir-2004"]


def test_an_extension_is_not_judged_while_no_limit_runs() -> None:
    facts = "2026-02-20 extended exemptions=43(2) until=2026-02-27; 2026-03-02 clarification-asked"
    found = told(facts)
    assert (found.stage, found.cautions) == (Stage.AWAITING_CLARIFICATION, ())


def test_each_extension_is_judged_by_itself() -> None:
    facts = "2026-02-20 extended exemptions=43(2) until=2026-02-25; 2026-02-23 extended exemptions=21"
    assert [caution.rule for caution in told(facts).cautions] == ["without-effect", "no-qualified-exemption"]


def test_a_question_is_late_by_the_limit_of_its_own_day() -> None:
    """On 20 April 2020 the limit was 60 working days; on 9 March it was 20."""
    facts = timeline("foisa-2002", "2020-01-29", "2020-03-09 clarification-asked", as_of="2020-04-20")
    (caution,) = position(facts).cautions
    assert "asked for on 2020-03-09, after the limit, 2020-02-26." in caution.what


def test_a_review_of_silence_is_late_by_the_limit_of_its_own_day() -> None:
    """On 20 May 2020 the limit was 60 working days, and a month later 20 again."""
    facts = timeline("foisa-2002", "2020-01-03", "2020-05-20 review-requested", as_of="2020-06-30")
    assert position(facts).cautions == ()
    (late,) = position(timeline("foisa-2002", "2020-01-03", "2020-06-01 review-requested", as_of="2020-06-30")).cautions
    assert late.rule == "late-review"
