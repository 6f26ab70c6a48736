"""The files that deploy/ gives to Temporal's images: dynamic configuration and shell scripts."""

import mmap
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from pydantic import BaseModel, ConfigDict, RootModel

from dueprocess.worker.server import temporal_command

DEPLOY = Path(__file__).parents[2] / "deploy"
SCRIPTS = sorted(DEPLOY.glob("*.sh"))


class Setting(BaseModel):
    model_config = ConfigDict(extra="forbid")
    value: int


class DynamicConfig(RootModel[dict[str, list[Setting]]]):
    """Temporal's form: each key has a list of values, each for some constraint; ours have none."""


@pytest.fixture(scope="module")
def dynamic_config(read_yaml: Callable[[Path], object]) -> dict[str, list[Setting]]:
    return DynamicConfig.model_validate(read_yaml(DEPLOY / "dynamicconfig.yaml")).root


def test_the_dynamic_configuration_says_what_we_rely_on(dynamic_config: dict[str, list[Setting]]) -> None:
    assert {key: [setting.value for setting in settings] for key, settings in dynamic_config.items()} == {
        "system.numConsecutiveWorkflowTaskProblemsToTriggerSearchAttribute": [2],
        "limit.maxIDLength": [255],
    }


def test_the_server_knows_every_key_of_the_dynamic_configuration(dynamic_config: dict[str, list[Setting]]) -> None:
    # The server passes over a key that it does not know, without a word; so look for the key in the server itself.
    with (
        temporal_command().open("rb") as program,
        mmap.mmap(program.fileno(), 0, access=mmap.ACCESS_READ) as image,
    ):
        assert [key for key in dynamic_config if image.find(key.encode()) < 0] == []


def test_there_is_a_script_to_check() -> None:
    assert [script.name for script in SCRIPTS] == ["schema.sh"]


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.name)
def test_a_shell_script_parses_and_stops_at_the_first_error(script: Path) -> None:
    parsed = subprocess.run(["/bin/sh", "-n", script], capture_output=True, text=True, check=False)
    assert parsed.returncode == 0, parsed.stderr
    assert "\nset -eu\n" in script.read_text("utf-8")
