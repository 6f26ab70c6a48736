"""No rule without a source: act, provision and a page where anyone can read it."""

from dataclasses import fields

import pytest

from dueprocess.law.errors import InvalidTimeline
from dueprocess.law.exemptions import EXEMPTIONS, Exemption
from dueprocess.law.regime import FOIA_2000, REGIMES, Regime, Rule, find_regime
from dueprocess.law.source import Source, foia, section_45_code

FROM_THE_LAW = {
    "respond": "FOIA 2000 s.10(1)",
    "clarification": "FOIA 2000 s.1(3)",
    "fees_notice": "FOIA 2000 s.9(2)",
    "fee_pause": "FOIA 2000 s.10(2)",
    "extension": "FOIA 2000 s.10(3)",
    "review_window": "FOI Code of Practice 2018 para 5.3",
    "review": "FOI Code of Practice 2018 para 5.4",
    "review_extended": "FOI Code of Practice 2018 para 5.5",
}
WORKING_DAYS = {"respond": 20, "extension": 20, "review_window": 40, "review": 20, "review_extended": 40}


def sources_of(regime: Regime) -> dict[str, Source]:
    values = {field.name: getattr(regime, field.name) for field in fields(regime)}
    return {
        name: value.source if isinstance(value, Rule) else value
        for name, value in values.items()
        if isinstance(value, (Rule, Source))
    }


@pytest.mark.parametrize("regime", REGIMES.values(), ids=REGIMES)
def test_every_rule_of_a_regime_has_a_source_that_can_be_opened(regime: Regime) -> None:
    for name, source in sources_of(regime).items():
        assert source.act, name
        assert source.provision, name
        assert source.url.startswith(("https://www.legislation.gov.uk/", "https://www.gov.uk/")), name


def test_the_rules_of_the_act_stand_where_the_act_has_them() -> None:
    assert {name: str(source) for name, source in sources_of(FOIA_2000).items()} == FROM_THE_LAW


def test_the_numbers_are_those_of_the_act_and_the_code() -> None:
    rules = {field.name: getattr(FOIA_2000, field.name) for field in fields(FOIA_2000)}
    assert {name: rule.working_days for name, rule in rules.items() if isinstance(rule, Rule)} == WORKING_DAYS
    assert FOIA_2000.fee_months == 3
    assert str(FOIA_2000.respond) == "20 working days"


@pytest.mark.parametrize("exemption", EXEMPTIONS, ids=lambda exemption: exemption.section)
def test_every_exemption_is_its_own_source(exemption: Exemption) -> None:
    number = exemption.section.split("(")[0]
    assert str(exemption.source) == f"FOIA 2000 s.{exemption.section}"
    assert exemption.source.url == f"https://www.legislation.gov.uk/ukpga/2000/36/section/{number}"


def test_the_page_of_a_provision_is_that_of_its_section() -> None:
    """A source whose provision and page differ sends the reader to the wrong section."""
    for source in [*sources_of(FOIA_2000).values(), *(exemption.source for exemption in EXEMPTIONS)]:
        if source.act == "FOIA 2000":
            section = source.provision.removeprefix("s.").split("(")[0]
            assert source.url.endswith(f"/section/{section}")


def test_a_source_prints_as_a_short_citation() -> None:
    assert str(foia("s.10(1)", "10")) == "FOIA 2000 s.10(1)"
    assert str(section_45_code("5.3")) == "FOI Code of Practice 2018 para 5.3"


def test_a_regime_is_found_by_its_key_and_an_unknown_one_refused_with_those_there_are() -> None:
    assert find_regime("foia-2000") is FOIA_2000
    with pytest.raises(InvalidTimeline, match=r"There is no regime 'foi'\. Use one of: foia-2000"):
        find_regime("foi")
