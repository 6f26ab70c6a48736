"""Every answer of an institution as JSON, to be held against those of another process.

`python -m dueprocess.authoring.recording` is that other process: it prints what `record` returns.
"""

import json
import sys
from functools import cache
from pathlib import Path
from typing import get_type_hints

from pydantic import TypeAdapter

from dueprocess.authoring.questions import every_question
from dueprocess.authoring.subject import Subject
from dueprocess.institutions import specifications
from dueprocess.institutions.hooks import Hook


@cache
def answers_to(hook: Hook[object]) -> TypeAdapter[object]:
    """What writes and reads the answers to a hook."""
    return TypeAdapter(get_type_hints(getattr(specifications, hook.name), include_extras=True)["return"])


def as_json(hook: Hook[object], answer: object) -> bytes:
    """An answer that `hook.read` has read, or None, as JSON."""
    # It warns of the tuple that was made of whatever was iterable.
    return answers_to(hook).dump_json(answer, warnings=False)


def record(subject: Subject) -> dict[str, str]:
    """For each question the answer as JSON.

    Raises:
        InstitutionError: it failed, or answered something unusable.
    """
    return {
        str(question): as_json(question.hook, subject.ask(question.hook, **question.arguments)).decode()
        for question in every_question(subject)
    }


if __name__ == "__main__":
    asked_about: dict[str, list[str]] = json.load(sys.stdin)
    found = Subject(asked_about["name"][0], [Path(each) for each in asked_about["folders"]], asked_about["beside"])
    sys.stdout.write(json.dumps(record(found)))
