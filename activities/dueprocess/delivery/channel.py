"""What a channel is: how letters leave, what it says of each, and what is done when nobody knows whether one left."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol

from dueprocess.case.letters import Delivered
from dueprocess.institutions import OutgoingLetter
from dueprocess.register.ledger import LetterKey


class NotTaken(RuntimeError):
    """The channel did not take a letter, and it did not go out; it may be tried again.

    The sentence of this and of the next two stands on the page of the case: no address and no name may be in it.
    """


class Undeliverable(RuntimeError):
    """The channel refuses a letter for good; it did not go out."""


class EndUnknown(RuntimeError):
    """Nobody knows whether a letter went out: the connection ended after it was given and before the answer came."""


class AfterUnknownEnd(StrEnum):
    """What is done with a letter of which nobody knows whether it went out: a worker died while it was handed over."""

    LOOK_UP = "look-up"
    """The channel is asked by the key of the letter."""
    REPEAT = "repeat"
    """It is handed over again under the same key, by which the other end can tell the repeat."""
    ASK = "ask"
    """An officer looks, and says whether it went out."""


@dataclass(frozen=True, slots=True)
class Mail:
    """An e-mail to send: the whole message, and between whom the servers carry it."""

    message: bytes
    """RFC 5322, as it is sent, with its Message-ID."""
    envelope_from: str
    """To which bounces go."""
    envelope_to: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A letter as it lies in the store, ready to be handed over. What a channel does not use is not made."""

    key: LetterKey
    authority: str
    reference: str
    today: date
    """By the Temporal server, in UK local time: the worker's own clock may be wrong."""
    mail: Callable[[], Mail]
    """Raises `Undeliverable` where there is no address."""
    draft_mail: Callable[[], bytes]
    """The e-mail for somebody to send: without `To` where there is no address."""
    for_institution: Callable[[], OutgoingLetter]


class Channel(Protocol):
    """A way by which letters leave."""

    @property
    def after_unknown_end(self) -> AfterUnknownEnd:
        """The rule of this channel."""
        ...

    def hand_over(self, letter: Outgoing) -> Delivered:
        """Hand a letter over, once for each key if the channel can tell.

        Raises:
            NotTaken: it did not go out, and may be tried again.
            Undeliverable: it did not go out, and will not.
            EndUnknown: it may have gone out.
        """
        ...

    def find(self, letter: Outgoing) -> Delivered | None:
        """Whether a letter has gone out, by its key; asked only where the rule is to look it up.

        Raises:
            NotTaken: the channel cannot be asked now.
        """
        ...
