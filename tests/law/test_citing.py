"""What a notice must contain before a decision can be told: FOIA 2000 ss.1, 12, 14, 16 and 17."""

import pytest

from dueprocess.law.citing import refuse_incomplete, refuse_unless_qualified
from dueprocess.law.errors import Refused
from dueprocess.law.facts import Decided
from dueprocess.law.outcomes import Outcome
from dueprocess.law.regime import Statute
from law.clocks import day
from law.decisions import cited, decided

FOIA = Statute.FOIA_2000
NCND = Outcome.NEITHER_CONFIRMED_NOR_DENIED

COMPLETE = {
    "all of it": decided(Outcome.DISCLOSED_IN_FULL, answer="Attached."),
    "part of it": decided(Outcome.DISCLOSED_IN_PART, cited("40(2)"), answer="Attached."),
    "nothing, absolute": decided(Outcome.REFUSED, cited("41(1)", public_interest="")),
    "nothing, qualified": decided(Outcome.REFUSED, cited("31(1)(a)")),
    "nothing, as people write it": decided(Outcome.REFUSED, cited("s. 31(1)(a)")),
    "nothing, the Sovereign": decided(Outcome.REFUSED, cited("37(1)(a)", public_interest="")),
    "nothing, two grounds": decided(Outcome.REFUSED, cited("31(1)(a)"), cited("21(1)", public_interest="")),
    "personal data of others, absolute in part": decided(Outcome.REFUSED, cited("40(2)", public_interest="")),
    "neither confirmed nor denied": decided(NCND, cited("31(3)")),
    "neither, the limb of both its cases": decided(NCND, cited("27(4)")),
    "neither, for an absolute one": decided(NCND, cited("40(5B)(a)(i)", public_interest="")),
    "not held": decided(Outcome.NOT_HELD),
    "cost limit": decided(Outcome.COST_LIMIT, estimate_hours=18.5),
    "vexatious": decided(Outcome.VEXATIOUS),
    "repeated": decided(Outcome.REPEATED, earlier_reference="K/19/12"),
    "transferred": decided(Outcome.TRANSFERRED, transferred_to="Marrowby Council"),
}


@pytest.mark.parametrize("what", COMPLETE)
def test_a_complete_decision_passes(what: str) -> None:
    refuse_incomplete(COMPLETE[what], FOIA)


def test_every_outcome_can_be_told() -> None:
    assert {decision.outcome for decision in COMPLETE.values()} == set(Outcome)


INCOMPLETE: dict[str, tuple[Decided, str, str, str]] = {
    "the information": (
        decided(Outcome.DISCLOSED_IN_FULL),
        "incomplete-decision",
        "FOIA 2000 s.1(1)(b)",
        "needs 'answer'",
    ),
    "the part disclosed": (
        decided(Outcome.DISCLOSED_IN_PART, cited("31(1)(a)")),
        "incomplete-decision",
        "FOIA 2000 s.1(1)(b)",
        "needs 'answer'",
    ),
    "the ground of the part withheld": (
        decided(Outcome.DISCLOSED_IN_PART, answer="Attached."),
        "incomplete-decision",
        "FOIA 2000 s.17(1)(b)",
        "needs 'exemptions'",
    ),
    "any ground": (decided(Outcome.REFUSED), "incomplete-decision", "FOIA 2000 s.17(1)(b)", "needs 'exemptions'"),
    "the ground for saying nothing": (
        decided(NCND),
        "incomplete-decision",
        "FOIA 2000 s.17(1)(b)",
        "needs 'exemptions': the section and subsection relied on",
    ),
    "why it applies": (
        decided(Outcome.REFUSED, cited("21(1)", reasons=" ")),
        "incomplete-decision",
        "FOIA 2000 s.17(1)(c)",
        "needs 'reasons': why 21(1) applies",
    ),
    "the public interest": (
        decided(Outcome.REFUSED, cited("31(1)(a)", public_interest="")),
        "incomplete-decision",
        "FOIA 2000 s.17(3)",
        "why the public interest favours 31(1)(a)",
    ),
    "the public interest in saying nothing, as in the letter of 2020": (
        decided(NCND, cited("31(3)", public_interest="")),
        "incomplete-decision",
        "FOIA 2000 s.17(3)",
        "why the public interest favours 31(3)",
    ),
    "the same of the second ground": (
        decided(Outcome.REFUSED, cited("31(1)(a)"), cited("24(1)", public_interest="")),
        "incomplete-decision",
        "FOIA 2000 s.17(3)",
        "24(1)",
    ),
    "the public interest of the qualified part": (
        decided(Outcome.REFUSED, cited("37(1)(b)", public_interest="")),
        "incomplete-decision",
        "FOIA 2000 s.17(3)",
        "why the public interest favours 37(1)(b)",
    ),
    "an exemption that stood on the day": (
        decided(Outcome.REFUSED, cited("40(5)(b)")),
        "unknown-exemption",
        "FOIA 2000 s.17(1)(b)",
        "'40(5)(b)' was no exemption of FOIA 2000 on 2020-02-25. Write section and subsection: 31(1)(a).",
    ),
    "an exemption that exists": (
        decided(Outcome.REFUSED, cited("12(1)")),
        "unknown-exemption",
        "FOIA 2000 s.17(1)(b)",
        "'12(1)' is not an exemption of FOIA 2000. Write section and subsection",
    ),
    "the limb that removes the duty": (
        decided(NCND, cited("31(1)(a)")),
        "not-an-ncnd-provision",
        "FOIA 2000 s.17(1)(b)",
        "does not remove the duty to confirm or deny. Cite the one that does; for this exemption it is 31(3).",
    ),
    "an exemption with such a limb": (
        decided(NCND, cited("21(1)")),
        "not-an-ncnd-provision",
        "FOIA 2000 s.17(1)(b)",
        ", and this exemption has none.",
    ),
    "no exemption where none is relied on": (
        decided(Outcome.NOT_HELD, cited("31(3)")),
        "exemption-not-needed",
        "FOIA 2000 s.17(1)",
        "'not-held' relies on no exemption",
    ),
    "the estimate": (decided(Outcome.COST_LIMIT), "incomplete-decision", "FOIA 2000 s.12(1)", "'estimate_hours'"),
    "the earlier request": (
        decided(Outcome.REPEATED),
        "incomplete-decision",
        "FOIA 2000 s.14(2)",
        "'earlier_reference'",
    ),
    "the other authority": (
        decided(Outcome.TRANSFERRED),
        "incomplete-decision",
        "FOIA 2000 s.16(1)",
        "'transferred_to'",
    ),
}


@pytest.mark.parametrize("missing", INCOMPLETE)
def test_a_decision_is_refused_without(missing: str) -> None:
    decision, rule, source, words = INCOMPLETE[missing]
    with pytest.raises(Refused) as told:
        refuse_incomplete(decision, FOIA)
    assert (told.value.rule, str(told.value.source)) == (rule, source)
    assert words in str(told.value)
    section = source.removeprefix("FOIA 2000 s.").split("(")[0]
    assert told.value.source is not None
    assert told.value.source.url.endswith(f"/section/{section}")


@pytest.mark.parametrize("provisions", [("31(1)(a)",), ("41(1)", "31(1)(a)"), ("40(2)",), ("36(2)(c)", "41(1)")])
def test_time_is_given_for_an_exemption_whose_public_interest_can_be_weighed(provisions: tuple[str, ...]) -> None:
    refuse_unless_qualified([cited(provision) for provision in provisions], FOIA)


@pytest.mark.parametrize(
    ("provisions", "rule", "source"),
    [
        ((), "no-exemption", "FOIA 2000 s.17(2)"),
        (("41(1)",), "only-absolute-exemptions", "FOIA 2000 s.10(3)"),
        (("41(1)", "21(1)"), "only-absolute-exemptions", "FOIA 2000 s.10(3)"),
        (("99(1)",), "unknown-exemption", "FOIA 2000 s.17(1)(b)"),
        (("31(1)(a)", "volume"), "unknown-exemption", "FOIA 2000 s.17(1)(b)"),
    ],
)
def test_no_time_is_given_where_there_is_nothing_to_weigh(provisions: tuple[str, ...], rule: str, source: str) -> None:
    """s.10(3) is not for volume, absent staff or absolute exemptions."""
    with pytest.raises(Refused) as told:
        refuse_unless_qualified([cited(provision) for provision in provisions], FOIA)
    assert (told.value.rule, str(told.value.source)) == (rule, source)


def test_whether_the_public_interest_is_weighed_is_asked_of_the_day() -> None:
    """Until 19 January 2011 all of section 37 was qualified."""
    sovereign = [cited("37(1)(a)")]
    refuse_unless_qualified(sovereign, FOIA, day("2011-01-18"))
    with pytest.raises(Refused, match="those cited are absolute"):
        refuse_unless_qualified(sovereign, FOIA, day("2011-01-19"))
    with pytest.raises(Refused, match="those cited are absolute"):
        refuse_unless_qualified(sovereign, FOIA)


def test_a_decision_is_judged_by_the_exemptions_of_its_own_day() -> None:
    limb = cited("40(5)(b)(i)", public_interest="")
    refuse_incomplete(decided(NCND, limb, on=day("2018-05-24")), FOIA)
    with pytest.raises(Refused, match="was no exemption of FOIA 2000 on 2018-05-25"):
        refuse_incomplete(decided(NCND, limb, on=day("2018-05-25")), FOIA)
