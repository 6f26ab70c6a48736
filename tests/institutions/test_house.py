"""`house.toml`: what it may say, and that a mistake in it is named by file, setting and cure."""

from collections.abc import Callable
from pathlib import Path

import pytest

from dueprocess.institutions import CannotLoad, Institutions
from dueprocess.institutions.answers import House
from dueprocess.institutions.file_faults import InvalidFile
from dueprocess.institutions.folder import FolderInstitution
from dueprocess.institutions.font_files import families_in
from dueprocess.institutions.house import LARGEST_CREST, files_of, read_house
from dueprocess.letters.glyphs import FONTS

Write = Callable[..., Path]
Load = Callable[..., Institutions]

SVG = "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><path d='M0 0h9v9z'/></svg>"


@pytest.fixture
def folder(write_folder: Write) -> Path:
    """An institution with every file that a house style can name."""
    folder = write_folder()
    (folder / "crest.svg").write_text(SVG)
    (folder / "crest.png").write_bytes(b"\x89PNG\r\n\x1a\nrest")
    (folder / "letter.typ").write_text("= Hello")
    (folder / "page.html").write_text("<main>{{ body }}</main>")
    (folder / "fonts").mkdir()
    (folder / "fonts" / "NotoSansHebrew-Regular.ttf").write_bytes((FONTS / "NotoSansHebrew-Regular.ttf").read_bytes())
    (folder / "fonts" / "README.md").write_text("x")
    return folder


WHOLE = """
letterhead = ["Anytown", "Information Team"]
colour = "#0b5d4b"
footer = "x"
crest = "crest.svg"
crest_alt = "A shield"
font = "Noto Sans Hebrew"
fonts = "fonts"
typst = "letter.typ"
html = "page.html"
"""


def test_every_setting_reaches_the_letters_and_files_are_found_beside_it(folder: Path, load: Load) -> None:
    (folder / "house.toml").write_text(WHOLE)
    house = load("anytown").house("anytown")
    assert house == House(
        letterhead=("Anytown", "Information Team"),
        colour="#0b5d4b",
        footer="x",
        crest=folder / "crest.svg",
        crest_alt="A shield",
        font="Noto Sans Hebrew",
        fonts=folder / "fonts",
        typst=folder / "letter.typ",
        html=folder / "page.html",
    )
    assert [file.name for file in files_of(house)] == [
        *("crest.svg", "letter.typ", "page.html", "NotoSansHebrew-Regular.ttf")
    ]


def test_all_of_it_may_be_left_out(folder: Path, load: Load) -> None:
    assert read_house(folder) is None
    assert load("anytown").house("anytown") == House()
    (folder / "house.toml").write_text("")
    assert load("anytown").house("anytown") == House()


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        ("color = '#000000'", "color: there is no such setting. Did you mean 'colour'?"),
        ("xyz = 1", "xyz: there is no such setting. There are letterhead, colour, footer, crest,"),
        ("colour = 'red'", "colour: String should match pattern"),
        ("[house]\ncolour = '#000000'", "house: there is no such setting."),
        ("colour = ", "this is not TOML in UTF-8: "),
        ("crest = 'crset.svg'", "crest: there is no file crset.svg beside house.toml. Did you mean 'crest.svg'?"),
        ("crest = 'letter.typ'", "crest: letter.typ must end in .svg or .png"),
        ("crest = 'big.svg'", f"crest: big.svg has {LARGEST_CREST + 1} bytes; at most {LARGEST_CREST} can be used"),
        ("crest = 'false.png'", "crest: false.png is not what its ending says; save it as SVG or PNG again"),
        ("crest = 'false.svg'", "crest: false.svg is not what its ending says"),
        ("crest = '../crest.svg'", "crest: ../crest.svg lies elsewhere; keep it in the folder of house.toml"),
        ("html = '/etc/passwd'", "html: /etc/passwd lies elsewhere"),
        ("crest_alt = 'A shield'", "crest_alt: there is no crest to describe; give crest too, or take this out"),
        ("font = 'Noto Sans Hebrew'", "font: give fonts too, the folder with the files of Noto Sans Hebrew"),
        ("fonts = 'fonts'", "fonts: give font too, the name of the family to use"),
        ("font = 'X'\nfonts = 'font'", "fonts: there is no folder font beside house.toml"),
        ("font = 'X'\nfonts = 'wording'", "fonts: wording holds no .ttf or .otf file that can be read"),
        (
            "font = 'Noto Sans Hebrw'\nfonts = 'fonts'",
            "font: fonts has no family 'Noto Sans Hebrw'. Did you mean 'Noto Sans Hebrew'?",
        ),
        ("font = 'Xyz'\nfonts = 'fonts'", "font: fonts has no family 'Xyz'. There are Noto Sans Hebrew."),
        ("font = \"'; x\"\nfonts = 'fonts'", "font: String should match pattern"),
        ("typst = 'lettr.typ'", "typst: there is no file lettr.typ beside house.toml. Did you mean 'letter.typ'?"),
        ("typst = 'page.html'", "typst: page.html must end in .typ"),
        ("html = 'gone.html'", "html: there is no file gone.html beside house.toml. Did you mean 'page.html'?"),
        ("html = 'false.html'", "html: false.html has no place for the words of the letter; put {{ body }} there"),
    ],
)
def test_a_mistake_is_named_with_its_cure(folder: Path, written: str, sentence: str) -> None:
    (folder / "big.svg").write_text(SVG.ljust(LARGEST_CREST + 1))
    for name in ("false.png", "false.svg", "false.html"):
        (folder / name).write_text("{{ title }}")
    path = folder / "house.toml"
    path.write_text(written)
    with pytest.raises(InvalidFile) as refused:
        read_house(folder)
    assert str(refused.value).startswith(f"{path}: {sentence}")
    assert "\n" not in str(refused.value)


def test_a_mistake_stops_the_start(folder: Path, load: Load) -> None:
    (folder / "house.toml").write_text("color = '#000000'")
    with pytest.raises(CannotLoad, match=r"^institution 'anytown': .*house\.toml: color: there is no such setting"):
        load("anytown")


def test_the_table_that_house_style_once_was_is_sent_to_its_file(write_folder: Write, load: Load) -> None:
    write_folder(more="[house]\ncolour = '#000000'")
    with pytest.raises(CannotLoad) as refused:
        load("anytown")
    assert str(refused.value).endswith(
        "institution.toml: house: move these settings to a file house.toml beside this one, where they stand at the "
        "top, without [house]."
    )


@pytest.mark.parametrize("name", ["house.toml", "crest.svg", "letter.typ", "page.html", "fonts/other.ttf"])
def test_the_version_of_a_folder_changes_with_each_file_of_its_look(folder: Path, name: str) -> None:
    (folder / "house.toml").write_text(WHOLE)
    before = FolderInstitution(folder, "anytown").fingerprint()
    assert FolderInstitution(folder, "anytown").fingerprint() == before
    file = folder / name
    file.write_bytes((file.read_bytes() if file.exists() else b"") + b"\n")
    assert FolderInstitution(folder, "anytown").fingerprint() != before


def test_families_are_those_of_the_files() -> None:
    assert {"Noto Sans", "Noto Sans Arabic", "Noto Sans Hebrew", "Noto Sans Bengali"} <= families_in(FONTS)


def test_a_file_that_is_no_font_has_no_family(tmp_path: Path) -> None:
    (tmp_path / "empty.ttf").write_bytes(b"")
    (tmp_path / "words.otf").write_text("no font " * 9)
    assert families_in(tmp_path) == set()
