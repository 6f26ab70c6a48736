"""One sentence for whoever sent it, that says what to change; never what they wrote, which may be personal."""

import json

import pytest
from pydantic import ValidationError

from dueprocess.case.reading import Unreadable, explain, nearest, read
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
            "'authority': use at most 40 of a-z, 0-9 and hyphens, and no hyphen at the beginning.",
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
    assert str(told.value) == "'applicant.nam' is not known here. Did you mean 'name'?"
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
    assert nearest("england", ["england-and-wales", "scotland"]) == " Did you mean 'england-and-wales'?"
    assert nearest("amount", ["amount_pence", "on"]) == " Did you mean 'amount_pence'?"
    assert nearest("asked", ["identity-asked", "clarification-asked"]) == "", "which of the two nobody knows"


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


FACTS: dict[str, tuple[str | dict[str, object], str]] = {
    "no list": ('{"facts": {}}', "'facts': Input should be a list."),
    "no object": ('{"facts": [5]}', "'facts.0': Input should be an object."),
    "no part": ({"parts": []}, "'facts.0.classified.parts': Input should be a list of at least 1."),
    "too many parts": (
        {"parts": [{"part": str(number), "regime": "foia-2000"} for number in range(21)]},
        "'facts.0.classified.parts': Input should be a list of at most 20.",
    ),
    "a name with a blank": (
        {"parts": [{"part": "noise survey", "regime": "eir-2004"}]},
        "use letters without accents and digits, with single hyphens between them, for example 'noise-survey'.",
    ),
    "a misspelt field of a part": (
        {"parts": [{"part": "1", "regime": "eir-2004", "regme": "x"}]},
        "'facts.0.classified.parts.0.regme' is not known here. Did you mean 'regime'?",
    ),
    "no object for a part": ({"parts": [5]}, "'facts.0.classified.parts.0': Input should be an object."),
    "a field of another kind": (
        {"parts": [{"part": "1", "regime": "eir-2004"}], "amount_pence": 5},
        "'facts.0.classified.amount_pence' is not known here.",
    ),
    "half a field": (
        {"kind": "fee-charged", "amount": 5},
        "'facts.0.fee-charged.amount' is not known here. Did you mean 'amount_pence'?",
    ),
    "a misspelt field of an exemption": (
        {"kind": "extended", "exemptions": [{"provision": "43(2)", "reason": "x"}]},
        "'facts.0.extended.exemptions.0.reason' is not known here. Did you mean 'reasons'?",
    ),
    "a day that is none": ({"kind": "withdrawn", "on": "2020-02-30"}, "2020-02-30 is not a day of the calendar."),
    "a month that is none": ({"kind": "withdrawn", "on": "2020-13-01"}, "2020-13-01 is not a day of the calendar."),
    "digits of another script": ({"kind": "withdrawn", "on": "\u0662020-02-03"}, "write the day as YYYY-MM-DD"),
    "a choice half named": (
        {"kind": "review-decided", "outcome": "partly"},
        "Input should be 'upheld', 'partly-upheld' or 'overturned'. Did you mean 'partly-upheld'?",
    ),
}


@pytest.mark.parametrize("what", FACTS)
def test_what_is_wrong_in_a_fact_is_said_in_the_words_of_json_and_only_once(what: str) -> None:
    sent, sentence = FACTS[what]
    if isinstance(sent, dict):
        sent = json.dumps({"facts": [{"kind": "classified", "on": "2020-02-03", **sent}]})
    sent = sent.replace("{", '{"received_on": "2020-01-29", ', 1)
    with pytest.raises(Unreadable) as told:
        read(Timeline, sent)
    assert sentence in str(told.value)
    assert str(told.value).count(".classified") <= 1


def test_without_a_model_no_field_is_known_to_be_near() -> None:
    with pytest.raises(ValidationError) as invalid:
        Timeline.model_validate({"received_on": "2020-01-29", "regme": "foia-2000"})
    assert explain(invalid.value) == "'regme' is not known here."
    assert explain(invalid.value, Timeline) == "'regme' is not known here. Did you mean 'regime'?"


def test_an_unknown_pattern_is_said_as_it_is() -> None:
    with pytest.raises(Unreadable, match=r"'language': String should match pattern '\^\[a-z\]\{2\}\$'\."):
        read(InformationRequested, GOOD.replace('"text"', '"language": "English", "text"'))
