"""The hooks, their table, their page in the docs and the plugins that answer them agree."""

import inspect
from collections.abc import Callable
from pathlib import Path
from typing import get_args, get_type_hints

import pytest

from dueprocess.institutions import specifications
from dueprocess.institutions.answers import SendingRules
from dueprocess.institutions.folder import FolderInstitution
from dueprocess.institutions.hooks import HOOKS

DOCS = Path(__file__).parents[2] / "docs" / "institutions.md"

SPECIFICATIONS: dict[str, Callable[..., object]] = {
    name: function for name, function in vars(specifications).items() if name.startswith("dueprocess_")
}


def test_every_hook_is_in_the_table_and_nothing_else_is() -> None:
    assert set(HOOKS) == set(SPECIFICATIONS)


@pytest.mark.parametrize("name", SPECIFICATIONS)
def test_a_hook_says_when_it_is_asked_how_answers_combine_and_what_a_failure_does(name: str) -> None:
    docstring = " ".join((SPECIFICATIONS[name].__doc__ or "").split())
    assert "asked" in docstring
    assert f" {HOOKS[name].kind.capitalize()}" in docstring
    assert ". If it fails, " in docstring


@pytest.mark.parametrize("name", SPECIFICATIONS)
def test_a_hook_is_documented_with_its_true_signature(name: str) -> None:
    signature = inspect.signature(SPECIFICATIONS[name])
    arguments = ", ".join(f"{each.name}: {each.annotation.__name__}" for each in signature.parameters.values())
    answer = str(signature.return_annotation)
    for module in (
        "collections.abc.",
        "dueprocess.institutions.answers.",
        "dueprocess.institutions.channels.",
        "dueprocess.case.plan.",
        "dueprocess.case.retention.",
        "dueprocess.law.practice.",
        "dueprocess.law.regime.",
    ):
        answer = answer.replace(module, "")
    answer = answer.replace("Mapping[str, str]", "Wording")
    if SendingRules in get_args(signature.return_annotation):
        answer = "SendingRules | None"
    assert f"### `{name}({arguments}) -> {answer}`" in DOCS.read_text()


OF_CODE_ALONE = {"dueprocess_case_event", "dueprocess_channels", "dueprocess_find_sent", "dueprocess_send"}
"""What no file can do."""


@pytest.mark.parametrize("name", [name for name in SPECIFICATIONS if name not in OF_CODE_ALONE])
def test_the_files_of_a_folder_answer_every_hook_with_the_types_of_its_specification(name: str) -> None:
    asked, answered = (get_type_hints(each) for each in (SPECIFICATIONS[name], getattr(FolderInstitution, name)))
    assert answered.items() <= asked.items()
    assert answered["return"] == asked["return"]


@pytest.mark.parametrize("name", SPECIFICATIONS)
def test_only_a_slot_stops_at_the_first_answer(name: str) -> None:
    options: dict[str, object] = vars(SPECIFICATIONS[name])["dueprocess_spec"]
    assert options["firstresult"] is (HOOKS[name].kind == "slot")
