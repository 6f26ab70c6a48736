"""Every test of the register is run on both databases."""

from collections.abc import Generator

import pytest
from sqlalchemy import Engine

from dueprocess.register import open_register


@pytest.fixture
def engine(address: str) -> Generator[Engine]:
    """A register that was just made."""
    opened = open_register(address)
    yield opened
    opened.dispose()
