"""Commands that need a server, where there is none or the wrong one."""

from pathlib import Path

import pytest

from cli.conftest import Command
from servers import free_ports

EXAMPLE = Path(__file__).parents[2] / "examples" / "leeds-k-20-053.json"

NEED_A_SERVER = [
    ("list",),
    ("open", EXAMPLE, "--key", "k"),
    ("show", "leeds/k"),
    ("wait", "leeds/k"),
    ("tell", "withdrawn", "leeds/k"),
    ("replan", "leeds/k"),
    ("retry-held-notices", "leeds/k"),
    ("bootstrap",),
    ("worker",),
]


@pytest.mark.parametrize("arguments", NEED_A_SERVER, ids=lambda arguments: arguments[0])
def test_without_a_server_a_command_says_so_in_one_line(
    arguments: tuple[str | Path, ...], command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = f"127.0.0.1:{free_ports()[0]}"
    monkeypatch.setenv("TEMPORAL_ADDRESS", address)
    printed = command(*arguments)
    assert (printed.code, printed.out) == (1, "")
    assert printed.err.startswith(f"No Temporal server answers at {address}. Start one with `dueprocess dev`")
    assert printed.err.count("\n") == 1


def test_a_wrong_address_is_said_to_be_wrong(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TEMPORAL_ADDRESS", "not an address")
    printed = command("list")
    assert (printed.code, printed.out) == (1, "")
    assert printed.err.startswith("Temporal's environment configuration cannot be used: ")


@pytest.mark.parametrize("arguments", NEED_A_SERVER[:7], ids=lambda arguments: arguments[0])
def test_a_namespace_that_is_not_there_is_named(
    arguments: tuple[str | Path, ...], online: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TEMPORAL_NAMESPACE", "nowhere")
    printed = online(*arguments)
    assert (printed.code, printed.out) == (1, "")
    assert "Namespace nowhere is not found" in printed.err
    assert "dueprocess bootstrap" in printed.err


def test_a_worker_for_a_namespace_that_is_not_there_says_so(online: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TEMPORAL_NAMESPACE", "nowhere")
    printed = online("worker")
    assert (printed.code, "Namespace nowhere is not found" in printed.err) == (1, True)


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("DUEPROCESS_INSTITUTIONS", "nobody", "institution 'nobody': it is enabled but neither installed nor in a"),
        ("DUEPROCESS_LOG_FORMAT", "loud", "'log_format'"),
        ("DUEPROCESS_HOME", "/dev/null/home", "/dev/null"),
    ],
)
def test_a_wrong_setting_of_a_worker_is_named(
    name: str, value: str, said: str, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, value)
    printed = command("worker")
    assert (printed.code, printed.out) == (1, "")
    assert said in printed.err
    assert printed.err.count("\n") == 1


def test_a_command_that_is_none_is_refused_with_a_hint(command: Command) -> None:
    printed = command("close")
    assert printed.code == 2
    assert "No such command 'close'" in printed.err


def test_help_names_every_command(command: Command) -> None:
    printed = command("--help")
    assert printed.code == 0
    commands = (
        "demo",
        "dev",
        "worker",
        "bootstrap",
        "open",
        "list",
        "show",
        "wait",
        "tell",
        "replan",
        "clock",
        "letter",
    )
    assert [name for name in commands if f"\n  {name} " not in printed.out] == []
