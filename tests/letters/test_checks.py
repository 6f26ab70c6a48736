"""One folder with every mistake that staff can make: a single run names each, with its file, line and cure."""

from pathlib import Path

import pytest

from dueprocess.letters.checks import Report, check_folder
from dueprocess.letters.checks.finding import in_order
from dueprocess.letters.checks.printed import check_look
from dueprocess.letters.checks.settings_files import SettingsFiles

pytestmark = pytest.mark.special

SETTINGS = """\
languages = ["en"]

[office]
authority = "Anytown Borough Council"
enquiries = { role = "Information Team", email = "foi@anytown.example" }
review = { role = "Monitoring Officer", email = "reviews@anytown.example" }
signatory = { role = "Information Manager" }
languages = ["en", "cy", "fr"]
languges = ["en"]

[practice]
late_review = "perhaps"

[[reminders]]
before = "respond"
working_days = 10

[[reminders]]
before = "respond"
days = 3
"""
LEAST = """\
[office]
authority = "Anytown Borough Council"
enquiries = { role = "Information Team", email = "foi@anytown.example" }
review = { role = "Monitoring Officer", email = "reviews@anytown.example" }
signatory = { role = "Information Manager" }
"""
ROOT = Path(__file__).parents[2]
EXAMPLES = [
    ROOT / "examples" / "institutions" / "anytown",
    ROOT / "examples" / "institutions" / "glanmorfa",
    ROOT / "examples" / "institutions" / "hillside-school",
    ROOT / "plugins" / "leeds" / "src" / "dueprocess_leeds",
]
HOUSE = 'colour = "red"\nletterheed = ["Anytown"]\ncrest = "../crest.svg"\n'
DECISION = """\
Hello.
<!-- part: opening -->
Thank you, {{ aplicant }}.
We are {{ office.reveiw.email }}.

{% if provisional %}
{% for one in exemptions %}{{ one.reason }}{% endfor %}
{% endif %}
<!-- part: request -->
## You asked

> {{ request }}

{% if not provisional %}
never seen
{% else %}
#### Too deep
{% endif %}
<!-- part: answer.refused -->
{% if answer %}
{{ answer }}

<!-- part: answer.not-held -->
We hold nothing. {{ office.website
<!-- part: answer.vexatious -->
{% set x = 1 %}{{ applicant | shout }}
{% if answer is shining %}x{% endif %}
<!-- part: grounds -->
![logo](x.png) and <b>bold</b>
words and `code`

| a | b |
|---|---|
| 1 | 2 | 3 |
| 1 | ![again](y.png) |
<!-- part: search -->
| a | b |
| 1 | 2 |

[here](http://plain.example)
<!-- part: contact -->
# Write to us

Under section 17 of the Freedom of Information Act 2000. {{ handler }} {{ applicant_reference }}
<!-- part: review-rights -->
<!-- part: commissioner -->
{% if answer %}{{ answer }}{% endif %}
<!-- part: contcat -->
x
<!-- part: answer.nothold -->
x
<!-- prat: help -->
<!-- part: contact -->
x
"""
FILES = {
    "decision.en.md": DECISION,
    "acknowledgement.en.md": "<!-- part: answer -->\nYes.\n",
    "extension.eir-2004.en.md": "<!-- part: undecided -->\nNot yet.\n",
    "decison.en.md": "",
    "decision.de.md": "",
    "delay.foisa-2002.cy.md": "<!-- part: late -->\nRydym yn hwyr.\n",
    "lapse.en.md": "<!-- part: closed -->\nClosed.\n<!-- part: again -->\n#### Ask again\n\nDo.\n",
}


EXPECTED = [
    ("institution.toml", 1, "languages: there is no such setting. There are office, reference,"),
    ("institution.toml", 9, "office.languges: there is no such setting. Did you mean 'languages'?"),
    ("institution.toml", 12, "practice.late_review: Input should be 'accept' or 'refuse' (it is 'perhaps')."),
    ("institution.toml", 18, "reminders.2.working_days: this setting must be given."),
    ("institution.toml", 20, "reminders.2.days: there is no such setting."),
    ("institution.toml", 8, "letters have no fixed phrases in 'fr', such as their salutation; use en, cy."),
    ("house.toml", 1, "colour: String should match pattern"),
    ("house.toml", 2, "letterheed: there is no such setting. Did you mean 'letterhead'?"),
    ("decision.en.md", 1, "text before the first <!-- part: ... --> belongs to no part; put a mark above it."),
    ("decision.en.md", 3, "there is no value 'aplicant'. Did you mean 'applicant'?"),
    ("decision.en.md", 4, "there is no value 'reveiw'. Did you mean 'review'?"),
    ("decision.en.md", 7, "there is no value 'reason'. Did you mean 'reasons'?"),
    ("decision.en.md", 17, "the heading 'Too deep' skips a level with ####. Write ###."),
    ("decision.en.md", 20, "{% if %} is not closed. Write {% endif %} where it ends."),
    ("decision.en.md", 24, "{{ is not closed. Write }} where it ends."),
    ("decision.en.md", 26, "{% set %} cannot be used in a letter. Use values, {% if %}, {% for %} and filters only."),
    ("decision.en.md", 26, "No filter named 'shout'."),
    ("decision.en.md", 27, "No test named 'shining'."),
    ("decision.en.md", 29, "Wording cannot hold a picture: take it out, or make it the crest. Near: 'logo'."),
    ("decision.en.md", 29, "HTML is not read in wording and would be printed as it stands: take it out. Near: '<b>'."),
    ("decision.en.md", 30, "Words between backticks would become code: take the backticks out. Near: 'code'."),
    ("decision.en.md", 34, "A row of this table does not have 2 cells, as its heading has. Near: '| 1 | 2 | 3 |'."),
    ("decision.en.md", 35, "Wording cannot hold a picture: take it out, or make it the crest. Near: 'again'."),
    ("decision.en.md", 37, "A table needs a heading row, a row of dashes and no empty lines."),
    ("decision.en.md", 40, "A link must begin with https:// or mailto:. Near: 'http://plain.example'."),
    ("decision.en.md", 42, "the heading 'Write to us' has one #, as the title of the letter. Write ##."),
    (
        "decision.en.md",
        45,
        "'review-rights' is empty, and FOIA 2000 s.17(7)(a) requires it. Write its words, or take its",
    ),
    ("decision.en.md", 47, "this part is missing or empty, and FOIA 2000 s.17(7)(b) requires it. Add words for it."),
    ("decision.en.md", 48, "'decision' has no part 'contcat'. Did you mean 'contact'?"),
    ("decision.en.md", 50, "'answer' has no variant 'nothold'. Did you mean 'not-held'?"),
    ("decision.en.md", 52, "this is not a mark such as <!-- part: opening -->; write a note to editors as {# note #}."),
    ("decision.en.md", 53, "part 'contact' is there twice; keep one of them."),
    ("acknowledgement.en.md", 1, "must not have 'answer': the request has not been decided yet (FOIA 2000 s.1(1))."),
    ("extension.eir-2004.en.md", 1, "'extension' must not have 'undecided': more time is for the complexity"),
    ("decison.en.md", None, "Did you mean 'decision.en.md'?"),
    ("withdrawal.en.md", 2, "cannot be read as UTF-8 text:"),
    (
        "delay.foisa-2002.cy.md",
        None,
        "there are no words in 'cy' for contact, complaint of 'delay' (foisa-2002). Write them here; a part that is",
    ),
    ("lapse.en.md", 4, "the heading 'Ask again' skips a level with ####. Write ##."),
]
CAUTIONS = [
    (
        "decision.en.md",
        44,
        "'section 17' is of one law, and this file serves every law. Write {{ regime }} or a value of",
    ),
    ("decision.en.md", 44, "'Freedom of Information Act 2000' is of one law"),
    ("decision.de.md", None, "no letter uses this file: office.languages does not name 'de'."),
]


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Report:
    folder = written(tmp_path_factory.mktemp("all") / "anytown", SETTINGS, HOUSE, FILES)
    (folder / "wording" / "withdrawal.en.md").write_bytes(b"<!-- part: closed -->\nCaf\xe9\n")
    return check_folder(folder)


def written(folder: Path, settings: str, house: str, files: dict[str, str]) -> Path:
    (folder / "wording").mkdir(parents=True)
    (folder / "institution.toml").write_text(settings)
    (folder / "house.toml").write_text(house)
    for name, text in files.items():
        (folder / "wording" / name).write_text(text)
    return folder


def told(report: Report, name: str, line: int | None, what: str, *, is_caution: bool = False) -> bool:
    return any(
        (one.file.name, one.line, one.is_caution) == (name, line, is_caution) and what in one.what
        for one in report.findings
    )


@pytest.mark.parametrize(("name", "line", "what"), EXPECTED)
def test_a_mistake_is_named_with_file_line_and_cure(report: Report, name: str, line: int | None, what: str) -> None:
    assert told(report, name, line, what), "\n".join(map(str, report.findings))


@pytest.mark.parametrize(("name", "line", "what"), CAUTIONS)
def test_what_may_be_meant_is_a_caution(report: Report, name: str, line: int | None, what: str) -> None:
    assert told(report, name, line, what, is_caution=True)


def test_each_mistake_is_told_once(report: Report) -> None:
    empty = [one.what for one in report.findings if one.line in {45, 47}]
    assert len(empty) == 2
    assert len(report.mistakes) + len(report.cautions) == len(report.findings)
    assert len(report.findings) < 70


def test_mistakes_stand_in_the_order_of_files_and_lines(report: Report) -> None:
    places = [(str(one.file), one.line or 0) for one in report.findings]
    assert places == sorted(places)


def test_only_what_a_case_can_lack_is_asked_to_be_tested(tmp_path: Path) -> None:
    """A value that is in some cases only, printed without `{% if %}`; every one of a part, not only the first."""
    text = "<!-- part: contact -->\n{{ reference }} {{ handler }}\n{{ applicant_reference }} {{ office.website }}\n"
    folder = written(tmp_path / "anytown", LEAST, "", {"decision.en.md": text})
    assert [(one.line, one.what.partition(" has no value")[0]) for one in check_folder(folder).mistakes] == [
        (2, "'handler'"),
        (3, "'office.website'"),
        (3, "'applicant_reference'"),
    ]


LOOKS = {
    "crest.svg": ('crest = "crest.svg"', "<svg", "crest: "),
    "own.typ": ('typst = "own.typ"', "#nothing-here", "typst: "),
    "page.html": ('html = "page.html"', "{{ body }} {{ nobody }}", "html: "),
    "own.docx": ('docx = "own.docx"', "no zip", "docx: "),
}


@pytest.mark.parametrize("name", LOOKS)
def test_a_layout_that_cannot_set_a_letter_is_found_by_setting_one(name: str, tmp_path: Path) -> None:
    setting, content, named = LOOKS[name]
    folder = written(tmp_path / "anytown", LEAST, f'colour = "#123456"\n{setting}\n', {})
    (folder / name).write_text(content)
    read = SettingsFiles(folder)
    read.read()
    assert read.house is not None
    (finding,) = in_order(check_look(folder, read.path, read.house, read.office))
    assert (finding.file.name, finding.line) == ("house.toml", 2)
    assert finding.what.startswith(named)


def test_an_address_that_no_e_mail_can_come_from_is_found_where_it_is_set(tmp_path: Path) -> None:
    unusable = 'enquiries = { role = "Data Protection Officer", email = "d,po@anytown.example" }'
    settings = f"{LEAST}[office.laws.foia-2000]\n{unusable}\n[office.laws.uk-gdpr]\n{unusable}\n"
    findings = check_folder(written(tmp_path / "anytown", settings, "", {})).mistakes
    assert [one.line for one in findings] == [7, 9]
    assert findings[1].what == (
        "office.laws.uk-gdpr.enquiries.email: No e-mail can come from the address 'd,po@anytown.example'. "
        "Mend `office.laws.uk-gdpr.enquiries.email`."
    )


def test_a_folder_without_settings_is_told_so_and_its_wording_checked_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "wording").mkdir()
    (tmp_path / "wording" / "closing.en.md").write_text("<!-- part: closed -->\n{{ nobody }}\n")
    whats = [one.what for one in check_folder(tmp_path).mistakes if one.file != tmp_path]
    assert whats[0] == "cannot be read; every institution has one."
    assert whats[1].startswith("there is no value 'nobody'.")


@pytest.mark.parametrize("folder", EXAMPLES, ids=lambda folder: str(folder.name))
def test_what_we_give_as_an_example_has_no_mistake(folder: Path) -> None:
    report = check_folder(folder)
    assert list(map(str, report.findings)) == []
    assert report.files >= 1
    assert report.letters > 200
