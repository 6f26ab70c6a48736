"""Every answer of an institution as JSON, to be held against those of another process.

`python -m dueprocess.authoring.recording` is that other process: it prints what `record` returns.
"""

import json
import sys
from pathlib import Path

from dueprocess.authoring.questions import every_question
from dueprocess.authoring.subject import Subject
from dueprocess.institutions import wire
from dueprocess.institutions.hooks import Hook


def record(subject: Subject) -> dict[str, str]:
    """For each question the answer as JSON.

    Raises:
        InstitutionError: it failed, or answered something unusable.
    """
    return {
        str(question): _as_json(question.hook, subject.ask(question.hook, **question.arguments))
        for question in every_question(subject)
    }


def _as_json(hook: Hook[object], answer: object) -> str:
    return "" if answer is None else wire.answer(hook, answer).decode()


if __name__ == "__main__":
    asked_about: dict[str, list[str]] = json.load(sys.stdin)
    found = Subject(asked_about["name"][0], [Path(each) for each in asked_about["folders"]], asked_about["beside"])
    sys.stdout.write(json.dumps(record(found)))
