"""The parts of each notice under each law, where the law asks for them, and what it does not let a letter have."""

from collections.abc import Mapping
from datetime import date
from typing import Final

import pytest

from dueprocess.case.facets import facets_of
from dueprocess.case.notice_parts import REFUSING, Facet, known_keys, parts_of
from dueprocess.case.notice_parts.checking import check_parts
from dueprocess.case.notices import Notice
from dueprocess.case.particulars import DocumentParticulars, ExemptionParticulars, Particulars
from dueprocess.law.outcomes import Closing, Outcome, ReviewOutcome
from dueprocess.law.regime import Statute
from law.clocks import CODE

FOIA, EIR, FOISA, EISR, GDPR = Statute

ADVICE: Final = {FOIA: "s.16(1)", EIR: "reg 9(1)", FOISA: "s.15(1)", EISR: "reg 9(1)"}
ANSWER: Final = {FOIA: "s.1(1)", EIR: "reg 5(1)", FOISA: "s.1(1)", EISR: "reg 5(1)", GDPR: "Art 15(1)"}
LIMIT: Final = {FOIA: "s.10(1)", EIR: "reg 5(2)", FOISA: "s.10(1)", EISR: "reg 5(2)(a)", GDPR: "Art 12(3)"}
REVIEWED: Final = {EIR: "reg 11(4)", EISR: "reg 16(4)"}

REQUIRED: Final[Mapping[Notice, Mapping[str, Mapping[Statute, str]]]] = {
    Notice.ACKNOWLEDGEMENT: {"receipt": {FOIA: f"{CODE} 1.12"}, "time-limit": LIMIT, "contact": ADVICE},
    Notice.CLARIFICATION: {
        "question": {FOIA: "s.1(3)", EIR: "reg 9(2)", FOISA: "s.1(3)", EISR: "reg 9(2)", GDPR: "Art 12A"},
        "time-limit": {FOIA: "s.10(6)", EIR: "reg 9(4)", FOISA: "s.10(1)(b)", EISR: "reg 9(4)", GDPR: "Art 12A"},
        "contact": ADVICE,
    },
    Notice.FEES_NOTICE: {
        "amount": {FOIA: "s.9(1)", EIR: "reg 8(4)", FOISA: "s.9(1)", EISR: "reg 8(4)", GDPR: "Art 12(5)"},
        "time-limit": {FOIA: "s.9(2)", EIR: "reg 8(5)", FOISA: "s.9(3)", EISR: "reg 8(6)"},
        "contact": ADVICE,
        "review-rights": {FOISA: "s.19"},
        "commissioner": {FOISA: "s.19(b)"},
    },
    Notice.EXTENSION: {
        "grounds": {FOIA: "s.17(1)", EIR: "reg 7(1)", FOISA: "s.10(1)", EISR: "reg 7(1)", GDPR: "Art 12(3)"},
        "undecided": {FOIA: "s.17(2)"},
        "new-date": {FOIA: "s.17(2)", EIR: "reg 7(3)", FOISA: "s.10(1)", EISR: "reg 7(3)", GDPR: "Art 12(3)"},
        "contact": ADVICE,
        "review-rights": {FOIA: "s.17(7)(a)"},
        "commissioner": {FOIA: "s.17(7)(b)"},
    },
    Notice.DECISION: {
        "answer": ANSWER,
        "documents": ANSWER,
        "grounds": {FOIA: "s.17", EIR: "reg 14(3)", FOISA: "s.16(1)", EISR: "reg 13", GDPR: "Art 12(4)"},
        "public-interest": {
            FOIA: "s.17(3)",
            EIR: "reg 14(3)(b)",
            FOISA: "s.16(2)",
            EISR: "reg 13(b)",
        },
        "help": {FOIA: "s.16(1)", FOISA: "s.15(1)"},
        "contact": ADVICE,
        "review-rights": {FOIA: "s.17(7)(a)", EIR: "reg 14(5)(a)", FOISA: "s.19", EISR: "reg 13(e)"},
        "commissioner": {
            FOIA: "s.17(7)(b)",
            EIR: "reg 14(5)(b)",
            FOISA: "s.19(b)",
            EISR: "reg 13(e)",
            GDPR: "Art 12(4)",
        },
    },
    Notice.DELAY: {
        "late": LIMIT,
        "contact": ADVICE,
        "complaint": {FOIA: "s.50(1)", EIR: "reg 11(1)", FOISA: "s.20(1)", EISR: "reg 16(1)", GDPR: "Art 77(1)"},
    },
    Notice.WITHDRAWAL: {"contact": ADVICE},
    Notice.LAPSE: {"contact": ADVICE, "commissioner": {GDPR: "Art 12(4)"}},
    Notice.REVIEW_ACKNOWLEDGEMENT: {
        "receipt": {FOIA: f"{CODE} 5.5"},
        "time-limit": {FOIA: f"{CODE} 5.4", FOISA: "s.21(1)", **REVIEWED},
        "reviewer": {FOIA: f"{CODE} 5.7"},
        "commissioner": {FOIA: "s.17(7)(b)"},
    },
    Notice.REVIEW_EXTENSION: {
        "reason": {FOIA: f"{CODE} 5.5"},
        "new-date": {FOIA: f"{CODE} 5.5"},
        "contact": ADVICE,
    },
    Notice.REVIEW_OUTCOME: {
        "answer": {FOIA: f"{CODE} 5.9", FOISA: "s.21(5)", **REVIEWED},
        "documents": ANSWER,
        "commissioner": {FOIA: "s.17(7)(b)", FOISA: "s.21(10)"},
    },
    Notice.CLOSING: {"contact": ADVICE},
    Notice.REMINDER: {},
    Notice.ESCALATION: {},
}
ACTS: Final = {FOIA: "FOIA 2000", EIR: "EIR 2004", FOISA: "FOISA 2002", EISR: "EISR 2004", GDPR: "UK GDPR"}


@pytest.mark.parametrize("statute", Statute)
@pytest.mark.parametrize("notice", Notice)
def test_the_parts_that_cannot_be_left_out_are_those_the_law_asks_for(notice: Notice, statute: Statute) -> None:
    wanted = {
        key: provisions[statute] if CODE in provisions[statute] else f"{ACTS[statute]} {provisions[statute]}"
        for key, provisions in REQUIRED[notice].items()
        if statute in provisions
    }
    assert {part.key: str(part.source) for part in parts_of(notice, statute).parts if part.source} == wanted


@pytest.mark.parametrize("statute", Statute)
@pytest.mark.parametrize("notice", Notice)
def test_no_part_stands_in_a_notice_twice(notice: Notice, statute: Statute) -> None:
    keys = [part.key for part in parts_of(notice, statute).parts]
    assert keys
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize("notice", Notice)
def test_each_part_of_any_law_is_known(notice: Notice) -> None:
    of_laws = {part.key for statute in Statute for part in parts_of(notice, statute).parts}
    assert set(known_keys(notice)) == of_laws


def test_the_page_of_a_required_part_is_that_of_its_section() -> None:
    sources = [part.source for notice in Notice for part in parts_of(notice, FOIA).parts]
    for source in sources:
        if source is not None and source.act == "FOIA 2000":
            assert source.url.endswith("/section/" + source.provision.removeprefix("s.").split("(")[0])


@pytest.mark.parametrize("statute", Statute)
def test_the_decision_and_every_letter_about_a_review_have_a_place_for_the_way_to_the_commissioner(
    statute: Statute,
) -> None:
    for notice in (Notice.DECISION, Notice.REVIEW_ACKNOWLEDGEMENT, Notice.REVIEW_EXTENSION, Notice.REVIEW_OUTCOME):
        assert "commissioner" in {part.key for part in parts_of(notice, statute).parts}


def test_only_reminders_and_escalations_stay_inside() -> None:
    assert [notice for notice in Notice if notice.is_internal] == [Notice.REMINDER, Notice.ESCALATION]


@pytest.mark.parametrize("statute", Statute)
def test_grounds_are_for_the_outcomes_that_refuse(statute: Statute) -> None:
    """That information is not held is a refusal under the EIR (reg 12(4)(a)) and the EISR (reg 10(4)(a)) alone.

    So is that another authority holds it (EIR reg 10(1), EISR reg 14(1)).
    """
    (grounds,) = [part for part in parts_of(Notice.DECISION, statute).parts if part.key == "grounds"]
    not_held = {Outcome.NOT_HELD, Outcome.TRANSFERRED} if statute in {EIR, EISR} else set[Outcome]()
    assert grounds.only_for == REFUSING | not_held
    assert set(Outcome) - REFUSING == {Outcome.DISCLOSED_IN_FULL, Outcome.NOT_HELD, Outcome.TRANSFERRED}


FORBIDDEN: Final[Mapping[Notice, frozenset[str]]] = {
    **dict.fromkeys(Notice, frozenset({"answer"})),
    Notice.EXTENSION: frozenset(),
    Notice.DECISION: frozenset({"documents", "search", "reuse", "help", "public-interest"}),
    Notice.DELAY: frozenset({"grounds", "answer"}),
    Notice.REVIEW_OUTCOME: frozenset(),
    Notice.REMINDER: frozenset({"request"}),
    Notice.ESCALATION: frozenset({"request"}),
}


@pytest.mark.parametrize("statute", Statute)
@pytest.mark.parametrize("notice", Notice)
def test_a_letter_must_not_have_what_belongs_to_another(notice: Notice, statute: Statute) -> None:
    wanted = FORBIDDEN[notice]
    if notice is Notice.EXTENSION and statute is not FOIA:
        wanted = frozenset({"undecided"})
    assert {part.key for part in parts_of(notice, statute).forbidden} == wanted


COMPLETE: Final = frozenset({"answer", "grounds", "contact", "review-rights", "commissioner"})
SILENT: Final = frozenset({Outcome.NEITHER_CONFIRMED_NOR_DENIED, Facet.UNWEIGHED})


def faults(facets: frozenset[str], present: frozenset[str], statute: Statute = FOIA) -> list[str]:
    return [str(fault) for fault in check_parts(Notice.DECISION, statute, facets, present)]


def test_a_letter_with_every_part_has_no_fault() -> None:
    assert faults(SILENT, COMPLETE) == []


@pytest.mark.parametrize("key", sorted(COMPLETE))
def test_each_part_that_is_missing_is_named_with_its_source(key: str) -> None:
    provision = REQUIRED[Notice.DECISION][key][FOIA]
    assert faults(SILENT, COMPLETE - {key}) == [f"'{key}' is missing (FOIA 2000 {provision})"]


def test_a_refusal_on_a_qualified_exemption_lacks_something_without_its_balance() -> None:
    weighed = frozenset({Outcome.REFUSED, Facet.WEIGHED})
    assert faults(weighed, COMPLETE) == ["'public-interest' is missing (FOIA 2000 s.17(3))"]
    assert faults(weighed, COMPLETE | {"public-interest"}) == []


def test_a_refusal_on_absolute_exemptions_alone_weighs_nothing() -> None:
    (fault,) = faults(frozenset({Outcome.REFUSED, Facet.UNWEIGHED}), COMPLETE | {"public-interest"})
    assert fault == (
        "'public-interest' must not be there: each exemption relied on is absolute, and the law asks for no balance "
        "(FOIA 2000 s.17(3))"
    )


def test_nothing_is_weighed_in_an_answer_about_ones_own_data_and_no_licence_goes_with_it() -> None:
    for facets in ({Outcome.REFUSED, Facet.UNWEIGHED}, {Outcome.REFUSED, Facet.WEIGHED}, {Outcome.DISCLOSED_IN_FULL}):
        (fault,) = faults(frozenset(facets), COMPLETE | {"public-interest"}, GDPR)
        assert fault == (
            "'public-interest' must not be there: no exemption of this law asks for a balance of the public interest "
            "(UK GDPR Art 12(4))"
        )
        assert faults(frozenset(facets), COMPLETE, GDPR) == []
    assert {"public-interest", "reuse", "help"}.isdisjoint(part.key for part in parts_of(Notice.DECISION, GDPR).parts)


@pytest.mark.parametrize("key", ["documents", "search", "reuse", "help"])
@pytest.mark.parametrize("statute", Statute)
def test_nothing_that_tells_whether_it_is_held_goes_with_neither_confirming_nor_denying(
    key: str, statute: Statute
) -> None:
    (fault,) = faults(SILENT, COMPLETE | {key}, statute)
    assert fault.startswith(f"'{key}' must not be there: it would tell whether the information is held")
    given = frozenset({Outcome.DISCLOSED_IN_FULL, Facet.ATTACHED})
    assert faults(given, COMPLETE | {"documents", key}, statute) == []


@pytest.mark.parametrize("outcome", [Outcome.NOT_HELD, Outcome.TRANSFERRED])
@pytest.mark.parametrize("statute", Statute)
def test_a_letter_that_nothing_is_held_lacks_something_without_its_grounds_where_that_is_an_exception(
    statute: Statute, outcome: Outcome
) -> None:
    lacking = faults(frozenset({outcome}), COMPLETE - {"grounds"}, statute)
    cited = {EIR: "EIR 2004 reg 14(3)", EISR: "EISR 2004 reg 13"}
    assert lacking == ([f"'grounds' is missing ({cited[statute]})"] if statute in cited else [])


@pytest.mark.parametrize("statute", Statute)
def test_help_to_narrow_a_request_is_only_where_the_law_knows_a_cost_limit(statute: Statute) -> None:
    helps = [part.only_for for part in parts_of(Notice.DECISION, statute).parts if part.key == "help"]
    assert helps == ([frozenset({Outcome.COST_LIMIT})] if statute in {FOIA, FOISA} else [])


def test_documents_that_go_with_a_letter_are_listed_in_it() -> None:
    facets = frozenset({Outcome.DISCLOSED_IN_FULL, Facet.ATTACHED})
    assert faults(facets, COMPLETE) == ["'documents' is missing (FOIA 2000 s.1(1))"]


def case(**values: object) -> Particulars:
    particulars = Particulars(
        reference="1", regime="A law", dated_on=date(2026, 3, 2), received_on=date(2026, 3, 2), counted_from=date.min
    )
    return particulars.model_copy(update=values)


def relied_on(*, is_qualified: bool) -> ExemptionParticulars:
    return ExemptionParticulars(provision="1", name="", is_qualified=is_qualified, reasons="", public_interest="")


QUALIFIED: Final = relied_on(is_qualified=True)
ABSOLUTE: Final = relied_on(is_qualified=False)


@pytest.mark.parametrize(
    ("exemptions", "facet"),
    [((QUALIFIED,), Facet.WEIGHED), ((ABSOLUTE, QUALIFIED), Facet.WEIGHED), ((ABSOLUTE,), Facet.UNWEIGHED)],
)
def test_one_qualified_exemption_is_enough_for_a_balance(
    exemptions: tuple[ExemptionParticulars, ...], facet: Facet
) -> None:
    facets = facets_of(Notice.DECISION, case(outcome=Outcome.REFUSED, exemptions=exemptions))
    assert facets == {Outcome.REFUSED, facet}


@pytest.mark.parametrize("statute", Statute)
def test_only_foisa_weighs_silence_on_an_absolute_exemption(statute: Statute) -> None:
    """FOISA s.18(1) asks whether it would be contrary to the public interest to reveal it, whatever the exemption."""
    silent = case(outcome=Outcome.NEITHER_CONFIRMED_NOR_DENIED, exemptions=(ABSOLUTE,), statute=statute)
    assert (Facet.WEIGHED in facets_of(Notice.DECISION, silent)) is (statute is FOISA)
    refused = silent.model_copy(update={"outcome": Outcome.REFUSED})
    assert Facet.UNWEIGHED in facets_of(Notice.DECISION, refused)


def test_what_is_given_or_not_held_has_nothing_weighed() -> None:
    for outcome in (Outcome.DISCLOSED_IN_FULL, Outcome.NOT_HELD):
        assert facets_of(Notice.DECISION, case(outcome=outcome)) == {outcome}


def test_a_notice_has_the_facets_of_what_it_tells_and_no_others() -> None:
    document = DocumentParticulars(title="A", kind="PDF", size="1 kB", sha256="0")
    told = case(
        outcome=Outcome.DISCLOSED_IN_FULL,
        review_outcome=ReviewOutcome.UPHELD,
        closing=Closing.FEE_LAPSED,
        documents=(document,),
    )
    assert facets_of(Notice.DECISION, told) == {Outcome.DISCLOSED_IN_FULL, Facet.ATTACHED}
    assert facets_of(Notice.REVIEW_OUTCOME, told) == {ReviewOutcome.UPHELD, Facet.ATTACHED}
    assert facets_of(Notice.LAPSE, told) == {Closing.FEE_LAPSED, Facet.ATTACHED}
    assert facets_of(Notice.CLOSING, case(closing=Closing.WITHDRAWN)) == set()
