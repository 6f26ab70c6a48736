"""Every name that the law or the case gives a letter in English has one in Welsh."""

from datetime import date

import pytest

from dueprocess.case.describing_decisions import documents_of
from dueprocess.case.due import due_words
from dueprocess.case.particulars import ExemptionParticulars, Particulars
from dueprocess.law.exemptions import EXEMPTIONS
from dueprocess.law.facts import Attachment
from dueprocess.law.position import DeadlineKind
from dueprocess.law.regime import Statute
from dueprocess.law.regimes import REGIMES
from dueprocess.law.regulator import REGULATORS
from dueprocess.letters import welsh
from dueprocess.letters.law_words import law_words
from dueprocess.letters.welsh import in_welsh

IN_WELSH = (Statute.FOIA_2000, Statute.EIR_2004)


def case(**values: object) -> Particulars:
    day = date(2026, 3, 2)
    particulars = Particulars(reference="1", regime="A law", dated_on=day, received_on=day, counted_from=day)
    return particulars.model_copy(update=values)


def exemption(name: str) -> ExemptionParticulars:
    return ExemptionParticulars(
        provision="1", name=name, is_qualified=True, reasons="The law.", public_interest="The balance."
    )


def test_each_exemption_of_the_two_laws_has_a_welsh_name_and_no_other_thing_has() -> None:
    names = {row.name for statute in IN_WELSH for row in EXEMPTIONS[statute]}
    assert set(welsh.EXEMPTIONS) == names
    for name in names:
        (told,) = in_welsh(case(exemptions=(exemption(name),))).exemptions
        assert told == exemption(welsh.EXEMPTIONS[name])
        assert told.name != name


def test_each_title_of_the_two_laws_is_welsh() -> None:
    titles = {regime.title for regime in REGIMES.values() if regime.statute in IN_WELSH}
    assert set(welsh.TITLES) == titles
    for title in titles:
        assert in_welsh(case(regime=title)).regime == welsh.TITLES[title]
        assert title[-4:] in {"2000", "2004"} or "(" in welsh.TITLES[title]


def test_each_regulator_of_the_two_laws_is_known_in_welsh() -> None:
    names = {entry.name for statute in IN_WELSH for entry in REGULATORS[statute]}
    assert set(welsh.REGULATORS) == names
    # The built-in wording has words before the name that would change another first letter.
    assert {name[0] for name in welsh.REGULATORS.values()} == {"S"}


OFFICE = "application/vnd.openxmlformats-officedocument"


@pytest.mark.parametrize(
    ("media_type", "size_bytes", "kind", "size"),
    [
        ("text/csv", 3, "Tabl CSV", "3 beit"),
        ("text/plain", 52_000, "Testun", "52 kB"),
        (f"{OFFICE}.wordprocessingml.document", 1_400_000, "Dogfen Word", "1.4 MB"),
        (f"{OFFICE}.presentationml.presentation", 1000, "Sleidiau PowerPoint", "1 kB"),
        ("image/png", 1000, "Llun (PNG)", "1 kB"),
        ("application/vnd.oasis.opendocument.spreadsheet", 1000, "Taenlen OpenDocument", "1 kB"),
        ("application/pdf", 1000, "PDF", "1 kB"),
        ("audio/ogg", 1000, "audio/ogg", "1 kB"),
    ],
)
def test_a_document_is_listed_in_welsh(media_type: str, size_bytes: int, kind: str, size: str) -> None:
    attached = Attachment(title="A list", media_type=media_type, size_bytes=size_bytes, sha256="0" * 64)
    (document,) = in_welsh(case(documents=documents_of([attached]))).documents
    assert (document.title, document.kind, document.size) == ("A list", kind, size)


@pytest.mark.parametrize("kind", DeadlineKind)
def test_what_is_due_is_said_in_welsh_with_the_part_it_is_of(kind: DeadlineKind) -> None:
    whole = in_welsh(case(due=due_words(kind, ""))).due
    assert whole not in {"", due_words(kind, "")}
    assert in_welsh(case(due=due_words(kind, "roads"))).due == f"{whole} (rhan roads)"


def test_what_has_no_welsh_name_and_what_people_wrote_stay_as_they_are() -> None:
    told = case(
        regime="Anytown Charter 2026",
        exemptions=(exemption(""), exemption("a byelaw")),
        due="see to it",
        request="How many?",
        answer="The answer.",
    )
    assert in_welsh(told) == told


def test_letters_speak_of_a_law_in_their_language_and_in_english_where_there_is_no_other() -> None:
    assert law_words(Statute.FOIA_2000).of_it == "of the Act"
    assert law_words(Statute.FOIA_2000, "cy").of_it == "o\u2019r Ddeddf"
    assert law_words(Statute.EIR_2004, "cy").short == "y Rheoliadau"
    for statute in Statute:
        english, told = law_words(statute), law_words(statute, "cy")
        assert (told != english) is (statute in IN_WELSH)
        assert english.of_it == f"of {english.short}"
        # The same places of the law, in other words.
        for name in ("time_limit", "clarification", "fees", "extension", "advice", "commissioner_right"):
            places = [str(getattr(words, name)).split(maxsplit=1)[1:] for words in (english, told)]
            assert places[0] == [place.replace(" a ", " and ") for place in places[1]], (statute, name)
