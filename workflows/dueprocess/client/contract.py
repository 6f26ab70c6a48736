"""The contract with integrators in any language, as files: `python -m dueprocess.client.contract docs/contract`."""

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from pydantic import BaseModel

from dueprocess.case import names
from dueprocess.case.letters import ApproveLetter, DropLetter, LetterReceipt, LetterSent, ReplaceLetter, SendLetterBack
from dueprocess.case.record import CaseRecord
from dueprocess.case.request import CaseFile, InformationRequested
from dueprocess.case.starting import Continuation
from dueprocess.case.telling import CalendarChanged, HeldNoticesRetried, Refusal, Replan, Replanned, RetryHeldNotices
from dueprocess.case.view import CaseClosed, CaseView, Receipt
from dueprocess.client.contract_page import contract_page
from dueprocess.law.facts import FACTS

SENT: tuple[type[BaseModel], ...] = (InformationRequested, Continuation, CaseFile)
"""What others write and Dueprocess reads, besides updates."""

UPDATES: Mapping[str, type[BaseModel]] = {
    **{kind.model_fields["kind"].default: kind for kind in FACTS},
    names.REPLAN: Replan,
    names.CALENDAR_CHANGED: CalendarChanged,
    names.RETRY_HELD_NOTICES: RetryHeldNotices,
    names.APPROVE_LETTER: ApproveLetter,
    names.SEND_LETTER_BACK: SendLetterBack,
    names.REPLACE_LETTER: ReplaceLetter,
    names.DROP_LETTER: DropLetter,
    names.LETTER_SENT: LetterSent,
}
"""The argument of each update."""

ANSWERED: tuple[type[BaseModel], ...] = (
    Receipt,
    Replanned,
    HeldNoticesRetried,
    LetterReceipt,
    CaseView,
    CaseRecord,
    CaseClosed,
    Refusal,
)
"""What Dueprocess writes and others read."""


def contract_files() -> Mapping[str, str]:
    """The text of every file of the contract by its path; the same for the same version."""
    files = {f"{model.__name__}.json": _schema(model, "validation") for model in SENT}
    files |= {f"updates/{name}.json": _schema(model, "validation") for name, model in UPDATES.items()}
    files |= {f"{model.__name__}.json": _schema(model, "serialization") for model in ANSWERED}
    files["README.md"] = contract_page(UPDATES)
    return files


def write_contract(folder: Path) -> None:
    """Write the contract to this folder, which then holds nothing else of its kind."""
    files = contract_files()
    for old in [*folder.rglob("*.json"), *folder.glob("*.md")]:
        if old.relative_to(folder).as_posix() not in files:
            old.unlink()
    for path, text in files.items():
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, "utf-8")


def _schema(model: type[BaseModel], mode: Literal["validation", "serialization"]) -> str:
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **model.model_json_schema(mode=mode)}
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    write_contract(Path(sys.argv[1]))
