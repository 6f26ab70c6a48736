"""Whatever stands in any field that people fill: each format prints it as it is, and nothing of it is obeyed."""

import email
import io
from collections import Counter
from collections.abc import Iterator
from datetime import date
from email.message import EmailMessage
from email.policy import SMTP
from itertools import cycle

import docx
import pytest
from docx.oxml.ns import qn

from dueprocess.case.notices import Notice
from dueprocess.case.particulars import DocumentParticulars, ExemptionParticulars, Particulars
from dueprocess.case.reading import Unreadable, read
from dueprocess.case.request import MOST_CHARACTERS, InformationRequested
from dueprocess.institutions.builtin import BuiltIn
from dueprocess.law.regime import Statute
from dueprocess.letters import (
    Form,
    Letter,
    LetterFormat,
    as_email,
    as_html,
    as_pdf,
    as_text,
    compose,
    render,
)
from dueprocess.letters.as_docx import as_docx
from dueprocess.letters.cleaning import clean
from dueprocess.letters.docx_parts import body_of
from dueprocess.letters.samples import SAMPLE_OFFICE, samples_of
from letters.hostile import HOSTILE, SCRIPTS
from letters.marrowby import HOUSE
from letters.test_hostile import Page, squeezed

pytestmark = pytest.mark.special

WORDS = (
    "applicant",
    "applicant_email",
    "applicant_reference",
    "request",
    "answer",
    "question",
    "extension_reason",
    "delay_reason",
    "review_reasons",
    "transferred_to",
    "earlier_reference",
    "handler",
    "part",
)
LISTS = ("applicant_address", "recipients", "respond_by_explained")
EVERY_FIELD = (
    "\n\n".join(f"{{{{ {name} }}}}" for name in WORDS)
    + "\n\n"
    + "\n\n".join(f"{{{{ {name} | join('; ') }}}}" for name in LISTS)
    + "\n\n{% for one in exemptions %}\n{{ one.provision }}\n\n{{ one.name }}\n\n{{ one.reasons }}\n\n"
    "{{ one.public_interest }}\n{% endfor %}\n\n| a | b |\n|---|---|\n"
    "{% for one in documents %}\n| {{ one.title }} | {{ one.kind }} |\n{% endfor %}\n"
)
IN_EVERY_FIELD = len(WORDS) + len(LISTS) + 4 + 2
"""Besides the head: there are the name, the address, the reference and the salutation again."""
ANSWERED = samples_of(Notice.DECISION, Statute.FOIA_2000)[0]
FORMS = cycle(Form)


def hostile(particulars: Particulars, text: str) -> Particulars:
    """The case with the text in all that people write."""
    ground = ExemptionParticulars(provision=text, name=text, is_qualified=True, reasons=text, public_interest=text)
    document = DocumentParticulars(title=text, kind=text, size="1 kB", sha256="0" * 64)
    grounds = tuple(ground.model_copy(update={"is_qualified": one.is_qualified}) for one in particulars.exemptions)
    return particulars.model_copy(
        update={
            **dict.fromkeys(WORDS, text),
            **dict.fromkeys(LISTS, (text,)),
            "exemptions": grounds,
            "documents": (document,) if particulars.documents else (),
        }
    )


def with_every_field(text: str) -> Letter:
    particulars = hostile(ANSWERED.particulars, text).model_copy(
        update={
            "exemptions": (
                ExemptionParticulars(provision=text, name=text, is_qualified=True, reasons=text, public_interest=text),
            )
        }
    )
    wording = dict(BuiltIn().dueprocess_wording(Notice.DECISION, "en", Statute.FOIA_2000) or {})
    return compose(
        Notice.DECISION, wording={**wording, "opening": EVERY_FIELD}, particulars=particulars, office=SAMPLE_OFFICE
    )


def tags_in_word(letter: Letter) -> Counter[str]:
    return Counter(str(one.tag) for one in body_of(docx.Document(io.BytesIO(as_docx(letter, HOUSE)))).iter())


PLAIN = with_every_field("plain")
PLAIN_PAGE = Page(as_html(PLAIN, HOUSE))
PLAIN_MESSAGE = email.message_from_bytes(as_email(PLAIN, HOUSE), policy=SMTP)


@pytest.mark.parametrize("text", HOSTILE)
def test_every_field_is_printed_as_it_was_written(text: str) -> None:
    letter = with_every_field(text)
    cleaned = squeezed(clean(text))
    assert squeezed(as_text(letter)).count(cleaned) >= IN_EVERY_FIELD
    page = Page(as_html(letter, HOUSE))
    assert squeezed(page.words).count(cleaned) >= IN_EVERY_FIELD
    assert set(page.tags) <= {*PLAIN_PAGE.tags, "br", "bdi"}
    assert page.attributes <= {*PLAIN_PAGE.attributes, "dir"}
    body = body_of(docx.Document(io.BytesIO(as_docx(letter, HOUSE))))
    assert squeezed("".join(one.text or "" for one in body.iter(qn("w:t")))).count(cleaned) >= IN_EVERY_FIELD


@pytest.mark.parametrize("text", HOSTILE)
def test_every_field_makes_one_message_and_adds_nothing_to_its_head(text: str) -> None:
    letter = with_every_field(text)
    of_reach = letter.model_copy(update={"recipient_email": "ada@mail.example", "reference": clean(text)[:60]})
    for one in (letter, of_reach):
        message = email.message_from_bytes(as_email(one, HOUSE), policy=SMTP)
        assert isinstance(message, EmailMessage)
        assert {*message.keys(), "To"} == {*PLAIN_MESSAGE.keys(), "To"}
        assert len(message.keys()) == len(set(message.keys()))
        assert [part.get_content_type() for part in message.walk()] == [
            part.get_content_type() for part in PLAIN_MESSAGE.walk()
        ]
        assert [address.addr_spec for address in getattr(message["To"], "addresses", ())] in (
            [],
            ["ada@mail.example"],
        )
        text_part = message.get_body(("plain",))
        assert text_part is not None
        assert squeezed(text_part.get_content()) == squeezed(as_text(one))


@pytest.mark.parametrize(("text", "form"), [(text, next(FORMS)) for text in HOSTILE])
def test_every_field_makes_a_pdf_in_some_form(text: str, form: Form) -> None:
    letter = with_every_field(text)
    if form is Form.POSTAL:
        # What does not fit the window is refused; that is tested with the forms.
        letter = letter.model_copy(update={"recipient": (letter.recipient[0][:60], "12 Sample Street")})
    assert as_pdf(letter, HOUSE, form).startswith(b"%PDF")


def letters_with(text: str) -> Iterator[Letter]:
    for notice in Notice:
        wording = BuiltIn().dueprocess_wording(notice, "en", Statute.FOIA_2000)
        for sample in samples_of(notice, Statute.FOIA_2000):
            if not sample.is_least:
                assert wording is not None
                yield compose(
                    notice, wording=wording, particulars=hostile(sample.particulars, text), office=SAMPLE_OFFICE
                )


def test_the_built_in_words_carry_hostile_ones_in_every_letter() -> None:
    text = "{{ 7*7 }} <script>alert(1)</script> **b** #panic() ]]> =1+1 \x1b"
    cleaned = squeezed(clean(text))
    letters = list(letters_with(text))
    assert len(letters) > 30
    for letter in letters:
        printed = squeezed(as_text(letter)), squeezed(Page(as_html(letter, HOUSE)).words)
        assert min(words.count(cleaned) for words in printed) >= 1
        assert "49" not in printed[0]
        assert set(Page(as_html(letter, HOUSE)).tags) <= {*PLAIN_PAGE.tags, "h3", "ul", "li"}


def test_roles_at_the_head_of_an_internal_notice_are_only_words() -> None:
    sample = samples_of(Notice.REMINDER, Statute.FOIA_2000)[0]
    for text in HOSTILE:
        particulars = sample.particulars.model_copy(update={"recipients": (text,)})
        letter = compose(Notice.REMINDER, wording={"due": "Now."}, particulars=particulars, office=SAMPLE_OFFICE)
        assert squeezed(clean(text)) in squeezed(as_text(letter))
        assert "evil.example" not in str(email.message_from_bytes(as_email(letter, HOUSE), policy=SMTP)["To"])


@pytest.mark.parametrize("script", SCRIPTS)
def test_no_script_of_the_world_fails_in_any_format(script: str) -> None:
    letter = with_every_field(SCRIPTS[script])
    letter = letter.model_copy(update={"recipient": (SCRIPTS[script][:5], "12 Sample Street", "Sampleton")})
    for letter_format in LetterFormat:
        assert len(render(letter, HOUSE, letter_format)) > 1000
    words = squeezed(clean(SCRIPTS[script]))
    assert squeezed(as_text(letter)).count(words) >= IN_EVERY_FIELD
    assert squeezed(Page(as_html(letter, HOUSE)).words).count(words) >= IN_EVERY_FIELD


def test_the_longest_request_makes_a_letter_in_every_format() -> None:
    sentence = "Please send me every message about bicycles, however short it may be. "
    request = (sentence * (MOST_CHARACTERS // len(sentence)))[:MOST_CHARACTERS]
    particulars = ANSWERED.particulars.model_copy(update={"request": request})
    wording = BuiltIn().dueprocess_wording(Notice.DECISION, "en", Statute.FOIA_2000) or {}
    letter = compose(Notice.DECISION, wording=wording, particulars=particulars, office=SAMPLE_OFFICE)
    for letter_format in LetterFormat:
        assert len(render(letter, HOUSE, letter_format)) > 5_000


def test_one_word_as_long_as_a_request_can_be_makes_a_letter_too() -> None:
    particulars = ANSWERED.particulars.model_copy(update={"request": "B" * 40_000})
    wording = BuiltIn().dueprocess_wording(Notice.DECISION, "en", Statute.FOIA_2000) or {}
    letter = compose(Notice.DECISION, wording=wording, particulars=particulars, office=SAMPLE_OFFICE)
    for letter_format in LetterFormat:
        assert len(render(letter, HOUSE, letter_format)) > 5_000
    assert "B" * 40_000 in as_text(letter)


def test_a_request_that_is_too_long_is_refused_in_a_sentence() -> None:
    request = InformationRequested(authority="leeds", received_on=date(2026, 3, 4), text="B" * MOST_CHARACTERS)
    longer = request.model_copy(update={"text": "B" * (MOST_CHARACTERS + 1)})
    with pytest.raises(Unreadable, match=r"^'text': String should have at most 50000 characters\.$"):
        read(InformationRequested, longer.model_dump_json())
