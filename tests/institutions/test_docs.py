"""docs/institutions.md names every setting and every value, and its first example loads."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import get_args

import pytest
from pydantic import BaseModel

from dueprocess.case.notices import PARTS, Notice
from dueprocess.case.particulars import ExemptionParticulars, Particulars
from dueprocess.institutions import Contact, Institutions
from dueprocess.institutions.settings import InstitutionSettings

DOCS = (Path(__file__).parents[2] / "docs" / "institutions.md").read_text()


def settings_of(model: type[BaseModel], prefix: str = "") -> Iterator[str]:
    for name, field in model.model_fields.items():
        inner = [each for each in models_in(field.annotation) if each is not Contact]
        item = "[]" if "tuple[" in str(field.annotation) else ""
        if inner:
            yield from settings_of(inner[0], f"{prefix}{name}{item}.")
        else:
            yield f"{prefix}{name}"


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
        r"^\| `((?:office|reference|practice|reminders\[\]|escalation|house)\.[a-z_.]+)` \|", DOCS, re.MULTILINE
    )
    assert set(listed) == set(settings_of(InstitutionSettings))


@pytest.mark.parametrize("value", [*Particulars.model_fields, *ExemptionParticulars.model_fields])
def test_a_value_is_in_the_table(value: str) -> None:
    table = DOCS.split("### Values")[1].split("## A package")[0]
    assert f"`{value}`" in table


@pytest.mark.parametrize("notice", Notice)
def test_the_parts_of_a_notice_are_in_the_table_in_their_order(notice: Notice) -> None:
    table = DOCS.split("| notice | parts")[1].split("\n\n")[0]
    row = next(line for line in table.splitlines() if f"`{notice}`" in line.split("|")[:2][-1])
    assert ", ".join(f"`{part.key}`" for part in PARTS[notice]) in row


def test_the_first_example_loads(write_folder: Callable[..., Path], load: Callable[..., Institutions]) -> None:
    example = DOCS.split("```toml\n")[1].split("```")[0]
    write_folder(settings=example)
    assert load("anytown").office("anytown").authority == "Anytown Borough Council"


def test_the_council_among_the_examples_loads() -> None:
    institutions = Institutions.load(["anytown"], [Path(__file__).parents[2] / "examples" / "institutions"])
    assert institutions.office("anytown").reuse
    assert institutions.wording("anytown", Notice.DECISION, "en").answered_by["contact"].plugin == "anytown"
