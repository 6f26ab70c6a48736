"""Whether references can be told apart, and stand where references stand."""

import pytest

from authoring.conftest import WriteSubject
from dueprocess.authoring.checks.references import has_references_of_its_own

pytestmark = pytest.mark.special


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


def test_a_number_that_is_cut_off_fails_with_the_two_cases_that_would_share_it(subject: WriteSubject) -> None:
    anytown = subject(
        code="""
        @hookimpl
        def dueprocess_reference(received_on, number):
            return f"AT-{received_on:%Y}-{number % 5000}"
        """
    )
    (fault,) = has_references_of_its_own(anytown)
    assert fault.startswith("the reference 'AT-2026-1' is given to number 5001 of 'FOI/2026', and to number 1 of")


def test_a_reference_that_forgets_its_year_fails(subject: WriteSubject) -> None:
    (fault,) = has_references_of_its_own(
        subject(code='@hookimpl\ndef dueprocess_reference(number):\n    return f"AT-{number}"\n')
    )
    assert fault.startswith("the reference 'AT-1' is given to number 1 of 'FOI/2027', and to number 1 of 'FOI/2026'.")
