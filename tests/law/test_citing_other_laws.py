"""What a notice must contain under the EIR, FOISA, the EISR and the UK GDPR, and which answers they know."""

import pytest

from dueprocess.law.citing import NEEDS_EXEMPTION, refuse_incomplete
from dueprocess.law.errors import Refused
from dueprocess.law.facts import CitedExemption, Decided
from dueprocess.law.outcomes import Outcome
from dueprocess.law.refusal_notice import REFUSAL_NOTICES, RefusalNotice
from dueprocess.law.regime import Statute
from dueprocess.law.source import Source
from law.clocks import day
from law.dated import OFFICIAL
from law.decisions import cited, decided

EIR, FOISA, EISR, GDPR = Statute.EIR_2004, Statute.FOISA_2002, Statute.EISR_2004, Statute.UK_GDPR

NCND = Outcome.NEITHER_CONFIRMED_NOR_DENIED


def bare(provision: str) -> CitedExemption:
    """Cited with its reasons and without the public interest."""
    return cited(provision, public_interest="")


COMPLETE: dict[str, tuple[Statute, Decided]] = {
    "EIR, all of it": (EIR, decided(Outcome.DISCLOSED_IN_FULL, answer="Attached.")),
    "EIR, part of it": (EIR, decided(Outcome.DISCLOSED_IN_PART, cited("12(5)(e)"), answer="Attached.")),
    "EIR, nothing": (EIR, decided(Outcome.REFUSED, cited("regulation 12(4)(b)"))),
    "EIR, own personal data": (EIR, decided(Outcome.REFUSED, bare("5(3)"))),
    "EIR, personal data, the principles": (EIR, decided(Outcome.REFUSED, bare("13(1)(a)"))),
    "EIR, personal data, some condition": (EIR, decided(Outcome.REFUSED, bare("13(1)"))),
    "EIR, personal data, an objection": (EIR, decided(Outcome.REFUSED, cited("13(1)(b)"))),
    "EIR, neither": (EIR, decided(NCND, cited("12(6)"))),
    "EIR, neither, personal data": (EIR, decided(NCND, bare("13(5A)"))),
    "EIR, not held": (EIR, decided(Outcome.NOT_HELD)),
    "EIR, not held, citing the exception": (EIR, decided(Outcome.NOT_HELD, CitedExemption(provision="reg 12(4)(a)"))),
    "EIR, transferred": (EIR, decided(Outcome.TRANSFERRED, transferred_to="Marrowby Council")),
    "FOISA, all of it": (FOISA, decided(Outcome.DISCLOSED_IN_FULL, answer="Attached.")),
    "FOISA, part of it": (FOISA, decided(Outcome.DISCLOSED_IN_PART, cited("30(b)(ii)"), answer="Attached.")),
    "FOISA, nothing, absolute": (FOISA, decided(Outcome.REFUSED, bare("s.36(2)"))),
    "FOISA, nothing, qualified": (FOISA, decided(Outcome.REFUSED, cited("33(1)(b)"))),
    "FOISA, personal data, some condition": (FOISA, decided(Outcome.REFUSED, bare("38(1)(b)"))),
    "FOISA, neither": (FOISA, decided(NCND, cited("35(1)(a)"))),
    "FOISA, neither, absolute": (FOISA, decided(NCND, cited("38(1)(b)"))),
    "FOISA, not held": (FOISA, decided(Outcome.NOT_HELD)),
    "FOISA, cost limit": (FOISA, decided(Outcome.COST_LIMIT, estimate_hours=41)),
    "FOISA, vexatious": (FOISA, decided(Outcome.VEXATIOUS)),
    "FOISA, repeated": (FOISA, decided(Outcome.REPEATED, earlier_reference="K/19/12")),
    "EISR, all of it": (EISR, decided(Outcome.DISCLOSED_IN_FULL, answer="Attached.")),
    "EISR, part of it": (EISR, decided(Outcome.DISCLOSED_IN_PART, cited("10(5)(b)"), answer="Attached.")),
    "EISR, nothing": (EISR, decided(Outcome.REFUSED, cited("10(4)(e)"))),
    "EISR, personal data, the principles": (EISR, decided(Outcome.REFUSED, bare("11(2)(a)"))),
    "EISR, neither": (EISR, decided(NCND, cited("10(8)"))),
    "EISR, neither, personal data": (EISR, decided(NCND, bare("11(6)"))),
    "EISR, not held": (EISR, decided(Outcome.NOT_HELD)),
    "EISR, not held, citing the exception": (EISR, decided(Outcome.NOT_HELD, bare("10(4)(a)"))),
    "EISR, transferred": (EISR, decided(Outcome.TRANSFERRED, transferred_to="Marrowby Council")),
    "UK GDPR, all of it": (GDPR, decided(Outcome.DISCLOSED_IN_FULL, answer="Attached.")),
    "UK GDPR, part of it": (GDPR, decided(Outcome.DISCLOSED_IN_PART, bare("Sch 2 para 16"), answer="Attached.")),
    "UK GDPR, nothing": (GDPR, decided(Outcome.REFUSED, bare("Art 12(5)(b)"))),
    "UK GDPR, what is in no table": (GDPR, decided(Outcome.REFUSED, bare("Sch 3 para 5"))),
    "UK GDPR, neither": (GDPR, decided(NCND, bare("Sch 2 para 2"))),
    "UK GDPR, neither, what is in no table": (GDPR, decided(NCND, bare("s.26"))),
    "UK GDPR, nothing held": (GDPR, decided(Outcome.NOT_HELD)),
}


@pytest.mark.parametrize("what", COMPLETE)
def test_a_complete_decision_passes(what: str) -> None:
    statute, decision = COMPLETE[what]
    refuse_incomplete(decision, statute)


def test_every_outcome_that_a_law_knows_can_be_told_under_it() -> None:
    for statute in (EIR, FOISA, EISR, GDPR):
        told = {decision.outcome for law, decision in COMPLETE.values() if law is statute}
        assert told == set(Outcome) - set(REFUSAL_NOTICES[statute].instead)


INCOMPLETE: dict[str, tuple[Statute, Decided, str, str, str]] = {
    "EIR, the information": (
        EIR,
        decided(Outcome.DISCLOSED_IN_FULL),
        "incomplete-decision",
        "EIR 2004 reg 5(1)",
        "needs 'answer'",
    ),
    "EIR, an exception": (
        EIR,
        decided(Outcome.REFUSED),
        "incomplete-decision",
        "EIR 2004 reg 14(3)(a)",
        "needs 'exemptions': the regulation and paragraph relied on",
    ),
    "EIR, why it applies": (
        EIR,
        decided(Outcome.REFUSED, cited("12(4)(b)", reasons="")),
        "incomplete-decision",
        "EIR 2004 reg 14(3)",
        "why 12(4)(b) applies",
    ),
    "EIR, the public interest": (
        EIR,
        decided(Outcome.REFUSED, bare("12(5)(e)")),
        "incomplete-decision",
        "EIR 2004 reg 14(3)(b)",
        "why the public interest favours 12(5)(e)",
    ),
    "EIR, the public interest where part is not held": (
        EIR,
        decided(Outcome.DISCLOSED_IN_PART, bare("12(4)(a)"), answer="Attached."),
        "incomplete-decision",
        "EIR 2004 reg 14(3)(b)",
        "why the public interest favours 12(4)(a)",
    ),
    "EIR, the public interest in an objection": (
        EIR,
        decided(Outcome.REFUSED, bare("13(1)(b)")),
        "incomplete-decision",
        "EIR 2004 reg 14(3)(b)",
        "why the public interest favours 13(1)(b)",
    ),
    "EIR, the public interest in saying neither": (
        EIR,
        decided(NCND, bare("12(6)")),
        "incomplete-decision",
        "EIR 2004 reg 14(3)(b)",
        "why the public interest favours 12(6)",
    ),
    "EIR, an exception that exists": (
        EIR,
        decided(Outcome.REFUSED, cited("31(1)(a)")),
        "unknown-exemption",
        "EIR 2004 reg 14(3)(a)",
        "'31(1)(a)' is not an exception of EIR 2004. Write regulation and paragraph: 12(5)(e).",
    ),
    "EIR, the limb": (
        EIR,
        decided(NCND, cited("12(5)(a)")),
        "not-an-ncnd-provision",
        "EIR 2004 reg 14(3)(a)",
        "Cite the one that does; for this exception it is 12(6).",
    ),
    "EIR, one of the limbs": (
        EIR,
        decided(NCND, cited("13(1)")),
        "not-an-ncnd-provision",
        "EIR 2004 reg 14(3)(a)",
        "for this exception it is 13(5A) or 13(5B).",
    ),
    "EIR, an exception with a limb": (
        EIR,
        decided(NCND, cited("12(5)(e)")),
        "not-an-ncnd-provision",
        "EIR 2004 reg 14(3)(a)",
        ", and this exception has none.",
    ),
    "EIR, silence that is silent": (
        EIR,
        decided(NCND, cited("12(6)"), answer="None."),
        "answer-gives-away",
        "EIR 2004 reg 12(6)",
        "Put the reasons with the exception.",
    ),
    "EIR, not held for another reason": (
        EIR,
        decided(Outcome.NOT_HELD, cited("12(4)(b)")),
        "exemption-not-needed",
        "EIR 2004 reg 14(3)",
        "'not-held' relies on no exception of Part 3.",
    ),
    "EIR, not held and another reason": (
        EIR,
        decided(Outcome.NOT_HELD, cited("12(4)(a)"), cited("12(4)(b)")),
        "exemption-not-needed",
        "EIR 2004 reg 14(3)",
        "'not-held' relies on no exception",
    ),
    "EIR, all of it and an exception": (
        EIR,
        decided(Outcome.DISCLOSED_IN_FULL, cited("12(4)(a)"), answer="Attached."),
        "exemption-not-needed",
        "EIR 2004 reg 14(3)",
        "'disclosed-in-full' relies on no exception",
    ),
    "EIR, the other authority": (
        EIR,
        decided(Outcome.TRANSFERRED),
        "incomplete-decision",
        "EIR 2004 reg 10(1)",
        "'transferred_to'",
    ),
    "FOISA, the information": (
        FOISA,
        decided(Outcome.DISCLOSED_IN_PART, cited("28")),
        "incomplete-decision",
        "FOISA 2002 s.1(1)",
        "needs 'answer'",
    ),
    "FOISA, an exemption": (
        FOISA,
        decided(Outcome.REFUSED),
        "incomplete-decision",
        "FOISA 2002 s.16(1)(c)",
        "the section and subsection relied on",
    ),
    "FOISA, why it applies": (
        FOISA,
        decided(Outcome.REFUSED, cited("25", reasons="")),
        "incomplete-decision",
        "FOISA 2002 s.16(1)(d)",
        "why 25 applies",
    ),
    "FOISA, the public interest": (
        FOISA,
        decided(Outcome.REFUSED, bare("33(1)(b)")),
        "incomplete-decision",
        "FOISA 2002 s.16(2)",
        "why the public interest favours 33(1)(b)",
    ),
    "FOISA, the public interest in saying neither": (
        FOISA,
        decided(NCND, bare("35(1)(a)")),
        "incomplete-decision",
        "FOISA 2002 s.18(1)",
        "why the public interest favours 35(1)(a)",
    ),
    "FOISA, the same of an absolute one": (
        FOISA,
        decided(NCND, bare("38(1)(a)")),
        "incomplete-decision",
        "FOISA 2002 s.18(1)",
        "why the public interest favours 38(1)(a)",
    ),
    "FOISA, an exemption section 18 is for": (
        FOISA,
        decided(NCND, cited("36(1)")),
        "not-an-ncnd-provision",
        "FOISA 2002 s.18(1)",
        "s.18(1), by which an authority may neither confirm nor deny, is not for '36(1)'.",
    ),
    "FOISA, section 38 before it was one": (
        FOISA,
        decided(NCND, cited("38(1)(b)"), on=day("2013-05-30")),
        "not-an-ncnd-provision",
        "FOISA 2002 s.18(1)",
        "is not for '38(1)(b)'.",
    ),
    "FOISA, the exemption and not section 18": (
        FOISA,
        decided(NCND, cited("18(1)")),
        "unknown-exemption",
        "FOISA 2002 s.16(1)(c)",
        "'18(1)' is not an exemption of FOISA 2002. Cite the exemption that it would be used for: 35(1)(a).",
    ),
    "FOISA, one exemption of several": (
        FOISA,
        decided(Outcome.REFUSED, cited("33(1)")),
        "unknown-exemption",
        "FOISA 2002 s.16(1)(c)",
        "Write section and subsection: 35(1)(a).",
    ),
    "FOISA, silence that is silent": (
        FOISA,
        decided(NCND, cited("28"), answer="None."),
        "answer-gives-away",
        "FOISA 2002 s.18(1)",
        "carries no 'answer'",
    ),
    "FOISA, no exemption where none is relied on": (
        FOISA,
        decided(Outcome.NOT_HELD, cited("28")),
        "exemption-not-needed",
        "FOISA 2002 s.16(1)",
        "'not-held' relies on no exemption of Part 2.",
    ),
    "FOISA, the estimate": (
        FOISA,
        decided(Outcome.COST_LIMIT),
        "incomplete-decision",
        "FOISA 2002 s.12(1)",
        "'estimate_hours'",
    ),
    "FOISA, the earlier request": (
        FOISA,
        decided(Outcome.REPEATED),
        "incomplete-decision",
        "FOISA 2002 s.14(2)",
        "'earlier_reference'",
    ),
    "EISR, the information": (
        EISR,
        decided(Outcome.DISCLOSED_IN_FULL),
        "incomplete-decision",
        "EISR 2004 reg 5(1)",
        "needs 'answer'",
    ),
    "EISR, an exception": (
        EISR,
        decided(Outcome.REFUSED),
        "incomplete-decision",
        "EISR 2004 reg 13(b)",
        "the regulation and paragraph relied on",
    ),
    "EISR, why it applies": (
        EISR,
        decided(Outcome.REFUSED, cited("10(4)(e)", reasons="")),
        "incomplete-decision",
        "EISR 2004 reg 13(c)",
        "why 10(4)(e) applies",
    ),
    "EISR, the public interest": (
        EISR,
        decided(Outcome.REFUSED, bare("10(4)(e)")),
        "incomplete-decision",
        "EISR 2004 reg 13(b)",
        "why the public interest favours 10(4)(e)",
    ),
    "EISR, the public interest in an objection": (
        EISR,
        decided(Outcome.REFUSED, bare("11(2)(b)")),
        "incomplete-decision",
        "EISR 2004 reg 13(b)",
        "why the public interest favours 11(2)(b)",
    ),
    "EISR, the public interest in saying neither": (
        EISR,
        decided(NCND, bare("10(8)")),
        "incomplete-decision",
        "EISR 2004 reg 10(8)",
        "why the public interest favours 10(8)",
    ),
    "EISR, an exception that exists": (
        EISR,
        decided(Outcome.REFUSED, cited("12(5)(e)")),
        "unknown-exemption",
        "EISR 2004 reg 13(b)",
        "'12(5)(e)' is not an exception of EISR 2004. Write regulation and paragraph: 10(5)(e).",
    ),
    "EISR, the limb": (
        EISR,
        decided(NCND, cited("10(5)(a)")),
        "not-an-ncnd-provision",
        "EISR 2004 reg 13(b)",
        "for this exception it is 10(8).",
    ),
    "EISR, silence that is silent": (
        EISR,
        decided(NCND, cited("10(8)"), answer="None."),
        "answer-gives-away",
        "EISR 2004 reg 10(8)",
        "carries no 'answer'",
    ),
    "EISR, not held for another reason": (
        EISR,
        decided(Outcome.NOT_HELD, cited("10(4)(b)")),
        "exemption-not-needed",
        "EISR 2004 reg 13",
        "'not-held' relies on no exception of regulations 10 and 11.",
    ),
    "EISR, the other authority": (
        EISR,
        decided(Outcome.TRANSFERRED),
        "incomplete-decision",
        "EISR 2004 reg 14(1)",
        "'transferred_to'",
    ),
    "UK GDPR, the data": (
        GDPR,
        decided(Outcome.DISCLOSED_IN_FULL),
        "incomplete-decision",
        "UK GDPR Art 15(1)",
        "needs 'answer'",
    ),
    "UK GDPR, an exemption": (
        GDPR,
        decided(Outcome.REFUSED),
        "incomplete-decision",
        "UK GDPR Art 12(4)",
        "the article or schedule, and paragraph relied on",
    ),
    "UK GDPR, why it applies": (
        GDPR,
        decided(Outcome.REFUSED, cited("Sch 3 para 5", reasons="")),
        "incomplete-decision",
        "UK GDPR Art 12(4)",
        "why Sch 3 para 5 applies",
    ),
    "UK GDPR, silence that is silent": (
        GDPR,
        decided(NCND, cited("Sch 2 para 2"), answer="None."),
        "answer-gives-away",
        "UK GDPR Art 15(1)",
        "carries no 'answer'",
    ),
    "UK GDPR, no exemption where none is relied on": (
        GDPR,
        decided(Outcome.NOT_HELD, cited("Sch 2 para 2")),
        "exemption-not-needed",
        "UK GDPR Art 12(4)",
        "'not-held' relies on no exemption of the Data Protection Act 2018.",
    ),
}


@pytest.mark.parametrize("missing", INCOMPLETE)
def test_a_decision_is_refused_without(missing: str) -> None:
    statute, decision, rule, source, words = INCOMPLETE[missing]
    with pytest.raises(Refused) as told:
        refuse_incomplete(decision, statute)
    assert (told.value.rule, str(told.value.source)) == (rule, source)
    assert words in str(told.value)


@pytest.mark.parametrize(
    ("statute", "outcome", "instead", "source"),
    [
        (EIR, Outcome.COST_LIMIT, "citing 12(4)(b)", "EIR 2004 reg 12(4)(b)"),
        (EIR, Outcome.VEXATIOUS, "citing 12(4)(b)", "EIR 2004 reg 12(4)(b)"),
        (EIR, Outcome.REPEATED, "citing 12(4)(b)", "EIR 2004 reg 12(4)(b)"),
        (EISR, Outcome.COST_LIMIT, "citing 10(4)(b)", "EISR 2004 reg 10(4)(b)"),
        (EISR, Outcome.VEXATIOUS, "citing 10(4)(b)", "EISR 2004 reg 10(4)(b)"),
        (EISR, Outcome.REPEATED, "citing 10(4)(b)", "EISR 2004 reg 10(4)(b)"),
        (FOISA, Outcome.TRANSFERRED, "which authority to ask", "FOISA 2002 s.15(1)"),
        (GDPR, Outcome.COST_LIMIT, "citing Art 12(5)", "UK GDPR Art 12(5)"),
        (GDPR, Outcome.VEXATIOUS, "citing Art 12(5)", "UK GDPR Art 12(5)"),
        (GDPR, Outcome.REPEATED, "citing Art 12(5)", "UK GDPR Art 12(5)"),
        (GDPR, Outcome.TRANSFERRED, "'not-held'", "UK GDPR Art 15(1)"),
    ],
)
def test_an_outcome_of_another_law_is_refused_with_what_to_say_instead(
    statute: Statute, outcome: Outcome, instead: str, source: str
) -> None:
    whole = decided(outcome, estimate_hours=41, earlier_reference="K/19/12", transferred_to="Marrowby Council")
    with pytest.raises(Refused, match=f"knows no outcome '{outcome}'") as told:
        refuse_incomplete(whole, statute)
    assert (told.value.rule, str(told.value.source)) == ("not-in-this-law", source)
    assert instead in str(told.value)


@pytest.mark.parametrize("statute", REFUSAL_NOTICES)
def test_each_law_has_a_place_for_every_outcome_or_says_what_to_do_instead(statute: Statute) -> None:
    notice = REFUSAL_NOTICES[statute]
    everywhere = NEEDS_EXEMPTION | {Outcome.DISCLOSED_IN_FULL}
    assert everywhere | set(notice.outcomes) | set(notice.instead) == set(Outcome)
    assert not set(notice.outcomes) & set(notice.instead)
    assert not everywhere & (set(notice.outcomes) | set(notice.instead))


def sources_of(notice: RefusalNotice) -> list[Source]:
    return [
        notice.duty,
        notice.refusal,
        notice.grounds,
        notice.reasons,
        notice.public_interest,
        notice.silence,
        notice.silence_public_interest,
        *notice.outcomes.values(),
        *(source for _, source in notice.instead.values()),
    ]


@pytest.mark.parametrize("statute", REFUSAL_NOTICES)
def test_every_rule_of_a_notice_has_a_source_in_its_own_law_and_on_its_own_page(statute: Statute) -> None:
    notice = REFUSAL_NOTICES[statute]
    for source in sources_of(notice):
        assert source.act == notice.act
        number = source.provision.split("(")[0].removeprefix("s.").removeprefix("reg ").removeprefix("Art ")
        assert source.url.startswith(OFFICIAL)
        assert source.url.rsplit("/", 1)[-1] == number


def test_every_law_has_its_notice() -> None:
    assert set(REFUSAL_NOTICES) == set(Statute)
