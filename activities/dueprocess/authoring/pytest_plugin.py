"""What pytest gets from Dueprocess: the option `--institution`, and with it the contract's and authors' fixtures.

pytest imports this module in every environment in which Dueprocess is installed, so it imports nothing else before the
option is given.
"""

from importlib import import_module
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from dueprocess.authoring.subject import Subject


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options that say which institution is tested."""
    group = parser.getgroup("dueprocess", "institutions of Dueprocess")
    group.addoption("--institution", metavar="NAME", help="the institution that is tested, as it is enabled")
    group.addoption(
        "--institution-folder",
        metavar="DIR",
        action="append",
        default=[],
        help="a folder of institution folders; may be repeated",
    )
    group.addoption(
        "--beside",
        metavar="NAME",
        action="append",
        default=[],
        help="an institution that is enabled with it, if it only adds to another's authority; may be repeated",
    )
    group.addoption(
        "--deeds",
        action="store_true",
        help="also send sample letters by its channels, and tell it of sample events",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Offer the fixtures where an institution is tested."""
    if config.getoption("--institution"):
        config.pluginmanager.register(import_module("dueprocess.authoring.fixtures"), "dueprocess-fixtures")


@pytest.fixture(scope="session")
def loaded_institution(pytestconfig: pytest.Config) -> "Subject | str":
    """The institution that `--institution` names, or why it cannot be loaded."""
    if not pytestconfig.getoption("--institution"):
        raise pytest.UsageError("Say which institution is tested: pytest --institution NAME")
    from dueprocess.authoring.fixtures import load  # noqa: PLC0415 - it imports all that Dueprocess is made of

    return load(pytestconfig)
