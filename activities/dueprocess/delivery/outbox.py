"""The built-in channel: a folder of e-mails, from which somebody, or another program, takes them."""

from email.parser import BytesHeaderParser
from importlib.metadata import version
from pathlib import Path

from dueprocess.case.letters import Delivered
from dueprocess.delivery.channel import AfterUnknownEnd, Outgoing, Undeliverable
from dueprocess.delivery.create_only import create_only
from dueprocess.delivery.letters import place_of
from dueprocess.institutions import FOLDER


class Outbox:
    """A folder `<authority>/<reference>/<step>.eml`, in which nothing is ever overwritten: a repeat changes nothing."""

    after_unknown_end = AfterUnknownEnd.REPEAT

    def __init__(self, root: Path) -> None:
        self._root = root

    def hand_over(self, letter: Outgoing) -> Delivered:
        """Write the e-mail, unless it is there.

        Raises:
            Undeliverable: another letter is in its place.
            OSError: the folder cannot be written.
        """
        place = f"{place_of(letter.authority, letter.reference, letter.key.step)}.eml"
        message = letter.draft_mail()
        create_only(self._root / place, message)
        if _message_id(message) != _message_id((self._root / place).read_bytes()):
            raise Undeliverable(
                f"{self._root / place} is a letter of another case: two registers share this folder. Give each its "
                "own, then retry."
            )
        return Delivered(
            channel=FOLDER, receipt=place, sent_on=letter.today, plugin="dueprocess", version=version("dueprocess")
        )

    def find(self, letter: Outgoing) -> Delivered | None:
        """Not asked, since a repeat changes nothing."""
        return self.hand_over(letter)


def _message_id(message: bytes) -> str | None:
    return BytesHeaderParser().parsebytes(message)["Message-ID"]
