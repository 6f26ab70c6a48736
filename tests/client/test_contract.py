"""docs/contract says what the code does."""

import ast
import importlib
import json
import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from temporalio.client import Client, WorkflowUpdateFailedError

from client.asking import request, today
from dueprocess.client import Cases
from dueprocess.client.contract import UPDATES, contract_files, write_contract
from dueprocess.client.rules import BY_THE_CLIENT, NOT_OPENED, NOT_TOLD
from dueprocess.law.facts import FACTS
from dueprocess.law.position import Stage

ROOT = Path(__file__).parents[2]
CONTRACT = ROOT / "docs" / "contract"

# Imported by name: the package says nothing of its types.
_VALIDATOR = importlib.import_module("jsonschema").Draft202012Validator


def test_the_committed_files_are_those_of_this_code() -> None:
    committed = {
        path.relative_to(CONTRACT).as_posix(): path.read_text("utf-8") for path in CONTRACT.rglob("*") if path.is_file()
    }
    assert committed == dict(contract_files()), "run `make contract`"


def test_writing_the_contract_removes_what_is_no_longer_in_it(tmp_path: Path) -> None:
    (tmp_path / "updates").mkdir()
    (tmp_path / "updates" / "gone.json").write_text("{}")
    write_contract(tmp_path)
    assert {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.*")} == set(contract_files())


@pytest.mark.parametrize("path", [path for path in contract_files() if path.endswith(".json")])
def test_each_file_is_a_json_schema(path: str) -> None:
    _VALIDATOR.check_schema(json.loads((CONTRACT / path).read_text("utf-8")))


def errors_of(schema: str, document: object) -> list[str]:
    loaded = json.loads((CONTRACT / schema).read_text("utf-8"))
    found = _VALIDATOR(loaded, format_checker=_VALIDATOR.FORMAT_CHECKER).iter_errors(document)
    return sorted(error.message for error in found)


def test_the_example_is_a_case_file() -> None:
    example = json.loads((ROOT / "examples" / "leeds-k-20-053.json").read_text("utf-8"))
    assert errors_of("CaseFile.json", example) == []


def test_what_the_code_refuses_the_schema_refuses() -> None:
    wrong = {"authority": "leeds", "received_on": "yesterday", "text": "x", "colour": "red"}
    assert errors_of("InformationRequested.json", wrong) == [
        "'yesterday' is not a 'date'",
        "Additional properties are not allowed ('colour' was unexpected)",
    ]


async def test_the_answers_of_a_real_case_are_as_the_schemas_say(client: Client, cases: Cases) -> None:
    await cases.open("contract", request())
    handle = client.get_workflow_handle("leeds/contract")
    answers: dict[str, object] = {
        "Receipt": await handle.execute_update("reassigned", {"on": f"{today()}", "to": "Estates"}),
        "Replanned": await handle.execute_update("replan", {}),
        "Replanned of a calendar": await handle.execute_update("calendar-changed", {}),
        "HeldNoticesRetried": await handle.execute_update("retry-held-notices", {}),
        "CaseView": await handle.query("case"),
        "CaseRecord": await handle.query("record"),
    }
    with pytest.raises(WorkflowUpdateFailedError) as refused:
        await handle.execute_update("review-requested", {"on": f"{today()}"})
    answers["Refusal"] = refused.value.cause.details[0]  # type: ignore[attr-defined]  # an ApplicationError
    await handle.execute_update("withdrawn", {"on": f"{today()}"})
    answers["CaseClosed"] = await handle.result()
    answers["Continuation"] = {
        "record": answers["CaseRecord"],
        "review": {"kind": "review-requested", "on": f"{today()}"},
    }
    assert {name: errors_of(f"{name.split()[0]}.json", answer) for name, answer in answers.items()} == {
        name: [] for name in answers
    }


async def test_the_answers_of_a_request_in_parts_are_as_the_schemas_say(client: Client, cases: Cases) -> None:
    """Each of the facts that other laws know is told under the name that the contract gives it."""
    await cases.open("in-parts", request())
    handle = client.get_workflow_handle("leeds/in-parts")
    on = f"{today()}"
    parts = [{"part": "mine", "regime": "uk-gdpr-sar"}, {"part": "abroad", "regime": "foia-2000-held-abroad"}]
    told: list[tuple[str, dict[str, object]]] = [
        ("classified", {"on": on, "parts": parts}),
        ("identity-asked", {"on": on, "part": "mine"}),
        ("identity-proved", {"on": on, "part": "mine"}),
        ("time-allowed", {"on": on, "part": "abroad", "asked_on": on, "until": f"{today() + timedelta(days=60)}"}),
        ("extended", {"on": on, "part": "mine", "reason": "It is in nine places."}),
    ]
    for name, message in told:
        assert errors_of(f"updates/{name}.json", message) == []
        assert errors_of("Receipt.json", await handle.execute_update(name, message)) == []
    view = await cases.read("leeds/in-parts")
    assert [fact.kind for fact in view.facts] == [name for name, _ in told]
    assert [(part.part, part.stage) for part in view.parts] == [
        ("mine", Stage.EXTENDED),
        ("abroad", Stage.AWAITING_DECISION),
    ]
    assert all(part.respond_by and part.respond_by > today() + timedelta(days=45) for part in view.parts)
    assert errors_of("CaseView.json", await handle.query("case")) == []
    assert errors_of("CaseRecord.json", await handle.query("record")) == []


def test_the_page_names_the_answer_of_each_update() -> None:
    page = contract_files()["README.md"]
    answers = dict(re.findall(r"^\| \[`([a-z-]+)`\]\(updates/.*\| \[(\w+)\]\(\w+\.json\) \|$", page, re.MULTILINE))
    assert set(answers) == set(UPDATES)
    facts = {kind.model_fields["kind"].default for kind in FACTS}
    assert {answers[name] for name in facts} == {"Receipt"}
    assert {name: answers[name] for name in set(UPDATES) - facts} == {
        "replan": "Replanned",
        "calendar-changed": "Replanned",
        "retry-held-notices": "HeldNoticesRetried",
        **dict.fromkeys(
            ("approve-letter", "send-letter-back", "replace-letter", "drop-letter", "letter-sent"), "LetterReceipt"
        ),
    }


async def test_the_updates_of_the_contract_are_those_of_the_workflow(client: Client, cases: Cases) -> None:
    await cases.open("unknown-update", request())
    with pytest.raises(WorkflowUpdateFailedError) as unknown:
        await client.get_workflow_handle("leeds/unknown-update").execute_update("no-such-update", {})
    known = re.search(r"known updates: \[(.*)\]", str(unknown.value.cause))
    assert known is not None
    assert set(known[1].split()) == set(UPDATES)
    assert {kind.model_fields["kind"].default for kind in FACTS} <= set(UPDATES)


_WORD = re.compile(r"[a-z]{2,}(-[a-z]+)*")


def words_given_to(names: set[str], *places: str) -> Iterator[str]:
    """The rule words among the arguments of the calls of these names."""
    for place in places:
        for path in [ROOT / place] if place.endswith(".py") else (ROOT / place).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.Call) and called(node) in names:
                    arguments = [*node.args, *(keyword.value for keyword in node.keywords)]
                    inside = [part for argument in arguments for part in ast.walk(argument)]
                    words = [part.value for part in inside if isinstance(part, ast.Constant)]
                    yield from (word for word in words if isinstance(word, str) and _WORD.fullmatch(word))


def called(node: ast.Call) -> str:
    return (
        node.func.attr
        if isinstance(node.func, ast.Attribute)
        else node.func.id
        if isinstance(node.func, ast.Name)
        else ""
    )


# Words that stand in such calls and are no rules.
_NO_RULES = {"answer", "exemptions", "reasons", "estimate_hours", "public_interest", "source"}


def test_every_rule_of_the_law_is_in_the_table() -> None:
    given = set(words_given_to({"Refused", "refuse_after", "_Words", "ApplicationError"}, "workflows"))
    assert {"already-decided", "fee-too-late", "extended-after-limit", "unreadable"} <= given
    assert given - _NO_RULES == set(NOT_TOLD) - {"unknown-authority", "impossible-request", "institution-failed"}


def test_every_type_of_error_of_opening_a_case_is_in_the_table() -> None:
    sources = [(ROOT / f"activities/dueprocess/activities/{name}.py") for name in ("case_activities", "failing")]
    types = {word for source in sources for word in re.findall(r'"([a-z]+(?:-[a-z]+)+)"', source.read_text("utf-8"))}
    # A file that is lost stops a notice, never a start.
    assert types - {"file-lost"} == set(NOT_OPENED) - {"unreadable"}


def test_every_rule_of_the_client_is_in_the_table() -> None:
    given = set(words_given_to({"CannotOpen", "NotTold", "__init__"}, "workflows/dueprocess/client"))
    assert given - {"dueprocess.client.plugin"} == set(BY_THE_CLIENT)
