"""What the tests of deploy/ share."""

from collections.abc import Callable
from pathlib import Path

import pytest
from ruamel.yaml import YAML


@pytest.fixture(scope="session")
def read_yaml() -> Callable[[Path], object]:
    def read(path: Path) -> object:
        found: object = YAML(typ="safe").load(path)  # pyright: ignore[reportUnknownMemberType]  ruamel leaves it untyped
        return found

    return read
