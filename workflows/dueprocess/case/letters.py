"""What has become of the letters of a case: sent, held, waiting for an officer, dropped."""

from datetime import date
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from dueprocess.case.plan import AnsweredBy
from dueprocess.case.steps import Step
from dueprocess.law.facts import ShortWords, Words

StepKey = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9.-]{1,120}$")]
"""The key of a letter in its case, as `show` and `letters list` name it: `decision`, `clarification.2`."""


class StoredFile(BaseModel):
    """One format of a letter as it lies in the store."""

    model_config = ConfigDict(frozen=True)

    key: str
    sha256: str


class Replacement(BaseModel):
    """A file that an officer made out of a letter, and the parts that they declare it to have."""

    model_config = ConfigDict(frozen=True)

    file: StoredFile
    parts: tuple[str, ...]
    by: str


class Delivered(BaseModel):
    """That a letter went out by a channel of an institution, and by what it can be found there."""

    model_config = ConfigDict(frozen=True)

    channel: str
    receipt: str
    sent_on: date
    plugin: str
    version: str


class Issued(BaseModel):
    """A notice that was composed and stored, and which plugins gave its words."""

    model_config = ConfigDict(frozen=True)

    step: Step
    dated_on: date
    files: tuple[StoredFile, ...]
    answered_by: tuple[AnsweredBy, ...] = ()
    approved_by: str | None = None
    delivered: Delivered | None = None
    """How it went out; None where it was issued before this was noted."""
    replacement: Replacement | None = None

    @property
    def place(self) -> str:
        """Where people find it: in the outbox, or among the files of the store."""
        by = self.delivered
        return f"outbox/{by.receipt}" if by is not None and by.channel == "folder" else self.files[0].key


class Held(BaseModel):
    """A notice that could not be made, or was sent back by an officer; it waits for a person."""

    model_config = ConfigDict(frozen=True)

    step: Step
    held_on: date
    why: str
    comment: str = ""
    """What an officer said of it; not for pages that cannot be taken back, since it may name somebody."""
    files: tuple[StoredFile, ...] = ()
    """The letter, where it was made and could not be delivered."""
    stands: bool = False
    """Whether what it tells counts all the same: the case was told more on the strength of it meanwhile."""


class Waiting(BaseModel):
    """A notice that was made and waits for an officer's approval, with the draft as it lies in the store."""

    model_config = ConfigDict(frozen=True)

    step: Step
    prepared_on: date
    files: tuple[StoredFile, ...]
    replacement: Replacement | None = None


class Approved(BaseModel):
    """That an officer approved a letter, as it is or as they replaced it."""

    model_config = ConfigDict(frozen=True)

    key: str
    on: date
    by: str
    replacement: Replacement | None = None


class AboutLetter(BaseModel):
    """What an officer says of one letter."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    letter: StepKey = Field(description="The key of the letter, for example `decision`.")
    by: ShortWords = Field(description="Who says it: a role or a staff id.")


class ApproveLetter(AboutLetter):
    """Send a letter that waits for approval. It is dated the day on which it is approved."""


class SendLetterBack(AboutLetter):
    """Do not send a letter that waits for approval; it is held until it is made again, replaced or dropped."""

    comment: Words = Field(min_length=1, description="What is wrong with it.")


class ReplaceLetter(AboutLetter):
    """Put an edited file in the place of a letter that waits or is held. It waits for approval in turn."""

    file_key: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9._/-]{1,300}$")] = Field(
        description="Where the edited file lies in the store."
    )
    sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
    parts: tuple[Annotated[str, StringConstraints(pattern=r"^[a-z-]{1,40}$")], ...] = Field(
        min_length=1, description="The parts that the edited letter has, as its editor declares."
    )


class LetterSent(AboutLetter):
    """A letter that could not be delivered went out all the same: by post, or by an attempt that ended unknown."""

    on: date = Field(description="The day on which it went out.")
    receipt: Annotated[str, StringConstraints(strip_whitespace=True, pattern=r"^[ -~]{0,200}$")] = Field(
        default="", description="By what it can be found, such as the number of a posting; never a name or an address."
    )


class DropLetter(AboutLetter):
    """Never send a letter that waits or is held. What it would have told the applicant has no effect."""

    reason: Words = Field(min_length=1)


class Dropped(BaseModel):
    """A letter that will not be sent: dropped by an officer, or overtaken by what was told later."""

    model_config = ConfigDict(frozen=True)

    key: str
    on: date
    by: str | None
    reason: str


class LetterReceipt(BaseModel):
    """What a case answers to what is said of a letter: how its letters stand now."""

    model_config = ConfigDict(frozen=True)

    reference: str
    letter: str
    waiting: tuple[str, ...]
    held: tuple[str, ...]
