"""No number without a source: act, provision and a page where anyone can read it."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

import pytest

from dueprocess.law.errors import InvalidTimeline
from dueprocess.law.exemptions.foia_2000 import EXEMPTIONS
from dueprocess.law.limits import Limit
from dueprocess.law.regime import Regime
from dueprocess.law.regimes import FOIA_2000, REGIMES, find_regime
from dueprocess.law.source import Source, foia, section_45_code

OFFICIAL = ("https://www.legislation.gov.uk/", "https://www.gov.uk/", "https://ico.org.uk/")


def parts_of(thing: object) -> Iterator[Limit | Source]:
    """Every number and every source in a piece of law, however deep it lies."""
    if isinstance(thing, Source):
        yield thing
        return
    if isinstance(thing, Limit):
        yield thing
    if isinstance(thing, tuple):
        for part in thing:  # pyright: ignore[reportUnknownVariableType] - whatever it holds
            yield from parts_of(part)  # pyright: ignore[reportUnknownArgumentType]
    elif is_dataclass(thing):
        for field in fields(thing):
            yield from parts_of(getattr(thing, field.name))


def sources_of(regime: Regime) -> list[Source]:
    return [part for part in parts_of(regime) if isinstance(part, Source)]


def limits_of(regime: Regime) -> list[Limit]:
    return [part for part in parts_of(regime) if isinstance(part, Limit)]


@pytest.mark.parametrize("regime", REGIMES.values(), ids=REGIMES)
def test_every_number_and_rule_of_a_regime_has_a_source_that_can_be_opened(regime: Regime) -> None:
    assert len(sources_of(regime)) >= len(limits_of(regime)) >= 2
    for source in sources_of(regime):
        assert source.act
        assert source.provision
        assert source.url.startswith(OFFICIAL), source


@pytest.mark.parametrize("regime", REGIMES.values(), ids=REGIMES)
def test_every_number_says_from_when_it_stands_and_none_ends_before_it_begins(regime: Regime) -> None:
    for limit in limits_of(regime):
        assert limit.count > 0
        assert limit.valid_from >= regime.in_force_from
        assert limit.valid_to is None or limit.valid_to >= limit.valid_from


@pytest.mark.parametrize("regime", REGIMES.values(), ids=REGIMES)
def test_the_page_of_a_provision_is_that_of_its_section(regime: Regime) -> None:
    """A source whose provision and page differ sends the reader to the wrong section."""
    for source in sources_of(regime):
        *_, page = source.url.rsplit("/", 1)
        number = source.provision.split("(")[0].removeprefix("s.").removeprefix("reg ").removeprefix("Art ")
        if "/section/" in source.url or "/regulation/" in source.url or number[0].isdigit():
            assert page == number, source


def test_a_source_prints_as_a_short_citation() -> None:
    assert str(foia("s.10(1)", "10")) == "FOIA 2000 s.10(1)"
    assert str(section_45_code("5.3")) == "FOI Code of Practice 2018 para 5.3"


def test_every_exemption_of_the_act_is_its_own_source() -> None:
    for exemption in EXEMPTIONS:
        assert exemption.source.act == "FOIA 2000"
        assert exemption.source.url.startswith("https://www.legislation.gov.uk/ukpga/2000/36/section/")


def test_a_regime_is_found_by_its_key_and_an_unknown_one_refused_with_those_there_are() -> None:
    assert find_regime("foia-2000") is FOIA_2000
    with pytest.raises(InvalidTimeline, match=r"There is no regime 'foi'\. Use one of: eir-2004, eisr-2004, foia-2000"):
        find_regime("foi")
    assert all(find_regime(key).key == key for key in REGIMES)
