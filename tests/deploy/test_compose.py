"""deploy/compose.yaml: what can be known of it without a container engine."""

import re
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Annotated

import pytest
from pydantic import BaseModel, Field
from temporalio.envconfig import ClientConfig

from dueprocess.worker.server import temporal_command

ROOT = Path(__file__).parents[2]
DEPLOY = ROOT / "deploy"
COMPOSE = DEPLOY / "compose.yaml"


class Dependency(BaseModel):
    condition: str


class Service(BaseModel):
    image: str
    restart: str
    command: list[str] = []
    environment: dict[str, str] = {}
    ports: list[str] = []
    volumes: list[str] = []
    depends_on: dict[str, Dependency] = {}
    healthcheck: dict[str, object] | None = None


class Stack(BaseModel):
    services: Annotated[dict[str, Service], Field(min_length=1)]
    volumes: dict[str, None]


@pytest.fixture(scope="module")
def stack(read_yaml: Callable[[Path], object]) -> Stack:
    return Stack.model_validate(read_yaml(COMPOSE))


def tag_of(image: str) -> str:
    return image.rpartition(":")[2]


def waited_for(stack: Stack, condition: str) -> Iterator[str]:
    for service in stack.services.values():
        yield from (name for name, awaited in service.depends_on.items() if awaited.condition == condition)


def test_the_compose_file_is_valid_against_the_compose_schema() -> None:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.compose-spec", str(COMPOSE)]
    checked = subprocess.run(command, capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_every_image_is_pinned_to_one_exact_version(stack: Stack) -> None:
    # PostgreSQL has had two numbers since 10; all others have three.
    exact = re.compile(r"postgres:\d+\.\d+-\w+|(?!postgres:)[\w/]+(-\w+)*:\d+\.\d+\.\d+")
    assert [service.image for service in stack.services.values() if not exact.fullmatch(service.image)] == []


def test_the_server_and_ui_are_the_versions_the_tests_run_against(stack: Stack) -> None:
    said = subprocess.run([temporal_command(), "--version"], capture_output=True, text=True, check=True).stdout
    versions = re.search(r"Server (\S+), UI (\S+)\)", said)
    assert versions, said
    tags = [tag_of(stack.services[name].image) for name in ("schema", "temporal", "ui")]
    assert tags == [versions[1], versions[1], versions[2]]


def test_our_image_carries_the_version_of_the_project(stack: Stack) -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    ours = {service.image for service in stack.services.values() if service.image.startswith("dueprocess:")}
    assert ours == {f"dueprocess:{version}"}


def test_every_published_port_is_bound_to_loopback(stack: Stack) -> None:
    published = [port for service in stack.services.values() for port in service.ports]
    assert published == ["127.0.0.1:7233:7233", "127.0.0.1:8080:8080"]


def test_a_service_that_others_wait_for_can_say_that_it_is_ready(stack: Stack) -> None:
    awaited = set(waited_for(stack, "service_healthy"))
    assert awaited == {"database", "temporal"}
    assert [name for name in awaited if stack.services[name].healthcheck is None] == []


def test_a_one_shot_service_ends_and_every_other_comes_back_after_a_restart(stack: Stack) -> None:
    one_shot = set(waited_for(stack, "service_completed_successfully"))
    assert one_shot == {"schema", "bootstrap"}
    expected = {name: "no" if name in one_shot else "unless-stopped" for name in stack.services}
    assert {name: service.restart for name, service in stack.services.items()} == expected


def test_every_mount_is_a_file_of_deploy_or_a_declared_volume(stack: Stack) -> None:
    sources = {mount.partition(":")[0] for service in stack.services.values() for mount in service.volumes}
    files = {source for source in sources if source.startswith("./")}
    assert [file for file in files if not (DEPLOY / file).is_file()] == []
    assert sources - files == set(stack.volumes)


def test_bootstrap_and_worker_reach_the_server_through_temporals_own_settings(stack: Stack) -> None:
    for name in ("bootstrap", "worker"):
        environment = stack.services[name].environment
        found = ClientConfig.load_client_connect_config(disable_file=True, override_env_vars=environment)
        assert (found.get("target_host"), found.get("namespace")) == ("temporal:7233", "dueprocess")
    assert stack.services["ui"].environment["TEMPORAL_DEFAULT_NAMESPACE"] == "dueprocess"


def test_what_the_operator_must_set_is_exactly_what_the_example_names() -> None:
    asked = re.findall(r"\$\{(\w+)(:\?)?", COMPOSE.read_text("utf-8"))
    assert [name for name, refused_when_empty in asked if not refused_when_empty] == []
    example = dict(re.findall(r"^(\w+)=(.*)$", (DEPLOY / ".env.example").read_text("utf-8"), re.MULTILINE))
    assert set(example) == {name for name, _ in asked}


def test_no_password_is_written_down(stack: Stack) -> None:
    given = [
        value
        for service in stack.services.values()
        for name, value in service.environment.items()
        if name in {"POSTGRES_PASSWORD", "POSTGRES_PWD", "SQL_PASSWORD"}
    ]
    assert given == ["${POSTGRES_PASSWORD:?set it in deploy/.env}"] * 3
    assert "\nPOSTGRES_PASSWORD=\n" in (DEPLOY / ".env.example").read_text("utf-8")
    assert ".env" in (DEPLOY / ".gitignore").read_text("utf-8").splitlines()
