"""Every mistake in wording comes back as one sentence that says what, where and what to do."""

import pytest

from dueprocess.letters import (
    BrokenWording,
    ForbiddenWording,
    UnfilledValue,
    UnknownValue,
    UnprintableValue,
    UnsupportedMarkdown,
    WordingError,
)
from letters.marrowby import EXEMPTION, decision

MISTAKES: list[tuple[str, type[WordingError], str]] = [
    # Values.
    ("Dear {{ aplicant }}", UnknownValue, "line 1: there is no value 'aplicant'. Did you mean 'applicant'?"),
    ("a\n\n{{ office.reveiw.email }}", UnknownValue, "line 3: there is no value 'reveiw'. Did you mean 'review'?"),
    ("{{ commissioner.adress }}", UnknownValue, "line 1: there is no value 'adress'. Did you mean 'address'?"),
    ("{% if answer %}{{ anwser }}{% endif %}", UnknownValue, "there is no value 'anwser'. Did you mean 'answer'?"),
    ("{% if no_such_thing is defined %}x{% endif %}", UnknownValue, "there is no value 'no_such_thing'."),
    ("{{ recipients[3] }}", UnknownValue, "there is no value '3'."),
    ("{{ recipients | first }}", UnknownValue, "No first item"),
    ("x\n{{ handler }}", UnfilledValue, "line 2: 'handler' has no value in this letter. Print it only inside {% if"),
    ("{{ ask_review_by }}", UnfilledValue, "'ask_review_by' has no value"),
    ("{{ office.signatory.unit | upper }}{{ due | upper }}", UnfilledValue, "'due' has no value"),
    ("{{ exemptions }}", UnprintableValue, "'exemptions' is a list (use `| lines` or `| join(', ')`)"),
    ("{{ provisional }}", UnprintableValue, "'provisional' is a yes-or-no value"),
    ("{{ office.review }}", UnprintableValue, "'office.review' is a group of values"),
    ("{{ [office] | lines }}", UnprintableValue, "'an item of the list' is a group of values"),
    ("{{ received_on == dated_on }}", UnprintableValue, "'this expression' is a yes-or-no value"),
    # Jinja that cannot be read or filled.
    ("a\n{% if answer %}\nb", BrokenWording, "line 3: the wording cannot be read: Unexpected end of template"),
    ("{{ answer", BrokenWording, "line 1: the wording cannot be read: unexpected end of template"),
    ("{{ answer | shout }}", BrokenWording, "line 1: the wording cannot be read: No filter named 'shout'."),
    ("{{ answer | safe }}", BrokenWording, "No filter named 'safe'."),
    (
        "a\n{% if ask_review_by > 3 %}b{% endif %}",
        BrokenWording,
        "line 2: the wording cannot be read: '>' not supported",
    ),
    ("{{ received_on | upper }}", BrokenWording, "this filter is for words only"),
    # Jinja that is not allowed.
    (
        "{{ applicant.__class__ }}",
        ForbiddenWording,
        "line 1: '.__class__' cannot be used in a letter. Use values, {% if %}, {% for %} and filters only.",
    ),
    ("{{ applicant['__class__'] }}", ForbiddenWording, "line 1: '.__class__' of str cannot be used in a letter."),
    ("{{ [applicant] | map(attribute='__class__') | lines }}", ForbiddenWording, "'.__class__' of str"),
    ("{{ applicant.upper() }}", ForbiddenWording, "a call with (...) cannot be used in a letter."),
    ("{% for i in range(100000000) %}{% endfor %}", ForbiddenWording, "a call with (...)"),
    ("{% set x = applicant %}{{ x }}", ForbiddenWording, "{% set %} cannot be used"),
    ("{% macro m() %}{% endmacro %}", ForbiddenWording, "{% macro %} cannot be used"),
    ("{% include 'x' %}", ForbiddenWording, "{% include %} cannot be used"),
    ("{{ 'a' ~ dated_on }}", ForbiddenWording, "~ cannot be used"),
    ("{{ 10 ** 1000000000 }}", ForbiddenWording, "'pow' cannot be used"),
    # Markdown.
    (
        "![crest](crest.png)",
        UnsupportedMarkdown,
        "Wording cannot hold a picture: take it out, or make it the crest. Near: 'crest'.",
    ),
    (
        "Some <b>bold</b> words",
        UnsupportedMarkdown,
        "HTML is not read in wording and would be printed as it stands: take it out. Near: '<b>'.",
    ),
    ("<!-- later -->", UnsupportedMarkdown, "HTML is not read in wording"),
    (
        "Use `code`",
        UnsupportedMarkdown,
        "Words between backticks would become code: take the backticks out. Near: 'code'.",
    ),
    ("    indented", UnsupportedMarkdown, "Words after four spaces or between rows of backticks"),
    ("```\nfence\n```", UnsupportedMarkdown, "would become code: indent less. Near: 'fence'."),
    ("| a | b |\n| 1 | 2 |", UnsupportedMarkdown, "A table needs a heading row, a row of dashes and no empty lines."),
    (
        "| a | b |\n|---|---|\n| 1 | 2 | 3 |",
        UnsupportedMarkdown,
        "does not have 2 cells, as its heading has. Near: '| 1 | 2 | 3 |'.",
    ),
    ("| a | b |\n|---|---|\n| 1 |", UnsupportedMarkdown, "A row of this table does not have 2 cells"),
    ("| a | b |\n|---|---|\n\n| 1 | 2 |", UnsupportedMarkdown, "A table needs a heading row"),
    (
        "[x](javascript:alert)",
        UnsupportedMarkdown,
        "A link must begin with https:// or mailto:. Near: 'javascript:alert'.",
    ),
    ("[x](http://plain.example)", UnsupportedMarkdown, "A link must begin with https:// or mailto:."),
    ("[x]({{ applicant }})", UnsupportedMarkdown, "A link must begin with https:// or mailto:. Near: '…'."),
    (
        "> ## In a quote",
        UnsupportedMarkdown,
        "A heading cannot stand in a quote or a list: take it out. Near: 'In a quote'.",
    ),
]


@pytest.mark.parametrize(("wording", "kind", "sentence"), MISTAKES)
def test_a_mistake_comes_back_as_a_sentence(wording: str, kind: type[WordingError], sentence: str) -> None:
    with pytest.raises(WordingError) as caught:
        decision({"opening": wording})
    assert type(caught.value) is kind
    assert str(caught.value).startswith("decision, part 'opening'")
    assert sentence in str(caught.value)


def test_an_error_does_not_repeat_what_the_applicant_wrote() -> None:
    with pytest.raises(UnsupportedMarkdown) as caught:
        decision({"opening": "`{{ applicant }}` asked"})
    assert "Bloggs" not in str(caught.value)


def test_an_unknown_value_inside_a_loop_is_found_with_its_line() -> None:
    with pytest.raises(UnknownValue, match=r"line 2: there is no value 'reason'. Did you mean 'reasons'?"):
        decision({"opening": "{% for one in exemptions %}\n{{ one.reason }}{% endfor %}"}, exemptions=(EXEMPTION,))


def test_an_absent_value_can_be_asked_about() -> None:
    decision({"opening": "{% if handler %}{{ handler }}{% endif %}{{ handler | default('the team', true) }}"})
