"""The sentences in which the law says no, whole: staff read them at the desk, and act on what they say to do.

Each request was received on 29 January 2020, so that its limit is 26 February.
"""

from typing import Final, NamedTuple

import pytest

from dueprocess.law.citing import refuse_incomplete
from dueprocess.law.errors import Refused
from dueprocess.law.facts import Attachment, Decided
from dueprocess.law.outcomes import Outcome
from dueprocess.law.practice import Practice
from dueprocess.law.regime import Statute
from dueprocess.law.telling import refuse_unless_allowed
from law.clocks import UK
from law.decisions import cited, decided
from law.told import fact, timeline

ACT: Final = "https://www.legislation.gov.uk/ukpga/2000/36/section"
REGULATION: Final = "https://www.legislation.gov.uk/uksi/2004/3391/regulation"
ABROAD: Final = "https://www.legislation.gov.uk/uksi/2004/3364/regulation"
CODE: Final = "https://www.gov.uk/government/publications/freedom-of-information-code-of-practice"


class Told(NamedTuple):
    """A case under `regime` that knows `before` is told `fact` on its day: the sentence, and the page of its source."""

    regime: str
    before: str
    fact: str
    sentence: str
    page: str | None


DOCUMENT: Final = Attachment(title="Boiler", media_type="application/pdf", size_bytes=9, sha256="0" * 64)
DECIDED: Final = "2020-02-19 decided"
IN_REVIEW: Final = f"{DECIDED}; 2020-02-20 review-requested"

TOLD: Final = [
    Told(
        "foia-2000",
        "2020-02-03 withdrawn",
        "2020-02-04 reassigned to=estates",
        "This case is closed; nothing more can be told to it. Open a new one.",
        None,
    ),
    Told(
        "foia-2000",
        "",
        "2020-02-03 receipt-corrected received_on=2020-02-04",
        "The corrected day of receipt, 2020-02-04, is in the future. Give the day it arrived. (FOIA 2000 s.10(6))",
        f"{ACT}/10",
    ),
    Told(
        "foia-2000",
        DECIDED,
        "2020-02-20 classified parts=all:eir-2004",
        "A request is classified before the decision, and this one is decided: not-held. (FOIA 2000 s.1(1))",
        f"{ACT}/1",
    ),
    Told(
        "foia-2000",
        DECIDED,
        "2020-02-20 withdrawn",
        "The request has been answered; there is nothing left to withdraw.",
        None,
    ),
    Told(
        "foia-2000",
        DECIDED,
        "2020-02-20 extended exemptions=31(3)",
        "An extension belongs before the decision, and this case has been decided: not-held. (FOIA 2000 s.1(1))",
        f"{ACT}/1",
    ),
    Told(
        "foia-2000",
        "",
        "2020-02-27 extended exemptions=31(3)",
        "An extension must be told within the time limit, which ended on 2020-02-26; 2020-02-27 is after it "
        "(FOIA 2000 s.10(1))",
        f"{ACT}/10",
    ),
    Told(
        "foia-2000",
        "",
        "2020-02-20 extended",
        "Name the qualified exemption whose public interest is being weighed. (FOIA 2000 s.17(2))",
        f"{ACT}/17",
    ),
    Told(
        "foia-2000",
        "",
        "2020-02-20 extended exemptions=41(1)",
        "Time to weigh the public interest needs a qualified exemption; those cited are absolute. (FOIA 2000 s.10(3))",
        f"{ACT}/10",
    ),
    Told(
        "eir-2004",
        "",
        "2020-02-20 extended exemptions=12(5)(e)",
        "This law gives no time to weigh the public interest. Leave 'exemptions' out, and say in 'reason' why the "
        "complexity and volume of the request need the time. (EIR 2004 reg 7(1))",
        f"{REGULATION}/7",
    ),
    Told(
        "eir-2004",
        "",
        "2020-02-20 extended",
        "Say in 'reason' why the complexity and volume of the request need the time. (EIR 2004 reg 7(1))",
        f"{REGULATION}/7",
    ),
    Told(
        "eir-2004",
        "2020-02-10 extended reason=large",
        "2020-02-20 extended reason=large until=2020-03-30",
        "The time for an answer can be extended once. (EIR 2004 reg 7(1))",
        f"{REGULATION}/7",
    ),
    Told(
        "eir-2004",
        "2020-02-27 review-requested",
        "2020-02-28 clarification-asked",
        "A review of the silence on this request has been asked for; answer it first.",
        None,
    ),
    Told(
        "foia-2000-held-abroad",
        DECIDED,
        "2020-02-20 time-allowed asked_on=2020-02-10 until=2020-03-20",
        "More time belongs before the decision, and this case has been decided: not-held. (FOIA 2000 s.1(1))",
        f"{ACT}/1",
    ),
    Told(
        "foia-2000-held-abroad",
        "2020-02-03 clarification-asked",
        "2020-02-20 time-allowed asked_on=2020-02-10 until=2020-03-20",
        "The clock waits for the applicant; there is no limit to move. (SI 2004/3364 reg 6)",
        f"{ABROAD}/6",
    ),
    Told(
        "foia-2000",
        IN_REVIEW,
        "2020-02-21 review-requested",
        "A review has been asked for already. (FOI Code of Practice 2018 para 5.4)",
        CODE,
    ),
    Told(
        "foia-2000",
        DECIDED,
        "2020-02-20 review-extended",
        "No review has been asked for. (FOI Code of Practice 2018 para 5.4)",
        CODE,
    ),
    Told(
        "foia-2000",
        "",
        "2020-02-20 review-requested",
        "A review looks again at a decision, and this case has none yet, and the time to answer has not passed. "
        "(FOI Code of Practice 2018 para 5.1)",
        CODE,
    ),
    Told(
        "eir-2004",
        "",
        "2020-02-26 review-requested",
        "A review looks again at a decision, and this case has none yet, and the time to answer has not passed. "
        "(EIR 2004 reg 11(1))",
        f"{REGULATION}/11",
    ),
    Told(
        "foia-2000",
        f"{IN_REVIEW}; 2020-02-21 review-extended",
        "2020-02-24 review-extended",
        "A review can be extended once. (FOI Code of Practice 2018 para 5.5)",
        CODE,
    ),
    Told(
        "foia-2000",
        IN_REVIEW,
        "2020-03-23 review-extended",
        "An extension of a review must be told within its time limit, which ended on 2020-03-20; 2020-03-23 is after "
        "it (FOI Code of Practice 2018 para 5.4)",
        CODE,
    ),
]


@pytest.mark.parametrize("told", TOLD, ids=[told.sentence for told in TOLD])
def test_the_sentence_says_what_is_wrong_and_its_source_opens_at_the_rule(told: Told) -> None:
    before = timeline(told.regime, "2020-01-29", told.before, told.fact.split()[0])
    with pytest.raises(Refused) as refused:
        refuse_unless_allowed(fact(told.fact), before, calendar=UK, practice=Practice())
    assert str(refused.value) == told.sentence
    source = refused.value.source
    assert (source.url if source else None) == told.page


NOTICES: Final[list[tuple[Decided, str, str]]] = [
    (
        decided(Outcome.DISCLOSED_IN_FULL),
        "The decision needs 'answer': the information, or 'attachments' with it (FOIA 2000 s.1(1)(b))",
        "1",
    ),
    (
        decided(Outcome.NOT_HELD, cited("31(3)")),
        (
            "'not-held' relies on no exemption of Part II. Leave 'exemptions' out, or choose 'refused' or "
            "'disclosed-in-part'. (FOIA 2000 s.17(1))"
        ),
        "17",
    ),
    (
        decided(Outcome.COST_LIMIT),
        "The decision needs 'estimate_hours': the estimate (FOIA 2000 s.12(1))",
        "12",
    ),
    (
        decided(Outcome.REPEATED),
        "The decision needs 'earlier_reference': the earlier request (FOIA 2000 s.14(2))",
        "14",
    ),
    (
        decided(Outcome.TRANSFERRED),
        "The decision needs 'transferred_to': the authority that holds it (FOIA 2000 s.16(1))",
        "16",
    ),
    (
        decided(Outcome.NEITHER_CONFIRMED_NOR_DENIED, cited("31(3)"), answer="We looked and found nothing."),
        (
            "A decision that neither confirms nor denies carries no 'answer': anything in it could tell whether the "
            "information is held. Put the reasons with the exemption. (FOIA 2000 s.2(1))"
        ),
        "2",
    ),
    (
        decided(Outcome.NEITHER_CONFIRMED_NOR_DENIED, cited("31(3)"), attachments=(DOCUMENT,)),
        (
            "A decision that neither confirms nor denies carries no 'attachments': anything in it could tell whether "
            "the information is held. Put the reasons with the exemption. (FOIA 2000 s.2(1))"
        ),
        "2",
    ),
    (
        decided(Outcome.REFUSED, cited("41(1)")),
        (
            "41(1) is absolute, and the law asks for no balance of the public interest. Put what you weighed within "
            "it, such as a defence to an action, into 'reasons'. (FOIA 2000 s.17(3))"
        ),
        "17",
    ),
    (
        decided(Outcome.REFUSED, cited("31(1)(a)", public_interest="")),
        "The decision needs 'public_interest': why the public interest favours 31(1)(a) (FOIA 2000 s.17(3))",
        "17",
    ),
]


@pytest.mark.parametrize(("decision", "sentence", "section"), NOTICES, ids=[sentence for _, sentence, _ in NOTICES])
def test_the_sentence_names_what_the_notice_lacks(decision: Decided, sentence: str, section: str) -> None:
    with pytest.raises(Refused) as refused:
        refuse_incomplete(decision, Statute.FOIA_2000)
    assert str(refused.value) == sentence
    assert refused.value.source is not None
    assert refused.value.source.url == f"{ACT}/{section}"


def test_a_balance_for_an_absolute_exemption_is_refused_by_a_rule_of_its_own() -> None:
    with pytest.raises(Refused) as refused:
        refuse_incomplete(decided(Outcome.REFUSED, cited("41(1)")), Statute.FOIA_2000)
    assert refused.value.rule == "not-weighed"
    refuse_incomplete(decided(Outcome.REFUSED, cited("41(1)", public_interest="")), Statute.FOIA_2000)
