"""The institutions of the fault suite: invented councils, one for each channel that letters can leave by."""

from pathlib import Path
from textwrap import dedent

from servers import write_institution

IN_FOLDER = "wharram"
"""Its letters stay in the folder."""
BY_RECORDS = "fenby"
"""Its letters go to a records system, which takes a letter once for each key."""
BY_MAIL = "sedgemere"
"""Its letters go by mail."""

_RECORDS = '''\
"""A records system that takes a letter once for each key, and notes each time it is handed one."""

import hashlib
import os
import tempfile
import time
from datetime import date
from pathlib import Path

from dueprocess.institutions import SentReceipt, hookimpl

DUEPROCESS_API = 1
RECORDS = Path(__file__).parent / "records"


@hookimpl
def dueprocess_channels():
    return ["records"]


@hookimpl
def dueprocess_send(letter):
    RECORDS.mkdir(exist_ok=True)
    sums = sorted(file.sha256 for file in letter.files)
    whole = hashlib.sha256("".join(sums).encode()).hexdigest()
    with (RECORDS / "asked").open("ab", buffering=0) as asked:
        asked.write(f"{letter.key} {whole}\\n".encode())
    if (RECORDS / "takes_seconds").exists():
        time.sleep(float((RECORDS / "takes_seconds").read_text()))
    with tempfile.NamedTemporaryFile(dir=RECORDS, prefix=".", delete=False) as draft:
        draft.write(f"{letter.key} {whole}".encode())
        draft.flush()
        os.fsync(draft.fileno())
    try:
        os.link(draft.name, RECORDS / (letter.key.replace("/", "--") + ".letter"))
    except FileExistsError:
        pass
    Path(draft.name).unlink()
    return SentReceipt(id=letter.key[:200], sent_on=date.today())
'''


def write_institutions(home: Path, *, mail: bool) -> tuple[str, ...]:
    """Write them into a home, before a worker starts there; gives their names.

    Args:
        home: the home.
        mail: also the one whose letters go by mail.
    """
    write_institution(home, IN_FOLDER, _numbered("WH"))
    write_institution(home, BY_RECORDS, _numbered("FE") + '[channels]\ndefault = "records"\n')
    (home / "institutions" / BY_RECORDS / "institution.py").write_text(_RECORDS)
    if not mail:
        return (IN_FOLDER, BY_RECORDS)
    write_institution(home, BY_MAIL, _numbered("SE") + '[channels]\ndefault = "smtp"\n')
    return (IN_FOLDER, BY_RECORDS, BY_MAIL)


def _numbered(letters: str) -> str:
    return dedent(f"""\
        [reference]
        pattern = "{letters}-{{yyyy}}-{{number:04}}"
    """)
