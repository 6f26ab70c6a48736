"""Every letter under every law is a PDF that a screen reader follows and an archive can keep: PDF/UA-1, PDF/A-2a."""

import io
import shutil
import subprocess
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pdfua
import pikepdf
import pytest

from dueprocess.case.notices import Notice
from dueprocess.institutions.answers import House
from dueprocess.institutions.builtin import SPOKEN, BuiltIn
from dueprocess.institutions.house import read_house
from dueprocess.law.regime import Statute
from dueprocess.letters import Form, Letter, as_pdf, compose
from dueprocess.letters.samples import SAMPLE_OFFICE, Sample, samples_of
from dueprocess.letters.tree import Block, BulletList, Heading, NumberedList, Paragraph, Quote, Table, Text

pytestmark = pytest.mark.special

ANYTOWN = Path(__file__).parents[2] / "examples" / "institutions" / "anytown"
LAWS = sorted(SPOKEN["en"])
SAMPLES = [
    pytest.param(statute, sample, id=f"{statute}-{sample.notice}-{sample.name}")
    for statute in LAWS
    for notice in Notice
    for sample in samples_of(notice, statute)
    if not sample.is_least
]
FORMS = [
    pytest.param(form, notice, id=f"{form}-{notice}")
    for form in (Form.LARGE_PRINT, Form.POSTAL)
    for notice in (Notice.DECISION, Notice.CLARIFICATION, Notice.REVIEW_OUTCOME)
]


@pytest.fixture(scope="module")
def house() -> House:
    read = read_house(ANYTOWN)
    assert read is not None
    return read


def letter_of(statute: Statute, sample: Sample) -> Letter:
    wording = BuiltIn().dueprocess_wording(sample.notice, "en", statute)
    assert wording is not None
    return compose(sample.notice, wording=wording, particulars=sample.particulars, office=SAMPLE_OFFICE)


def tags_of(pdf: pikepdf.Pdf) -> list[str]:
    """The structure elements in the order of reading."""
    return [str(element.get("/S", "")) for element in elements(pdf.Root["/StructTreeRoot"])]


def elements(element: pikepdf.Object) -> Iterator[pikepdf.Dictionary]:
    children = element.get("/K", pikepdf.Array())
    for child in children if isinstance(children, pikepdf.Array) else [children]:
        if isinstance(child, pikepdf.Dictionary) and "/S" in child:
            yield child
            yield from elements(child)


def wanted(letter: Letter) -> dict[str, int]:
    """How many elements of each kind the words of the letter ask for, besides those of its head."""
    counts: dict[str, int] = dict.fromkeys(("heading", "/L", "/LI", "/Table", "/TH", "/TR", "/BlockQuote", "/Link"), 0)
    counts["heading"] = 1

    def count(blocks: tuple[Block, ...]) -> None:
        for block in blocks:
            match block:
                case Heading():
                    counts["heading"] += 1
                case Quote(blocks=inner):
                    counts["/BlockQuote"] += 1
                    count(inner)
                case BulletList(items=items) | NumberedList(items=items):
                    counts["/L"] += 1
                    counts["/LI"] += len(items)
                    for item in items:
                        count(item)
                case Table(head=head, rows=rows):
                    counts["/Table"] += 1
                    counts["/TH"] += len(head)
                    counts["/TR"] += 1 + len(rows)
                case Paragraph(content=content):
                    counts["/Link"] += any(isinstance(one, Text) and one.href for one in content)
                case _:
                    pass

    for part in letter.body:
        count(part.blocks)
    return counts


def check(made: bytes, letter: Letter, tmp_path: Path) -> None:
    file = tmp_path / "letter.pdf"
    file.write_bytes(made)
    errors = [one for one in pdfua.validate(str(file)).findings if one.severity is pdfua.Severity.ERROR]
    assert [one.message for one in errors] == []
    with pikepdf.open(io.BytesIO(made)) as pdf:
        assert str(pdf.Root["/Lang"]) == "en-GB"
        assert pdf.Root["/MarkInfo"]["/Marked"]
        assert pdf.Root["/ViewerPreferences"]["/DisplayDocTitle"]
        with pdf.open_metadata() as metadata:
            assert metadata["dc:title"] == letter.title
            assert metadata["pdfuaid:part"] == "1"
            assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("2", "A")
        tags = tags_of(pdf)
        assert tags[0] == "/Document"
        levels = [int(tag[2:]) for tag in tags if tag[:2] == "/H" and tag[2:].isdecimal()]
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(level <= before + 1 for before, level in pairwise(levels))
        asked = wanted(letter)
        assert len(levels) == asked.pop("heading")
        for tag, least in asked.items():
            assert tags.count(tag) >= least, tag
        assert tags.count("/Table") == asked["/Table"], "columns that only place words are no tables"
        for page in pdf.pages:
            assert page.obj["/Tabs"] == "/S" or "/Annots" not in page.obj


@pytest.mark.parametrize(("statute", "sample"), SAMPLES)
def test_every_letter_is_tagged_and_a_checker_finds_no_error(
    statute: Statute, sample: Sample, house: House, tmp_path: Path
) -> None:
    letter = letter_of(statute, sample)
    check(as_pdf(letter, house), letter, tmp_path)


@pytest.mark.parametrize(("form", "notice"), FORMS)
def test_so_are_large_print_and_letters_for_the_post(form: Form, notice: Notice, house: House, tmp_path: Path) -> None:
    letter = letter_of(Statute.FOIA_2000, samples_of(notice, Statute.FOIA_2000)[-2])
    check(as_pdf(letter, house, form), letter, tmp_path)


@pytest.mark.skipif(shutil.which("verapdf") is None, reason="veraPDF is not installed: verapdf.org has it")
@pytest.mark.parametrize("flavour", ["ua1", "2a"])
def test_verapdf_finds_every_letter_to_conform(flavour: str, house: House, tmp_path: Path) -> None:
    for number, parameters in enumerate(SAMPLES):
        statute, sample = parameters.values
        assert isinstance(statute, Statute)
        assert isinstance(sample, Sample)
        (tmp_path / f"{number}.pdf").write_bytes(as_pdf(letter_of(statute, sample), house))
    done = subprocess.run(
        ["verapdf", "--flavour", flavour, "--format", "text", str(tmp_path)],  # noqa: S607 - from PATH on purpose
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.count("PASS ") == len(SAMPLES), done.stdout
