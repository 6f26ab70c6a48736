"""What a reader takes wrongly when a line ends inside it: postcodes, dates, sizes of files."""

import re
from typing import Final

from dueprocess.letters.dates import MONTHS

_MONTHS: Final = "|".join(month for months in MONTHS.values() for month in months)
_WHOLE: Final = re.compile(
    rf"\b[A-Z]{{1,2}}[0-9][A-Z0-9]? [0-9][A-Z]{{2}}\b|\b[0-9]{{1,2}} (?:{_MONTHS})\b|\b[0-9]+ (?:kB|MB)\b"
)


def unbroken(text: str) -> str:
    """`text` with a space that does not break within each of them: for formats that set their own lines."""
    return _WHOLE.sub(lambda found: found.group().replace(" ", "\N{NO-BREAK SPACE}"), text)
