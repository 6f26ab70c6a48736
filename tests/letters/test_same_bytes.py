"""One letter has the same bytes wherever it is made: two processes that agree on nothing else agree on it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.special

ANYTOWN = Path(__file__).parents[2] / "examples" / "institutions" / "anytown"

PROGRAM = """
import hashlib, locale, sys
from pathlib import Path
from dueprocess.case.notices import Notice
from dueprocess.institutions.builtin import BuiltIn
from dueprocess.institutions.house import read_house
from dueprocess.law.regime import Statute
from dueprocess.letters import LetterFormat, compose, render
from dueprocess.letters.samples import SAMPLE_OFFICE, samples_of

locale.setlocale(locale.LC_ALL, "")
house = read_house(Path(sys.argv[1]))
for notice, statute, name in (
    (Notice.DECISION, Statute.FOIA_2000, "disclosed-in-part"),
    (Notice.REVIEW_OUTCOME, Statute.EISR_2004, "overturned"),
    (Notice.EXTENSION, Statute.EIR_2004, "extended"),
):
    sample = next(one for one in samples_of(notice, statute) if one.name == name)
    name = "Si\\u00e2n \\u5927 \\U0001f44b \\u0645\\u0631\\u062d\\u0628\\u0627"
    particulars = sample.particulars.model_copy(update={"applicant": name})
    wording = BuiltIn().dueprocess_wording(notice, "en", statute)
    letter = compose(notice, wording=wording, particulars=particulars, office=SAMPLE_OFFICE)
    order = list(LetterFormat) if sys.argv[2] == "forwards" else list(LetterFormat)[::-1]
    made = {each: hashlib.sha256(render(letter, house, each)).hexdigest() for each in order}
    print(notice, *(f"{each} {made[each]}" for each in LetterFormat), sep="\\n")
"""


def digests(folder: Path, order: str, **environment: str) -> list[str]:
    folder.mkdir()
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(ANYTOWN), order],
        env={**os.environ, **environment},
        cwd=folder,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.splitlines()


def test_two_fresh_processes_make_the_same_bytes_in_every_format(tmp_path: Path) -> None:
    here = digests(tmp_path / "a", "forwards", PYTHONHASHSEED="1", TZ="Pacific/Auckland", LC_ALL="C", LANG="C")
    there = digests(
        tmp_path / "b",
        "backwards",
        PYTHONHASHSEED="4294967295",
        TZ="America/Los_Angeles",
        LC_ALL="C.UTF-8",
        LANG="cy_GB",
    )
    assert len(here) == 3 * 8
    assert here == there
    assert len(set(here)) == len(here)
