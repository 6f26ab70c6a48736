import re
import subprocess
import sys
from datetime import UTC, date, datetime
from email import message_from_string
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTPUTF8
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from dueprocess.institutions.answers import STAFF_EMAIL, House
from dueprocess.institutions.house import read_house
from dueprocess.law.outcomes import Outcome
from dueprocess.letters import Attached, LayoutError, Letter, UnusableMailbox, as_email, as_text
from dueprocess.letters.mailbox import mailbox
from letters.marrowby import EXEMPTION, HOUSE, decision, reminder

ANYTOWN = Path(__file__).parents[2] / "examples" / "institutions" / "anytown"
PDF = Attached(name="Llythyr ŵ.pdf", media_type="application/pdf", content=b"%PDF-1.7 \x00\xff")


def read(email: bytes) -> EmailMessage:
    message = message_from_string(email.decode(), policy=SMTPUTF8)
    assert isinstance(message, EmailMessage)
    assert not message.defects
    return message


def part(message: EmailMessage, kind: str) -> str:
    body = message.get_body((kind,))
    assert isinstance(body, EmailMessage)
    return str(body.get_content())


def from_office(letter: Letter, email: str) -> Letter:
    return letter.model_copy(update={"sender": letter.sender.model_copy(update={"email": email})})


def test_the_head_says_who_writes_to_whom_about_what_and_when() -> None:
    message = read(as_email(decision(applicant_email="jo@bloggs.example"), HOUSE))
    assert message["From"].addresses == (Address("University of Marrowby", "foi", "marrowby.example"),)
    assert message["To"].addresses == (Address("Jo Bloggs", "jo", "bloggs.example"),)
    assert message["Subject"] == "Response to your request for information - K/20/053"
    assert message["Date"].datetime == datetime(2020, 2, 26, 9, tzinfo=UTC)
    assert message["Content-Language"] == "en"
    assert re.fullmatch(r"<[0-9a-f]{40}@marrowby\.example>", message["Message-ID"])


def test_nine_in_the_morning_is_that_of_london() -> None:
    assert "09:00:00 +0100" in read(as_email(decision(dated_on=date(2020, 7, 1)), HOUSE))["Date"]


def test_a_welsh_letter_says_so() -> None:
    assert read(as_email(decision(language="cy"), HOUSE))["Content-Language"] == "cy"


def test_text_comes_before_html_and_both_are_the_letter() -> None:
    message = read(as_email(decision(), HOUSE))
    assert [part.get_content_type() for part in message.walk()] == ["multipart/alternative", "text/plain", "text/html"]
    assert part(message, "plain").replace("\r\n", "\n") == as_text(decision())
    assert "Here is what we hold." in part(message, "html")


def test_a_crest_is_a_part_of_the_html_and_shown_by_its_id() -> None:
    house = read_house(ANYTOWN)
    assert house is not None
    message = read(as_email(decision(), house, [PDF]))
    kinds = [part.get_content_type() for part in message.walk()]
    assert kinds == [
        *("multipart/mixed", "multipart/alternative", "text/plain", "multipart/related", "text/html", "image/png"),
        "application/pdf",
    ]
    picture = next(part for part in message.walk() if part.get_content_type() == "image/png")
    assert picture["Content-Disposition"].startswith("inline")
    html = part(message, "html")
    assert f'src="cid:{picture["Content-ID"][1:-1]}"' in html
    assert f'alt="{house.crest_alt}"' in html
    assert 'height="48"' in html
    plain = house.model_copy(update={"crest_alt": ""})
    assert 'alt=""' in part(read(as_email(decision(), plain)), "html")


def test_a_crest_that_cannot_be_drawn_is_named(tmp_path: Path) -> None:
    (tmp_path / "crest.svg").write_text("<svg")
    with pytest.raises(LayoutError, match=r"crest\.svg"):
        as_email(decision(), HOUSE.model_copy(update={"crest": tmp_path / "crest.svg"}))


def test_attachments_come_out_as_they_went_in() -> None:
    table = Attached(name="a/b\r\nBcc: x@evil.example.csv", media_type="text/csv", content=b"a,b\r\n")
    first, second = read(as_email(decision(), HOUSE, [PDF, table])).iter_attachments()
    assert (first.get_filename(), first.get_content_type()) == (PDF.name, "application/pdf")
    assert first.get_content() == PDF.content
    assert second.get_filename() == "a/b Bcc: x@evil.example.csv"
    assert second.get_payload(decode=True) == b"a,b\r\n"
    assert second["Bcc"] is None


@pytest.mark.parametrize("media_type", ["pdf", "application/pdf; x=1", "text/plain\r\nBcc: x@evil.example"])
def test_an_attachment_needs_a_plain_media_type(media_type: str) -> None:
    with pytest.raises(ValidationError):
        Attached(name="x", media_type=media_type, content=b"")


def test_the_same_letter_gives_the_same_bytes_in_another_process() -> None:
    house = read_house(ANYTOWN)
    assert house is not None
    letter = decision(request="Zażółć 👋 محمد", applicant_email="siân@ŵyn.example", applicant="Siân Ŵyn")
    program = (
        "import hashlib, sys\n"
        "from dueprocess.institutions.answers import House\n"
        "from dueprocess.letters import Attached, Letter, as_email\n"
        "letter, house, file = sys.stdin.read().split('\\n')\n"
        "letter, house = Letter.model_validate_json(letter), House.model_validate_json(house)\n"
        "print(as_email(letter, house, [Attached(name=file, media_type='text/csv', content=b'a')]).hex())\n"
    )
    written = f"{letter.model_dump_json()}\n{house.model_dump_json()}\nŵ.csv"
    other = subprocess.run([sys.executable, "-c", program], input=written, text=True, capture_output=True, check=True)
    here = as_email(letter, house, [Attached(name="ŵ.csv", media_type="text/csv", content=b"a")])
    assert bytes.fromhex(other.stdout.strip()) == here


def test_another_letter_has_another_message_id() -> None:
    first, second = (read(as_email(decision(reference=reference), HOUSE)) for reference in ("K/20/053", "K/20/054"))
    assert first["Message-ID"] != second["Message-ID"]


def test_names_and_addresses_in_any_script_survive() -> None:
    letter = decision(applicant="Siân Ŵyn 大, (Dr)", applicant_email="siân@ŵyn.example")
    assert "siân@ŵyn.example".encode() in as_email(letter, HOUSE)
    assert read(as_email(letter, HOUSE))["To"].addresses == (Address("Siân Ŵyn 大 Dr", "siân", "ŵyn.example"),)
    encoded = as_email(decision(applicant="Siân Ŵyn 大", applicant_email="sian@wyn.example"), HOUSE)
    assert encoded.isascii(), "only an address needs SMTPUTF8"
    assert read(encoded)["To"].addresses[0].display_name == "Siân Ŵyn 大"


HOSTILE = [
    "Jo\r\nBcc: all@evil.example",
    "Jo\nBcc: all@evil.example\n\n<script>",
    "Jo\u2028Bcc: all@evil.example",
    "Jo\rBcc: all@evil.example",
    "=?utf-8?q?=0D=0ABcc:_all@evil.example?=",
    "=\r\n?utf-8?b?DQpCY2M6IGFsbEBldmlsLmV4YW1wbGU=?=",
    "=?utf-8?q?a?= =?utf-8?q?=0D=0ABcc:_all@evil.example?=",
    "=\u200b?utf-8?q?=0ABcc:_all@evil.example?=",
    'Jo" <all@evil.example>, "x',
    "all@evil.example, Jo",
    "\x00\x1b[31m",
    "x" * 3000,
    "word " * 600,
    "é" * 3000,
]


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_written_by_others_becomes_a_header(text: str) -> None:
    plain = read(as_email(decision(applicant_email="jo@bloggs.example"), HOUSE))
    letter = decision(applicant=text, reference=text, applicant_email="jo@bloggs.example")
    message = read(as_email(letter.model_copy(update={"recipient": (text,), "subject": text}), HOUSE))
    assert message.keys() == plain.keys()
    assert [(address.username, address.domain) for address in message["To"].addresses] == [("jo", "bloggs.example")]


@given(st.text(st.characters(exclude_categories=()), min_size=1, max_size=100))
@settings(max_examples=60, deadline=None)
def test_no_text_whatever_adds_a_header_or_an_address(text: str) -> None:
    letter = decision(applicant=text, reference=text, applicant_email=text)
    message = read(as_email(letter, HOUSE))
    assert set(message.keys()) <= {
        *("From", "To", "Subject", "Date", "Message-ID", "MIME-Version", "Content-Type", "Content-Language"),
    }
    assert len(message["To"].addresses if message["To"] else ()) <= 1


@pytest.mark.parametrize(
    "address",
    [
        *("", "Jo", "jo@", "@x.example", "jo @x.example", "<jo@x.example>", "a@b@c.example", "jo@-x", "jo@x..example"),
        *("jo@x.example, all@evil.example", "jo@x.example;y@z.example", "jo@x.example\nBcc: y@z.example"),
        *("a,b@x.example", "=?utf-8?q?=0D=0ABcc=3A_y?=@x.example"),
    ],
)
def test_what_is_no_address_is_left_out(address: str) -> None:
    assert mailbox("Jo", address) is None
    assert read(as_email(decision(applicant_email=address), HOUSE))["To"] is None


def test_an_office_whose_address_is_none_is_told_so() -> None:
    with pytest.raises(UnusableMailbox, match=r"from the address 'a,b@x.example'. Mend `office.enquiries.email`"):
        as_email(from_office(decision(), "a,b@x.example"), HOUSE)


def test_an_internal_notice_is_addressed_to_nobody_outside() -> None:
    letter = reminder("Answer it.", applicant_email="jo@bloggs.example")
    assert letter.recipient_email == ""
    message = read(as_email(letter.model_copy(update={"recipient_email": "jo@bloggs.example"}), HOUSE))
    assert message["To"] is None
    assert "Internal: not to be sent outside the authority" in part(message, "html")


def test_an_internal_notice_goes_to_each_address_of_its_roles_once() -> None:
    emails = {
        "foi-officer": ("foi@marrowby.example", "sam@marrowby.example"),
        "secretary": ("sam@marrowby.example", "legal@marrowby.example"),
        "dean": ("dean@marrowby.example",),
    }
    message = read(as_email(reminder("Answer it.", emails=emails), HOUSE))
    assert message["To"] == "foi@marrowby.example, sam@marrowby.example, legal@marrowby.example"


def test_a_mailbox_in_place_of_a_role_is_its_own_address_and_one_that_is_none_is_left_out() -> None:
    to = ("a@b@c", "secretary", "foi@marrowby.example")
    message = read(as_email(reminder("Answer it.", recipients=to), HOUSE))
    assert message["To"] == "foi@marrowby.example"


def test_a_letter_to_an_applicant_never_goes_to_staff() -> None:
    letter = decision().model_copy(update={"staff_emails": ("foi@marrowby.example",)})
    assert read(as_email(letter, HOUSE))["To"] is None


@given(st.from_regex(STAFF_EMAIL))
def test_every_address_that_an_institution_can_give_can_stand_in_an_e_mail(email: str) -> None:
    assert mailbox("", email)


class Styled(HTMLParser):
    """What mail programs would not know, and words whose colour is said without their ground."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: dict[str, list[str]] = {}
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.setdefault(tag, []).append(dict(attrs).get("style") or "")


def test_every_style_is_on_its_element_and_none_needs_more() -> None:
    wording = "- a\n\n| h | i |\n|---|--:|\n| x | y |\n\n---\n\n## Two\n\n### Three\n\n{{ applicant }}"
    letter = decision({"opening": wording}, outcome=Outcome.REFUSED, exemptions=(EXEMPTION,), applicant="محمد")
    html = part(read(as_email(letter, HOUSE)), "html")
    page = Styled(html)
    assert not set(page.tags) & {"style", "script", "link", "header", "main", "footer", "address", "dl", "svg"}
    for word in ("var(", "flex", "grid", "@media", "inline-start", "ACCENT", "FONT", "rem;", "url("):
        assert word not in html, word
    for tag in ("h1", "h2", "h3", "p", "a", "ul", "li", "th", "td", "blockquote", "hr", "body"):
        assert all(page.tags[tag]), tag
    assert "text-align: right" in page.tags["td"][-2] + page.tags["td"][-1]
    assert 'width="620"' in html
    assert "max-width: 620px" in html
    for style in (*page.tags["body"], *page.tags["blockquote"]):
        assert "background-color" in style
        assert re.search(r"(?<!-)color: #1a1a1a", style)


def test_the_font_of_the_house_is_named_first(tmp_path: Path) -> None:
    house = HOUSE.model_copy(update={"font": "Anytown Sans", "fonts": tmp_path})
    assert re.search(r"font-family: ['&#39;]+Anytown Sans", part(read(as_email(decision(), house)), "html"))


def test_hostile_words_stay_words_in_the_html() -> None:
    html = part(read(as_email(decision(request='<script>alert(1)</script><p style="x">'), House())), "html")
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html
    assert "<script" not in html
