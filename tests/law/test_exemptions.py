"""Finding the exemption that a provision belongs to, as people cite it and on the day they do."""

from datetime import date

import pytest

from dueprocess.law.exemptions import EXEMPTIONS, find_exemption, is_ncnd_limb
from dueprocess.law.regime import Statute

FOIA = Statute.FOIA_2000


@pytest.mark.parametrize(
    ("cited", "provision"),
    [
        ("31(3)", "31"),
        ("31(1)(a)", "31"),
        ("s.31(1)(a)", "31"),
        (" 31 (1) (a) ", "31"),
        ("22(1)", "22"),
        ("22A(1)(a)", "22A"),
        ("22A", "22A"),
        ("22a(1)", "22A"),
        ("27", "27(1)"),
        ("27(2)", "27(2)"),
        ("27(4)", "27(1)"),
        ("27(4)(b)", "27(2)"),
        ("36", "36(2)(a)"),
        ("36(2)(b)(ii)", "36(2)(b)"),
        ("36(3)", "36(2)(a)"),
        ("40(1)", "40(1)"),
        ("40(2)", "40(2)"),
        ("40(3A)(a)", "40(2)"),
        ("40(5A)", "40(1)"),
        ("40(5B)(a)(i)", "40(2)"),
        ("43(1)", "43(1)"),
        ("43(2)", "43(2)"),
        ("43(3)", "43(2)"),
        ("44(1)(a)", "44"),
    ],
)
def test_a_provision_finds_its_exemption(cited: str, provision: str) -> None:
    exemption = find_exemption(cited, FOIA)
    assert exemption is not None
    assert exemption.provision == provision


@pytest.mark.parametrize(
    ("cited", "statute", "provision"),
    [
        ("s31(1)(a)", Statute.FOIA_2000, "31"),
        ("ss. 31(1)(a)", Statute.FOIA_2000, "31"),
        ("sec. 31", Statute.FOIA_2000, "31"),
        ("Section 31(1)(a)", Statute.FOIA_2000, "31"),
        ("12(5)(e)", Statute.EIR_2004, "12(5)(e)"),
        ("reg 12(5)(e)", Statute.EIR_2004, "12(5)(e)"),
        ("reg. 12(5)(e)", Statute.EIR_2004, "12(5)(e)"),
        ("regulation 12(4)(b)", Statute.EIR_2004, "12(4)(b)"),
        ("Regulation 12(5)(f)(ii)", Statute.EIR_2004, "12(5)(f)"),
        ("12(6)", Statute.EIR_2004, "12(5)(a)"),
        ("13", Statute.EIR_2004, "13(1)"),
        ("13(1)(a)", Statute.EIR_2004, "13(1)"),
        ("13(5A)", Statute.EIR_2004, "13(1)"),
        ("regs 10(5)(b)", Statute.EISR_2004, "10(5)(b)"),
        ("10(8)", Statute.EISR_2004, "10(5)(a)"),
        ("11(2)(b)", Statute.EISR_2004, "11(2)"),
        ("section 38(1)(b)", Statute.FOISA_2002, "38(1)(b)"),
        ("s.30(b)(i)", Statute.FOISA_2002, "30(b)"),
        ("30", Statute.FOISA_2002, "30(a)"),
        ("33(1)(b)", Statute.FOISA_2002, "33(1)(b)"),
        ("Art 12(5)", Statute.UK_GDPR, "Art 12(5)"),
        ("Article 15(4)", Statute.UK_GDPR, "Art 15(4)"),
        ("Sch 2 para 16(1)", Statute.UK_GDPR, "Sch 2 para 16"),
        ("DPA 2018 Schedule 2, paragraph 19(a)", Statute.UK_GDPR, "Sch 2 para 19"),
    ],
)
def test_a_provision_is_found_as_people_write_it(cited: str, statute: Statute, provision: str) -> None:
    exemption = find_exemption(cited, statute)
    assert exemption is not None
    assert exemption.provision == provision


@pytest.mark.parametrize("cited", ["", "25", "45", "3", "4", "40", "43", "311", "22B", "12(1)", "14(1)", "law", "("])
def test_what_is_no_exemption_is_not_found(cited: str) -> None:
    """Section 25 is about ministerial certificates; 12 and 14 are limits, not exemptions; 40 and 43 are each two."""
    assert find_exemption(cited, FOIA) is None
    assert not is_ncnd_limb(cited, FOIA)


@pytest.mark.parametrize(
    ("cited", "statute"),
    [
        ("31(1)(a)", Statute.EIR_2004),
        ("12", Statute.EIR_2004),
        ("12(4)(f)", Statute.EIR_2004),
        ("12(5)(h)", Statute.EIR_2004),
        ("12(5)(e)", Statute.EISR_2004),
        ("11", Statute.EISR_2004),
        ("18(1)", Statute.FOISA_2002),
        ("31", Statute.FOISA_2002),
        ("33(1)", Statute.FOISA_2002),
        ("42", Statute.FOISA_2002),
        ("Sch 2 para 1", Statute.UK_GDPR),
        ("Sch 2", Statute.UK_GDPR),
    ],
)
def test_what_stands_in_another_law_or_means_several_is_not_found(cited: str, statute: Statute) -> None:
    assert find_exemption(cited, statute) is None


@pytest.mark.parametrize(
    "cited", ["31(3)", "s.31(3)", "27(4)", "40(5B)", "40(5B)(a)(i)", "40(5A)", "22A(2)", "23(5)", "43(3)"]
)
def test_the_limbs_that_remove_the_duty_to_confirm_or_deny_are_known(cited: str) -> None:
    assert is_ncnd_limb(cited, FOIA)


@pytest.mark.parametrize("cited", ["31(1)(a)", "31", "40(2)", "40", "21(1)", "43(1)", "22(1)", "27", "36(2)"])
def test_an_exemption_alone_does_not_remove_the_duty_to_confirm_or_deny(cited: str) -> None:
    assert not is_ncnd_limb(cited, FOIA)


@pytest.mark.parametrize(
    ("cited", "statute", "is_limb"),
    [
        ("reg 12(6)", Statute.EIR_2004, True),
        ("reg 13(5A)", Statute.EIR_2004, True),
        ("12(5)(a)", Statute.EIR_2004, False),
        ("12", Statute.EIR_2004, False),
        ("10(8)", Statute.EISR_2004, True),
        ("11(6)", Statute.EISR_2004, True),
        ("10(4)(a)", Statute.EISR_2004, False),
        ("s.18(1)", Statute.FOISA_2002, True),
        ("18", Statute.FOISA_2002, True),
        ("38(1)(b)", Statute.FOISA_2002, False),
        ("Sch 2 para 2", Statute.UK_GDPR, False),
    ],
)
def test_each_law_has_limbs_of_its_own(*, cited: str, statute: Statute, is_limb: bool) -> None:
    assert is_ncnd_limb(cited, statute) is is_limb


@pytest.mark.parametrize(
    ("cited", "statute", "last", "kinds"),
    [
        ("37(1)(a)", Statute.FOIA_2000, "2011-01-18", ("qualified", "absolute")),
        ("37(1)(b)", Statute.FOIA_2000, "2011-01-18", ("qualified", "qualified")),
        ("37(2)", Statute.FOIA_2000, "2011-01-18", ("qualified", "mixed")),
        ("22A", Statute.FOIA_2000, "2014-09-30", (None, "qualified")),
        ("40(5)(b)(i)", Statute.FOIA_2000, "2018-05-24", ("mixed", None)),
        ("40(5B)", Statute.FOIA_2000, "2018-05-24", (None, "mixed")),
        ("40(3)(a)(i)", Statute.FOIA_2000, "2018-05-24", ("absolute", None)),
        ("40(4)", Statute.FOIA_2000, "2018-05-24", ("qualified", None)),
        ("40(3A)(a)", Statute.FOIA_2000, "2018-05-24", (None, "absolute")),
        ("40(4A)(a)", Statute.FOIA_2000, "2018-05-24", (None, "qualified")),
        ("13(3)", Statute.EIR_2004, "2018-05-24", ("qualified", None)),
        ("13(1)(a)", Statute.EIR_2004, "2018-05-24", ("mixed", "absolute")),
        ("13(1)(b)", Statute.EIR_2004, "2018-05-24", ("mixed", "qualified")),
        ("11(2)(b)", Statute.EISR_2004, "2018-05-24", ("mixed", "qualified")),
        ("38(2)(a)(i)", Statute.FOISA_2002, "2018-05-24", ("absolute", None)),
        ("38(2A)(a)", Statute.FOISA_2002, "2018-05-24", (None, "absolute")),
    ],
)
def test_an_exemption_is_found_as_it_stood_on_the_day(
    cited: str, statute: Statute, last: str, kinds: tuple[str | None, str | None]
) -> None:
    days = date.fromisoformat(last), date.fromordinal(date.fromisoformat(last).toordinal() + 1)
    found = [find_exemption(cited, statute, on) for on in days]
    assert tuple(exemption and exemption.kind_of(cited) for exemption in found) == kinds


def test_a_limb_counts_on_the_days_it_stood() -> None:
    before, since = date(2018, 5, 24), date(2018, 5, 25)
    assert is_ncnd_limb("40(5)(b)", FOIA, before)
    assert not is_ncnd_limb("40(5)(b)", FOIA, since)
    assert is_ncnd_limb("40(5B)", FOIA, since)
    assert not is_ncnd_limb("40(5B)", FOIA, before)


def test_no_exemption_stood_before_its_law() -> None:
    assert find_exemption("31", FOIA, date(2004, 12, 31)) is None
    assert find_exemption("Art 12(5)", Statute.UK_GDPR, date(2018, 5, 24)) is None


def test_without_a_day_the_exemption_is_the_one_in_force_now_or_the_last_that_was() -> None:
    now, gone = find_exemption("37", FOIA), find_exemption("40(5)(b)", FOIA)
    assert now is not None
    assert now.valid_to is None
    assert gone is not None
    assert gone.valid_to == date(2018, 5, 24)
    last = find_exemption("38(3)", Statute.FOISA_2002)
    assert last is not None
    assert last.valid_from == date(2013, 5, 31)


def test_section_2_3_says_which_are_absolute() -> None:
    """s.2(3): 21, 23, 32, 34, 40(1), 41 and 44 wholly; 36, 37 and 40(2) in part."""
    rows = [row for row in EXEMPTIONS[FOIA] if row.valid_to is None]
    by_kind = {kind: [row.provision for row in rows if row.kind == kind] for kind in ("absolute", "mixed")}
    assert by_kind["absolute"] == ["21", "23", "32", "34", "40(1)", "41", "44"]
    assert by_kind["mixed"] == ["36(2)(a)", "36(2)(b)", "36(2)(c)", "37", "40(2)"]


def test_the_table_holds_each_section_from_21_to_44_but_25_once() -> None:
    provisions = [row.provision for row in EXEMPTIONS[FOIA] if row.valid_to is None]
    assert len(set(provisions)) == len(provisions)
    numbers = {provision.split("(")[0] for provision in provisions}
    assert numbers == {"22A"} | {str(number) for number in range(21, 45) if number != 25}


def test_every_limb_belongs_to_the_section_it_stands_with() -> None:
    for row in EXEMPTIONS[FOIA]:
        for limb in row.ncnd:
            assert limb.split("(")[0] == row.provision.split("(")[0]
            found = find_exemption(limb, FOIA, row.valid_from)
            assert found is not None
            assert found.name == row.name


def test_all_but_two_exemptions_have_a_limb() -> None:
    """There is none for what the applicant can have elsewhere, nor for trade secrets."""
    assert [row.provision for row in EXEMPTIONS[FOIA] if not row.ncnd] == ["21", "43(1)"]
