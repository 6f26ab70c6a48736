"""What a request must and may hold: FOIA 2000 s.8."""

import pytest
from pydantic import ValidationError

from case.cases import case
from dueprocess.case.request import MOST_CHARACTERS, Applicant, CaseFile, InformationRequested
from law.clocks import day


def request(**changes: object) -> InformationRequested:
    return InformationRequested.model_validate(
        {"authority": "marrowby", "received_on": day("2020-01-29"), "text": "How many?", **changes}
    )


def test_a_request_needs_neither_name_nor_date_to_be_recorded() -> None:
    """s.8 asks for a name; whether it is there is for the officer to see, not a reason to lose the request."""
    assert (request().applicant, request().dated_on) == (Applicant(), None)


def test_the_longest_text_is_taken_and_a_longer_one_is_not() -> None:
    assert len(request(text="x" * MOST_CHARACTERS).text) == MOST_CHARACTERS
    with pytest.raises(ValidationError):
        request(text="x" * (MOST_CHARACTERS + 1))


@pytest.mark.parametrize("text", ["", " \n\t "])
def test_an_empty_request_is_none(text: str) -> None:
    with pytest.raises(ValidationError):
        request(text=text)


@pytest.mark.parametrize("reference", ["", "x" * 31, "K/20/053\n", "Kë"])
def test_a_case_file_has_a_reference_that_any_system_can_print(reference: str) -> None:
    with pytest.raises(ValidationError):
        CaseFile(reference=reference, request=case().request)
    assert CaseFile(reference="K/20/053", request=case().request).facts == ()
