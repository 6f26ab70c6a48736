"""Each way to cite a provision: its act, its words and the page on which it can be read."""

from collections.abc import Callable

import pytest

from dueprocess.law.source import (
    Source,
    eir,
    eisr,
    foia,
    foisa,
    section_45_code,
    time_for_compliance,
    uk_gdpr,
)

LEGISLATION = "https://www.legislation.gov.uk"


@pytest.mark.parametrize(
    ("cite", "given", "cited"),
    [
        (foia, ("s.10(1)", "10"), Source("FOIA 2000", "s.10(1)", f"{LEGISLATION}/ukpga/2000/36/section/10")),
        (eir, ("reg 5(2)", "5"), Source("EIR 2004", "reg 5(2)", f"{LEGISLATION}/uksi/2004/3391/regulation/5")),
        (foisa, ("s.10(1)", "10"), Source("FOISA 2002", "s.10(1)", f"{LEGISLATION}/asp/2002/13/section/10")),
        (eisr, ("reg 5(2)", "5"), Source("EISR 2004", "reg 5(2)", f"{LEGISLATION}/ssi/2004/520/regulation/5")),
        (uk_gdpr, ("Art 12(3)", "12"), Source("UK GDPR", "Art 12(3)", f"{LEGISLATION}/eur/2016/679/article/12")),
        (
            time_for_compliance,
            ("3",),
            Source("SI 2004/3364", "reg 3", f"{LEGISLATION}/uksi/2004/3364/regulation/3"),
        ),
        (
            section_45_code,
            ("5.3",),
            Source(
                "FOI Code of Practice 2018",
                "para 5.3",
                "https://www.gov.uk/government/publications/freedom-of-information-code-of-practice",
            ),
        ),
    ],
)
def test_a_citation_opens_at_the_page_of_its_provision(
    cite: Callable[..., Source], given: tuple[str, ...], cited: Source
) -> None:
    assert cite(*given) == cited
