"""Connecting by Temporal's own environment configuration."""

from pathlib import Path

import pytest

from client.asking import request
from dueprocess.client import CannotReach, Cases, WrongConfiguration, connect
from servers import Dev, free_ports


@pytest.fixture(autouse=True)
def nothing_configured(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in ("TEMPORAL_ADDRESS", "TEMPORAL_NAMESPACE", "TEMPORAL_PROFILE", "TEMPORAL_CONFIG_FILE"):
        monkeypatch.delenv(name, raising=False)


async def test_the_address_comes_from_the_environment(dev: Dev, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TEMPORAL_ADDRESS", dev.address)
    client = await connect()
    assert (client.service_client.config.target_host, client.namespace) == (dev.address, "default")
    assert (await Cases(client).open("connected", request())).stage == "awaiting-decision"


async def test_the_address_comes_from_a_profile(dev: Dev, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    profiles = tmp_path / "temporal.toml"
    profiles.write_text(f'[profile.council]\naddress = "{dev.address}"\nnamespace = "foi"\n')
    monkeypatch.setenv("TEMPORAL_CONFIG_FILE", str(profiles))
    monkeypatch.setenv("TEMPORAL_PROFILE", "council")
    assert (await connect()).namespace == "foi"


async def test_where_no_server_answers_it_says_so_and_how_to_start_one(monkeypatch: pytest.MonkeyPatch) -> None:
    address = f"127.0.0.1:{free_ports()[0]}"
    monkeypatch.setenv("TEMPORAL_ADDRESS", address)
    with pytest.raises(CannotReach, match=f"answers at {address}. Start one with `dueprocess dev`"):
        await connect()


@pytest.mark.parametrize(
    ("name", "value"), [("TEMPORAL_ADDRESS", "not an address"), ("TEMPORAL_PROFILE", "no-such-profile")]
)
async def test_a_wrong_configuration_is_said_to_be_one(name: str, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(WrongConfiguration, match="variables that begin with TEMPORAL_"):
        await connect()
