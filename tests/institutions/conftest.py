"""Institutions to test with: real folders and real installed packages, written into a temporary place."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from textwrap import dedent

import pytest

from dueprocess.institutions import Institutions

SETTINGS = """
    [office]
    authority = "Anytown Borough Council"
    enquiries = { role = "Information Team", email = "foi@anytown.example" }
    review = { role = "Monitoring Officer", email = "reviews@anytown.example" }
    signatory = { role = "Information Manager" }
"""

WriteFolder = Callable[..., Path]
WritePackage = Callable[..., None]


@pytest.fixture
def folders(tmp_path: Path) -> Path:
    """Where institution folders lie."""
    place = tmp_path / "institutions"
    place.mkdir()
    return place


@pytest.fixture
def write_folder(folders: Path) -> WriteFolder:
    """Write an institution folder: its name, more settings, and wording files by name."""

    def write(name: str = "anytown", more: str = "", settings: str = SETTINGS, **wording: str) -> Path:
        (folders / name / "wording").mkdir(parents=True)
        (folders / name / "institution.toml").write_text(dedent(settings) + dedent(more))
        for key, text in wording.items():
            file = f"{key.replace('_', '-')}.en.md"
            (folders / name / "wording" / file).write_text(dedent(text))
        return folders / name

    return write


@pytest.fixture
def write_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[WritePackage]:
    """Write an installed package whose entry point `<name>` is `institution` in its module."""
    site = tmp_path / "site"
    site.mkdir()
    monkeypatch.setattr(sys, "path", [str(site), *sys.path])
    modules: list[str] = []

    def write(name: str, code: str, version: str = "1.4.0", api: str = "DUEPROCESS_API = 1") -> None:
        module = f"{name.replace('-', '_')}_institution"
        modules.append(module)
        (site / f"{module}.py").write_text(f"{api}\n{dedent(code)}")
        info = site / f"{module}-{version}.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}-foi\nVersion: {version}\n")
        (info / "entry_points.txt").write_text(f"[dueprocess.institutions]\n{name} = {module}:institution\n")

    yield write
    for module in modules:
        sys.modules.pop(module, None)


@pytest.fixture
def load(folders: Path) -> Callable[..., Institutions]:
    """Load institutions by name from the folders and installed packages of this test."""

    def loaded(*enabled: str, **more: object) -> Institutions:
        return Institutions.load(enabled, (folders,), **more)  # type: ignore[arg-type]  # passed on as it is

    return loaded
