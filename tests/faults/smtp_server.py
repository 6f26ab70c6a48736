"""A mail server of the tests' own: it keeps each message, on disk, before it says that it took it.

Run as a process: `python smtp_server.py PORT FOLDER`. Messages are added to `FOLDER/taken.jsonl`, one JSON object a
line. How it behaves is read afresh for each message from `FOLDER/behaviour.json` (see `Behaviour`), if there is one.
With a third argument, `tarpit`, it takes connections and never says anything whole.
"""

import asyncio
import hashlib
import os
import sys
import time
from email import message_from_bytes
from pathlib import Path

from aiosmtpd.smtp import SMTP, Envelope, Session
from pydantic import BaseModel, ConfigDict

LOOPBACK = "127.0.0.1"


class Behaviour(BaseModel):
    """How the server treats messages, by the address they are for."""

    model_config = ConfigDict(frozen=True)

    refuses: tuple[str, ...] = ()
    """Refused for good, with 550."""
    puts_off: tuple[str, ...] = ()
    """Refused for now, with 451."""
    hangs_up_on: tuple[str, ...] = ()
    """Taken and kept; then the connection is dropped instead of an answer."""
    answers_after_seconds: float = 0.0
    """Between keeping a message and saying so."""


class Taken(BaseModel):
    """A message that the server has taken."""

    model_config = ConfigDict(frozen=True)

    at: float
    """Seconds since 1970."""
    message_id: str
    subject: str
    sender: str
    to: tuple[str, ...]
    sha256: str
    """Of the whole message, as it came."""


def read_taken(folder: Path) -> tuple[Taken, ...]:
    """Every message that was taken so far, in order. A last line that was cut off was never answered for."""
    file = folder / "taken.jsonl"
    if not file.exists():
        return ()
    whole, _, _ = file.read_bytes().rpartition(b"\n")
    return tuple(Taken.model_validate_json(line) for line in whole.splitlines() if line)


class _Keeper:
    """The handler of aiosmtpd; it finds its methods by these names."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        # What a kill left of a last line ends here, or the next message would be added to it.
        self._file = (folder / "taken.jsonl").open("a+b", buffering=0)
        self._mend()

    async def handle_RCPT(  # noqa: N802 - the name aiosmtpd calls
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        """Take or refuse a recipient."""
        behaviour = self._behaviour()
        if address in behaviour.refuses:
            return f"550 5.1.1 <{address}>: no such mailbox here"
        if address in behaviour.puts_off:
            return f"451 4.2.1 <{address}>: mailbox busy, try again later"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802 - as above
        """Keep the message, and only then say so."""
        content = envelope.content
        if not isinstance(content, bytes):
            return "500 expected bytes"
        behaviour, message = self._behaviour(), message_from_bytes(content)
        taken = Taken(
            at=time.time(),
            message_id=str(message["Message-ID"]),
            subject=str(message["Subject"]),
            sender=envelope.mail_from or "",
            to=tuple(envelope.rcpt_tos),
            sha256=hashlib.sha256(content).hexdigest(),
        )
        self._file.write(taken.model_dump_json().encode() + b"\n")
        os.fsync(self._file.fileno())
        if set(envelope.rcpt_tos) & set(behaviour.hangs_up_on) and isinstance(server.transport, asyncio.Transport):
            server.transport.abort()
        await asyncio.sleep(behaviour.answers_after_seconds)
        return "250 OK: kept"

    def _behaviour(self) -> Behaviour:
        file = self._folder / "behaviour.json"
        return Behaviour.model_validate_json(file.read_bytes()) if file.exists() else Behaviour()

    def _mend(self) -> None:
        whole, newline, _ = (self._folder / "taken.jsonl").read_bytes().rpartition(b"\n")
        self._file.truncate(len(whole) + len(newline))


async def _trickle(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Say one letter of a greeting every few seconds, so that no read is ever idle for long."""
    try:
        while True:
            writer.write(b"2")
            await writer.drain()
            await asyncio.sleep(2)
    except ConnectionError:
        writer.close()


async def _serve(port: int, folder: Path, *, tarpit: bool) -> None:
    if tarpit:
        server = await asyncio.start_server(_trickle, LOOPBACK, port)
    else:
        keeper = _Keeper(folder)
        server = await asyncio.get_running_loop().create_server(
            lambda: SMTP(keeper, hostname="mail.example"), LOOPBACK, port, reuse_address=True
        )
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(_serve(int(sys.argv[1]), Path(sys.argv[2]), tarpit="tarpit" in sys.argv[3:]))
