"""docs/institutions.md names every setting and every value, and its first example loads."""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from runpy import run_path
from typing import get_args, get_origin

import pytest
from pydantic import BaseModel

from dueprocess.case.notice_parts import known_keys
from dueprocess.case.notices import CANNOT_BE_LEFT_OUT, Notice, SendingRule
from dueprocess.case.particulars import DocumentParticulars, ExemptionParticulars, Particulars
from dueprocess.institutions import CannotLoad, Contact, House, Institutions, Signatory
from dueprocess.institutions.answers import ContactInLanguage, SignatoryInLanguage
from dueprocess.institutions.limits import LIMITS
from dueprocess.institutions.settings import InstitutionSettings
from dueprocess.institutions.wire import LONGEST_ANSWER_BYTES
from dueprocess.law.regime import Statute
from dueprocess.law.regimes import REGIMES
from dueprocess.letters import as_html
from dueprocess.letters.law_words import LawWords
from institutions.conftest import SETTINGS
from letters.marrowby import HOUSE, decision

DOCS = (Path(__file__).parents[2] / "docs" / "institutions.md").read_text()


@pytest.fixture
def examples() -> Path:
    return Path(__file__).parents[2] / "examples" / "institutions"


def settings_of(model: type[BaseModel], prefix: str = "") -> Iterator[str]:
    for name, field in model.model_fields.items():
        whole = (Contact, ContactInLanguage, SignatoryInLanguage, *((Signatory,) if "<" in prefix else ()))
        inner = [each for each in models_in(field.annotation) if each not in whole]
        item = item_of(field.annotation)
        if inner:
            yield from settings_of(inner[0], f"{prefix}{name}{item}.")
        else:
            yield f"{prefix}{name}"


def item_of(annotation: object) -> str:
    if get_origin(annotation) is Mapping:
        return ".<law>" if Statute in get_args(annotation) else ".<language>"
    return "[]" if "tuple[" in str(annotation) else ""


def models_in(annotation: object) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for each in get_args(annotation):
        yield from models_in(each)


@pytest.mark.parametrize("setting", list(settings_of(InstitutionSettings)))
def test_a_setting_is_in_the_table(setting: str) -> None:
    assert f"\n| `{setting}` |" in DOCS


def test_no_setting_in_the_table_is_unknown() -> None:
    listed = re.findall(
        r"^\| `((?:office|reference|practice|regimes\[\]|reminders\[\]|escalation|retention)\.[a-z_.\[\]<>]+"
        r"|recipients|sending|channels|settings)` \|",
        DOCS,
        re.MULTILINE,
    )
    assert set(listed) == set(settings_of(InstitutionSettings))


def test_every_setting_of_the_house_style_is_in_its_table_and_no_other() -> None:
    table = DOCS.split("## House style")[1].split("\n## ")[0]
    assert re.findall(r"^\| `([a-z_]+)` \|", table, re.MULTILINE)[: len(House.model_fields)] == list(House.model_fields)


def test_the_example_of_a_house_style_loads(
    write_folder: Callable[..., Path], load: Callable[..., Institutions], examples: Path
) -> None:
    folder = write_folder()
    (folder / "house.toml").write_text(example("letterhead"))
    (folder / "crest.svg").write_bytes((examples / "anytown" / "crest.svg").read_bytes())
    house = load("anytown").house("anytown")
    assert house.crest == folder / "crest.svg"
    assert house.crest_alt


def test_the_example_of_an_own_page_makes_a_letter(tmp_path: Path) -> None:
    (page,) = re.findall(r"```html\n(.*?)```", DOCS, re.DOTALL)
    (tmp_path / "page.html").write_text(page)
    html = as_html(decision(), HOUSE.model_copy(update={"html": tmp_path / "page.html"}))
    assert "Dear Jo Bloggs" in html
    for piece in re.findall(r"^\| `([a-z]+)` \|", DOCS.split("its places")[1].split("```html")[0], re.MULTILINE):
        assert f"{{{{ {piece} }}}}" in page, piece


@pytest.mark.parametrize(
    "value",
    [
        *{
            **Particulars.model_fields,
            **ExemptionParticulars.model_fields,
            **DocumentParticulars.model_fields,
            **LawWords.model_fields,
        }
    ],
)
def test_a_value_is_in_the_table(value: str) -> None:
    table = DOCS.split("### Values")[1].split("## A package")[0]
    assert f"`{value}`" in table


@pytest.mark.parametrize("notice", Notice)
def test_the_parts_of_a_notice_are_in_the_table_in_their_order(notice: Notice) -> None:
    table = DOCS.split("| notice | parts")[1].split("\n\n")[0]
    row = next(line for line in table.splitlines() if f"`{notice}`" in line.split("|")[:2][-1])
    assert ", ".join(f"`{key}`" for key in known_keys(notice)) in row


def test_the_first_example_loads(write_folder: Callable[..., Path], load: Callable[..., Institutions]) -> None:
    example = DOCS.split("```toml\n")[1].split("```")[0]
    write_folder(settings=example)
    assert load("anytown").office("anytown").authority == "Anytown Borough Council"


def example(beginning: str) -> str:
    """The settings of the page that begin so."""
    (found,) = (block for block in DOCS.split("```toml\n")[1:] if block.startswith(beginning))
    return found.split("```")[0]


def test_the_example_of_a_school_loads(write_folder: Callable[..., Path], load: Callable[..., Institutions]) -> None:
    write_folder(more=example("[practice]"))
    closed = load("anytown").plan("anytown", "foia-2000-schools").practice.school_closed
    assert [closure.why for closure in closed] == ["autumn half term", "Christmas holiday", "training day"]


def test_the_example_of_a_law_kept_more_strictly_loads_and_its_refusal_is_the_true_one(
    write_folder: Callable[..., Path], load: Callable[..., Institutions], folders: Path
) -> None:
    charter = example("[[regimes]]")
    write_folder(more=charter)
    (regime,) = load("anytown").regimes("anytown")
    assert (regime.key, regime.respond[-1].count) == ("anytown-charter", 15)
    write_folder("sometown", more=charter.replace("= 15", "= 30"))
    with pytest.raises(CannotLoad) as refused:
        load("sometown")
    sentence = str(refused.value).replace(f"{folders}/", "institutions/").replace("sometown", "anytown")
    assert sentence in " ".join(DOCS.split())


def code_example(hook: str) -> str:
    """The Python of the page that answers this hook."""
    (code,) = (block for block in DOCS.split("```python\n") if f"def {hook}(" in block)
    return code.split("```")[0]


def test_the_example_of_a_law_in_python_loads(
    write_folder: Callable[..., Path], load: Callable[..., Institutions]
) -> None:
    (write_folder() / "institution.py").write_text(code_example("dueprocess_regimes"))
    assert [regime.key for regime in load("anytown").regimes("anytown")] == ["anytown-eir"]


def test_the_example_of_references_in_python_numbers_by_month(
    write_folder: Callable[..., Path], load: Callable[..., Institutions]
) -> None:
    (write_folder() / "institution.py").write_text(code_example("dueprocess_reference"))
    institutions = load("anytown")
    on = date(2026, 11, 25)
    assert institutions.reference("anytown", "foia-2000", on, 7) == "AT-2026-11-7"
    assert institutions.reference_series("anytown", "foia-2000", on) == "AT-2026-11"


def test_the_limits_of_code_on_the_page_are_those_that_hold() -> None:
    assert f"{LIMITS.start_seconds} seconds to be imported, {LIMITS.answer_seconds} for an answer" in DOCS
    assert f"{LIMITS.rest_seconds} seconds on at the earliest" in DOCS
    assert (LIMITS.memory_bytes, LONGEST_ANSWER_BYTES) == (2**30, 1_000_000)


def test_the_example_of_a_value_from_the_environment_loads_and_its_refusal_is_the_true_one(
    write_folder: Callable[..., Path], load: Callable[..., Institutions], monkeypatch: pytest.MonkeyPatch, folders: Path
) -> None:
    enquiries = 'enquiries = { role = "Information Team", email = "foi@anytown.example" }'
    (first,) = (block for block in DOCS.split("```toml\n") if enquiries in block)
    write_folder(settings=first.split("```")[0].replace(enquiries, ""), more=example("[office.enquiries]"))
    with pytest.raises(CannotLoad) as refused:
        load("anytown")
    sentence = str(refused.value).replace(f"{folders}/", "institutions/").removeprefix("institution 'anytown': ")
    assert sentence in " ".join(DOCS.split())
    monkeypatch.setenv("ANYTOWN_FOI_EMAIL", "foi@anytown.example")
    assert load("anytown").office("anytown").enquiries.email == "foi@anytown.example"


def test_the_example_of_own_settings_is_read(
    write_folder: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ANYTOWN_TOKEN", "hunter2")
    (code,) = (block for block in DOCS.split("```python\n") if "own_settings(__file__" in block)
    file = write_folder(more=example("[settings]")) / "institution.py"
    file.write_text(code.split("```")[0])
    said = run_path(str(file))
    assert said["settings"].prefix == "AT"
    assert said["settings"].token.get_secret_value() == "hunter2"


def test_the_example_of_recipients_loads(write_folder: Callable[..., Path], load: Callable[..., Institutions]) -> None:
    write_folder(more=example("[recipients]"))
    assert list(load("anytown").recipients("anytown", Notice.REMINDER)) == ["foi-officer", "head-of-information"]


def test_the_example_of_retention_loads(write_folder: Callable[..., Path], load: Callable[..., Institutions]) -> None:
    write_folder(more=example("[retention]"))
    retention = load("anytown").plan("anytown", "foia-2000").retention
    assert retention is not None
    assert (retention.keep_until(date(2026, 3, 10)), retention.then) == (date(2029, 3, 10), "erase")


def test_the_example_of_another_office_under_a_law_loads(
    write_folder: Callable[..., Path], load: Callable[..., Institutions]
) -> None:
    write_folder(more=example("[office.laws.uk-gdpr]"))
    office = load("anytown").office("anytown")
    assert office.under(Statute.UK_GDPR).enquiries.role == "Data Protection Officer"
    assert office.under(Statute.FOIA_2000).enquiries == office.enquiries
    assert list(office.commissioners) == [Statute.FOIA_2000]


def test_the_example_of_another_language_loads(
    write_folder: Callable[..., Path], load: Callable[..., Institutions]
) -> None:
    write_folder(
        settings=SETTINGS.replace("[office]", '[office]\n    languages = ["en", "cy"]'),
        more=example("[office.translations.cy]"),
    )
    office = load("anytown").office("anytown").under(Statute.UK_GDPR, "cy")
    assert (office.authority, office.enquiries.role) == ("Cyngor Anytown", "Swyddog Diogelu Data")


def test_the_example_of_channels_loads(write_folder: Callable[..., Path], load: Callable[..., Institutions]) -> None:
    (write_folder(more=example("[channels]")) / "institution.py").write_text(code_example("dueprocess_send"))
    institutions = load("anytown")
    assert institutions.channel_for("anytown", Notice.DECISION) == "records"
    assert institutions.channel_for("anytown", Notice.ACKNOWLEDGEMENT) == "folder"
    institutions.close()


def test_the_example_of_sending_loads(write_folder: Callable[..., Path], load: Callable[..., Institutions]) -> None:
    write_folder(more=example("[sending]"))
    rule = load("anytown").plan("anytown", "foia-2000").rule
    assert [rule(notice) for notice in (Notice.DECISION, Notice.EXTENSION)] == ["on-approval", "on-approval"]
    assert [rule(notice) for notice in (Notice.CLOSING, Notice.DELAY)] == ["at-once", "at-once"]


def test_every_rule_of_sending_is_explained_and_what_cannot_be_left_out_is_named() -> None:
    section = DOCS.split("\n## Sending\n")[1].split("\n## ")[0]
    assert re.findall(r"^\| `([a-z-]+)` \|", section, re.MULTILINE) == list(get_args(SendingRule))
    cannot = section.split("but `closing` never. ")[1].split(" cannot be `never`")[0]
    assert set(re.findall("`([a-z-]+)`", cannot)) == CANNOT_BE_LEFT_OUT


def test_every_built_in_law_is_named() -> None:
    listed = DOCS.split("The laws that come with Dueprocess are ")[1].split(". None")[0]
    assert re.findall("`([^`]+)`", listed) == list(REGIMES)


def test_the_council_among_the_examples_loads() -> None:
    institutions = Institutions.load(["anytown"], [Path(__file__).parents[2] / "examples" / "institutions"])
    assert institutions.office("anytown").reuse
    assert institutions.wording("anytown", Notice.DECISION, "en").answered_by["contact"].plugin == "anytown"


def test_the_school_among_the_examples_loads() -> None:
    institutions = Institutions.load(["hillside-school"], [Path(__file__).parents[2] / "examples" / "institutions"])
    assert institutions.plan("hillside-school", "foia-2000-schools").practice.school_days_known_to() == date(
        2027, 8, 31
    )
    assert [regime.like for regime in institutions.regimes("hillside-school")] == ["foia-2000-schools"]
