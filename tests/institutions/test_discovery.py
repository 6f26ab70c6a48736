"""Enabled institutions are found, or one sentence says what is wrong with which."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from dueprocess.institutions import CannotLoad, Institutions, available
from institutions.conftest import SETTINGS, write_metadata

Write = Callable[..., Path]
WritePackage = Callable[..., Path]
Load = Callable[..., Institutions]

COUNCIL = """
    from dueprocess.institutions import Contact, Office, Signatory, hookimpl

    @hookimpl
    def dueprocess_authorities():
        return ["{key}"]

    @hookimpl
    def dueprocess_office(authority):
        if authority == "{key}":
            to = Contact(role="Team", email="foi@{key}.example")
            return Office(authority="Council", enquiries=to, review=to, signatory=Signatory(role="Manager"))
"""


def test_a_folder_and_a_package_are_both_found_by_name(
    write_folder: Write, write_package: WritePackage, load: Load
) -> None:
    write_folder("anytown")
    write_package("sometown", COUNCIL.format(key="sometown"))
    institutions = load("sometown", "anytown")
    assert institutions.authorities() == ("anytown", "sometown")
    assert [str(plugin) for plugin in institutions.plugins][1] == "sometown-foi 1.4.0"
    assert institutions.office("sometown").enquiries.email == "foi@sometown.example"


def test_a_package_is_a_folder_of_files_that_is_installed_and_needs_no_python(
    write_package: WritePackage, load: Load
) -> None:
    package = write_package("sometown", "")
    (package / "institution.py").unlink()
    (package / "__init__.py").write_text("raise RuntimeError('never run')")
    (package / "institution.toml").write_text(SETTINGS.replace("    ", ""))
    institutions = load("sometown")
    assert institutions.authorities() == ("sometown",)
    assert institutions.office("sometown").authority == "Anytown Borough Council"
    assert "sometown_institution" not in sys.modules


def test_nothing_is_loaded_unless_it_is_enabled(write_folder: Write, write_package: WritePackage, load: Load) -> None:
    write_folder("anytown")
    write_package("sometown", "raise RuntimeError('never imported')")
    assert load("anytown").authorities() == ("anytown",)
    assert load().authorities() == ()


def test_what_is_enabled_but_not_there_is_said_with_what_is(
    write_folder: Write, write_package: WritePackage, load: Load, folders: Path
) -> None:
    write_folder("anytown")
    write_package("sometown", COUNCIL.format(key="sometown"))
    names = available((folders,))
    assert {"anytown", "sometown"} <= set(names)
    with pytest.raises(CannotLoad) as refused:
        load("anytwon")
    assert str(refused.value) == (
        "institution 'anytwon': it is enabled but neither installed nor in a folder. Did you mean 'anytown'? "
        f"There is: {', '.join(names)}."
    )


def test_a_name_in_a_folder_and_in_a_package_is_refused_naming_both(
    write_folder: Write, write_package: WritePackage, load: Load
) -> None:
    folder = write_folder("anytown")
    write_package("anytown", COUNCIL.format(key="anytown"))
    with pytest.raises(CannotLoad, match=f"more than once: {folder}, package anytown-foi; remove or rename"):
        load("anytown")


@pytest.mark.parametrize(
    ("code", "api", "sentence"),
    [
        ("import no_such_module", "DUEPROCESS_API = 1", "cannot be imported (ModuleNotFoundError: No module named"),
        ("1 +", "DUEPROCESS_API = 1", "cannot be imported (SyntaxError: "),
        (
            "raise SystemExit(3)",
            "DUEPROCESS_API = 1",
            "cannot be imported (SystemExit: 3 (institution.py, line 2)); mend it, or do not enable",
        ),
        (COUNCIL, "", "put DUEPROCESS_API = 1 into institution.py"),
        (COUNCIL, "DUEPROCESS_API = '1'", "put DUEPROCESS_API = 1 into institution.py"),
        (COUNCIL, "DUEPROCESS_API = 2", "it was written for version 2 of the hooks, and this release speaks 1; "),
    ],
)
def test_code_that_cannot_be_used_is_named_with_its_version(
    write_package: WritePackage, load: Load, code: str, api: str, sentence: str
) -> None:
    write_package("sometown", code, api=api)
    with pytest.raises(CannotLoad, match=r"^institution 'sometown': sometown-foi 1\.4\.0: ") as refused:
        load("sometown")
    assert sentence in str(refused.value)


@pytest.mark.parametrize(
    ("entry_point", "sentence"),
    [
        ("some_package:institution", "is 'some_package:institution'; name the package alone: 'some_package'"),
        ("some.package", "is 'some.package'; name the package alone: 'some'"),
        ("no_such_package", "there is no package 'no_such_package'; install it again"),
    ],
)
def test_an_entry_point_that_names_no_package_is_refused(
    write_package: WritePackage, load: Load, entry_point: str, sentence: str
) -> None:
    site = write_package("other", "").parent
    write_metadata(site, "sometown", "1.4.0", entry_point)
    with pytest.raises(CannotLoad) as refused:
        load("sometown")
    assert str(refused.value).startswith("institution 'sometown': package sometown-foi 1.4.0: ")
    assert sentence in str(refused.value)


def test_a_package_with_nothing_in_it_is_refused(write_package: WritePackage, load: Load) -> None:
    (write_package("sometown", "") / "institution.py").unlink()
    with pytest.raises(CannotLoad, match=r"it has neither institution\.toml nor institution\.py; put one of them into"):
        load("sometown")


def test_a_wrong_file_in_a_package_is_named_with_the_package(write_package: WritePackage, load: Load) -> None:
    (write_package("sometown", "") / "institution.toml").write_text("[offce]")
    with pytest.raises(CannotLoad, match=r"^institution 'sometown': package sometown-foi 1\.4\.0: .*institution\.toml"):
        load("sometown")


def test_the_version_of_a_folder_changes_with_its_content(write_folder: Write, load: Load) -> None:
    folder = write_folder("anytown", decision="<!-- part: contact -->\nWrite to us.")
    versions = [load("anytown").plugins[0].version, load("anytown").plugins[0].version]
    (folder / "wording" / "decision.en.md").write_text("<!-- part: contact -->\nDo write to us.")
    versions.append(load("anytown").plugins[0].version)
    (folder / "institution.py").write_text("DUEPROCESS_API = 1")
    versions.append(load("anytown").plugins[0].version)
    assert versions[0] == versions[1]
    assert len(set(versions)) == 3
