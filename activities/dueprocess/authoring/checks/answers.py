"""Whether answers have their types, and are the same whenever and wherever they are asked for."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from typing import Final

from pydantic import ValidationError

from dueprocess.authoring.questions import every_question
from dueprocess.authoring.recording import record
from dueprocess.authoring.subject import Subject
from dueprocess.institutions import wire
from dueprocess.institutions.errors import InstitutionError

_CURE: Final = "A hook reads its arguments and nothing else: no clock, no random numbers, no order of a set."
_ELSEWHERE: Final[tuple[Mapping[str, str], ...]] = (
    {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati"},
    {"PYTHONHASHSEED": "2", "TZ": "America/Adak"},
)
_WITHIN_SECONDS: Final = 120


def is_typed(subject: Subject) -> Iterator[str]:
    """Each answer that is of another type, or another one once it is written as JSON and read again."""
    for question in every_question(subject):
        try:
            answer = subject.ask(question.hook, **question.arguments)
        except InstitutionError as error:
            yield f"{error}."
            continue
        if answer is None:
            continue
        try:
            again = wire.read_answer(question.hook, wire.answer(question.hook, answer)[1:])
        except (ValidationError, ValueError) as error:
            yield f"{question}: its answer cannot be kept with a case: {error}. Answer with the type of the hook."
            continue
        if again != answer:
            yield f"{question}: its answer is another one once it was kept as JSON. Answer with the type of the hook."


def is_pure(subject: Subject) -> Iterator[str]:
    """Each hook that answers differently the second time, or in a process with other hashes and another time zone."""
    first = record(subject)
    yield from _differing(first, record(subject), "asked a second time")
    for environment in _ELSEWHERE:
        where = f"in another process, with {' and '.join(f'{name}={value}' for name, value in environment.items())}"
        asked = {
            "name": [subject.name],
            "folders": [str(folder) for folder in subject.folders],
            "beside": subject.beside,
        }
        done = subprocess.run(
            [sys.executable, "-m", "dueprocess.authoring.recording"],
            input=json.dumps(asked),
            env={**os.environ, **environment},
            capture_output=True,
            text=True,
            timeout=_WITHIN_SECONDS,
            check=False,
        )
        if done.returncode:
            yield f"{where}, it fails: {done.stderr.strip().splitlines()[-1]}. {_CURE}"
            continue
        yield from _differing(first, json.loads(done.stdout), where)


def _differing(first: Mapping[str, str], other: Mapping[str, str], where: str) -> Iterator[str]:
    told: set[str] = set()
    for question in dict.fromkeys((*first, *other)):
        hook = question.partition("(")[0]
        if first.get(question) != other.get(question) and hook not in told:
            told.add(hook)
            yield f"{question}: {where}, it answers differently. {_CURE}"
