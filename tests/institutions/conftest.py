"""Institutions to test with: real folders and real installed packages, written into a temporary place."""

import importlib
import sys
from collections.abc import Callable
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
WritePackage = Callable[..., Path]


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
def write_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> WritePackage:
    """Write an installed package, `<name>-foi`, whose `institution.py` holds this code."""
    site = tmp_path / "site"
    site.mkdir()
    monkeypatch.setattr(sys, "path", [str(site), *sys.path])

    def write(name: str, code: str, version: str = "1.4.0", api: str = "DUEPROCESS_API = 1") -> Path:
        package = f"{name.replace('-', '_')}_institution"
        (site / package).mkdir()
        (site / package / "__init__.py").touch()
        (site / package / "institution.py").write_text(f"{api}\n{dedent(code)}")
        write_metadata(site, name, version, package)
        return site / package

    return write


def write_metadata(site: Path, name: str, version: str, entry_point: str) -> None:
    """What installing the package `<name>-foi` would leave behind."""
    info = site / f"{name}-{version}.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}-foi\nVersion: {version}\n")
    (info / "entry_points.txt").write_text(f"[dueprocess.institutions]\n{name} = {entry_point}\n")
    importlib.invalidate_caches()


@pytest.fixture
def load(folders: Path) -> Callable[..., Institutions]:
    """Load institutions by name from the folders and installed packages of this test."""

    def loaded(*enabled: str, **more: object) -> Institutions:
        return Institutions.load(enabled, (folders,), **more)  # type: ignore[arg-type]  # passed on as it is

    return loaded
