"""The bilingual council among the examples: every letter of it, in Welsh and in English, under both laws."""

import re
from pathlib import Path
from typing import Final

import pytest

from dueprocess.case.facets import facets_of
from dueprocess.case.notice_parts.checking import check_parts
from dueprocess.case.notices import Notice
from dueprocess.institutions import Institutions
from dueprocess.institutions.wording_files import WordingFile, WordingFolder
from dueprocess.law.regime import Statute
from dueprocess.letters import LetterFormat, as_text
from dueprocess.letters.formats import render
from dueprocess.letters.previews.making import compose_sample
from dueprocess.letters.samples import samples_of

EXAMPLES: Final = Path(__file__).parents[2] / "examples" / "institutions"
LANGUAGES: Final = ("cy", "en")
LAWS: Final = (Statute.FOIA_2000, Statute.EIR_2004)
OURS: Final = {"acknowledgement": "contact", "decision": "contact"}
SAID: Final = {"cy": "neu galwch yn Neuadd y Sir", "en": "or come to Neuadd y Sir"}
ENGLISH: Final = re.compile(
    r"\b(the|and|your|you|our|we|of|for|with|by|from|this|that|have|has|not|it)\b", re.IGNORECASE
)


@pytest.fixture(scope="module")
def council() -> Institutions:
    return Institutions.load(["glanmorfa"], [EXAMPLES])


@pytest.fixture(scope="module")
def files() -> dict[tuple[str, str], WordingFile]:
    read = WordingFolder(EXAMPLES / "glanmorfa" / "wording").files
    return {(file.notice, file.language): file for file in read}


@pytest.mark.parametrize("statute", LAWS)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("notice", Notice)
def test_every_letter_has_each_part_that_its_law_requires(
    notice: Notice, language: str, statute: Statute, council: Institutions
) -> None:
    samples = samples_of(notice, statute)
    # Under the Regulations a review cannot take longer.
    assert bool(samples) is ((notice, statute) != (Notice.REVIEW_EXTENSION, Statute.EIR_2004))
    for sample in samples:
        wording = council.wording("glanmorfa", notice, language, statute)
        letter = compose_sample(sample, wording, council.office("glanmorfa"))
        assert letter.language == language
        keys = {part.key for part in letter.body}
        assert check_parts(notice, statute, facets_of(notice, sample.particulars), keys) == (), sample.name
        assert (SAID[language] in " ".join(as_text(letter).split())) is (notice in OURS), sample.name


@pytest.mark.parametrize("letter_format", LetterFormat)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_decision_can_be_had_in_every_format(
    language: str, letter_format: LetterFormat, council: Institutions
) -> None:
    wording = council.wording("glanmorfa", Notice.DECISION, language, Statute.EIR_2004)
    letter = compose_sample(samples_of(Notice.DECISION, Statute.EIR_2004)[0], wording, council.office("glanmorfa"))
    content = render(letter, council.house("glanmorfa"), letter_format)
    assert len(content) > 1000
    if letter_format is LetterFormat.HTML:
        assert "Arfbais Glanmorfa" in content.decode()


def test_what_is_worded_in_one_language_is_worded_in_the_other(files: dict[tuple[str, str], WordingFile]) -> None:
    assert {notice for notice, _ in files} == set(OURS)
    for notice in OURS:
        assert list(files[notice, "cy"].parts) == list(files[notice, "en"].parts)


def test_the_welsh_is_welsh_and_says_that_no_translator_has_read_it(
    files: dict[tuple[str, str], WordingFile],
) -> None:
    for (_, language), file in files.items():
        first_line, words = file.path.read_text().split("\n", 1)
        assert ("has not been read by a translator" in first_line) is (language == "cy"), file.path.name
        bare = re.sub(r"\{[{%].*?[}%]\}|<!--.*?-->|\(.*?\)", "", words)
        assert bool(ENGLISH.search(bare)) is (language == "en"), file.path.name


def test_the_settings_are_its_own(council: Institutions) -> None:
    plan = council.plan("glanmorfa", "eir-2004")
    assert plan.rule(Notice.DECISION) == plan.rule(Notice.REVIEW_OUTCOME) == "on-approval"
    assert plan.escalation.to == ("monitoring-officer",)
    assert len(plan.reminders) == 4
    assert council.office("glanmorfa").languages == LANGUAGES
