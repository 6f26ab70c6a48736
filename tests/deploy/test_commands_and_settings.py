"""What deploy/ asks of our own program exists there: its commands, and the names of its settings."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from pydantic import BaseModel
from typer.main import get_group

from dueprocess.cli.main import build_app
from dueprocess.worker.settings import Settings

ROOT = Path(__file__).parents[2]
DEPLOY = ROOT / "deploy"


class Service(BaseModel):
    image: str
    command: list[str] = []
    environment: dict[str, str] = {}


class Stack(BaseModel):
    services: dict[str, Service]


@pytest.fixture(scope="module")
def ours(read_yaml: Callable[[Path], object]) -> dict[str, Service]:
    services = Stack.model_validate(read_yaml(DEPLOY / "compose.yaml")).services
    return {name: service for name, service in services.items() if service.image.startswith("dueprocess:")}


def default_command() -> list[str]:
    lines = (DEPLOY / "Containerfile").read_text("utf-8").splitlines()
    found: list[str] = json.loads(next(line for line in lines if line.startswith("CMD ")).removeprefix("CMD "))
    return found


def test_every_command_of_our_image_is_a_command_of_dueprocess(ours: dict[str, Service]) -> None:
    asked = {name: service.command for name, service in ours.items()}
    assert asked == {"bootstrap": ["bootstrap"], "worker": ["worker"]}
    known = get_group(build_app()).commands
    assert [command for command in [*asked.values(), default_command()] if command[0] not in known] == []


@pytest.mark.parametrize(
    "path", ["deploy/compose.yaml", "deploy/Containerfile", "deploy/.env.example", "docs/deploy.md"]
)
def test_every_setting_that_is_named_is_a_setting(path: str) -> None:
    named = set(re.findall(r"\bDUEPROCESS_([A-Z_]+)\b", (ROOT / path).read_text("utf-8")))
    assert named
    assert {name.lower() for name in named} <= set(Settings.model_fields)


def test_the_worker_understands_the_environment_it_is_given(
    ours: dict[str, Service], monkeypatch: pytest.MonkeyPatch
) -> None:
    environment = ours["worker"].environment | {"DUEPROCESS_INSTITUTIONS": "leeds"}
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    settings = Settings()
    assert Path(settings.home) == Path("/var/lib/dueprocess")
    assert list(settings.institutions) == ["leeds"]
    assert (settings.task_queue, settings.log_format) == ("dueprocess", "json")
