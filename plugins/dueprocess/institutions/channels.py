"""How letters leave: what goes out by a channel, and what comes back."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from dueprocess.case.notices import Notice
from dueprocess.case.reading import nearest

FOLDER = "folder"
"""The built-in channel: the letter lies as an e-mail in a folder, and somebody takes it from there."""

SMTP = "smtp"
"""The other one: the worker sends the letter to a mail server."""

BUILT_IN = (FOLDER, SMTP)
INTERNAL = "internal"
"""What the settings name the channel of reminders and escalations by."""

ChannelName = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=40)]


class Addressee(BaseModel):
    """Where the applicant can be reached, as they gave it; each may be empty."""

    model_config = ConfigDict(frozen=True)

    name: str = ""
    address: tuple[str, ...] = Field(default=(), description="Postal lines.")
    email: str = Field(default="", description="May be no address at all.")


class OutgoingFile(BaseModel):
    """A file to send."""

    model_config = ConfigDict(frozen=True)

    path: Path = Field(description="Where it lies: an absolute path. Do not change it.")
    media_type: str = Field(description="For example `application/pdf`.")
    sha256: str
    title: str = Field(default="", description="Of a document: what the letter calls it.")


class OutgoingLetter(BaseModel):
    """A letter to send. Send it once for each `key`, however often it comes."""

    model_config = ConfigDict(frozen=True)

    key: str = Field(description="The case id, `/` and the key of the letter: the same however often it is tried.")
    reference: str
    notice: Notice
    language: str = Field(description="`en` or `cy`.")
    to: Addressee
    files: tuple[OutgoingFile, ...] = Field(description="The same letter in several formats.")
    documents: tuple[OutgoingFile, ...] = Field(default=(), description="What goes with it.")


class SentReceipt(BaseModel):
    """What a channel says of a letter that it has sent."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: Annotated[str, StringConstraints(pattern=r"^[ -~]{1,200}$")] = Field(
        description="By which the letter can be found where it went: 1 to 200 printable ASCII characters."
    )
    sent_on: date = Field(description="The day on which it went out, UK local time.")


def _of_letters(channels: Mapping[str, str]) -> Mapping[str, str]:
    letters = [notice.value for notice in Notice if not notice.is_internal]
    for name in channels:
        known = ["default", INTERNAL, *letters]
        if name not in known:
            inside = name in set(Notice)
            why = f" It stays inside the authority; give '{INTERNAL}'." if inside else nearest(name, known)
            raise ValueError(f"'{name}' is no letter to an applicant.{why}")
    if channels.get(INTERNAL, FOLDER) not in BUILT_IN:
        raise ValueError(f"Notices that stay inside the authority go by '{FOLDER}' or '{SMTP}'.")
    return channels


Channels = Annotated[Mapping[str, ChannelName], AfterValidator(_of_letters)]
"""Notice -> the channel that it goes out by. `default` is for the letters that are not named, `internal` for what stays
inside."""
