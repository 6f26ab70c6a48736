"""A new institution is whole, and what it says of the hooks is true."""

import re
import tomllib
from datetime import date
from pathlib import Path

import pytest

from dueprocess.authoring.hook_signatures import signatures
from dueprocess.authoring.making import make_files, make_package
from dueprocess.authoring.wanted import Wanted
from dueprocess.case.reading import Unreadable
from dueprocess.institutions import Institutions
from dueprocess.institutions.hooks import HOOKS
from dueprocess.letters.checks import check_folder

NORTH = Wanted("north-anytown", 'North "Anytown" Council', "foi@anytown.example", ("en", "cy"))


def test_a_folder_of_files_loads_and_has_no_mistake(tmp_path: Path) -> None:
    folder = make_files(NORTH, tmp_path)
    assert folder == tmp_path / "north-anytown"
    office = Institutions.load(["north-anytown"], [tmp_path]).office("north-anytown")
    assert (office.authority, office.languages) == (NORTH.authority, ("en", "cy"))
    assert not check_folder(folder).findings


def test_a_package_names_itself_and_where_its_institution_is(tmp_path: Path) -> None:
    folder = make_package(NORTH, tmp_path)
    project = tomllib.loads((folder / "pyproject.toml").read_text())
    assert project["project"]["entry-points"]["dueprocess.institutions"] == {
        "north-anytown": "dueprocess_north_anytown"
    }
    assert project["project"]["description"] == 'North "Anytown" Council as an institution of Dueprocess.'
    assert {path.name for path in (folder / "src" / "dueprocess_north_anytown").iterdir()} == {
        "__init__.py",
        "house.toml",
        "institution.py",
        "institution.toml",
        "py.typed",
        "wording",
    }
    assert not check_folder(folder / "src" / "dueprocess_north_anytown").findings


def test_every_hook_is_there_and_with_its_marks_taken_away_each_can_be_answered(tmp_path: Path) -> None:
    written = (make_package(NORTH, tmp_path) / "src" / "dueprocess_north_anytown" / "institution.py").read_text()
    live, _, others = written.partition("# All other hooks.")
    assert live.count("@hookimpl") == 2
    uncommented = live + re.sub("^# ?", "", others.partition("\n")[2], flags=re.MULTILINE)
    assert set(re.findall(r"^def (\w+)", uncommented, re.MULTILINE)) == set(HOOKS) - {"dueprocess_authorities"}
    folder = make_files(NORTH, tmp_path)
    (folder / "institution.py").write_text(uncommented)
    institutions = Institutions.load(["north-anytown"], [tmp_path])
    assert institutions.reference("north-anytown", "foia-2000", date(2026, 3, 4), 7) == "NORTH/2026/0007"
    institutions.close()


def test_a_signature_is_that_of_the_specification() -> None:
    assert [each.name for each in signatures()] == list(HOOKS)
    office = next(each for each in signatures() if each.name == "dueprocess_office")
    assert office.definition == "def dueprocess_office(authority: str) -> Office | None:"
    assert office.names == {"str", "Office"}


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    folder = make_files(NORTH, tmp_path)
    (folder / "house.toml").write_text('colour = "#000000"\n')
    with pytest.raises(Unreadable, match="is there already"):
        make_files(NORTH, tmp_path)
    assert (folder / "house.toml").read_text() == 'colour = "#000000"\n'


@pytest.mark.parametrize(
    ("name", "authority", "email", "languages", "why"),
    [
        ("Any Town", "A", "a@b.example", ("en",), "'Any Town' cannot be the key of an authority. Use at most 40"),
        ("anytown", "", "a@b.example", ("en",), "'' cannot be the full name of an authority."),
        ("anytown", "A", "nobody", ("en",), "'nobody' cannot be the e-mail address of an authority."),
        ("anytown", "A", "a@b.example", ("fr",), "Letters cannot be written in 'fr'. Use one or more of: en, cy."),
        ("anytown", "A", "a@b.example", ("en", "en"), "Name each language of the letters once: en, cy."),
        ("anytown", "A", "a@b.example", (), "Name each language of the letters once: en, cy."),
    ],
)
def test_what_cannot_be_used_is_refused_before_anything_is_written(
    name: str, authority: str, email: str, languages: tuple[str, ...], why: str
) -> None:
    with pytest.raises(Unreadable) as refused:
        Wanted(name, authority, email, languages)
    assert str(refused.value).startswith(why)
