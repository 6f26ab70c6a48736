"""The tables of exemptions as dated data: each row with its source, and none missing between two of them."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import product

import pytest

from dueprocess.law.exemptions import EXEMPTIONS, find_exemption, is_ncnd_limb
from dueprocess.law.exemptions.exemption import Exemption
from dueprocess.law.regime import Statute
from dueprocess.law.source import Source
from law.dated import OFFICIAL, faults

BEGINNINGS = {
    Statute.FOIA_2000: date(2005, 1, 1),
    Statute.EIR_2004: date(2005, 1, 1),
    Statute.FOISA_2002: date(2005, 1, 1),
    Statute.EISR_2004: date(2005, 1, 1),
    Statute.UK_GDPR: date(2018, 5, 25),
}

ACTS = {
    Statute.FOIA_2000: {"FOIA 2000"},
    Statute.EIR_2004: {"EIR 2004"},
    Statute.FOISA_2002: {"FOISA 2002"},
    Statute.EISR_2004: {"EISR 2004"},
    Statute.UK_GDPR: {"UK GDPR", "DPA 2018"},
}

TABLE = [(statute, row) for statute, rows in EXEMPTIONS.items() for row in rows]
IDS = [f"{statute}-{row.provision}-{row.valid_from}" for statute, row in TABLE]


def by_provision(rows: tuple[Exemption, ...]) -> dict[str, list[Exemption]]:
    return {
        provision: sorted((row for row in rows if row.provision == provision), key=lambda row: row.valid_from)
        for provision in {row.provision for row in rows}
    }


def test_every_law_has_a_table() -> None:
    assert set(EXEMPTIONS) == set(Statute)
    assert all(EXEMPTIONS.values())


@pytest.mark.parametrize("statute", EXEMPTIONS)
def test_the_rows_of_a_provision_have_sources_and_follow_each_other_without_overlap_or_gap(statute: Statute) -> None:
    for provision, rows in by_provision(EXEMPTIONS[statute]).items():
        assert faults(rows) == [], provision


@pytest.mark.parametrize("statute", EXEMPTIONS)
def test_every_exemption_begins_with_its_law_but_the_one_made_later(statute: Statute) -> None:
    for provision, rows in by_provision(EXEMPTIONS[statute]).items():
        assert rows[0].valid_from == (date(2014, 10, 1) if provision == "22A" else BEGINNINGS[statute])


def test_a_row_without_a_source_an_overlap_a_gap_and_a_missing_end_are_seen() -> None:
    """The test above fails when it must."""
    before, since = by_provision(EXEMPTIONS[Statute.FOIA_2000])["37"]
    assert before.valid_to is not None
    assert faults([before, since]) == []
    assert "no source" in faults([replace(since, source=Source("FOIA 2000", "s.37", ""))])[0]
    assert "no source" in faults([replace(since, source=Source("FOIA 2000", "", since.source.url))])[0]
    assert "overlap" in faults([replace(before, valid_to=since.valid_from), since])[0]
    assert "overlap" in faults([replace(before, valid_to=None), since])[0]
    assert "gap" in faults([replace(before, valid_to=before.valid_to - timedelta(days=1)), since])[0]
    assert "ends before it begins" in faults([replace(before, valid_to=date(2004, 1, 1)), since])[0]
    assert faults([before]) == faults([]) == ["nothing is in force now"]


@pytest.mark.parametrize(("statute", "row"), TABLE, ids=IDS)
def test_the_source_of_a_row_is_its_own_provision_on_its_own_page(statute: Statute, row: Exemption) -> None:
    assert row.source.act in ACTS[statute]
    assert row.source.provision.removeprefix("s.").removeprefix("reg ") == row.provision
    assert row.source.url.startswith(OFFICIAL)
    number = row.provision.split("(")[0].split(" ")[-1]
    page = row.source.url.split("/section/" if "/section/" in row.source.url else "/regulation/")[-1]
    assert page.rsplit("/article/", 1)[-1].rsplit("/paragraph/", 1)[-1].split("/")[0] == number


@pytest.mark.parametrize(("statute", "row"), TABLE, ids=IDS)
def test_the_page_of_a_row_that_ended_is_that_of_its_time(statute: Statute, row: Exemption) -> None:
    """The regulations were not kept in their older forms there, but as they were made."""
    ended = "/made" if statute in {Statute.EIR_2004, Statute.EISR_2004} else f"/{row.valid_to}"
    assert row.source.url.endswith(ended) == (row.valid_to is not None)


@pytest.mark.parametrize(("statute", "row"), TABLE, ids=IDS)
def test_a_row_is_found_by_every_provision_of_its_own_on_every_day_of_its_own(statute: Statute, row: Exemption) -> None:
    shared = {"18(1)", "36(3)"}  # the limb of several rows
    for on in (row.valid_from, row.valid_to or date(2026, 11, 24)):
        for provision in (row.provision, *row.absolute, *row.qualified, *set(row.ncnd) - shared):
            assert find_exemption(provision, statute, on) is row
        assert all(is_ncnd_limb(limb, statute, on) for limb in row.ncnd)


@pytest.mark.parametrize(("statute", "row"), TABLE, ids=IDS)
def test_only_a_mixed_exemption_has_parts_of_another_kind(statute: Statute, row: Exemption) -> None:
    assert bool(row.absolute or row.qualified) <= (row.kind == "mixed"), statute
    assert row.kind_of(row.provision) == row.kind
    assert {row.kind_of(part) for part in row.absolute} <= {"absolute"}
    assert {row.kind_of(f"{part}(i)") for part in row.qualified} <= {"qualified"}


def test_cases_of_one_exemption_are_weighed_alike() -> None:
    """`27` finds 27(1) and `36(3)` finds 36(2)(a): that is right while the rows of one name are of one kind."""
    for rows in EXEMPTIONS.values():
        for one, other in product(rows, rows):
            if one.name == other.name and one.valid_to is None and other.valid_to is None:
                assert one.kind == other.kind


def of_kind(statute: Statute, kind: str, on: date) -> list[str]:
    return [row.provision for row in EXEMPTIONS[statute] if row.kind == kind and row.is_in_force(on)]


def turning_on(statute: Statute, on: date = date(2026, 11, 24)) -> dict[str, list[str]]:
    rows = [row for row in EXEMPTIONS[statute] if row.is_in_force(on)]
    return {test: [row.provision for row in rows if row.test == test] for test in {row.test for row in rows}}


def limbs(statute: Statute, on: date = date(2026, 11, 24)) -> dict[str, list[str]]:
    rows = [row for row in EXEMPTIONS[statute] if row.is_in_force(on)]
    return {limb: [row.provision for row in rows if limb in row.ncnd] for row in rows for limb in row.ncnd}


def test_foia_2000_says_what_each_exemption_turns_on() -> None:
    assert turning_on(Statute.FOIA_2000) == {
        "class": ["21", "22", "23", "27(2)", "30", "32", "35", "37", "39", "40(1)", "42", "43(1)", "44"],
        "conditions": ["40(2)"],
        "prejudice": ["22A", "26", "27(1)", "28", "29", "31", "33", "36(2)(a)", "36(2)(c)", "43(2)"],
        "inhibit": ["36(2)(b)"],
        "endanger": ["38"],
        "required": ["24", "34"],
        "actionable-breach": ["41"],
    }


def test_the_eir_have_the_exceptions_of_regulations_12_and_13() -> None:
    on = date(2026, 11, 24)
    assert of_kind(Statute.EIR_2004, "qualified", on) == [
        *(f"12(4)({letter})" for letter in "abcde"),
        *(f"12(5)({letter})" for letter in "abcdefg"),
    ]
    assert of_kind(Statute.EIR_2004, "mixed", on) == ["13(1)"]
    assert of_kind(Statute.EIR_2004, "absolute", on) == ["5(3)"]
    assert limbs(Statute.EIR_2004) == {"12(6)": ["12(5)(a)"], "13(5A)": ["13(1)"], "13(5B)": ["13(1)"]}
    assert turning_on(Statute.EIR_2004) == {
        "class": ["5(3)", *(f"12(4)({letter})" for letter in "abcde")],
        "adverse-effect": [f"12(5)({letter})" for letter in "abcdefg"],
        "conditions": ["13(1)"],
    }


def test_the_eisr_have_the_exceptions_of_regulations_10_and_11() -> None:
    on = date(2026, 11, 24)
    assert of_kind(Statute.EISR_2004, "qualified", on) == [
        *(f"10(4)({letter})" for letter in "abcde"),
        *(f"10(5)({letter})" for letter in "abcdefg"),
    ]
    assert of_kind(Statute.EISR_2004, "mixed", on) == ["11(2)"]
    assert of_kind(Statute.EISR_2004, "absolute", on) == ["11(1)"]
    assert limbs(Statute.EISR_2004) == {"10(8)": ["10(5)(a)"], "11(6)": ["11(2)"]}
    assert turning_on(Statute.EISR_2004) == {
        "class": [*(f"10(4)({letter})" for letter in "abcde"), "11(1)"],
        "substantial-prejudice": [f"10(5)({letter})" for letter in "abcdefg"],
        "conditions": ["11(2)"],
    }


def test_section_2_2_of_foisa_says_which_are_absolute() -> None:
    absolute = ["25", "26", "36(2)", "37", "38(1)(a)", "38(1)(c)", "38(1)(d)"]
    for on in (date(2005, 1, 1), date(2013, 5, 31), date(2018, 5, 25)):
        assert of_kind(Statute.FOISA_2002, "absolute", on) == absolute
        assert of_kind(Statute.FOISA_2002, "mixed", on) == ["38(1)(b)"]


def test_the_table_of_foisa_holds_each_section_from_25_to_41() -> None:
    sections = {row.provision.split("(")[0] for row in EXEMPTIONS[Statute.FOISA_2002]}
    assert sections == {str(section) for section in range(25, 42)}


def test_foisa_says_what_each_exemption_turns_on() -> None:
    told = turning_on(Statute.FOISA_2002)
    assert told["substantial-prejudice"] == [
        *("27(2)", "28", "30(a)", "30(c)", "31(4)", "32(1)(a)", "33(1)(b)", "33(2)", "35", "40")
    ]
    assert told["substantial-inhibition"] == ["30(b)"]
    assert told["required"] == ["31(1)"]
    assert told["endanger"] == ["39(1)"]
    assert told["actionable-breach"] == ["36(2)"]
    assert told["conditions"] == ["38(1)(b)"]


def test_section_18_of_foisa_is_for_sections_28_to_35_39_1_and_41_and_for_38_since_2013() -> None:
    before, since = (limbs(Statute.FOISA_2002, date(2013, 5, day))["18(1)"] for day in (30, 31))
    assert {provision.split("(")[0] for provision in before} == {*map(str, range(28, 36)), "39", "41"}
    assert set(since) - set(before) == {"38(1)(a)", "38(1)(b)", "38(1)(c)", "38(1)(d)"}
    assert set(before) < set(since)
    assert "39(2)" not in since
    assert limbs(Statute.FOISA_2002)["18(1)"] == since


def test_data_protection_weighs_no_public_interest_and_has_no_limb() -> None:
    assert {row.kind for row in EXEMPTIONS[Statute.UK_GDPR]} == {"absolute"}
    assert limbs(Statute.UK_GDPR) == {}
