"""Where letters arrive, read from outside: the folder of e-mails, an institution's records system, the mail server.

An e-mail is told by its Message-ID, which must be made of the key of its letter.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from email import message_from_bytes
from hashlib import sha256
from pathlib import Path

from dueprocess.case.notices import Notice
from faults.audit import Delivered, Reference
from faults.institutions import BY_RECORDS
from faults.smtp_server import Taken


def records_of(home: Path) -> Path:
    """Where the records system keeps what it takes."""
    return home / "institutions" / BY_RECORDS / "records"


def filed(outbox: Path) -> list[tuple[str, str]]:
    """The reference and the step of each e-mail in the folder, sorted."""
    return sorted((file.parent.name, file.stem) for file in outbox.rglob("*.eml"))


def in_folder(outbox: Path, references: Sequence[Reference]) -> Iterator[Delivered]:
    """The e-mails in the folder `<authority>/<reference>/<step>.eml`.

    Raises:
        ValueError: one is not whole, or its Message-ID is not that of its letter.
    """
    cases = {(row.authority, row.reference): row.case_id for row in references}
    for file in outbox.rglob("*.eml"):
        content = file.read_bytes()
        message = message_from_bytes(content)
        # Where nobody has this reference the letter belongs to no case, which the audit says.
        case_id = cases.get((file.parts[-3], file.parts[-2]), f"nobody, in {file.parent}")
        step = file.stem
        if not _is_of(str(message["Message-ID"]), case_id, step):
            raise ValueError(f"{file}: its Message-ID is {message['Message-ID']}")
        if message.is_multipart() and not content.rstrip().endswith(f"--{message.get_boundary()}--".encode()):
            raise ValueError(f"{file} is not whole")
        yield Delivered(case_id, step, file.stat().st_mtime, sha256(content).hexdigest())


def by_mail(taken: Iterable[Taken], references: Sequence[Reference]) -> Iterator[Delivered]:
    """The messages that the mail server took, by the Message-ID of every letter that a case can send."""
    letters = [(row.case_id, notice.value) for row in references for notice in Notice if not notice.is_internal]
    by_id: Mapping[str, tuple[str, str]] = {_named(case_id, step): (case_id, step) for case_id, step in letters}
    for message in taken:
        named, _, _ = message.message_id.strip("<>").partition("@")
        case_id, step = by_id.get(named, (f"nobody, by Message-ID {message.message_id}", Notice.DECISION.value))
        yield Delivered(case_id, step, message.at, message.sha256, message.message_id)


def in_records(records: Path) -> Iterator[Delivered]:
    """What the records system took; a letter that it was handed again with other content is there twice."""
    taken = dict[str, str]()
    for file in records.glob("*.letter"):
        key, content = file.read_text().split(" ")
        taken[key] = content
        yield _recorded(key, content, file.stat().st_mtime)
    for key, content in set(_asked(records)):
        if taken.get(key) not in {content, None}:
            yield _recorded(key, content, 0.0)


def handed_again(records: Path) -> int:
    """How often the records system was handed a letter that it had been handed before, and turned it away."""
    asked = [key for key, _ in _asked(records)]
    return len(asked) - len(set(asked))


def _asked(records: Path) -> Iterator[tuple[str, str]]:
    lines = (records / "asked").read_text().splitlines() if (records / "asked").exists() else ()
    for line in lines:
        key, content = line.split(" ")
        yield key, content


def _recorded(key: str, content: str, at: float) -> Delivered:
    case_id, _, step = key.rpartition("/")
    return Delivered(case_id, step, at, content)


def _is_of(message_id: str, case_id: str, step: str) -> bool:
    return re.fullmatch(rf"<{_named(case_id, step)}@.+>", message_id) is not None


def _named(case_id: str, step: str) -> str:
    return sha256(f"{case_id}/{step}".encode()).hexdigest()[:40]
