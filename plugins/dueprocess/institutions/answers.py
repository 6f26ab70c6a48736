"""What an institution answers when it is asked: its office, its house style, its wording."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, model_validator

from dueprocess.case.notices import CANNOT_BE_LEFT_OUT, Notice, SendingRule
from dueprocess.case.plan import AnsweredBy, Recipient
from dueprocess.law.regime import Statute

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300)]
Colour = Annotated[str, StringConstraints(pattern=r"^#[0-9a-fA-F]{6}$")]
Email = Annotated[str, StringConstraints(pattern=r"^[^@\s<>]+@[^@\s<>]+$", max_length=200)]
Host = Annotated[str, StringConstraints(pattern=r"^([a-z0-9-]+\.)+[a-z0-9-]+(/\S*)?$|^$", max_length=200)]
Family = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9 -]*$|^$", max_length=100)]
STAFF_EMAIL = r"^[A-Za-z0-9_+'-]+(\.[A-Za-z0-9_+'-]+)*@([A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z]{2,}$"
StaffEmail = Annotated[str, StringConstraints(pattern=STAFF_EMAIL, max_length=200)]
Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2}$")]


class Contact(BaseModel):
    """Where to write: a role, postal lines and an e-mail address."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    role: Text = Field(description="Who answers there, as a role: `Information Team`.")
    name: str = Field(default="", description="A person's name, only where letters should show one.")
    address: tuple[Text, ...] = Field(default=(), description="Postal lines.")
    email: Email
    telephone: str = ""


class Signatory(BaseModel):
    """Who signs the letters."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str = Field(default="", description="A person's name, only where letters should show one.")
    role: Text
    unit: str = Field(default="", description="The unit of the authority, printed under the role.")


class ContactInLanguage(BaseModel):
    """What of a contact is said otherwise in another language. What is not given stays."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    role: Text | None = None
    address: tuple[Text, ...] | None = Field(default=None, min_length=1, description="Postal lines.")
    email: Email | None = None
    telephone: Text | None = None


class SignatoryInLanguage(BaseModel):
    """What of the signatory is said otherwise in another language. What is not given stays."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    role: Text | None = None
    unit: Text | None = None


class SaidInLanguage(BaseModel):
    """Contacts and signatory in another language. What is not given stays."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    enquiries: ContactInLanguage | None = None
    review: ContactInLanguage | None = None
    signatory: SignatoryInLanguage | None = None


class OfficeInLanguage(SaidInLanguage):
    """The office in another language than `Office` itself is written in. What is not given stays."""

    authority: Text | None = None
    website: Annotated[Host, StringConstraints(min_length=1)] | None = None
    reuse: Text | None = None
    payment: Text | None = None
    charges: Annotated[Host, StringConstraints(min_length=1)] | None = None
    laws: Mapping[Statute, SaidInLanguage] = Field(
        default_factory=dict[Statute, SaidInLanguage], description="Who answers instead under a law."
    )


class OfficeUnderLaw(BaseModel):
    """Who answers under one law, where that is somebody else. What is not given stays as in the office."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    enquiries: Contact | None = None
    review: Contact | None = None
    signatory: Signatory | None = None


class CommissionerContact(BaseModel):
    """Where to reach the regulator of one law, such as its office in a nation. What is not given stays as built in."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    address: tuple[Text, ...] | None = Field(default=None, min_length=1, description="Postal lines.")
    website: Annotated[Host, StringConstraints(min_length=1)] | None = Field(
        default=None, description="Without `https://`."
    )
    telephone: Text | None = None


class Office(BaseModel):
    """The authority as its letters present it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    authority: Text = Field(description="The full name, for example `University of Leeds`.")
    enquiries: Contact = Field(description="Where questions about a request go.")
    review: Contact = Field(description="Where a request for an internal review goes.")
    signatory: Signatory
    website: Host = Field(default="", description="Without `https://`, for example `www.leeds.ac.uk`.")
    bounces: Email | Literal[""] = Field(
        default="", description="To which mail servers report what they cannot deliver; that of `enquiries` if empty."
    )
    reuse: str = Field(default="", description="What to say about copyright and re-use beside a disclosure.")
    payment: str = Field(default="", description="How a fee can be paid, for fees notices.")
    charges: Host = Field(
        default="", description="Where the schedule of charges is published (EIR reg 8(8)), without `https://`."
    )
    appropriate_limit: Literal[450, 600] = Field(
        default=450,
        description="The cost limit in pounds: 600 for government departments, Parliament and armed forces, 450 for "
        "all others (Fees Regulations 2004, reg. 3).",
    )
    languages: tuple[Language, ...] = Field(
        default=("en",), min_length=1, description="The languages it writes letters in; the first is the usual one."
    )
    laws: Mapping[Statute, OfficeUnderLaw] = Field(
        default_factory=dict[Statute, OfficeUnderLaw], description="Who answers instead under a law."
    )
    commissioners: Mapping[Statute, CommissionerContact] = Field(
        default_factory=dict[Statute, CommissionerContact], description="Where to reach the regulator of a law."
    )

    translations: Mapping[Language, OfficeInLanguage] = Field(
        default_factory=dict[Language, OfficeInLanguage], description="What is said otherwise in another language."
    )

    @model_validator(mode="after")
    def _refuse_unwritten(self) -> Self:
        for language in self.translations:
            if language not in self.languages:
                raise ValueError(f"'{language}' is translated and is not among the languages: {self.languages}")
        return self

    def under(self, statute: Statute, language: str = "") -> "Office":
        """The office for letters under this law, in this language if it is given in it."""
        said = self.translations.get(language, OfficeInLanguage())
        own = self.laws.get(statute)
        office = _laid_over(self, said).model_copy(update=_given(own) if own else {})
        return _laid_over(office, said.laws.get(statute, SaidInLanguage()))

    @property
    def appropriate_limit_hours(self) -> int:
        """The cost limit in hours of work, at the £25 an hour of the Regulations (reg. 4(4))."""
        return self.appropriate_limit // 25


def _given(said: BaseModel) -> dict[str, object]:
    return {name: value for name, value in said if value is not None}


def _laid_over(office: Office, said: SaidInLanguage) -> Office:
    """The office with what is said of it in a language."""
    given = {name: value for name, value in _given(said).items() if not isinstance(value, (BaseModel, Mapping))}
    for name, part in (("enquiries", said.enquiries), ("review", said.review), ("signatory", said.signatory)):
        if part is not None:
            given[name] = getattr(office, name).model_copy(update=_given(part))
    return office.model_copy(update=given)


class House(BaseModel):
    """How the authority's letters look."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    letterhead: tuple[Text, ...] = Field(
        default=(), description="The lines at the head, the first set large. If empty, the authority's name."
    )
    colour: Colour = Field(default="#1d3557", description="The accent colour, `#` and six hexadecimal digits.")
    footer: str = Field(default="", description="A line at the foot of each page.")
    crest: Path | None = Field(default=None, description="A picture for the head, SVG or PNG.")
    crest_alt: str = Field(
        default="",
        max_length=300,
        description="What the crest shows, for those who cannot see it; empty if it only decorates.",
    )
    font: Family = Field(default="", description="A family of `fonts`. What it lacks is set in Noto Sans.")
    fonts: Path | None = Field(default=None, description="A folder of `.ttf` or `.otf` files.")
    typst: Path | None = Field(default=None, description="A Typst layout of the institution's own, for the plain PDF.")
    html: Path | None = Field(default=None, description="An HTML page of the institution's own, in Jinja.")
    docx: Path | None = Field(
        default=None, description="A Word file of the institution's own whose styles and page are taken."
    )


def _can_be(rules: Mapping[Notice, SendingRule]) -> Mapping[Notice, SendingRule]:
    for notice, rule in rules.items():
        if rule == "never" and notice in CANNOT_BE_LEFT_OUT:
            raise ValueError(f"'{notice}' must be sent; write 'at-once' or 'on-approval'")
        if rule == "on-approval" and notice.is_internal:
            raise ValueError(f"'{notice}' goes to the authority's own staff and cannot wait; leave it out")
    return rules


SendingRules = Annotated[Mapping[Notice, SendingRule], AfterValidator(_can_be)]
"""When each notice goes out."""

Recipients = Mapping[Recipient, Annotated[tuple[StaffEmail, ...], Field(min_length=1)]]
"""Role inside the authority -> the e-mail addresses of those who have it."""

Wording = Mapping[str, str]
"""Part key -> Markdown with `{{ slots }}`. A key `answer.not-held` is the variant of `answer` for that outcome."""


class ChosenWording(Wording):
    """The wording for one notice after merging, and who gave each part.

    Attributes:
        language: the language it is written in.
        answered_by: for each key, the plugin and version that gave the text.
    """

    def __init__(self, language: str, parts: Wording, answered_by: Mapping[str, AnsweredBy]) -> None:
        self.language = language
        self.answered_by = answered_by
        self._parts = parts

    def __getitem__(self, key: str) -> str:
        """The Markdown of a part or variant."""
        return self._parts[key]

    def __iter__(self) -> Iterator[str]:
        """The keys, in the order they were given."""
        return iter(self._parts)

    def __len__(self) -> int:
        """How many parts and variants there are."""
        return len(self._parts)
