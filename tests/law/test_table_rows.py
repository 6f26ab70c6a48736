"""Every row of the tables says all it should, in words that exist."""

from datetime import date
from typing import get_args

import pytest

from dueprocess.law.exemptions import EXEMPTIONS, find_exemption
from dueprocess.law.exemptions.exemption import Exemption, Kind, Test
from dueprocess.law.limits import Limit
from dueprocess.law.regime import Regime, Statute
from dueprocess.law.regimes import REGIMES
from dueprocess.law.regimes.uk_gdpr import UK_GDPR_SAR
from dueprocess.law.source import Source
from law.told import position, timeline

ROWS = [row for rows in EXEMPTIONS.values() for row in rows]


@pytest.mark.parametrize("row", ROWS, ids=[f"{row.source}-{row.valid_from}" for row in ROWS])
def test_an_exemption_has_a_name_a_kind_and_a_test_that_the_law_knows(row: Exemption) -> None:
    assert isinstance(row.name, str)
    assert row.name.strip()
    assert row.kind in get_args(Kind)
    assert row.test in get_args(Test)


def test_what_each_ground_of_the_uk_gdpr_and_of_section_38_turns_on() -> None:
    turns_on = {row.provision: row.test for row in EXEMPTIONS[Statute.UK_GDPR]}
    assert turns_on["Art 12(5)"] == turns_on["Sch 2 para 16"] == "class"
    assert (turns_on["Art 15(4)"], turns_on["Sch 2 para 2"]) == ("adverse-effect", "prejudice")
    of_38 = [row for row in EXEMPTIONS[Statute.FOISA_2002] if row.provision.startswith("38(1)")]
    assert {row.test for row in of_38 if row.provision == "38(1)(b)"} == {"conditions"}
    assert {row.test for row in of_38 if row.provision in {"38(1)(a)", "38(1)(c)", "38(1)(d)"}} == {"class"}


def test_the_data_of_others_under_foisa_had_the_same_absolute_and_qualified_parts_before_2018() -> None:
    row = find_exemption("38(1)(b)", Statute.FOISA_2002, date(2017, 1, 1))
    assert row is not None
    assert row.absolute == ("38(2)(a)(i)", "38(2)(b)")
    assert row.qualified == ("38(2)(a)(ii)", "38(3)")


@pytest.mark.parametrize("regime", REGIMES.values(), ids=REGIMES)
def test_every_way_of_waiting_has_a_source_for_the_asking_and_for_the_answer(regime: Regime) -> None:
    fees = (regime.fees.waiting,) if regime.fees else ()
    for way in (*regime.clarification, *regime.identity, *fees):
        assert isinstance(way.ask, Source)
        assert isinstance(way.resume, Source)


@pytest.mark.parametrize("regime", REGIMES.values(), ids=REGIMES)
def test_every_number_goes_by_the_day_of_receipt_or_of_the_answer(regime: Regime) -> None:
    reviews = (*regime.reviews.asking, *regime.reviews.answering) if regime.reviews else ()
    numbers: tuple[Limit, ...] = (*regime.respond, *reviews)
    in_spring_2020 = [number for number in numbers if number.source.act == "Coronavirus (Scotland) Act 2020"]
    assert {number.applies_to for number in in_spring_2020} <= {"answered"}
    assert {number.applies_to for number in numbers if number not in in_spring_2020} == {"received"}


def test_a_controller_that_asks_what_is_meant_after_the_limit_does_not_stop_the_clock() -> None:
    found = position(timeline("uk-gdpr-sar", "2026-03-10", "2026-04-13 clarification-asked"))
    assert [(caution.what, caution.source) for caution in found.cautions] == [
        (
            "Clarification was asked for on 2026-04-13; the time limit had passed.",
            Source("UK GDPR", "recital 63", "https://www.legislation.gov.uk/eur/2016/679/article/15"),
        )
    ]


def test_the_guidance_of_the_commissioner_is_cited_by_its_name() -> None:
    acts = {way.resume.act for way in (*UK_GDPR_SAR.clarification, *UK_GDPR_SAR.identity)}
    assert "ICO guidance on the right of access" in acts
    assert acts <= {"ICO guidance on the right of access", "UK GDPR"}
