"""Whether what an institution does can be asked for twice: a worker that ends in the middle asks again."""

import hashlib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import uuid4

from dueprocess.authoring.sample_letters import pdf_of
from dueprocess.authoring.subject import Subject
from dueprocess.case.events import OPENED, CaseEvent
from dueprocess.case.notices import Notice
from dueprocess.institutions.channels import Addressee, OutgoingFile, OutgoingLetter
from dueprocess.institutions.hooks import CASE_EVENT, CHANNELS
from dueprocess.law.position import Stage
from dueprocess.law.uk_time import uk_date

_REFERENCE = "SAMPLE"


def why_not_tried(subject: Subject) -> str:
    """It can reach another system, so its author has to say that it may."""
    if subject.does_deeds or not (subject.has(CHANNELS) or subject.has(CASE_EVENT)):
        return ""
    return "it reaches another system; point its settings at one for tests, and add --deeds"


def repeats_do_no_harm(subject: Subject) -> Iterator[str]:
    """Each channel that gave a sample letter two receipts, and each failure of an event that was told twice."""
    for authority in subject.authorities:
        for channel in subject.institutions.channels(authority) if subject.has(CHANNELS) else ():
            yield from _sent_twice(subject, authority, channel)
        if subject.has(CASE_EVENT):
            event = _event(authority)
            for _ in range(2):
                subject.institutions.tell(subject.plugin, event)


def _sent_twice(subject: Subject, authority: str, channel: str) -> Iterator[str]:
    institutions = subject.institutions
    with TemporaryDirectory() as folder:
        one, other = (_letter(subject, authority, Path(folder)) for _ in range(2))
        first, again, another = (institutions.send(authority, channel, letter) for letter in (one, one, other))
    if first.receipt != again.receipt:
        yield (
            f"the channel '{channel}' gave two receipts for one letter, '{first.receipt}' and '{again.receipt}': "
            "it sent it twice; send once for each letter.key, and give the first receipt again"
        )
    if first.receipt == another.receipt:
        yield f"the channel '{channel}' gave one receipt, '{first.receipt}', for two letters; give each its own"


def _letter(subject: Subject, authority: str, folder: Path) -> OutgoingLetter:
    key = uuid4().hex
    file = folder / f"{key}.pdf"
    file.write_bytes(pdf_of(subject.institutions, authority, Notice.ACKNOWLEDGEMENT))
    return OutgoingLetter(
        key=f"{authority}/{key}/acknowledgement",
        reference=_REFERENCE,
        notice=Notice.ACKNOWLEDGEMENT,
        language=subject.institutions.office(authority).languages[0],
        to=Addressee(name="Ada Example", address=("12 Sample Street", "SA2 3MP"), email="ada@mail.example"),
        files=(
            OutgoingFile(path=file, media_type="application/pdf", sha256=hashlib.sha256(file.read_bytes()).hexdigest()),
        ),
    )


def _event(authority: str) -> CaseEvent:
    case_id = f"{authority}/{uuid4().hex}"
    return CaseEvent(
        key=f"{case_id}/1",
        number=1,
        kind=OPENED,
        case_id=case_id,
        authority=authority,
        reference=_REFERENCE,
        regime="foia-2000",
        on=uk_date(datetime.now(UTC)),
        stage=Stage.AWAITING_DECISION,
    )
