"""Every letter that is built in, in Welsh, under FOIA and EIR: the same as in English, and without any."""

import io
import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import pikepdf
import pytest

from dueprocess.case.notice_parts import parts_of
from dueprocess.case.notices import Notice
from dueprocess.case.particulars import Particulars
from dueprocess.institutions import builtin
from dueprocess.institutions.answers import House
from dueprocess.institutions.builtin import SPOKEN
from dueprocess.law.outcomes import Outcome
from dueprocess.law.regime import Statute
from dueprocess.letters import Letter, as_pdf
from dueprocess.letters.dates import MONTHS
from institutions.anytown import (
    ANSWER,
    BUILT_IN,
    DOCUMENTS,
    EIR,
    FOIA,
    OFFICE,
    made,
    silencing,
    unweighed,
    weighed,
)
from institutions.tellings import (
    WELSH,
    Told,
    every_welsh_letter,
    flat,
    own_words,
)

pytestmark = pytest.mark.special

ENGLISH: Final = re.compile(
    r"\b(the|and|your|you|our|we|of|for|with|by|from|this|that|have|has|not|it|request|letter|section|regulation|"
    r"exemption|exception|Act|regulations|information|office|public|working|days?|bytes)\b",
    re.IGNORECASE,
)
THEIRS: Final = (
    "request",
    "question",
    "delay_reason",
    "extension_reason",
    "answer",
    "applicant",
    "handler",
    "due_source",
)


def bare(letter: Letter, particulars: Particulars) -> str:
    """The text without what people wrote, and without the names of the authority and of its staff."""
    given = [str(getattr(particulars, name)) for name in THEIRS]
    given += [text for exemption in particulars.exemptions for text in (exemption.reasons, exemption.public_interest)]
    given += [document.title for document in particulars.documents]
    given += [
        OFFICE.authority,
        OFFICE.payment,
        "Information Team",
        "Information Manager",
        "Monitoring Officer",
        "Town Hall",
    ]
    text = flat(letter)
    for theirs in sorted(filter(None, given), key=len, reverse=True):
        text = text.replace(theirs, "")
    return text


@every_welsh_letter
def test_no_english_leaks_into_a_letter_in_welsh(told: Told) -> None:
    for letter, particulars, where in told.in_each_circumstance():
        text = bare(letter, particulars)
        assert not ENGLISH.findall(text), where
        assert not [month for month in MONTHS["en"] if month in text], where
        assert [month for month in MONTHS["cy"] if month in text], where
        assert "Counted so" not in text, where


@every_welsh_letter
def test_a_letter_in_welsh_has_every_number_of_the_english_one_and_no_other(told: Told) -> None:
    """So each provision that it cites, each time limit and each day is the same."""
    in_english = replace(told, language="en")
    for (welsh, _, where), (english, _, _) in zip(
        told.in_each_circumstance(), in_english.in_each_circumstance(), strict=True
    ):
        numbers = [set(re.findall(r"\d+[A-Z]?(?:\(\w+\))*", flat(letter))) for letter in (welsh, english)]
        assert numbers[0] == numbers[1], where
        assert [part.key for part in welsh.body] == [part.key for part in english.body], where


WELSH_TITLES: Final[Mapping[Statute, str]] = {
    FOIA: "Deddf Rhyddid Gwybodaeth 2000",
    EIR: "Rheoliadau Gwybodaeth Amgylcheddol 2004",
}
WELSH_OF_OTHERS: Final[Mapping[Statute, str]] = {
    FOIA: r"[yr] Rheoliadau|\br?heoliad\b|\breoliad\b|\beithriad(au)?\b",
    EIR: r"[yr] Ddeddf|Rhyddid Gwybodaeth|\badran\b|\besemptiad(au)?\b|esempt",
}


@every_welsh_letter
def test_a_letter_in_welsh_speaks_of_no_law_but_its_own(told: Told) -> None:
    for letter, _, where in told.in_each_circumstance():
        own = own_words(letter)
        if not told.notice.is_internal:
            assert WELSH_TITLES[told.statute] in own, where
        assert not re.findall(WELSH_OF_OTHERS[told.statute], own), where


@every_welsh_letter
def test_a_letter_in_welsh_names_the_commissioner_in_welsh(told: Told) -> None:
    keys = {part.key for part in parts_of(told.notice, told.statute).parts}
    for letter, _, where in told.in_each_circumstance():
        named = "Swyddfa\u2019r Comisiynydd Gwybodaeth" in flat(letter)
        assert named is bool(keys & {"commissioner", "complaint"}), where


@pytest.mark.parametrize("statute", sorted(SPOKEN["cy"]))
@pytest.mark.parametrize("notice", Notice)
def test_the_welsh_words_are_of_the_parts_and_values_of_the_english_ones(notice: Notice, statute: Statute) -> None:
    english, welsh = (BUILT_IN.dueprocess_wording(notice, language, statute) for language in ("en", "cy"))
    if english is None:
        assert welsh is None
        return
    assert welsh is not None
    assert set(welsh) == set(english)
    for key in english:
        assert values_in(welsh[key]) == values_in(english[key]), key


def values_in(text: str) -> set[str]:
    """The values that a text prints or tests; but how it speaks of its law, and what is explained in English alone."""
    blocks = re.findall(r"\{[{%].*?[}%]\}", text)
    names = {name for block in blocks for name in re.findall(r"[a-z_]+(?:\.[a-z_]+)*", re.sub(r"\".*?\"", "", block))}
    own = {name for name in names if name.startswith("law.")} | {"regime", "statute", "capitalize", "counted_from"}
    return names - own - {"respond_by_explained", "sentence", "for", "in", "endfor", "if", "elif", "else", "endif"}


def test_what_neither_confirms_nor_denies_reads_the_same_in_welsh_whatever_was_found() -> None:
    for statute in SPOKEN["cy"]:
        told: dict[str, Any] = {"outcome": Outcome.NEITHER_CONFIRMED_NOR_DENIED, "exemptions": (silencing(statute),)}
        plain = made(Notice.DECISION, statute, language="cy", **told)
        found: dict[str, Any] = {"answer": ANSWER, "estimate_hours": "3", "transferred_to": "Y"}
        assert made(Notice.DECISION, statute, language="cy", **told, **found) == plain
        assert "Ni allwn gadarnhau na gwadu" in own_words(plain)
        for word in ("Nid ydym yn dal", "Rydym yn dal", "atal", "chwilio"):
            assert word not in own_words(plain)


def test_a_ground_a_document_and_what_is_due_have_their_welsh_names() -> None:
    refused: dict[str, Any] = {"outcome": Outcome.REFUSED, "documents": DOCUMENTS}
    text = flat(made(Notice.DECISION, FOIA, language="cy", exemptions=(weighed(FOIA), unweighed(FOIA)), **refused))
    assert "Adran 43(2): buddiannau masnachol" in text
    assert "Adran 41: gwybodaeth a ddarparwyd yn gyfrinachol" in text
    assert "Llyfr gwaith Excel" in text
    assert "ateb y cais erbyn 31 Mawrth 2026" in flat(made(Notice.REMINDER, FOIA, language="cy"))


def test_a_pdf_in_welsh_says_so_to_screen_readers() -> None:
    pdf = as_pdf(made(Notice.DECISION, EIR, language="cy", outcome=Outcome.NOT_HELD), House())
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert str(opened.Root["/Lang"]) == "cy-GB"


def test_each_welsh_file_tells_its_editors_that_no_translator_has_read_it_and_no_letter_prints_that() -> None:
    files = sorted((Path(builtin.__file__).parent / "wording").glob("*.cy.md"))
    assert files
    for file in files:
        assert "has not been read by a translator" in file.read_text(encoding="utf-8").splitlines()[0], file.name
    for told in WELSH:
        for letter, _, where in told.in_each_circumstance():
            assert "translator" not in flat(letter), where
