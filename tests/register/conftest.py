"""Every test of the register is run on both databases."""

from collections.abc import Generator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from dueprocess.register import open_register
from postgres import new_database, running_postgres


@pytest.fixture(scope="session")
def postgres() -> Generator[str]:
    with running_postgres() as url:
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> Generator[str]:
    """The address of a register that does not exist yet."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path}/new/register.sqlite"
        return
    with new_database(request.getfixturevalue("postgres")) as url:
        yield url


@pytest.fixture
def engine(address: str) -> Generator[Engine]:
    """A register that was just made."""
    opened = open_register(address)
    yield opened
    opened.dispose()
