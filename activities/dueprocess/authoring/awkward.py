"""Applicants whose names and words are easily spoilt. All are invented."""

from collections.abc import Mapping
from typing import Final

AWKWARD_NAMES: Final[Mapping[str, str]] = {
    "apostrophe": "Siobhán O'Neill-Example",
    "welsh": "Gwenllian Ŵyn ap Siôn",
    "long": " ".join(["Maximiliana"] * 16 + ["Example!"]),
    "right-to-left": "מרים לדוגמה",
    "markup": "Robin <b>Sample</b> & {{ sons }} *Ltd*",
}
"""By what is awkward about each; the long one has 200 characters."""

AWKWARD_REQUEST: Final = (
    "How much is <script>alert(1)</script> & <b>50%</b> of £1,000?\n\n# Not a heading\n\n{{ reference }} {% if %}"
)
"""The words of a request that a letter must print and not obey."""
