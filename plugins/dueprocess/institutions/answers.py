"""What an institution answers when it is asked: its office, its house style, its wording."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300)]
Colour = Annotated[str, StringConstraints(pattern=r"^#[0-9a-fA-F]{6}$")]


class Contact(BaseModel):
    """Where to write: a role, postal lines and an e-mail address."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    role: Text
    name: str = ""
    address: tuple[Text, ...] = ()
    email: Text
    telephone: str = ""


class Signatory(BaseModel):
    """Who signs the letters."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str = ""
    role: Text
    unit: str = ""


class Office(BaseModel):
    """The authority as its letters present it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    authority: Text = Field(description="The full name, for example `University of Leeds`.")
    enquiries: Contact
    review: Contact = Field(description="Where a request for an internal review goes.")
    signatory: Signatory
    website: str = ""
    languages: tuple[str, ...] = ("en",)


class House(BaseModel):
    """How the authority's letters look."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    letterhead: tuple[Text, ...] = Field(description="The lines at the head; the first is set large.")
    colour: Colour = "#1d3557"
    footer: str = ""
    typst: Path | None = Field(default=None, description="A Typst layout of the institution's own.")


Wording = Mapping[str, str]
"""Part key -> Markdown with `{{ slots }}`. A key `answer.not-held` is the variant of `answer` for that outcome."""
