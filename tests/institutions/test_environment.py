"""A value may stand in the environment instead of institution.toml, and a secret must."""

from collections.abc import Callable
from pathlib import Path

import pytest

from dueprocess.institutions import Institutions
from dueprocess.institutions.discovery import find
from dueprocess.institutions.file_faults import InvalidFile
from dueprocess.institutions.settings import read_settings

Write = Callable[..., Path]
Load = Callable[..., Institutions]

OFFICE = """
    [office]
    authority = "Anytown Borough Council"
    website = { env = "ANYTOWN_WEBSITE" }
    review = { role = "Monitoring Officer", email = "reviews@anytown.example" }
    signatory = { role = "Information Manager" }
    [office.enquiries]
    role = "Information Team"
    email.env = "ANYTOWN_EMAIL"
    address = ["Town Hall", { env = "ANYTOWN_POSTCODE" }]
    [practice]
    posting_working_days = { env = "ANYTOWN_POSTING" }
"""


@pytest.fixture
def environment(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    monkeypatch.setenv("ANYTOWN_WEBSITE", "www.anytown.example")
    monkeypatch.setenv("ANYTOWN_EMAIL", "foi@anytown.example")
    monkeypatch.setenv("ANYTOWN_POSTCODE", "AN1 1AA")
    monkeypatch.setenv("ANYTOWN_POSTING", "2")
    return monkeypatch


@pytest.mark.usefixtures("environment")
def test_text_numbers_and_lines_of_a_list_are_taken_from_the_environment(write_folder: Write, load: Load) -> None:
    write_folder(settings=OFFICE)
    institutions = load("anytown")
    office = institutions.office("anytown")
    assert (office.website, office.enquiries.email) == ("www.anytown.example", "foi@anytown.example")
    assert office.enquiries.address == ("Town Hall", "AN1 1AA")
    assert institutions.plan("anytown", "foia-2000").practice.posting_working_days == 2


def test_a_missing_variable_is_named_with_its_setting_its_line_and_the_cure_beside_every_other_mistake(
    write_folder: Write, environment: pytest.MonkeyPatch
) -> None:
    environment.delenv("ANYTOWN_POSTCODE")
    environment.delenv("ANYTOWN_EMAIL")
    environment.setenv("ANYTOWN_EMAILS", "")
    path = write_folder(settings=OFFICE, more="[prctice]") / "institution.toml"
    with pytest.raises(InvalidFile) as refused:
        read_settings(path)
    assert [(fault.line, fault.setting) for fault in refused.value.faults] == [
        (9, "office.enquiries.email"),
        (10, "office.enquiries.address.2"),
        (13, "prctice"),
    ]
    assert str(refused.value).startswith(
        f"{path}: office.enquiries.email: there is no environment variable ANYTOWN_EMAIL. "
        "Did you mean 'ANYTOWN_EMAILS'? Set it where Dueprocess is started."
    )


def test_a_value_of_the_environment_that_cannot_be_used_is_not_shown(
    write_folder: Write, environment: pytest.MonkeyPatch
) -> None:
    environment.setenv("ANYTOWN_EMAIL", "hunter2")
    with pytest.raises(InvalidFile, match=r"\(it is the value of ANYTOWN_EMAIL\)") as refused:
        read_settings(write_folder(settings=OFFICE) / "institution.toml")
    assert "hunter2" not in str(refused.value)


@pytest.mark.parametrize("name", ["''", "'TWO WORDS'", "4"])
def test_a_name_that_no_variable_can_have_is_refused(write_folder: Write, name: str) -> None:
    path = write_folder(more=f"[escalation]\nrepeat_every_working_days = {{ env = {name} }}") / "institution.toml"
    with pytest.raises(InvalidFile, match="cannot be the name of an environment variable; use letters, digits and _"):
        read_settings(path)


def test_the_version_of_a_folder_is_that_of_its_files_whatever_the_environment_holds(
    write_folder: Write, folders: Path, environment: pytest.MonkeyPatch
) -> None:
    write_folder(settings=OFFICE)
    before = find("anytown", [folders]).version
    environment.setenv("ANYTOWN_POSTCODE", "AN2 2BB")
    assert find("anytown", [folders]).version == before


def test_the_house_style_takes_nothing_from_the_environment(write_folder: Write, load: Load) -> None:
    (write_folder() / "house.toml").write_text('footer = { env = "PATH" }')
    with pytest.raises(ValueError, match="footer: Input should be a valid string"):
        load("anytown")
