"""Enabled institutions are found, or one sentence says what is wrong with which."""

from collections.abc import Callable
from pathlib import Path

import pytest

from dueprocess.institutions import CannotLoad, Institutions, available

Write = Callable[..., Path]
WritePackage = Callable[..., None]
Load = Callable[..., Institutions]

NOWHERE = """
    from pathlib import Path
    from dueprocess.institutions import from_folder
    institution = from_folder(Path("/nowhere"))
"""
COUNCIL = """
    from dueprocess.institutions import Contact, Office, Signatory, hookimpl

    class Council:
        @hookimpl
        def dueprocess_authorities(self):
            return ["{key}"]

        @hookimpl
        def dueprocess_office(self, authority):
            if authority == "{key}":
                to = Contact(role="Team", email="foi@{key}.example")
                return Office(authority="Council", enquiries=to, review=to, signatory=Signatory(role="Manager"))

    institution = Council()
"""


def test_a_folder_and_a_package_are_both_found_by_name(
    write_folder: Write, write_package: WritePackage, load: Load
) -> None:
    write_folder("anytown")
    write_package("sometown", COUNCIL.format(key="sometown"))
    institutions = load("sometown", "anytown")
    assert institutions.authorities() == ("anytown", "sometown")
    assert [str(plugin) for plugin in institutions.plugins][1] == "sometown-foi 1.4.0"


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
        ("other = 1", "DUEPROCESS_API = 1", "cannot be imported (AttributeError: "),
        (COUNCIL, "", "put DUEPROCESS_API = 1 into sometown_institution"),
        (COUNCIL, "DUEPROCESS_API = 2", "it was written for version 2 of the hooks, and this is version 1"),
        ("class institution: ...", "DUEPROCESS_API = 1", "is a class; name an instance of it"),
        (NOWHERE, "DUEPROCESS_API = 1", "/nowhere/institution.toml: cannot be read"),
    ],
)
def test_a_package_that_cannot_be_used_is_named_with_its_version(
    write_package: WritePackage, load: Load, code: str, api: str, sentence: str
) -> None:
    write_package("sometown", code, api=api)
    with pytest.raises(CannotLoad, match=r"^institution 'sometown': package sometown-foi 1\.4\.0") as refused:
        load("sometown")
    assert sentence in str(refused.value)


def test_the_version_of_a_folder_changes_with_its_content(write_folder: Write, load: Load) -> None:
    folder = write_folder("anytown", decision="<!-- part: contact -->\nWrite to us.")
    versions = [load("anytown").plugins[0].version, load("anytown").plugins[0].version]
    (folder / "wording" / "decision.en.md").write_text("<!-- part: contact -->\nDo write to us.")
    versions.append(load("anytown").plugins[0].version)
    assert versions[0] == versions[1] != versions[2]
