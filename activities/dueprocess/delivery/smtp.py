"""The built-in channel `smtp`: letters go out as e-mails by a mail server."""

from concurrent.futures import CancelledError
from importlib.metadata import version
from threading import Lock

from dueprocess.case.letters import Delivered
from dueprocess.delivery.channel import AfterUnknownEnd, EndUnknown, Outgoing
from dueprocess.delivery.smtp_connecting import Limits
from dueprocess.delivery.smtp_connections import Connections
from dueprocess.delivery.smtp_replies import receipt_of
from dueprocess.delivery.smtp_thread import ConnectionThread
from dueprocess.delivery.smtp_url import SmtpServer
from dueprocess.institutions import SMTP

_LIMITS = Limits()


class SmtpChannel:
    """Hands letters to one mail server. Safe to call from several threads.

    A letter that comes again is sent again: a mail server cannot be asked what it has had. It is the same message with
    the same Message-ID, by which mailboxes can tell it.
    """

    def __init__(
        self,
        server: SmtpServer,
        *,
        after_unknown_end: AfterUnknownEnd = AfterUnknownEnd.REPEAT,
        limits: Limits = _LIMITS,
    ) -> None:
        """Nothing is connected before the first letter.

        Raises:
            UnusableMailServer: the file of certificates cannot be read.
        """
        self._server = server
        self._tls = server.tls()
        self._rule = after_unknown_end
        self._limits = limits
        self._lock = Lock()
        self._thread: ConnectionThread | None = None

    @property
    def after_unknown_end(self) -> AfterUnknownEnd:
        """To repeat it, or to ask an officer."""
        return self._rule

    def hand_over(self, letter: Outgoing) -> Delivered:
        """Send a letter; the receipt is the final reply of the server.

        Raises:
            NotTaken: it did not go out, and may be tried again.
            Undeliverable: it has no address, or the server refuses it for good.
            EndUnknown: the server was given all of it and did not answer.
        """
        mail = letter.mail()
        try:
            answer = self._running().send(mail)
        except CancelledError as error:
            raise EndUnknown("The worker stopped while the letter was handed over.") from error
        return Delivered(
            channel=SMTP,
            receipt=receipt_of(answer.code, answer.message, mail),
            sent_on=letter.today,
            plugin="dueprocess",
            version=version("dueprocess"),
        )

    def find(self, letter: Outgoing) -> Delivered | None:  # noqa: ARG002 - as every channel
        """Not asked: a mail server does not tell what it has had."""
        return None

    def close(self) -> None:
        """Close the connections. A letter after that opens new ones."""
        with self._lock:
            thread, self._thread = self._thread, None
        if thread:
            thread.close()

    def _running(self) -> ConnectionThread:
        with self._lock:
            if self._thread is None:
                self._thread = ConnectionThread(lambda: Connections(self._server, self._tls, self._limits))
            return self._thread
