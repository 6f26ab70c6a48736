from dataclasses import replace
from datetime import date

import pytest

from dueprocess.law.regime import Statute
from dueprocess.law.regulator import REGULATORS, Regulator, regulator_on
from dueprocess.law.source import Source
from law.dated import faults


@pytest.mark.parametrize("on", [date(2000, 1, 1), date(2005, 1, 1), date(2020, 2, 26)])
@pytest.mark.parametrize("statute", [Statute.FOIA_2000, Statute.EIR_2004, Statute.UK_GDPR])
def test_the_commissioner_has_a_name_and_an_address_on_any_day(on: date, statute: Statute) -> None:
    regulator = regulator_on(on, statute)
    assert regulator.name == "Information Commissioner's Office"
    assert regulator.address[-1] == "SK9 5AF"


@pytest.mark.parametrize("on", [date(2000, 1, 1), date(2005, 1, 1), date(2020, 2, 26)])
@pytest.mark.parametrize("statute", [Statute.FOISA_2002, Statute.EISR_2004])
def test_the_scottish_laws_have_a_commissioner_of_their_own(on: date, statute: Statute) -> None:
    regulator = regulator_on(on, statute)
    assert regulator.name == "Scottish Information Commissioner"
    assert regulator.address[-1] == "KY16 9DS"


def test_a_letter_that_names_no_law_is_about_freedom_of_information() -> None:
    assert regulator_on(date(2020, 2, 26)) is regulator_on(date(2020, 2, 26), Statute.FOIA_2000)


def test_every_law_has_a_regulator() -> None:
    assert set(REGULATORS) == set(Statute)


@pytest.mark.parametrize("statute", REGULATORS)
def test_entries_have_sources_follow_each_other_and_reach_from_the_first_request_to_today(statute: Statute) -> None:
    entries = REGULATORS[statute]
    assert faults(entries) == []
    assert entries[0].valid_from == date(2005, 1, 1)


@pytest.mark.parametrize("statute", REGULATORS)
def test_every_entry_can_be_written_to(statute: Statute) -> None:
    for entry in REGULATORS[statute]:
        assert all((entry.name, entry.telephone, entry.website, len(entry.address) > 1, *entry.address))


def test_no_entry_claims_to_be_checked_before_somebody_has() -> None:
    assert {entry.confirmed_on for entries in REGULATORS.values() for entry in entries} == {None}


def test_an_entry_without_a_source_an_overlap_and_a_gap_are_seen() -> None:
    """The test above fails when it must."""
    now = regulator_on(date(2026, 11, 24))
    moved = replace(now, valid_from=date(2027, 1, 4))
    assert faults([replace(now, valid_to=date(2027, 1, 3)), moved]) == []
    assert "overlap" in faults([now, moved])[0]
    assert "gap" in faults([replace(now, valid_to=date(2027, 1, 2)), moved])[0]
    assert "no source" in faults([replace(now, source=Source("", "", ""))])[0]


def test_a_move_changes_the_letters_of_its_day_and_after(monkeypatch: pytest.MonkeyPatch) -> None:
    now = regulator_on(date(2026, 11, 24))
    entries: tuple[Regulator, ...] = (
        replace(now, valid_to=date(2027, 1, 3)),
        replace(now, name="Information Commission", valid_from=date(2027, 1, 4)),
    )
    monkeypatch.setattr("dueprocess.law.regulator.REGULATORS", {Statute.FOIA_2000: entries})
    assert regulator_on(date(2027, 1, 3)).name == "Information Commissioner's Office"
    assert regulator_on(date(2027, 1, 4)).name == "Information Commission"
    assert regulator_on(date(2004, 12, 31)).name == "Information Commissioner's Office"
