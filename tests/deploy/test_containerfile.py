"""deploy/Containerfile, read instruction by instruction: no container engine is needed."""

import json
import re
import tomllib
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parents[2]
CONTAINERFILE = ROOT / "deploy" / "Containerfile"


class Instruction(NamedTuple):
    """One instruction: its word, and the rest of its line with continuations joined."""

    word: str
    rest: str


def instructions() -> list[Instruction]:
    lines = [line for line in CONTAINERFILE.read_text("utf-8").splitlines() if not line.startswith("#")]
    joined = "\n".join(lines).replace("\\\n", " ")
    return [Instruction(*line.split(maxsplit=1)) for line in joined.splitlines() if line.strip()]


def last(word: str) -> str:
    return [instruction.rest for instruction in instructions() if instruction.word == word][-1]


def copied_from_the_repository() -> list[str]:
    copies = [rest for word, rest in instructions() if word == "COPY" and "--from=" not in rest]
    return [source for rest in copies for source in rest.split()[:-1]]


@pytest.mark.parametrize("source", copied_from_the_repository())
def test_what_is_copied_exists_and_is_let_through_to_the_builder(source: str) -> None:
    assert (ROOT / source).exists()
    let_through = CONTAINERFILE.with_name("Containerfile.dockerignore").read_text("utf-8").splitlines()
    assert f"!{source}" in let_through


def test_nothing_reaches_the_builder_unless_it_is_copied() -> None:
    rules = CONTAINERFILE.with_name("Containerfile.dockerignore").read_text("utf-8").splitlines()
    assert next(rule for rule in rules if not rule.startswith("#")) == "*"
    let_through = [rule.removeprefix("!") for rule in rules if rule.startswith("!")]
    assert sorted(let_through) == sorted(copied_from_the_repository())


def test_both_stages_stand_on_the_same_exactly_pinned_python() -> None:
    bases = [rest.split()[0] for word, rest in instructions() if word == "FROM"]
    assert len(bases) == 2
    assert len(set(bases)) == 1
    assert re.fullmatch(r"python:3\.1[1-4]\.\d+-slim-[a-z]+", bases[0])


def test_whatever_is_installed_is_held_by_a_hash_or_is_our_own_wheel() -> None:
    ran = " && ".join(rest for word, rest in instructions() if word == "RUN")
    installs = [command for command in ran.split("&&") if re.search(r"pip .*install", command)]
    assert len(installs) == 3
    own = [command for command in installs if "--no-index --no-deps /wheels/*.whl" in command]
    locked = [command for command in installs if re.search(r"--require-hashes .*-r requirements/\w+\.txt", command)]
    assert (len(own), len(locked)) == (1, 2)


def test_the_container_does_not_run_as_root() -> None:
    user = last("USER")
    after = [instruction.word for instruction in instructions()]
    assert re.fullmatch(r"[1-9]\d*:[1-9]\d*", user)
    # Switching user before the last stage, or back again, would not count.
    assert after.count("USER") == 1
    assert "USER" in after[len(after) - after[::-1].index("FROM") :]


def test_the_data_volume_is_the_home_of_the_user() -> None:
    volume = last("VOLUME")
    assert f"--home-dir {volume} --create-home" in last("RUN")
    assert f"DUEPROCESS_HOME={volume}" in last("ENV").split()


def test_the_container_starts_the_installed_command() -> None:
    scripts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["scripts"]
    assert json.loads(last("ENTRYPOINT")) == list(scripts)
