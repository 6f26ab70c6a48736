"""One sentence for whoever sent it, that says what to change; never what they wrote, which may be personal."""

import pytest

from dueprocess.case.reading import Unreadable, nearest, read
from dueprocess.case.request import MOST_CHARACTERS, InformationRequested
from dueprocess.law.facts import Decided
from dueprocess.law.timeline import Timeline

GOOD = '{"authority": "leeds", "received_on": "2020-01-29", "text": " How many? "}'


def test_good_json_becomes_the_model() -> None:
    request = read(InformationRequested, GOOD)
    assert (request.text, request.regime, request.language) == ("How many?", "foia-2000", "en")
    assert read(InformationRequested, GOOD.encode()) == request


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ("", "This is not JSON: EOF while parsing a value at line 1 column 0."),
        ("{", "This is not JSON: EOF while parsing an object at line 1 column 1."),
        (b"\xff", "This is not JSON: expected value at line 1 column 1."),
        ("[]", "Input should be an object."),
        ('{"authority": "leeds", "text": "x"}', "'received_on' is missing."),
        ("{}", "'authority' is missing. 'received_on' is missing. 'text' is missing."),
        (
            GOOD.replace('"authority"', '"autority"'),
            "'authority' is missing. 'autority' is not known here. Did you mean 'authority'?",
        ),
        (GOOD.replace('"text"', '"z": 1, "text"'), "'z' is not known here."),
        (GOOD.replace(" How many? ", "  "), "'text': String should have at least 1 character."),
        (
            GOOD.replace("How many?", "x" * (MOST_CHARACTERS + 1)),
            f"'text': String should have at most {MOST_CHARACTERS} characters.",
        ),
        (
            GOOD.replace("2020-01-29", "29/01/2020"),
            "'received_on': write the day as YYYY-MM-DD, for example 2020-02-26.",
        ),
        (
            GOOD.replace('"leeds"', '"Leeds University"'),
            r"'authority': String should match pattern '^[a-z0-9][a-z0-9-]{0,39}$'.",
        ),
    ],
)
def test_what_is_wrong_is_said_in_sentences(sent: str | bytes, sentence: str) -> None:
    with pytest.raises(Unreadable) as told:
        read(InformationRequested, sent)
    assert str(told.value) == sentence


def test_a_field_inside_another_is_named_with_its_way() -> None:
    with pytest.raises(Unreadable) as told:
        read(InformationRequested, GOOD.replace('"text"', '"applicant": {"nam": "Zebedee"}, "text"'))
    assert str(told.value) == "'applicant.nam' is not known here."
    with pytest.raises(Unreadable, match=r"'facts\.0\.withdrawn\.on' is missing\."):
        read(Timeline, '{"received_on": "2020-01-29", "facts": [{"kind": "withdrawn"}]}')


def test_an_unknown_choice_is_answered_with_the_choices() -> None:
    with pytest.raises(Unreadable, match=r"'outcome': Input should be 'disclosed-in-full', .* or 'transferred'"):
        read(Decided, '{"on": "2020-01-29", "outcome": "released"}')


def test_what_was_written_is_not_repeated() -> None:
    """The sentence goes into the history and the logs."""
    with pytest.raises(Unreadable) as told:
        read(InformationRequested, GOOD.replace('"How many? "', '["Zebedee"]').replace("2020-01-29", "Zebedee"))
    assert "Zebedee" not in str(told.value)


def test_only_a_near_word_is_suggested() -> None:
    assert nearest("recieved_on", ["received_on", "text"]) == " Did you mean 'received_on'?"
    assert nearest("x", ["received_on", "text"]) == ""
    assert nearest("x", []) == ""


@pytest.mark.parametrize(
    ("fact", "sentence"),
    [
        ('{"on": "2020-02-03"}', "'facts.0' needs a 'kind' that says what happened."),
        (
            '{"kind": "clarification-askd", "on": "2020-02-03"}',
            "'facts.0': there is no kind 'clarification-askd'. Did you mean 'clarification-asked'?",
        ),
    ],
)
def test_a_fact_without_a_known_kind_is_answered_with_the_nearest(fact: str, sentence: str) -> None:
    with pytest.raises(Unreadable) as told:
        read(Timeline, f'{{"received_on": "2020-01-29", "facts": [{fact}]}}')
    assert str(told.value) == sentence
