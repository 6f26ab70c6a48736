"""Whether names appear in letters as they were given."""

import io
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from email import message_from_bytes
from email.policy import default
from html import unescape
from html.parser import HTMLParser
from typing import Final
from zipfile import ZipFile

from dueprocess.authoring.awkward import AWKWARD_NAMES, AWKWARD_REQUEST
from dueprocess.authoring.subject import Subject
from dueprocess.case.notices import Notice
from dueprocess.institutions import House
from dueprocess.law.regime import Statute
from dueprocess.letters.composing import compose
from dueprocess.letters.errors import Unpostable, WordingError
from dueprocess.letters.formats import LetterFormat, render
from dueprocess.letters.letter import Letter
from dueprocess.letters.samples import samples_of

_NOT_SEEN: Final = re.compile("[\\s\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069]")
_RUN: Final = re.compile(r"<w:t(?: [^>]*)?>([^<]*)</w:t>")


def shows_names_as_given(subject: Subject) -> Iterator[str]:
    """Each name that a letter loses or changes, with the format."""
    for authority in subject.authorities:
        institutions = subject.institutions
        office, house = institutions.office(authority), institutions.house(authority)
        for language in office.languages:
            wording = institutions.wording(authority, Notice.ACKNOWLEDGEMENT, language)
            sample = samples_of(Notice.ACKNOWLEDGEMENT, Statute.FOIA_2000)[0]
            for what, name in AWKWARD_NAMES.items():
                particulars = sample.particulars.model_copy(update={"applicant": name, "request": AWKWARD_REQUEST})
                try:
                    letter = compose(
                        sample.notice, wording=wording, particulars=particulars, office=office, language=language
                    )
                except WordingError as error:
                    yield f"the acknowledgement in '{language}' cannot be made for the {what} name '{name}': {error}"
                    continue
                yield from _lost(letter, house, what, name)


def _lost(letter: Letter, house: House, what: str, name: str) -> Iterator[str]:
    for letter_format in LetterFormat:
        try:
            printed = render(letter, house, letter_format)
        except Unpostable:
            continue
        except WordingError as error:
            yield f"{letter_format} cannot be made for the {what} name '{name}': {error}"
            continue
        read = _READERS.get(letter_format)
        if read is not None and _seen(name) not in _seen(read(printed)):
            yield (
                f"{letter_format}: the {what} name '{name}' does not appear as it was given. Print {{{{ applicant }}}} "
                "as it is, and {{ body }} in a page of your own."
            )


def _seen(text: str) -> str:
    return _NOT_SEEN.sub("", unicodedata.normalize("NFC", text))


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def _of_html(page: bytes) -> str:
    parser = _Words()
    parser.feed(page.decode())
    return "".join(parser.words)


def _of_docx(file: bytes) -> str:
    with ZipFile(io.BytesIO(file)) as parts:
        return unescape("".join(_RUN.findall(parts.read("word/document.xml").decode())))


def _of_email(message: bytes) -> str:
    body = message_from_bytes(message, policy=default).get_body(("plain",))
    return body.get_content() if body is not None else ""


_READERS: Final[Mapping[LetterFormat, Callable[[bytes], str]]] = {
    LetterFormat.TEXT: bytes.decode,
    LetterFormat.HTML: _of_html,
    LetterFormat.DOCX: _of_docx,
    LetterFormat.EMAIL: _of_email,
}
"""How the words of a format are read again. Those of a PDF are set from the same letter by the layout."""
