"""Whether references can be told apart, and stand where references stand."""

import pytest

from authoring.conftest import WriteSubject
from dueprocess.authoring.checks.references import has_references_of_its_own


def test_the_built_in_references_pass(subject: WriteSubject) -> None:
    assert not list(has_references_of_its_own(subject()))


@pytest.mark.parametrize(
    ("pattern", "why"),
    [
        ("FOI:{yyyy}:{number}", "cannot stand in the name of a file, for its ':'"),
        ("FOI {yyyy}  {number}", "has spaces that a subject line would lose"),
        (".FOI-{yyyy}-{number}", "Begin and end it with a letter or digit"),
    ],
)
def test_a_reference_that_no_file_or_subject_line_can_have_fails(subject: WriteSubject, pattern: str, why: str) -> None:
    (fault,) = has_references_of_its_own(subject(f'[reference]\npattern = "{pattern}"\n'))
    assert why in fault
