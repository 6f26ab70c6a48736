"""How Hypothesis searches: the same examples on every run where a build must not depend on luck. And the databases."""

import os
from collections.abc import Generator
from pathlib import Path

import pytest
from hypothesis import Phase, settings

settings.register_profile("here", deadline=None, max_examples=100)
settings.register_profile("ci", settings.get_profile("here"), derandomize=True, database=None)
# A mutant need only fail, on whatever example.
settings.register_profile(
    "mutants",
    settings.get_profile("ci"),
    max_examples=15,
    phases=(Phase.explicit, Phase.generate),
    report_multiple_bugs=False,
)
settings.load_profile("ci" if os.environ.get("CI") else "here")

# Where compiled modules are not kept, each process that a test starts would spend a second on compiling them again.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
os.environ["PYTHONPYCACHEPREFIX"] = str(Path(__file__).parents[1] / ".pytest_cache" / "compiled")


@pytest.fixture(scope="session")
def postgres() -> Generator[str]:
    """The address of a PostgreSQL whose user may create databases."""
    from postgres import running_postgres  # noqa: PLC0415 - most tests need none, and are not to wait for it

    with running_postgres() as url:
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> Generator[str]:
    """The address of a register that does not exist yet, once in each kind of database."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path}/new/register.sqlite"
        return
    from postgres import new_database  # noqa: PLC0415 - as above

    with new_database(request.getfixturevalue("postgres")) as url:
        yield url
