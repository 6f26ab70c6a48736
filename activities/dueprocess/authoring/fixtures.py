"""The fixtures of those who test an institution; pytest offers them once `--institution` names one."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import cast

import pytest

from dueprocess.authoring.awkward import AWKWARD_NAMES, AWKWARD_REQUEST
from dueprocess.authoring.living import STORY, Lived, Story, live
from dueprocess.authoring.sample_letters import letter_of, letters_of
from dueprocess.authoring.subject import Subject, place_of
from dueprocess.case.notices import Notice
from dueprocess.case.particulars import Particulars
from dueprocess.institutions import Institutions
from dueprocess.institutions.errors import CannotLoad, InstitutionError
from dueprocess.law.regime import Statute
from dueprocess.letters.checks.finding import sentence
from dueprocess.letters.samples import samples_of

_CASE = samples_of(Notice.ACKNOWLEDGEMENT, Statute.FOIA_2000)[0].particulars


def load(config: pytest.Config) -> Subject | str:
    """The institution that `--institution` names, or why it cannot be loaded."""
    named, folders, beside = (
        cast("object", config.getoption(name)) for name in ("--institution", "--institution-folder", "--beside")
    )
    name, places = place_of(cast("str", named), [Path(folder) for folder in cast("list[str]", folders)])
    try:
        return Subject(name, places, cast("list[str]", beside), does_deeds=bool(config.getoption("--deeds")))
    except (CannotLoad, InstitutionError) as error:
        return sentence(str(error))


@pytest.fixture(scope="session")
def subject(loaded_institution: Subject | str) -> Subject:
    """The institution that `--institution` names, which must load."""
    if isinstance(loaded_institution, str):
        pytest.fail(loaded_institution, pytrace=False)
    return loaded_institution


@pytest.fixture(scope="session")
def institutions(subject: Subject) -> Institutions:
    """The institution that `--institution` names, and those `--beside` it; none of the others that are installed."""
    return subject.institutions


@pytest.fixture(scope="session")
def authority(subject: Subject) -> str:
    """The key of the authority that it serves, the first if there are several."""
    return subject.authorities[0]


@pytest.fixture(scope="session")
def case() -> Callable[..., Particulars]:
    """Make the values of an invented case, with these instead of its own: `case(applicant="Jo Sample")`."""

    def made(**overrides: object) -> Particulars:
        return Particulars.model_validate({**_CASE.model_dump(), **overrides})

    return made


@pytest.fixture(scope="session")
def awkward_cases(case: Callable[..., Particulars]) -> Mapping[str, Particulars]:
    """Cases whose names and words are easily spoilt, by what is awkward about each."""
    return {what: case(applicant=name, request=AWKWARD_REQUEST) for what, name in AWKWARD_NAMES.items()}


@pytest.fixture(scope="session")
def letter(institutions: Institutions, authority: str) -> Callable[..., str]:
    """Write a letter to a case, as text: `letter("acknowledgement", case(applicant="Jo Sample"))`."""

    def written(notice: str, particulars: Particulars, *, language: str = "") -> str:
        return letter_of(institutions, authority, Notice(notice), particulars, language=language)

    return written


@pytest.fixture(scope="session")
def letters(institutions: Institutions, authority: str) -> Mapping[str, str]:
    """The text of each letter under FOIA, in the first language: `letters["decision-refused"]`."""
    return letters_of(institutions, authority)


@pytest.fixture(scope="session")
def run_case(subject: Subject, authority: str) -> Callable[..., Lived]:
    """Run a case in virtual time, from receipt to its close: `run_case(story=..., regime=...)`. It takes seconds."""

    def lived(story: Story = STORY, regime: str = "foia-2000") -> Lived:
        enabled = (subject.name, *subject.beside)
        language = subject.institutions.office(authority).languages[0]
        return live(enabled, subject.folders, authority=authority, regime=regime, language=language, story=story)

    return lived
