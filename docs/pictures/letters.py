"""Make the pictures of letters again: `.venv/bin/python docs/pictures/letters.py`, once the tests' packages are there.

Each is the first page of a sample letter of `examples/institutions/anytown`, in the built-in layout.
"""

import io
import json
from pathlib import Path

import typst
from PIL import Image, ImageOps

from dueprocess.case.notices import Notice
from dueprocess.institutions import Institutions
from dueprocess.law.regime import Statute
from dueprocess.letters import compose
from dueprocess.letters.glyphs import FONTS
from dueprocess.letters.layout_input import layout_input
from dueprocess.letters.samples import samples_of

HERE = Path(__file__).parent
LAYOUT = HERE.parents[1] / "activities" / "dueprocess" / "letters" / "letter.typ"
ANYTOWN = HERE.parents[1] / "examples" / "institutions"
PICTURES = {
    "letter-decision": (Notice.DECISION, "disclosed-in-part"),
    "letter-neither": (Notice.DECISION, "neither-confirmed-nor-denied"),
    "letter-extension": (Notice.EXTENSION, "extended"),
    "letter-review": (Notice.REVIEW_OUTCOME, "overturned"),
}
WIDE = 800
INCHES = 210 / 25.4
COLOURS = 96
FRAME = "#c9ced6"


def main() -> None:
    """Make all of them."""
    institutions = Institutions.load(("anytown",), (ANYTOWN,))
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])
    compiler = typst.Compiler(str(LAYOUT), font_paths=fonts, ignore_system_fonts=True)
    for name, (notice, sample_name) in PICTURES.items():
        sample = next(one for one in samples_of(notice, Statute.FOIA_2000) if one.name == sample_name)
        letter = compose(
            notice,
            wording=institutions.wording("anytown", notice, "en", Statute.FOIA_2000),
            particulars=sample.particulars,
            office=institutions.office("anytown"),
        )
        given = json.dumps(layout_input(letter, institutions.house("anytown")), ensure_ascii=False)
        pages = compiler.compile(format="png", ppi=2 * WIDE / INCHES, sys_inputs={"letter": given})
        page = Image.open(io.BytesIO(pages if isinstance(pages, bytes) else pages[0])).convert("RGB")
        small = page.resize((WIDE, round(WIDE * page.height / page.width)), Image.Resampling.LANCZOS)
        framed = ImageOps.expand(small, border=1, fill=FRAME)
        framed.quantize(COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE).save(
            HERE / f"{name}.png", optimize=True
        )


if __name__ == "__main__":
    main()
