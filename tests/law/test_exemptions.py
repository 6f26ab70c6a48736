"""FOIA 2000 Part II as data."""

import pytest

from dueprocess.law.exemptions import EXEMPTIONS, find_exemption, is_ncnd_limb


@pytest.mark.parametrize(
    ("cited", "section"),
    [
        ("31(3)", "31"),
        ("31(1)(a)", "31"),
        ("s.31(1)(a)", "31"),
        (" 31 (1) (a) ", "31"),
        ("22(1)", "22"),
        ("22A(1)(a)", "22A"),
        ("22A", "22A"),
        ("40(1)", "40(1)"),
        ("40(2)", "40(2)"),
        ("40(5A)", "40(1)"),
        ("40(5B)(a)(i)", "40(2)"),
        ("43(1)", "43(1)"),
        ("43(2)", "43(2)"),
        ("43(3)", "43(2)"),
        ("44(1)(a)", "44"),
    ],
)
def test_a_provision_finds_its_exemption(cited: str, section: str) -> None:
    exemption = find_exemption(cited)
    assert exemption is not None
    assert exemption.section == section


@pytest.mark.parametrize("cited", ["", "25", "45", "3", "4", "40", "43", "311", "22B", "12(1)", "14(1)", "law", "("])
def test_what_is_no_exemption_is_not_found(cited: str) -> None:
    """Section 25 is about ministerial certificates; 12 and 14 are limits, not exemptions; 40 and 43 are each two."""
    assert find_exemption(cited) is None
    assert not is_ncnd_limb(cited)


@pytest.mark.parametrize("cited", ["31(3)", "s.31(3)", "40(5B)", "40(5B)(a)(i)", "40(5A)", "22A(2)", "23(5)", "43(3)"])
def test_the_limbs_that_remove_the_duty_to_confirm_or_deny_are_known(cited: str) -> None:
    assert is_ncnd_limb(cited)


@pytest.mark.parametrize("cited", ["31(1)(a)", "31", "40(2)", "21(1)", "43(1)", "22(1)"])
def test_an_exemption_alone_does_not_remove_the_duty_to_confirm_or_deny(cited: str) -> None:
    assert not is_ncnd_limb(cited)


def test_section_2_3_says_which_are_absolute() -> None:
    """s.2(3): 21, 23, 32, 34, 40(1), 41 and 44 wholly; 36, 37 and 40(2) in part."""
    by_kind = {kind: [e.section for e in EXEMPTIONS if e.kind == kind] for kind in ("absolute", "mixed")}
    assert by_kind["absolute"] == ["21", "23", "32", "34", "40(1)", "41", "44"]
    assert by_kind["mixed"] == ["36", "37", "40(2)"]


def test_the_table_holds_each_section_from_21_to_44_but_25_once() -> None:
    sections = [exemption.section for exemption in EXEMPTIONS]
    assert len(set(sections)) == len(sections)
    numbers = {section.split("(")[0] for section in sections}
    assert numbers == {"22A"} | {str(number) for number in range(21, 45) if number != 25}


def test_every_limb_belongs_to_the_section_it_stands_with() -> None:
    for exemption in EXEMPTIONS:
        if exemption.ncnd is not None:
            assert exemption.ncnd.split("(")[0] == exemption.section.split("(")[0]
            assert find_exemption(exemption.ncnd) is exemption


def test_an_exemption_is_found_under_its_own_section() -> None:
    assert all(find_exemption(exemption.section) is exemption for exemption in EXEMPTIONS)
