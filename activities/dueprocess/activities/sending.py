"""A letter that lies in the folder, made ready to go out by a channel."""

import mimetypes

from dueprocess.case.letters import StoredFile
from dueprocess.case.orders import NoticeOrder
from dueprocess.delivery.documents import DocumentFolder
from dueprocess.delivery.folder import LetterFolder
from dueprocess.institutions import Addressee, OutgoingFile, OutgoingLetter


def outgoing(
    order: NoticeOrder,
    files: tuple[StoredFile, ...],
    *,
    language: str,
    letters: LetterFolder,
    documents: DocumentFolder,
) -> OutgoingLetter:
    """The letter with its files, its documents and the applicant's addresses.

    Raises:
        NoDocument: a document that goes with it is not there, or is not what it was.
    """
    about = order.particulars
    return OutgoingLetter(
        key=f"{order.case_id}/{order.step.key}",
        reference=about.reference,
        notice=order.step.notice,
        language=language,
        to=Addressee(name=about.applicant, address=about.applicant_address, email=about.applicant_email),
        files=tuple(_file(file, letters) for file in files if not _is_record(file)),
        documents=tuple(
            OutgoingFile(
                path=documents.find(document.sha256),
                media_type=document.media_type,
                sha256=document.sha256,
                title=document.title,
            )
            for document in about.documents
        ),
    )


def _file(file: StoredFile, letters: LetterFolder) -> OutgoingFile:
    media_type, _ = mimetypes.guess_type(file.key, strict=False)
    return OutgoingFile(
        path=letters.place_of(file), media_type=media_type or "application/octet-stream", sha256=file.sha256
    )


def _is_record(file: StoredFile) -> bool:
    return file.key.endswith(".json")
